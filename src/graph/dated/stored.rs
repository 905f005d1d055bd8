//! What storage at a node costs by length of stay, looked up.

use super::Dated;
use crate::search::{NodeId, SearchError};
use crate::units::Minutes;

/// The charge for each number of started days beyond the free time.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    free: u32,
    by_day: Vec<i64>,
}

impl Stored {
    /// How long a stay costs nothing.
    #[inline]
    pub(crate) fn free(&self) -> u32 {
        self.free
    }

    /// What a stay costs, in minor units. Stays are no longer than twice the horizon.
    #[inline]
    pub(crate) fn charge(&self, stay: u32) -> i64 {
        let days = stay.saturating_sub(self.free).div_ceil(Minutes::DAY.get()) as usize;
        self.by_day.get(days).or(self.by_day.last()).copied().unwrap_or(0)
    }
}

impl<const K: usize> Dated<'_, K> {
    /// The storage that this cargo pays at a node; none where it pays none.
    ///
    /// # Errors
    /// [`SearchError::Overflow`].
    pub(crate) fn stored(&self, node: NodeId) -> Result<Option<Stored>, SearchError> {
        let lane = self.operations.lane;
        let Some(tariff) = lane.storage_tariff(lane.graph.node(node)) else { return Ok(None) };
        let most = 2 * self.operations.dates.horizon.started_days() + 1;
        let steps = tariff.daily(most, &lane.conditions.quantities, lane.conditions.tender);
        let (mut by_day, mut sum) = (vec![0], 0_i64);
        for (days, amount) in steps.ok_or(SearchError::Overflow)? {
            for _ in 0..days.min(most.saturating_sub(u32::try_from(by_day.len()).unwrap_or(u32::MAX))) {
                sum = sum.checked_add(amount.minor()).ok_or(SearchError::Overflow)?;
                by_day.push(sum);
            }
        }
        Ok(by_day.last().is_some_and(|most| *most > 0).then_some(Stored { free: tariff.free.get(), by_day }))
    }

    /// What a started day at a node costs at most, there or wherever a ride on demand may carry the wait, in minor units; and how much longer such a ride may make a
    /// difference in time.
    pub(crate) fn dearest_day(&self, node: NodeId) -> (i64, u64) {
        (self.operations.pricing.dearest_day[node.index()].minor(), self.stretch(node))
    }
}

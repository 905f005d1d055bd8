//! A moment on the clock of a place, shown with its year.

use crate::units::{Civil, Instant, Zone};
use std::fmt;
use std::sync::Arc;

/// A moment, and the zone on whose clock it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZonedTime {
    /// The moment.
    pub at: Instant,
    /// The zone of the place that it is about.
    pub zone: Arc<Zone>,
}

impl ZonedTime {
    /// The midnight that begins a local day, counted since the civil epoch.
    pub(in crate::plan) fn day(day: i64, zone: &Arc<Zone>) -> Self {
        Self { at: zone.instant(Civil::from_epoch_minutes(day * 1440)), zone: Arc::clone(zone) }
    }

    /// The local date: `31 Dec 2026`.
    pub fn date(&self) -> String {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (year, month, day) = self.zone.local(self.at).date();
        format!("{day} {} {year}", MONTHS[usize::from(month.clamp(1, 12)) - 1])
    }
}

impl fmt::Display for ZonedTime {
    /// `3 Dec 2026, 12:00 (Asia/Shanghai)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minute = self.zone.local(self.at).minute_of_day();
        write!(f, "{}, {:02}:{:02} ({})", self.date(), minute / 60, minute % 60, self.zone.name())
    }
}

//! Who has taken the departures of a line: whoever takes them no earlier and pays no less need not ride.

use super::rider::Taken;
use crate::plan::spread::kernel::Step;

/// By line, what is known to have taken its departures.
#[derive(Debug, Default)]
pub(super) struct Aboard(Vec<Vec<Known>>);

#[derive(Debug)]
struct Known {
    /// Departures in order, each with the share that has left by then.
    left: Vec<(u32, f64)>,
    mean: f64,
    /// Money and emissions so far.
    cost: [u64; 2],
    /// Which of the marks are passed.
    passed: u8,
}

impl Aboard {
    /// Whether nobody aboard is as good, who then is known to be. All come to the same node by the same ride, so that who leaves no later arrives no later; `grows` says what who
    /// comes earlier by so much on average may pay more there.
    pub(super) fn joins(
        &mut self,
        line: usize,
        taken: &[Taken],
        (cost, passed): ([u64; 2], u8),
        step: Step,
        grows: impl Fn(f64) -> u64,
    ) -> bool {
        if self.0.len() <= line {
            self.0.resize_with(line + 1, Vec::new);
        }
        let (mut sum, mut mean) = (0.0, 0.0);
        for one in taken {
            sum += one.share;
            mean += one.share * f64::from(one.leaves);
        }
        // Who never leaves is no earlier than who does.
        let mean = mean + (1.0 - sum).max(0.0) * f64::from(u32::MAX);
        let known = &mut self.0[line];
        let beaten = known.iter().any(|known| {
            let no_dearer = known.cost[1] <= cost[1] && known.passed | passed == known.passed;
            no_dearer
                && known.cost[0].saturating_add(grows(mean - known.mean)) <= cost[0]
                && known.leaves_no_later_than(taken, step)
        });
        if !beaten {
            let mut sum = 0.0;
            let left = taken.iter().map(|one| {
                sum += one.share;
                (one.leaves, sum)
            });
            known.push(Known { left: left.collect(), mean, cost, passed });
        }
        !beaten
    }
}

impl Known {
    fn leaves_no_later_than(&self, taken: &[Taken], step: Step) -> bool {
        let (mut at, mut within, mut others) = (0, 0.0, 0.0);
        taken.iter().all(|one| {
            while let Some(&(_, left)) = self.left.get(at).filter(|(leaves, _)| *leaves <= one.leaves) {
                (at, within) = (at + 1, left);
            }
            others += one.share;
            others <= within + step.equal()
        })
    }
}

//! Truncated fronts: what labels taken at a node cost in all criteria but the first.

/// Vectors of `K - 1` estimates, none of which is as good as another: every label comes with a first estimate no less than those before, so
/// that the others decide (Pulido, Mandow and Pérez de la Cruz, 2015).
///
/// Two estimates make a staircase: sorted by the first of them, the second falls, so that one place decides. Three are sorted by
/// the first and scanned.
#[derive(Debug, Default, Clone)]
pub(super) struct Front<const K: usize> {
    /// The second and third estimate, packed so that they sort.
    steps: Vec<u64>,
    /// The fourth.
    fourth: Vec<u32>,
}

#[inline]
fn packed(second: u32, third: u32) -> u64 {
    u64::from(second) << 32 | u64::from(third)
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
fn third(step: u64) -> u32 {
    step as u32
}

impl<const K: usize> Front<K> {
    pub(super) fn clear(&mut self) {
        self.steps.clear();
        self.fourth.clear();
    }

    /// Where a vector belongs, unless one that is as good is here.
    #[inline]
    pub(super) fn place(&self, estimate: &[u32; K]) -> Option<usize> {
        let step = packed(estimate[1], estimate[2]);
        if K == 3 {
            let place = self.steps.partition_point(|&other| other <= step);
            let beaten = place > 0 && third(self.steps[place - 1]) <= estimate[2];
            return if beaten { None } else { Some(place) };
        }
        let place = self.steps.partition_point(|&other| other <= step);
        let fourth = estimate[K - 1];
        // Those past the place have more in the second, or as much and more in the third.
        let (steps, fourths) = (&self.steps[..place], &self.fourth[..place]);
        let beaten =
            steps.iter().zip(fourths).rev().any(|(&other, &last)| third(other) <= estimate[2] && last <= fourth);
        if beaten { None } else { Some(place) }
    }

    /// Puts a vector in its place and drops those that it beats.
    #[inline]
    pub(super) fn insert(&mut self, place: usize, estimate: &[u32; K]) {
        let step = packed(estimate[1], estimate[2]);
        if K == 3 {
            let worse = self.steps[place..].iter().take_while(|&&other| third(other) >= estimate[2]).count();
            if worse == 0 {
                self.steps.insert(place, step);
            } else {
                self.steps[place] = step;
                self.steps.drain(place + 1..place + worse);
            }
            return;
        }
        let fourth = estimate[K - 1];
        let mut kept = place;
        for at in place..self.steps.len() {
            if third(self.steps[at]) < estimate[2] || self.fourth[at] < fourth {
                (self.steps[kept], self.fourth[kept]) = (self.steps[at], self.fourth[at]);
                kept += 1;
            }
        }
        self.steps.truncate(kept);
        self.fourth.truncate(kept);
        self.steps.insert(place, step);
        self.fourth.insert(place, fourth);
    }
}

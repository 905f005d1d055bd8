//! Truncated fronts: what labels taken at a node cost in all criteria but the first.

/// Vectors of `K - 1` estimates, none of which is as good as another: every label comes with a first estimate no less than those before, so
/// that the others decide (Pulido, Mandow and Pérez de la Cruz, 2015).
///
/// Two estimates make a staircase: sorted by the first of them, the second falls, so that one place decides. Three are sorted by
/// the first and scanned, several at once.
#[derive(Debug, Default, Clone)]
pub(super) struct Front<const K: usize> {
    /// The second and third estimate, packed so that they sort.
    steps: Vec<u64>,
    /// With four criteria, the third and the fourth side by side.
    third: Vec<u32>,
    fourth: Vec<u32>,
}

/// This many are looked at before anybody asks whether one is as good.
const LANES: usize = 8;

/// Whether some place has no more in either, the last ones first.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each would keep the compiler from comparing several at once"
)]
fn has_no_more(thirds: &[u32], fourths: &[u32], third: u32, fourth: u32) -> bool {
    let has = |(other, last): (&u32, &u32)| (*other <= third) & (*last <= fourth);
    let (mut ends, mut lasts) = (thirds.rchunks_exact(LANES), fourths.rchunks_exact(LANES));
    let mut blocks = ends.by_ref().zip(lasts.by_ref());
    blocks.any(|(block, last)| block.iter().zip(last).map(has).fold(false, |any, has| any | has))
        || ends.remainder().iter().zip(lasts.remainder()).any(has)
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
        self.third.clear();
        self.fourth.clear();
    }

    /// Where a vector belongs, unless one that is as good is here.
    #[inline]
    pub(super) fn place(&self, estimate: &[u32; K]) -> Option<usize> {
        let step = packed(estimate[1], estimate[2]);
        if K == 3 {
            let place = self.steps.partition_point(|&other| other <= step);
            let dominated = place > 0 && third(self.steps[place - 1]) <= estimate[2];
            return if dominated { None } else { Some(place) };
        }
        let place = self.steps.partition_point(|&other| other <= step);
        // Those past the place have more in the second, or as much and more in the third.
        let (thirds, fourths) = (&self.third[..place], &self.fourth[..place]);
        if has_no_more(thirds, fourths, estimate[2], estimate[K - 1]) { None } else { Some(place) }
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
            if self.third[at] < estimate[2] || self.fourth[at] < fourth {
                self.steps[kept] = self.steps[at];
                self.third[kept] = self.third[at];
                self.fourth[kept] = self.fourth[at];
                kept += 1;
            }
        }
        self.steps.truncate(kept);
        self.third.truncate(kept);
        self.fourth.truncate(kept);
        self.steps.insert(place, step);
        self.third.insert(place, estimate[2]);
        self.fourth.insert(place, fourth);
    }
}

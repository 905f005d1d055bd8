//! How much is done between two looks at the clock and the flag: counted in tests of this crate, nothing outside of them.

/// Work of this many nanoseconds: an estimate of what a step of its kind takes at most, derived from whole searches in the benches and not measured step by step.
#[cfg(not(test))]
#[inline]
pub(crate) const fn done(_nanoseconds: u64) {}

/// A look.
#[cfg(not(test))]
#[inline]
pub(crate) const fn looked() {}

#[cfg(test)]
pub(crate) use self::counted::{done, looked};

#[cfg(test)]
pub(crate) mod counted {
    use std::cell::Cell;

    thread_local! {
        /// Since the last look, the longest such stretch, and all, on this thread.
        static COUNTS: Cell<[u64; 3]> = const { Cell::new([0; 3]) };
    }

    pub(crate) fn done(nanoseconds: u64) {
        let [stretch, longest, all] = COUNTS.get();
        let stretch = stretch + nanoseconds;
        COUNTS.set([stretch, longest.max(stretch), all + nanoseconds]);
    }

    pub(crate) fn looked() {
        let [_, longest, all] = COUNTS.get();
        COUNTS.set([0, longest, all]);
    }

    /// The longest stretch of work between two looks on this thread since this was asked last, and all of its work.
    pub(crate) fn read() -> (u64, u64) {
        let [_, longest, all] = COUNTS.replace([0; 3]);
        (longest, all)
    }
}

//! One value at a time: codes, figures with their evidence, prices, tariffs, dates and words. What several lists are read with.

pub(super) mod codes;
pub(super) mod figures;
pub(super) mod tariffs;
pub(super) mod when;
pub(super) mod words;

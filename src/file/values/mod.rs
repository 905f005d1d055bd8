//! One value at a time: codes, figures with their evidence, prices, tariffs, dates and scopes. What several lists are read with.

pub(super) mod codes;
pub(super) mod figures;
pub(super) mod scope;
pub(super) mod tariffs;
pub(super) mod when;

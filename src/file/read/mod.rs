//! One list at a time: from the text's mirror to parts of a network.

pub(super) mod customs;
pub(super) mod delays;
pub(super) mod emissions;
pub(super) mod hours;
mod liners;
pub(super) mod lists;
pub(super) mod needs;
pub(super) mod other_names;
pub(super) mod places;
pub(super) mod rates;
pub(super) mod rules;
pub(super) mod services;
pub(super) mod sources;
pub(super) mod surcharges;

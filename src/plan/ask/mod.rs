//! From the words of a question to what they mean in a network.

pub(super) mod asked;
pub(super) mod assumed;
pub(super) mod ban;
pub(super) mod currency;
pub(super) mod days;
pub(super) mod depart;
mod ends;
pub(super) mod insurance;
pub(super) mod inventory;
pub(super) mod limits;
pub(super) mod meaning;
pub(super) mod regimes;
mod resolve;
pub(super) mod times;
pub(super) mod via;

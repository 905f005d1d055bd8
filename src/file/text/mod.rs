//! Texts before their meaning: encoding, letters that no text may hold, and where a value stands.

pub(super) mod controls;
pub(super) mod encoding;
pub(super) mod locate;
pub(super) mod shape;

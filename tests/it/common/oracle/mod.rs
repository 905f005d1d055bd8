//! The enumeration that knows every answer, and all that it computes with: none of it is the library's.

pub(crate) mod bill;
pub(crate) mod charges;
pub(crate) mod closures;
pub(crate) mod compute;
pub(crate) mod customs;
pub(crate) mod enumerate;
pub(crate) mod figures;
pub(crate) mod operations;
pub(crate) mod rules;

//! What the tests of exactness share: small networks, random worlds, and the enumeration that knows every answer.

pub(crate) mod dice;
pub(crate) mod enumerate;
pub(crate) mod lines;
pub(crate) mod parts;
pub(crate) mod reckon;
pub(crate) mod show;
pub(crate) mod world;

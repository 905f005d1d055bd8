//! What the tests of exactness share: small networks, random worlds, and the enumeration that knows every answer.

pub(crate) mod bill;
pub(crate) mod change;
pub(crate) mod charges;
pub(crate) mod closures;
pub(crate) mod customs;
pub(crate) mod dates;
pub(crate) mod dice;
pub(crate) mod enumerate;
pub(crate) mod figures;
pub(crate) mod lines;
pub(crate) mod needs;
pub(crate) mod operations;
pub(crate) mod parts;
pub(crate) mod reckon;
pub(crate) mod rules;
pub(crate) mod show;
pub(crate) mod trains;
pub(crate) mod world;

/// How many worlds a test of exactness draws: `LANDSEA_ORACLE_CASES`, or else so many.
pub(crate) fn oracle_cases(unless_told: u32) -> u32 {
    std::env::var("LANDSEA_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(unless_told)
}

//! What the tests of exactness share: small networks, random worlds, and the enumeration that knows every answer.

pub(crate) mod change;
pub(crate) mod dates;
pub(crate) mod days;
pub(crate) mod dice;
pub(crate) mod lines;
pub(crate) mod needs;
pub(crate) mod oracle;
pub(crate) mod parts;
pub(crate) mod paths;
pub(crate) mod readme;
pub(crate) mod show;
pub(crate) mod trains;
pub(crate) mod world;

use landsea::Network;
use landsea::plan::Criterion;
use std::path::Path;
use std::sync::LazyLock;

pub(crate) const TIME_AND_COST: &[Criterion] = &[Criterion::Time, Criterion::Cost];
pub(crate) const ALL_CRITERIA: &[Criterion] = &[Criterion::Time, Criterion::Cost, Criterion::Emissions];

/// The shipped corridors, read once for all tests that only ask them.
pub(crate) static CHONGQING: LazyLock<Network> = LazyLock::new(Network::chongqing);

/// The folder of the crate: where `README.md`, `networks` and `src` are.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in a folder of the crate")
}

/// How many worlds a test of exactness draws: `LANDSEA_ORACLE_CASES`, or else this many.
pub(crate) fn oracle_cases(otherwise: u32) -> u32 {
    std::env::var("LANDSEA_ORACLE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(otherwise)
}

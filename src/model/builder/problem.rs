//! What does not hang together.

use crate::units::Shown;

/// What a [`Problem`] is about, by kind and position in the order of adding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A hub.
    Hub(usize),
    /// A city.
    City(usize),
    /// A service.
    Service(usize),
    /// A stage of a service.
    Stage(usize, usize),
    /// A handling.
    Handling(usize),
    /// Packing.
    Stuffing(usize),
    /// Unpacking.
    Unstuffing(usize),
    /// A storage tariff.
    Storage(usize),
    /// Ordinary clearance.
    Customs(usize),
    /// A customs territory.
    Territory(usize),
    /// A customs regime.
    Regime(usize),
    /// A lorry tariff.
    Drayage(usize),
    /// Lease of carriers' boxes.
    Lease(usize),
    /// A rate of exchange.
    Rate(usize),
    /// A surcharge.
    Surcharge(usize),
    /// A premium of insurance.
    Premium(usize),
    /// A delay.
    Delay(usize),
    /// A commodity.
    Commodity(usize),
    /// A kind of dangerous goods.
    Hazard(usize),
    /// What kinds of service take.
    Acceptance(usize),
    /// Where a temperature can be held.
    Cooling(usize),
    /// What may not be carried.
    Restriction(usize),
    /// A country closed to some goods that would pass through it.
    NoTransit(usize),
    /// Another name of a place.
    OtherName(usize),
    /// A source.
    Source(usize),
    /// The network as a whole.
    Network,
}

/// Something that does not hang together: what, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("[{code}] {}; {}", Shown(.cause), Shown(.cure))]
pub struct Problem {
    /// Stable code of the rule.
    pub code: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// What it contradicts, where that is another part.
    pub first: Option<Subject>,
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub cure: String,
}

pub(super) fn problem(code: &'static str, subject: Subject, cause: &str, cure: &str) -> Problem {
    Problem { code, subject, first: None, cause: cause.to_owned(), cure: cure.to_owned() }
}

//! Insurance of the cargo by its value.

use super::{Evidence, Hub, Problem, Range, Service, Subject, SurchargedRides, Tender};
use crate::units::Money;
use std::sync::Arc;

/// Per cent of the value of the goods that is insured: a tenth is added for the expected profit, as clause A5 of the rules CIF and CIP of
/// Incoterms 2020 has it.
pub const COVER_PERCENT: u32 = 110;

/// What insurers take on rides of a kind. Of several that touch a ride, each is taken: a risk more, a premium more.
#[derive(Debug, Clone)]
pub struct Premium {
    /// Unique code.
    pub code: Arc<str>,
    /// Name shown beside the charge.
    pub name: Arc<str>,
    /// On which rides.
    pub rides: SurchargedRides,
    /// Millionths of the insured value.
    pub rate: Range<u64>,
}

impl Premium {
    /// What is wrong with it, among these services: what it names exists, and some ride is touched.
    pub(super) fn problem(&self, subject: Subject, services: &[Service], hubs: &[Hub]) -> Option<Problem> {
        self.rides.problem(&format!("premium `{}`", self.code), subject, services, hubs)
    }
}

/// How a shipment is insured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insurance {
    /// Value of the goods.
    pub value: Money,
    /// Evidence of the value, where it is what is typical of the commodity.
    pub value_evidence: Option<Evidence>,
    /// What is paid.
    pub terms: InsuranceTerms,
}

/// What insurance costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsuranceTerms {
    /// One premium for all of the way: millionths of the insured value, and the least in the network's currency.
    OneRate(u64, Money),
    /// A premium for each ride, as [`Premium`]s say.
    ByRide,
}

impl Insurance {
    /// The premium of a rate in millionths on a bill made out in a currency, rounded half up, or `None` past the type.
    pub fn premium(&self, rate: u64, tender: Tender) -> Option<Money> {
        tender.share(self.value, i128::from(COVER_PERCENT) * i128::from(rate), 100 * 1_000_000)
    }
}

//! What the auditor looks at, and what it finds.

use crate::model::{Case, HubIx, Network, Shipment};
use crate::plan::{Itinerary, Query};
use crate::units::HubCode;
use std::fmt;

/// A figure that the auditor finds otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// Where on the way.
    pub place: String,
    /// What is compared.
    pub what: &'static str,
    /// What the itinerary says.
    pub said: String,
    /// What the model gives.
    pub found: String,
}

impl fmt::Display for Discrepancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} is {} in the itinerary and {} by the model", self.place, self.what, self.said, self.found)
    }
}

/// An itinerary that is looked at, and what it was asked for.
pub(super) struct Auditor<'a> {
    pub(super) network: &'a Network,
    pub(super) shipment: &'a Shipment,
    pub(super) query: &'a Query,
    pub(super) case: Case,
    pub(super) itinerary: &'a Itinerary,
    /// From which minute on hubs do not work together, and when they do again.
    pub(super) openings: Vec<(Vec<HubIx>, i128, i128)>,
    pub(super) found: Vec<Discrepancy>,
}

impl Auditor<'_> {
    pub(super) fn differ(
        &mut self,
        place: &str,
        what: &'static str,
        said: impl fmt::Display,
        found: impl fmt::Display,
    ) {
        let (said, found) = (said.to_string(), found.to_string());
        self.found.push(Discrepancy { place: place.to_owned(), what, said, found });
    }

    pub(super) fn compare(&mut self, place: &str, what: &'static str, said: i128, found: i128) {
        if said != found {
            self.differ(place, what, said, found);
        }
    }

    pub(super) fn hub(&mut self, code: &HubCode) -> Option<HubIx> {
        let known = self.network.hub_with(code);
        if known.is_none() {
            self.differ(code.as_str(), "the hub", "a hub", "unknown");
        }
        known
    }
}

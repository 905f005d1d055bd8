//! What the figures of an itinerary go by.

use crate::model::Evidence;
use crate::plan::Itinerary;

/// The evidence of an itinerary's figures, each once, worst grade first: what a quotation should be checked against.
pub fn evidence(itinerary: &Itinerary) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = itinerary
        .items()
        .flat_map(|item| [item.time_evidence.as_ref(), item.charge_evidence.as_ref()])
        .flatten()
        .cloned()
        .collect();
    all.sort_by(|a, b| (b.grade, &a.sources, a.year).cmp(&(a.grade, &b.sources, b.year)));
    all.dedup();
    all
}

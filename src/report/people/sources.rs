//! The documents behind the figures of itineraries.

use super::style::Style;
use crate::model::Network;
use crate::plan::Itinerary;
use crate::units::Shown;
use std::collections::BTreeSet;
use std::fmt::Write;

/// A line for each source that a figure of these itineraries refers to, by key.
pub fn sources_text<'i>(
    itineraries: impl IntoIterator<Item = &'i Itinerary>,
    network: &Network,
    style: &Style,
) -> String {
    let mut keys = BTreeSet::new();
    for itinerary in itineraries {
        for met in itinerary.legs.iter().flat_map(|leg| &leg.meets) {
            keys.extend(met.evidence.sources.split_whitespace());
        }
        let queues = itinerary.legs.iter().flat_map(|leg| &leg.stages).filter_map(|stage| stage.queue.as_ref());
        for delay in itinerary.legs.iter().filter_map(|leg| leg.lateness.as_ref()).chain(queues) {
            keys.extend(delay.evidence.sources.split_whitespace());
        }
        for item in itinerary.items() {
            let factor = item.factor.as_ref().map(|factor| factor.figure(&itinerary.quantities).evidence());
            for evidence in [item.time_evidence.as_ref(), item.charge_evidence.as_ref(), factor].into_iter().flatten() {
                keys.extend(evidence.sources.split_whitespace());
            }
        }
    }
    let mut shown = style.heading("Sources") + "\n";
    for source in network.sources().iter().filter(|source| keys.contains(&*source.key)) {
        let (key, publisher) = (Shown(&source.key).to_string(), Shown(&source.publisher));
        let mut line = format!("  {key:<8} {publisher}: {}. {}", Shown(&source.title), Shown(&source.date));
        if let Some(address) = &source.address {
            write!(line, " <{}>", Shown(address)).unwrap_or_default();
        }
        shown.push_str(&style.paragraph(&line, 11));
    }
    shown
}

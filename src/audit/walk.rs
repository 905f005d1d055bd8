//! An itinerary from end to end: its stays and legs, and what they add up to.

use super::auditor::{Auditor, Discrepancy};
use super::figures::Tally;
use crate::model::{Network, Quantities, Shipment};
use crate::plan::{Itinerary, Query};
use crate::units::Instant;

/// Computes an itinerary again for the shipment and query that it answers.
///
/// # Errors
/// Everything that disagrees, in the order of the way.
pub fn audit(
    network: &Network,
    shipment: &Shipment,
    query: &Query,
    itinerary: &Itinerary,
) -> Result<(), Vec<Discrepancy>> {
    let mut auditor =
        Auditor { network, shipment, case: query.case, query, itinerary, openings: Vec::new(), found: Vec::new() };
    // Zones are known from 2000 on, and to 2100, when the longest way from the end of 2097 is over.
    let known = |ready: &Instant| (15_778_080..=67_320_000).contains(&ready.epoch_minutes());
    if let Some(ready) = itinerary.ready.filter(|ready| !known(ready)) {
        auditor.differ(
            "itinerary",
            "the ready date",
            ready.to_rfc3339(),
            "one of 1 January 2000 to 29 December 2097 UTC",
        );
        return Err(auditor.found);
    }
    match shipment.quantities(network) {
        Ok(quantities) => auditor.walk(&quantities),
        Err(error) => auditor.differ("shipment", "its quantities", "countable", error),
    }
    if auditor.found.is_empty() { Ok(()) } else { Err(auditor.found) }
}

impl Auditor<'_> {
    fn walk(&mut self, quantities: &Quantities) {
        let Itinerary { legs, stays, .. } = self.itinerary;
        if legs.is_empty() || stays.len() != legs.len() + 1 {
            return self.differ("itinerary", "the number of stays", stays.len(), legs.len() + 1);
        }
        let mut total = Tally::default();
        for (at, stay) in stays.iter().enumerate() {
            let arrived = at.checked_sub(1).map(|before| &legs[before]);
            let leaving = legs.get(at);
            self.check_stay(stay, arrived, leaving, quantities, &mut total);
            if let Some(leg) = leaving {
                self.check_leg(leg, stay, quantities, &mut total);
            }
        }
        let last = stays.last().map_or(0, |stay| i128::from(stay.ends.get()));
        self.compare("itinerary", "elapsed minutes", i128::from(self.itinerary.elapsed.get()), last);
        self.check_currency();
        self.compare("itinerary", "cost in cents", i128::from(self.itinerary.cost.minor()), total.cents);
        self.compare("itinerary", "grams of CO2e", i128::from(self.itinerary.emissions.get()), total.grams);
        let items: i128 = self.itinerary.items().map(|item| i128::from(item.charge.minor())).sum();
        self.compare("itinerary", "cents of all items", items, total.cents);
        let items: i128 = self.itinerary.items().map(|item| i128::from(item.emissions.get())).sum();
        self.compare("itinerary", "grams of all items", items, total.grams);
        self.check_limits(last, total.cents);
    }

    /// Whether the bill is in the currency asked for.
    fn check_currency(&mut self) {
        let asked = self.asked_currency().to_owned();
        if self.itinerary.currency.as_str() != asked {
            self.differ("itinerary", "the currency", self.itinerary.currency, asked);
        }
    }

    fn check_limits(&mut self, minutes: i128, cents: i128) {
        if let Some(budget) = self.query.budget
            && cents > i128::from(budget.minor())
        {
            self.differ("itinerary", "cost within budget", cents, budget);
        }
        self.check_dates(minutes);
    }
}

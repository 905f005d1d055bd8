//! Lease of carriers' boxes, the inventory cost and one premium for all of the way, computed again.

use super::auditor::Auditor;
use super::prices::Fraction;
use crate::model::{BoxKind, Cargo, HubIx, Loading, Quantities, Since};
use crate::plan::{InsuranceRate, InventoryRate, Leg, Stay};

impl Auditor<'_> {
    /// What is due at a stay for the time since the cargo was ready, and for insurance, in cents.
    pub(super) fn held(
        &mut self,
        hub: HubIx,
        stay: &Stay,
        arrived: Option<&Leg>,
        leaving: Option<&Leg>,
        quantities: &Quantities,
    ) -> i128 {
        let mut cents = 0;
        let boxed = |leg: Option<&Leg>| leg.is_some_and(|leg| leg.loading == Loading::Box);
        if self.shipment.carrier_boxes && boxed(arrived) && !boxed(leaving) {
            let country = self.network.hub(hub).country;
            let size = match self.shipment.cargo() {
                Cargo::Boxes { size, .. } => size.as_str(),
                _ => "45G1",
            };
            let (height, group) = (size.as_bytes()[1], size.as_bytes()[2]);
            let kind = match (height, group) {
                (_, b'R' | b'H') => BoxKind::Reefer,
                (_, b'U') | (b'4' | b'5' | b'6', _) => BoxKind::HighCube,
                _ => BoxKind::Standard,
            };
            let rules = self.network.leases().iter().filter(|rule| rule.at.narrowness(hub, country).is_some());
            let fitting = rules.filter(|rule| rule.of.is_none() || rule.of == Some(kind));
            if let Some(rule) = fitting.max_by_key(|rule| (rule.at.narrowness(hub, country), rule.of.is_some())) {
                let begins = arrived.map_or(0, |leg| i128::from(leg.arrives.get()));
                let held = match (rule.since, leaving) {
                    (Since::Ready, _) => i128::from(stay.handled.get()),
                    (Since::Arrival, Some(_)) => i128::from(stay.handled.get()) - begins,
                    (Since::Arrival, None) => i128::from(stay.ends.get()) - begins,
                };
                let held = held + i128::from(rule.unloading.get());
                let free = i128::from(rule.free.get());
                cents += self.by_the_day(&rule.steps, &rule.per, &rule.evidence, free, held, quantities);
                let back = &rule.drop_off;
                cents += self.line(&rule.per, back.at(self.case), back.evidence(), quantities);
            }
        }
        if arrived.is_none()
            && let Some(InsuranceRate::Millionths { rate, least }) = self.query.insurance
        {
            cents +=
                self.premium(i128::from(rate), quantities).max(self.billed(Fraction::whole(least.minor())).rounded());
        }
        if leaving.is_none() {
            cents += self.inventory(i128::from(stay.ends.get()), quantities);
        }
        cents
    }

    /// Value of the goods in cents: as given, or as is typical of the commodity.
    fn value(&self, quantities: &Quantities) -> Option<i128> {
        if let Some(value) = self.shipment.value {
            return Some(i128::from(value.minor()));
        }
        let known = self.shipment.commodity.as_ref().and_then(|key| self.network.commodity(key))?;
        let value = i128::from(known.value.at(self.case).minor());
        Some(match self.shipment.cargo() {
            Cargo::Vehicles { count } => value * i128::from(*count),
            // Half for each twenty.
            Cargo::Boxes { .. } => value * i128::from(2 * quantities.forties + quantities.twenties) / 2,
            _ => value * i128::from(quantities.kg) / i128::from(known.kg.value.get()),
        })
    }

    fn inventory(&mut self, minutes: i128, quantities: &Quantities) -> i128 {
        let Some(rate) = self.query.inventory else { return 0 };
        let rate = match rate {
            InventoryRate::Thousandths(rate) => Some(rate),
            InventoryRate::OfCommodity => {
                let known = self.shipment.commodity.as_ref().and_then(|key| self.network.commodity(key));
                known.map(|known| known.time_cost.at(self.case))
            }
        };
        let Some((value, rate)) = self.value(quantities).zip(rate) else {
            self.differ("itinerary", "an inventory cost", "charged", "nothing to compute it from");
            return 0;
        };
        let share = Fraction::new(i128::from(rate), 100_000).by(Fraction::new(minutes, 1440));
        self.billed(Fraction::whole(value).by(share)).rounded()
    }

    /// Millionths of the goods' value and a tenth more, in cents.
    pub(super) fn premium(&mut self, millionths: i128, quantities: &Quantities) -> i128 {
        let Some(value) = self.value(quantities) else {
            self.differ("itinerary", "insurance", "charged", "no value");
            return 0;
        };
        self.billed(Fraction::whole(value).by(Fraction::new(11 * millionths, 10_000_000))).rounded()
    }
}

//! What is added to the price of a ride or taken off it: seasons in the order of the file, then surcharges, never below a price of zero.

use super::item::{Item, ItemKind, Overflow};
use crate::graph::{Conditions, Lane, ServiceRide};
use crate::model::{Departs, Season, Service, Surcharge, SurchargeAmount};
use crate::units::{Civil, GramsCo2e, Minutes, Money};
use std::sync::Arc;

/// A season of the service, or a surcharge on the ride.
#[derive(Debug, Clone, Copy)]
pub(in crate::graph) enum Adjustment<'n> {
    Season(&'n Season),
    Surcharge(&'n Surcharge),
}

impl<'a> Lane<'a> {
    /// Everything that may change the price of a ride of this cargo.
    fn all_adjustments(self, ride: usize) -> impl Iterator<Item = Adjustment<'a>> {
        let Self { network, graph, conditions } = self;
        let service = network.service(graph.rides()[ride].service);
        let stages = graph.rides()[ride].stages(service);
        let seasons = service.seasons.iter().filter(move |season| season.is_on(&stages)).map(Adjustment::Season);
        let touching = graph.surcharges(ride).filter(|&(_, number)| conditions.surcharges[number].of_this_cargo);
        seasons.chain(touching.map(|(_, number)| Adjustment::Surcharge(&network.surcharges()[number])))
    }

    /// What holds when a ride leaves its first call on a local date; on demand, whatever holds when the cargo is ready. Without a date, and not
    /// on demand, only what always holds.
    pub(in crate::graph) fn holding(self, ride: usize, date: Option<Civil>) -> impl Iterator<Item = Adjustment<'a>> {
        let Self { network, graph, conditions } = self;
        let index = graph.rides()[ride].service;
        let (service, phases) = (network.service(index), graph.phases(index));
        let on_demand = matches!(service.departs, Departs::OnDemand);
        let stages = graph.rides()[ride].stages(service);
        let seasons = date.into_iter().flat_map(move |date| phases.holding(service, date));
        let seasons = seasons.filter(move |season| season.is_on(&stages)).map(Adjustment::Season);
        let touching = graph.surcharges(ride).filter(move |&(at, number)| {
            let (applies, surcharge) = (conditions.surcharges[number], &network.surcharges()[number]);
            applies.of_this_cargo
                && match date {
                    Some(date) => phases.surcharge_holds(service, at, surcharge, date),
                    None => surcharge.window.is_none() || on_demand && applies.when_ready,
                }
        });
        seasons.chain(touching.map(|(_, number)| Adjustment::Surcharge(&network.surcharges()[number])))
    }
}

impl Adjustment<'_> {
    /// What it changes the price of a ride by, by itself, where the ride costs `fare` without seasons and surcharges: a share of that,
    /// rounded half up, and an amount. Below zero it takes off.
    fn change(
        &self,
        conditions: &Conditions,
        service: &Service,
        ride: &ServiceRide,
        fare: Money,
    ) -> Result<Money, Overflow> {
        let share = |permille: i32| -> Result<Money, Overflow> {
            let share = fare.checked_mul(i64::from(permille)).ok_or(Overflow)?.minor();
            Ok(Money::from_minor(share.checked_add(500).ok_or(Overflow)?.div_euclid(1000)))
        };
        match self {
            Self::Season(season) => {
                let part = season.charge_permille.as_ref().map_or(Ok(Money::ZERO), |permille| share(permille.value))?;
                let Some(add) = &season.add_charge else { return Ok(part) };
                let per = service.per.without_minimum();
                let more =
                    per.charge(add.at(conditions.case), &conditions.quantities, conditions.tender).ok_or(Overflow)?;
                part.checked_add(more).ok_or(Overflow)
            }
            Self::Surcharge(surcharge) => match &surcharge.amount {
                SurchargeAmount::Share(permille) => share(permille.at(conditions.case)),
                SurchargeAmount::Flat(rate) => {
                    rate.charge(conditions.case, &conditions.quantities, conditions.tender).ok_or(Overflow)
                }
                SurchargeAmount::Distance(rate) => {
                    let way = &service.stages[service.calls[ride.from].leave..service.calls[ride.to].arrive];
                    let km: u64 = way.iter().map(|stage| u64::from(stage.distance.value.get())).sum();
                    let Conditions { case, quantities, tender, .. } = conditions;
                    rate.charge_over(*case, km, quantities, *tender).ok_or(Overflow)
                }
            },
        }
    }

    /// Whether it holds whatever the date.
    fn always_holds(&self) -> bool {
        matches!(self, Self::Surcharge(surcharge) if surcharge.window.is_none())
    }

    /// Its item when it is charged so much; none where it changes nothing.
    pub(in crate::graph) fn item(&self, conditions: &Conditions, charge: Money) -> Option<Item> {
        let (kind, name, evidence, time) = match self {
            Self::Season(season) => {
                let share = season.charge_permille.as_ref().map(|permille| &permille.evidence);
                let evidence = season.add_charge.as_ref().map(crate::model::Range::evidence).or(share);
                (ItemKind::Season, &season.name, evidence, season.add_time.as_ref())
            }
            Self::Surcharge(surcharge) => {
                let evidence = Some(surcharge.amount.evidence());
                (ItemKind::Surcharge(surcharge.kind), &surcharge.name, evidence, None)
            }
        };
        (charge != Money::ZERO || time.is_some()).then(|| Item {
            kind,
            name: Some(Arc::clone(name)),
            time: time.map_or(Minutes::ZERO, |add| add.at(conditions.case)),
            time_evidence: time.map(|add| add.evidence().clone()),
            charge,
            charge_evidence: evidence.cloned(),
            emissions: GramsCo2e::ZERO,
            factor: None,
        })
    }
}

/// Hands over what each of these, in order, is charged: its change, but never more off than is left of the price by then. Gives the price after
/// all of them.
///
/// # Errors
/// [`Overflow`], and whatever `each` returns.
pub(in crate::graph) fn adjust<'n>(
    conditions: &Conditions,
    service: &Service,
    ride: &ServiceRide,
    fare: Money,
    adjustments: impl Iterator<Item = Adjustment<'n>>,
    mut each: impl FnMut(&Adjustment<'n>, Money) -> Result<(), Overflow>,
) -> Result<Money, Overflow> {
    let mut left = fare;
    for adjustment in adjustments {
        let change = adjustment.change(conditions, service, ride, fare)?;
        let after = left.checked_add(change).ok_or(Overflow)?.max(Money::ZERO);
        each(&adjustment, after.checked_sub(left).ok_or(Overflow)?)?;
        left = after;
    }
    Ok(left)
}

impl Lane<'_> {
    /// The least that a ride can cost on any date: what always holds, every reduction at once, and no other addition. Whatever is added, at
    /// whatever place in the order, leaves no later price lower; so no choice of seasons and windows comes below this.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(in crate::graph) fn least_price(self, number: usize, fare: Money) -> Result<Money, Overflow> {
        let Self { network, graph, conditions } = self;
        let ride = &graph.rides()[number];
        let service = network.service(ride.service);
        let mut left = fare;
        for adjustment in self.all_adjustments(number) {
            let mut change = adjustment.change(conditions, service, ride, fare)?;
            if !adjustment.always_holds() {
                change = change.min(Money::ZERO);
            }
            left = left.checked_add(change).ok_or(Overflow)?.max(Money::ZERO);
        }
        Ok(left)
    }
}

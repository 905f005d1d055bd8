//! The one cost function: what each thing on a way takes, item by item.
//!
//! The search adds these items up, and the itinerary is made of the same items. (The auditor shares none of this: it
//! computes again from the model.)

use super::adjustments::adjust;
use super::customs::{Crossing, Direction};
use super::item::{Item, ItemKind, Overflow};
use super::{customs, insurance};
use crate::graph::{Conditions, End, Lane, TransportArc};
use crate::model::{HubIx, Loading, Side, Stage, StageKind, Stuffing};
use crate::search::NodeId;
use crate::units::{Civil, GramsCo2e, Kilometres, Minutes, Money};
use std::sync::Arc;

impl<'a> Lane<'a> {
    /// Hands over every item of the handling at the tail of an arc, clearance and packing included. `false` when the arc is not possible for
    /// this cargo.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn handling(
        self,
        arc: &TransportArc,
        mut each: impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<bool, Overflow> {
        let Self { network, graph, conditions } = self;
        let tail = graph.node(arc.tail);
        let Some(hub) = tail.hub else { return Ok(false) };
        let rule = &network.handlings()[arc.handling];
        let leaves = match rule.to {
            Side::Gate => None,
            Side::On(_, loading) => Some(loading),
        };
        if tail.side == Side::Gate && !drayage(&conditions.origins, hub, leaves, &mut each)? {
            return Ok(false);
        }
        let service = arc.ride.map(|ride| &*network.service(graph.rides()[ride].service).code);
        if let (Side::Gate, Side::On(mode, loading)) = (tail.side, rule.to) {
            let crossing = Crossing { mode, loading, service };
            self.clearance(hub, Direction::Export, &crossing, &mut each)?;
        }
        if tail.side == Side::Gate && leaves == Some(Loading::Box) && conditions.comes != Loading::Box {
            let Some(packing) = network.stuffing(hub, conditions.comes) else { return Ok(false) };
            each(packed(conditions, ItemKind::Stuffing, &network.stuffings()[packing])?)?;
        }
        each(Item {
            kind: ItemKind::Handling,
            name: rule.note.clone(),
            time: rule.time.at(conditions.case),
            time_evidence: Some(rule.time.evidence().clone()),
            charge: rule.rate.charge(conditions.case, &conditions.quantities, conditions.tender).ok_or(Overflow)?,
            charge_evidence: Some(rule.rate.amount.evidence().clone()),
            emissions: rule
                .emission
                .grams(conditions.case, &conditions.quantities, Kilometres::ZERO)
                .ok_or(Overflow)?,
            factor: Some(Arc::clone(&rule.emission)),
        })?;
        if tail.side == Side::Gate {
            insurance::at_hand_in(conditions, &mut each)?;
        }
        if let (Side::On(mode, loading), Side::Gate) = (tail.side, rule.to) {
            let crossing = Crossing { mode, loading, service: None };
            self.clearance(hub, Direction::Import, &crossing, &mut each)?;
        }
        if let Side::On(mode, loading) = rule.to
            && customs::may_open_transit(network, rule)
        {
            self.transit_from(hub, &Crossing { mode, loading, service }, &mut each)?;
        }
        if arc.ride.is_none() {
            if let Some(unpacking) = self.unstuffing(hub, tail.loading()) {
                each(packed(conditions, ItemKind::Unstuffing, unpacking)?)?;
            }
            return drayage(&conditions.destinations, hub, tail.loading(), &mut each);
        }
        Ok(true)
    }

    /// Unpacking what came unpacked and arrives in boxes, where a hub can. A box for a door goes there as it is.
    fn unstuffing(self, hub: HubIx, loading: Option<Loading>) -> Option<&'a Stuffing> {
        let Self { network, conditions, .. } = self;
        let packed = loading == Some(Loading::Box) && conditions.comes != Loading::Box;
        let door = conditions.destinations.iter().any(|end| end.hub == hub && end.door.is_some());
        let rule = network.unstuffing(hub, conditions.comes).filter(|_| packed && !door)?;
        network.unstuffings().get(rule)
    }
}

fn packed(conditions: &Conditions, kind: ItemKind, rule: &Stuffing) -> Result<Item, Overflow> {
    Ok(Item {
        kind,
        name: rule.note.clone(),
        time: rule.time.at(conditions.case),
        time_evidence: Some(rule.time.evidence().clone()),
        charge: rule.rate.charge(conditions.case, &conditions.quantities, conditions.tender).ok_or(Overflow)?,
        charge_evidence: Some(rule.rate.amount.evidence().clone()),
        emissions: GramsCo2e::ZERO,
        factor: None,
    })
}

/// The lorry of an end of the way, where there is a door; `false` when there is none for this loading.
fn drayage(
    ends: &[End],
    hub: HubIx,
    loading: Option<Loading>,
    each: &mut impl FnMut(Item) -> Result<(), Overflow>,
) -> Result<bool, Overflow> {
    let Some(doors) = ends.iter().find(|end| end.hub == hub).and_then(|end| end.door.as_ref()) else { return Ok(true) };
    let Some(lorry) = doors.iter().find(|lorry| Some(lorry.loading) == loading) else { return Ok(false) };
    each(Item {
        kind: ItemKind::Drayage(lorry.km),
        name: None,
        time: lorry.time,
        time_evidence: Some(lorry.time_evidence.clone()),
        charge: lorry.charge,
        charge_evidence: Some(lorry.charge_evidence.clone()),
        emissions: lorry.emissions,
        factor: Some(Arc::clone(&lorry.factor)),
    })?;
    Ok(true)
}

impl Lane<'_> {
    /// Hands over every item of a ride, by its position among the graph's: its stages, the seasons and surcharges that hold on the local date
    /// of departure from the first call, and the extras. Without a date, no season holds, and no surcharge that has a window.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn ride(
        self,
        number: usize,
        date: Option<Civil>,
        mut each: impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let price = self.fare(number, &mut each)?;
        self.adjustments(number, price, date, &mut each)?;
        self.extras(number, each)
    }

    /// Hands over the stages of a ride and what its price is made of without seasons and surcharges. Gives that price.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn fare(
        self,
        number: usize,
        mut each: impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<Money, Overflow> {
        let Self { network, graph, conditions } = self;
        let ridden = &graph.rides()[number];
        let service = network.service(ridden.service);
        let (case, quantities, tender) = (conditions.case, &conditions.quantities, conditions.tender);
        let (first, last) = (service.calls[ridden.from], service.calls[ridden.to]);
        let (per, through) = (service.per.without_minimum(), service.through_rate(first.hub, last.hub));
        let mut price = Money::ZERO;
        for (offset, stage) in service.stages[first.leave..last.arrive].iter().enumerate() {
            let charge = match through {
                Some(_) => Money::ZERO,
                None => per.charge(stage.charge.at(case), quantities, tender).ok_or(Overflow)?,
            };
            price = price.checked_add(charge).ok_or(Overflow)?;
            each(Item {
                kind: ItemKind::Stage(first.leave + offset),
                name: stage_name(stage),
                time: stage.time.at(case),
                time_evidence: Some(stage.time.evidence().clone()),
                charge,
                charge_evidence: through.is_none().then(|| stage.charge.evidence().clone()),
                emissions: stage_emissions(conditions, stage)?,
                factor: stage.emission.clone(),
            })?;
        }
        if let Some(rate) = through {
            price = per.charge(rate.at(case), quantities, tender).ok_or(Overflow)?;
            each(Item::charged(ItemKind::ThroughRate, price, Some(rate.evidence())))?;
        }
        // Against the lines as they are billed, so that the bill comes to the minimum and not to a cent beside it.
        if let Some(minimum) = service.per.minimum() {
            let least = tender.times(minimum.value, 1).ok_or(Overflow)?;
            if least > price {
                let missing = least.checked_sub(price).ok_or(Overflow)?;
                each(Item::charged(ItemKind::MinimumCharge, missing, Some(&minimum.evidence)))?;
                price = least;
            }
        }
        Ok(price)
    }

    /// Hands over what is due on a ride in addition to the carrier's price: the transit that begins on it, and premiums of insurance.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn extras(
        self,
        number: usize,
        mut each: impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let ride = &self.graph.rides()[number];
        self.transit_on(ride, &mut each)?;
        self.premiums_on(ride, &mut each)
    }

    /// Hands over what seasons and surcharges make of the price of a ride, in order.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn adjustments(
        self,
        number: usize,
        fare: Money,
        date: Option<Civil>,
        mut each: impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Self { network, graph, conditions } = self;
        let ride = &graph.rides()[number];
        let service = network.service(ride.service);
        let holding = self.holding(number, date);
        adjust(conditions, service, ride, fare, holding, |adjustment, charge| {
            adjustment.item(conditions, charge).map_or(Ok(()), &mut each)
        })?;
        Ok(())
    }
}

fn stage_name(stage: &Stage) -> Option<Arc<str>> {
    match &stage.kind {
        StageKind::Dwell(reason) => Some(Arc::clone(reason)),
        StageKind::Run | StageKind::Border => None,
    }
}

fn stage_emissions(conditions: &Conditions, stage: &Stage) -> Result<GramsCo2e, Overflow> {
    let Some(factor) = &stage.emission else { return Ok(GramsCo2e::ZERO) };
    factor.grams(conditions.case, &conditions.quantities, stage.distance.value).ok_or(Overflow)
}

impl Lane<'_> {
    /// The storage item of a stay at a node, from arrival to departure; none where nothing is due.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn storage(self, tail: NodeId, stay: Minutes) -> Result<Option<Item>, Overflow> {
        let Self { graph, conditions, .. } = self;
        let Some(tariff) = self.storage_tariff(graph.node(tail)) else { return Ok(None) };
        let charge = tariff.charge(stay, &conditions.quantities, conditions.tender).ok_or(Overflow)?;
        let name = tariff.cooled.then(|| Arc::from("storage and power"));
        let item = || Item { name, ..Item::charged(ItemKind::Storage, charge, Some(&tariff.evidence)) };
        Ok((charge != Money::ZERO).then(item))
    }
}

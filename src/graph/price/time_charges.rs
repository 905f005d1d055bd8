//! What is due for time: lease and detention where a carrier's box is dropped off, and the inventory cost at collection.
//!
//! What is counted since the cargo was ready never falls with the time, so that being earlier never costs more, and labels are compared as without
//! it; estimates hold what will be due at least ([`Ahead`]). Detention is counted since arrival: like storage, it is what who comes early pays more of.

mod ahead;

pub(in crate::graph) use ahead::Ahead;

use super::item::{Item, ItemKind, Overflow};
use crate::graph::{GraphNode, Lane, TransportArc};
use crate::model::{Lease, Loading, Side, Since};
use crate::units::{Minutes, Money};

/// When the cargo came to the tail of an arc, when it has been handled there, and when it is at the other end: collected, where the way ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub(crate) came: Minutes,
    pub(crate) handled: Minutes,
    pub(crate) ends: Minutes,
}

impl Times {
    /// The same on a clock that begins later. What is before that is none of its time.
    pub(in crate::graph) fn since(self, start: Minutes) -> Self {
        let on = |time: Minutes| Minutes::new(time.get().saturating_sub(start.get()));
        Self { came: on(self.came), handled: on(self.handled), ends: on(self.ends) }
    }
}

impl<'a> Lane<'a> {
    /// Whether something is due for the time since the cargo was ready.
    pub(crate) fn charges_time(self) -> bool {
        self.conditions.inventory.is_some() || self.conditions.carrier_boxes && !self.network.leases().is_empty()
    }

    /// At a node, what a started day of detention costs at most.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(in crate::graph) fn dearest_day_of_detention(self, node: &GraphNode) -> Result<Money, Overflow> {
        let Self { network, conditions, .. } = self;
        let boxed = conditions.carrier_boxes && node.loading() == Some(Loading::Box);
        let lease = node.hub.filter(|_| boxed).and_then(|hub| network.lease(hub, conditions.box_kind));
        match lease.filter(|lease| lease.since == Since::Arrival) {
            Some(lease) => lease.dearest_day(&conditions.quantities, conditions.tender).ok_or(Overflow),
            None => Ok(Money::ZERO),
        }
    }

    /// Hands over what is due at an arc.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn time_charges(
        self,
        arc: &TransportArc,
        times: Times,
        mut each: impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Self { conditions, .. } = self;
        if let Some(lease) = self.lease_at(arc) {
            let held = match lease.since {
                Since::Ready => times.handled,
                // The consignee takes the box as it is; elsewhere it is empty once handled.
                Since::Arrival => {
                    let until = if arc.ride.is_none() { times.ends } else { times.handled };
                    Minutes::new(until.get().saturating_sub(times.came.get()))
                }
            };
            let charge = lease.charge(held, &conditions.quantities, conditions.tender).ok_or(Overflow)?;
            each(Item::charged(ItemKind::Lease, charge, Some(&lease.evidence)))?;
            let charge = lease.drop_off(conditions.case, &conditions.quantities, conditions.tender).ok_or(Overflow)?;
            each(Item::charged(ItemKind::DropOff, charge, Some(lease.drop_off.evidence())))?;
        }
        if let Some(inventory) = conditions.inventory.as_ref().filter(|_| arc.ride.is_none()) {
            let charge = inventory.cost(times.ends, conditions.tender).ok_or(Overflow)?;
            each(Item::charged(ItemKind::Inventory, charge, inventory.evidence.as_ref()))?;
        }
        Ok(())
    }

    /// How the cargo leaves by an arc; at the gate it does not ride on.
    fn leaves(self, arc: &TransportArc) -> Option<Loading> {
        match self.network.handlings()[arc.handling].to {
            Side::Gate => None,
            Side::On(_, loading) => Some(loading),
        }
    }

    /// The tariff by which boxes of the carrier are dropped off at the tail of an arc, where they are.
    fn lease_at(self, arc: &TransportArc) -> Option<&'a Lease> {
        let Self { network, graph, conditions } = self;
        let tail = graph.node(arc.tail);
        let boxed = conditions.carrier_boxes && tail.loading() == Some(Loading::Box);
        let hub = tail.hub.filter(|_| boxed && self.leaves(arc) != Some(Loading::Box))?;
        network.lease(hub, conditions.box_kind)
    }

    /// What is due at an arc, in all.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(crate) fn time_charge(self, arc: &TransportArc, times: Times) -> Result<Money, Overflow> {
        self.time_charge_of(arc, times, |_| true)
    }

    /// What is due at an arc, of some kinds.
    fn time_charge_of(
        self,
        arc: &TransportArc,
        times: Times,
        counts: impl Fn(&Item) -> bool,
    ) -> Result<Money, Overflow> {
        let mut sum = Money::ZERO;
        self.time_charges(arc, times, |item| {
            if counts(&item) {
                sum = sum.checked_add(item.charge).ok_or(Overflow)?;
            }
            Ok(())
        })?;
        Ok(sum)
    }
}

//! What will be due for time at least, known before the way is: it belongs to the estimates of the search.
//!
//! Without it an estimate leaves out what every answer has paid, so that no answer rules anything out: on the shipped network searches with an inventory cost made
//! hundreds of times the labels of searches without one.

use super::Times;
use crate::graph::price::item::{ItemKind, Overflow};
use crate::graph::{Conditions, Lane, Pricing, TransportArc};
use crate::model::{Lease, Loading, Since};
use crate::units::{Minutes, Money};

/// What is due for the time at least when a way is done.
#[derive(Debug, Clone)]
pub(in crate::graph) struct Ahead<'a> {
    conditions: &'a Conditions,
    /// What may be due where boxes are dropped off at the end of the way, and before.
    at_end: Return<'a>,
    midway: Return<'a>,
}

/// Lease that counts from ready, where boxes may be dropped off.
#[derive(Debug, Clone)]
enum Return<'a> {
    /// Boxes are dropped off nowhere.
    Never,
    /// Somewhere nothing is due for the time since ready.
    Free,
    /// The tariffs, each with the most of it that the least costs of arcs hold already.
    Accrued(Vec<(&'a Lease, Money)>),
}

impl<'a> Return<'a> {
    fn note(&mut self, lease: Option<&'a Lease>, known: Money) {
        let Some(lease) = lease.filter(|lease| lease.since == Since::Ready && !lease.steps.is_empty()) else {
            *self = Self::Free;
            return;
        };
        match self {
            Self::Free => {}
            Self::Never => *self = Self::Accrued(vec![(lease, known)]),
            Self::Accrued(leases) => match leases.iter_mut().find(|(other, _)| std::ptr::eq(*other, lease)) {
                Some((_, most)) => *most = known.max(*most),
                None => leases.push((lease, known)),
            },
        }
    }

    /// What is due at least, beyond what the least costs of arcs hold, for boxes dropped off after so much time or later; `None` where they never
    /// are.
    fn least(&self, held: Minutes, conditions: &Conditions) -> Result<Option<Money>, Overflow> {
        match self {
            Self::Never => Ok(None),
            Self::Free => Ok(Some(Money::ZERO)),
            Self::Accrued(leases) => {
                let mut least: Option<Money> = None;
                for (lease, known) in leases {
                    let charge = lease.charge(held, &conditions.quantities, conditions.tender).ok_or(Overflow)?;
                    let more = charge.checked_sub(*known).ok_or(Overflow)?.max(Money::ZERO);
                    least = Some(least.map_or(more, |least| least.min(more)));
                }
                Ok(least)
            }
        }
    }
}

impl<'a> Ahead<'a> {
    /// What may be due on a priced graph; none where nothing is known of it ahead.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(in crate::graph) fn new(lane: Lane<'a>, pricing: &Pricing) -> Result<Option<Self>, Overflow> {
        let Lane { graph, conditions, .. } = lane;
        let (mut at_end, mut midway) = (Return::Never, Return::Never);
        if conditions.carrier_boxes {
            for (number, arc) in graph.arcs().iter().enumerate() {
                let Some(handling) = pricing.handling[number] else { continue };
                if lane.gives_back(arc) {
                    let lease = lane.lease_at(arc);
                    let known = match lease {
                        Some(lease) => {
                            lease.charge(handling.time, &conditions.quantities, conditions.tender).ok_or(Overflow)?
                        }
                        None => Money::ZERO,
                    };
                    let place = if arc.ride.is_none() { &mut at_end } else { &mut midway };
                    place.note(lease, known);
                }
            }
        }
        let ahead = Self { conditions, at_end, midway };
        Ok((conditions.inventory.is_some() || ahead.is_hire_certain()).then_some(ahead))
    }

    /// Whether boxes are dropped off, and nowhere so that nothing is due for the time since ready.
    fn is_hire_certain(&self) -> bool {
        match (&self.at_end, &self.midway) {
            (Return::Free, _) | (_, Return::Free) | (Return::Never, Return::Never) => false,
            (Return::Accrued(_), _) | (_, Return::Accrued(_)) => true,
        }
    }

    /// What is due at least at the end of a way that takes as long as `whole` or longer, past what the least costs of arcs hold. The cargo is at a node,
    /// as it came there, after `so_far`.
    ///
    /// # Errors
    /// [`Overflow`].
    #[inline]
    pub(in crate::graph) fn least(&self, boxed: bool, so_far: Minutes, whole: Minutes) -> Result<Money, Overflow> {
        let inventory = match &self.conditions.inventory {
            Some(inventory) => inventory.cost(whole, self.conditions.tender).ok_or(Overflow)?,
            None => Money::ZERO,
        };
        if !boxed || !self.conditions.carrier_boxes {
            return Ok(inventory);
        }
        let at_end = self.at_end.least(whole, self.conditions)?;
        let midway = self.midway.least(so_far, self.conditions)?;
        let lease = at_end.into_iter().chain(midway).min().unwrap_or(Money::ZERO);
        inventory.checked_add(lease).ok_or(Overflow)
    }
}

impl Lane<'_> {
    /// Whether boxes of the carrier are dropped off at the tail of an arc.
    fn gives_back(self, arc: &TransportArc) -> bool {
        self.graph.node(arc.tail).loading() == Some(Loading::Box) && self.leaves(arc) != Some(Loading::Box)
    }

    /// What an arc accrues at least, but for the inventory cost: that of no time but the handling.
    ///
    /// # Errors
    /// [`Overflow`].
    pub(in crate::graph) fn least_time_charge(self, arc: &TransportArc, handling: Minutes) -> Result<Money, Overflow> {
        let times = Times { came: Minutes::ZERO, handled: handling, ends: handling };
        self.time_charge_of(arc, times, |item| item.kind != ItemKind::Inventory)
    }
}

//! What is owed for the time since the cargo was ready: hire where a carrier's box is given back, and the inventory cost at collection.
//!
//! Both never fall with the time, so that being earlier never costs more: the search needs to know nothing else of them.

use super::items::{Item, ItemKind, Overflow};
use super::{Conditions, TransportArc, TransportGraph};
use crate::model::{Carriage, Network, Side};
use crate::units::{Minutes, Money};

/// Whether anything is owed for the time.
pub(super) fn counts(conditions: &Conditions, network: &Network) -> bool {
    conditions.inventory.is_some() || conditions.carrier_boxes && !network.hires().is_empty()
}

/// Hands over what is owed at an arc: `handled` is when the cargo has been handled there, `collected` when it is collected, where the way
/// ends there.
///
/// # Errors
/// [`Overflow`].
pub(crate) fn items(
    network: &Network,
    graph: &TransportGraph,
    conditions: &Conditions,
    arc: &TransportArc,
    [handled, collected]: [Minutes; 2],
    mut each: impl FnMut(Item) -> Result<(), Overflow>,
) -> Result<(), Overflow> {
    let tail = graph.node(arc.tail);
    let leaves = match network.handlings()[arc.handling].to {
        Side::Gate => None,
        Side::On(_, carriage) => Some(carriage),
    };
    if let Some(hub) = tail.hub
        && conditions.carrier_boxes
        && tail.carriage() == Some(Carriage::Box)
        && leaves != Some(Carriage::Box)
        && let Some(hire) = network.hire(hub)
    {
        let charge = hire.charge(handled, &conditions.quantities).ok_or(Overflow)?;
        each(Item::charged(ItemKind::BoxHire, charge, Some(&hire.evidence)))?;
        let charge = hire.give_back(conditions.case, &conditions.quantities).ok_or(Overflow)?;
        each(Item::charged(ItemKind::BoxReturn, charge, Some(hire.give_back.evidence())))?;
    }
    if let Some(inventory) = conditions.inventory.as_ref().filter(|_| arc.ride.is_none()) {
        let charge = inventory.cost(collected).ok_or(Overflow)?;
        each(Item::charged(ItemKind::Inventory, charge, inventory.evidence.as_ref()))?;
    }
    Ok(())
}

/// What is owed at an arc, in all.
pub(super) fn charge(
    network: &Network,
    graph: &TransportGraph,
    conditions: &Conditions,
    arc: &TransportArc,
    times: [Minutes; 2],
) -> Result<Money, Overflow> {
    let mut sum = Money::ZERO;
    items(network, graph, conditions, arc, times, |item| {
        sum = sum.checked_add(item.charge).ok_or(Overflow)?;
        Ok(())
    })?;
    Ok(sum)
}

//! What the time costs the owner of the cargo.

use crate::model::{Cargo, Commodity, Evidence, Inventory, Network, Quantities, Shipment};
use crate::plan::error::plan::{MoneyError, PlanError};
use crate::plan::{InventoryRate, Query};
use crate::units::Money;

/// The inventory cost that a query counts.
pub(in crate::plan) fn inventory(
    network: &Network,
    shipment: &Shipment,
    query: &Query,
    quantities: &Quantities,
) -> Result<Option<Inventory>, PlanError> {
    let Some(rate) = query.inventory else { return Ok(None) };
    let (value, _) = value(network, shipment, query, quantities).ok_or(MoneyError::NoInventoryValue)?;
    let (rate, evidence) = match rate {
        InventoryRate::Thousandths(rate) => (rate, None),
        InventoryRate::OfCommodity => {
            let known = &commodity(network, shipment).ok_or(MoneyError::NoInventoryValue)?.time_cost;
            (known.at(query.case), Some(known.evidence().clone()))
        }
    };
    Ok(Some(Inventory { value, rate, evidence }))
}

fn commodity<'n>(network: &'n Network, shipment: &Shipment) -> Option<&'n Commodity> {
    shipment.commodity.as_ref().and_then(|key| network.commodity(key))
}

/// The value of the goods: the shipment's, or else what is typical of its commodity, with the evidence of that.
pub(in crate::plan) fn value(
    network: &Network,
    shipment: &Shipment,
    query: &Query,
    quantities: &Quantities,
) -> Option<(Money, Option<Evidence>)> {
    let known = || commodity(network, shipment);
    let typical = || {
        known()
            .and_then(|known| Some((worth(known, shipment, query, quantities)?, Some(known.value.evidence().clone()))))
    };
    shipment.value.map(|value| (value, None)).or_else(typical).filter(|(value, _)| *value >= Money::ZERO)
}

/// What is typical of a commodity, in proportion to the vehicles, the boxes (a twenty is half), or the weight.
fn worth(known: &Commodity, shipment: &Shipment, query: &Query, quantities: &Quantities) -> Option<Money> {
    let value = i128::from(known.value.at(query.case).minor());
    let (part, whole) = match shipment.cargo() {
        Cargo::Vehicles { count } => (i128::from(*count), 1),
        Cargo::Boxes { .. } => (i128::from(quantities.forties) * 2 + i128::from(quantities.twenties), 2),
        _ => (i128::from(quantities.kg), i128::from(known.kg.value.get())),
    };
    i64::try_from(value.checked_mul(part)?.checked_div(whole)?).ok().map(Money::from_minor)
}

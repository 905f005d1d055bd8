//! What an answer stands on and nobody said.

use super::error::PlanError;
use crate::graph::Conditions;
use crate::model::{Assumption, ChargeSpan, ExchangeRate, NETWORK_CURRENCY, Network, Place, Shipment};

/// What a checked question stands on that the asker did not say.
pub(super) fn assumed(
    network: &Network,
    shipment: &Shipment,
    conditions: &Conditions,
    [from, to]: [&Place; 2],
    rate: Option<&ExchangeRate>,
) -> Result<Vec<Assumption>, PlanError> {
    let mut assumed = shipment.assumptions(network)?;
    let insured = conditions.insurance.as_ref().map(|insurance| insurance.value);
    let value = insured.or_else(|| conditions.inventory.as_ref().map(|inventory| inventory.value));
    if let (Some(value), None, Some(commodity)) = (value, &shipment.value, &shipment.commodity) {
        // In the currency of the answer, as all of its money.
        let told = rate.and_then(|rate| Some((rate.from_network(value)?, rate.currency)));
        let (value, currency) = told.unwrap_or((value, NETWORK_CURRENCY));
        assumed.push(Assumption::Value { value, commodity: commodity.clone(), currency });
    }
    assumed.push(Assumption::Charges(ChargeSpan {
        from: from.name.clone(),
        from_door: shipment.from.door,
        to: to.name.clone(),
        to_door: shipment.to.door,
        clears: conditions.clears,
        insured: conditions.insurance.is_some(),
    }));
    Ok(assumed)
}

//! Insuring the cargo, as a query asks for it.

use super::inventory::value;
use crate::model::{Insurance, InsuranceTerms, Network, Quantities, Shipment};
use crate::plan::error::plan::{MoneyError, PlanError};
use crate::plan::{InsuranceRate, Query};

/// How a shipment is insured; none where the query does not ask for it.
pub(in crate::plan) fn insurance(
    network: &Network,
    shipment: &Shipment,
    query: &Query,
    quantities: &Quantities,
) -> Result<Option<Insurance>, PlanError> {
    let Some(rate) = query.insurance else { return Ok(None) };
    let (value, value_evidence) = value(network, shipment, query, quantities).ok_or(MoneyError::NoInsuredValue)?;
    let terms = match rate {
        InsuranceRate::OfNetwork if network.premiums().is_empty() => return Err(MoneyError::NoPremiums.into()),
        InsuranceRate::OfNetwork => InsuranceTerms::ByRide,
        InsuranceRate::Millionths { rate, least } => InsuranceTerms::OneRate(rate, least),
    };
    Ok(Some(Insurance { value, value_evidence, terms }))
}

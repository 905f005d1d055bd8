//! What an answer stands on and nobody said.

use super::asked::Asked;
use crate::graph::{Conditions, TransportGraph};
use crate::model::{
    Assumption, ChargeSpan, Departs, ExchangeRate, NETWORK_CURRENCY, Network, Place, ReachSpan, Service, Shipment,
};
use crate::plan::error::plan::PlanError;

/// What a reach stands on that the asker did not say, from its questions to several hubs.
pub(in crate::plan) fn assumed_of_reach(
    network: &Network,
    graph: &TransportGraph,
    shipment: &Shipment,
    questions: &[&Asked],
) -> Vec<Assumption> {
    let Some(first) = questions.first() else { return Vec::new() };
    let own = first.assumed.iter().filter(|assumed| !matches!(assumed, Assumption::Charges(_)));
    let mut assumed: Vec<Assumption> = own.cloned().collect();
    assumed.push(Assumption::ChargesToEach(ReachSpan {
        from: first.from.name.clone(),
        from_door: shipment.from.door,
        clears: questions.iter().any(|asked| asked.conditions.clears),
        insured: first.conditions.insurance.is_some(),
    }));
    if first.ready.is_some() {
        // Which of them a vector rides is not kept.
        let mut open = vec![false; network.services().len()];
        for (number, ride) in graph.rides().iter().enumerate() {
            let is_open = &mut open[ride.service.index()];
            *is_open = *is_open || questions.iter().any(|asked| asked.conditions.allowed[number]);
        }
        let all = network.services().iter().zip(open).filter(|(_, is_open)| *is_open).map(|(service, _)| service);
        let is_nominal = |service: &&Service| matches!(&service.departs, Departs::By(times) if times.is_nominal());
        let (all, services) =
            all.fold((0, 0), |(all, nominal), service| (all + 1, nominal + usize::from(is_nominal(&service))));
        if services > 0 {
            assumed.push(Assumption::NominalServices { services, all });
        }
    }
    assumed
}

/// What a checked question stands on that the asker did not say.
pub(in crate::plan) fn assumed(
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
        let shown = rate.and_then(|rate| Some((rate.from_network(value)?, rate.currency)));
        let (value, currency) = shown.unwrap_or((value, NETWORK_CURRENCY));
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

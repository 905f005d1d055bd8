//! Checks a question and resolves its names.

use super::asked::Asked;
use super::assumed::assumed;
use super::ban::Named;
use super::currency::rate;
use super::ends::ends as ends_of;
use super::insurance::insurance;
use super::inventory::inventory;
use super::limits::{caps, horizon, patience};
use super::meaning::known_switches;
use super::regimes::RegimeCase;
use super::times::{Choice, Times, clock};
use super::via::{self, Passed};
use crate::graph::{Begun, Conditions, End, Fit, Full, Lane, SurchargeApplies, TransportGraph};
use crate::model::{BoxKind, Case, Loading, Needs, Network, Place, Service, Shipment, Special, Tender};
use crate::plan::Query;
use crate::plan::error::plan::{MoneyError, NotPromised, PlanError, QuestionError};
use crate::search::work;
use crate::units::Money;
use crate::units::name::same;

impl Asked {
    /// Checks a question and resolves its names.
    pub(in crate::plan) fn new(
        network: &Network,
        graph: &TransportGraph,
        shipment: &Shipment,
        query: &Query,
    ) -> Result<Self, PlanError> {
        Self::needing(network, graph, shipment, query, &shipment.needs(network)?, None)
    }

    /// Checks a question about a shipment that needs this and nothing else of whoever carries it, and that may be on its way already.
    pub(in crate::plan) fn needing(
        network: &Network,
        graph: &TransportGraph,
        shipment: &Shipment,
        query: &Query,
        needs: &Needs,
        begun: Option<Begun>,
    ) -> Result<Self, PlanError> {
        if query.criteria.is_empty() {
            return Err(QuestionError::NoCriterion.into());
        }
        if query.budget.is_some_and(|budget| budget <= Money::ZERO) {
            return Err(MoneyError::NoBudget.into());
        }
        if query.confidence.is_some() {
            let not = [
                (query.case != Case::Typical, NotPromised::Case),
                (query.split, NotPromised::InParts),
                (begun.is_some(), NotPromised::OnTheWay),
                (!patience(query)?.is_unlimited(), NotPromised::Patience),
                (shipment.carrier_boxes && !network.leases().is_empty(), NotPromised::CarrierBoxes),
            ];
            if let Some((_, not)) = not.into_iter().find(|(asked, _)| *asked) {
                return Err(QuestionError::Confidence(not).into());
            }
        }
        let horizon = horizon(query)?;
        let from = network.place(&shipment.from.name)?;
        let to = network.place(&shipment.to.name)?;
        if from.hubs == to.hubs || from.hubs.iter().any(|hub| to.hubs.contains(hub)) {
            return Err(QuestionError::SamePlace { place: from.name }.into());
        }
        // What is banned may lie behind.
        let ends = if begun.is_some() { vec![&to] } else { vec![&from, &to] };
        let bans = resolve_bans(network, query, &ends)?;
        let vias = Passed::all(&query.vias, network)?;
        let query = &*known_switches(network, query)?;
        let quantities = shipment.quantities(network)?;
        let rate = rate(network, query)?;
        let times = Times::of(network, shipment, &from, &to)?;
        let caps = caps(&times, shipment.due_within_days, query)?;
        let may_ride = Loading::ALL.map(|loading| shipment.cargo().can_ride(loading));
        let origin_country = network.hub(from.hubs[0]).country;
        let destination_country = network.hub(to.hubs[0]).country;
        let closed = shipment.closed_to(network, [origin_country, destination_country], &query.allowed);
        let ends = |tender: Tender| -> Result<[Vec<End>; 2], PlanError> {
            let of = |place, door| ends_of(network, place, door, &quantities, query.case, tender);
            Ok([of(&from, shipment.from.door)?, of(&to, shipment.to.door)?])
        };
        let [origins, destinations] = ends(Tender::NETWORK)?;
        let case = RegimeCase { network, origins: &origins, destinations: &destinations, bans: &bans };
        let regimes = case.regimes(shipment)?;
        let mut conditions = Conditions {
            quantities,
            needs: needs.clone(),
            comes: shipment.cargo().loading(),
            may_ride,
            special: Special::of(needs),
            split: query.split,
            case: query.case,
            tender: Tender::NETWORK,
            commodity: shipment.commodity_key(network).map(str::to_owned),
            clears: !network.share_a_territory(origin_country, destination_country),
            regimes,
            origins,
            destinations,
            origin_country,
            destination_country,
            carrier_boxes: shipment.carrier_boxes,
            box_kind: BoxKind::of_cargo(shipment.cargo()),
            inventory: inventory(network, shipment, query, &quantities)?,
            insurance: insurance(network, shipment, query, &quantities)?,
            surcharges: SurchargeApplies::all(
                network,
                graph,
                needs,
                times.ready.map(|ready| clock(network, &from).local(ready)),
            ),
            allowed: Vec::new(),
        };
        work::done(200 * graph.rides().len() as u64);
        let is_on = |service: &Service| {
            service.off.as_ref().is_none_or(|off| query.allowed.iter().any(|switch| *switch == *off.switch))
        };
        conditions.allow(
            network,
            graph,
            &Fit::new(network, needs, &query.allowed),
            |service| is_on(service) && !bans.iter().any(|ban| ban.hits_service(network, service)),
            |mode, stage| {
                !bans.iter().any(|ban| ban.hits_stage(mode, stage))
                    && !closed.iter().any(|country| stage.countries.contains(country))
            },
        );
        let lane = Lane { network, graph, conditions: &conditions };
        for via in &vias {
            via.refuse_closed(lane, &query.bans, &bans, &closed, is_on)?;
        }
        let other = match rate.map(Tender::at) {
            Some(tender) => {
                let [origins, destinations] = ends(tender)?;
                Some(Conditions { tender, origins, destinations, ..conditions.clone() })
            }
            None => None,
        };
        let asked = Self {
            assumed: assumed(network, shipment, &conditions, [&from, &to], rate)?,
            from,
            to,
            other,
            charges_time: lane.charges_time(),
            begun,
            full: Full::default(),
            conditions,
            ready: times.ready,
            choice: Choice::None,
            documents: times.documents,
            deliver_from: times.deliver_from,
            most_minutes: times.most_minutes(shipment.due_within_days),
            caps,
            horizon,
            confidence: query.confidence,
            patience: patience(query)?,
            criteria: query.criteria.clone(),
            meter: query.meter(),
            marks: via::marks(&vias, network, graph),
        };
        Ok(if query.budget.is_some() { asked.counted_as_shown() } else { asked })
    }
}

fn resolve_bans(network: &Network, query: &Query, ends: &[&Place]) -> Result<Vec<Named>, PlanError> {
    let mut bans = Vec::new();
    for ban in &query.bans {
        if query.allowed.iter().any(|switch| same(switch, ban.name())) {
            return Err(QuestionError::BannedAndAllowed { name: ban.name().to_owned() }.into());
        }
        let banned = ban.resolve(network)?;
        for end in ends {
            if end.hubs.iter().all(|&hub| banned.hits_hub(network, hub)) {
                let (place, ban) = (end.name.clone(), ban.name().to_owned());
                return Err(QuestionError::BannedEnd { place, ban }.into());
            }
        }
        bans.push(banned);
    }
    Ok(bans)
}

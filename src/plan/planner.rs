//! The planner: a compiled network that answers questions.

use super::assumed::assumed;
use super::ban::Named;
use super::currency::rate;
use super::error::PlanError;
use super::insurance::insurance;
use super::inventory::inventory;
use super::limits::{caps, horizon};
use super::meter::Meter;
use super::rebuild::Rebuild;
use super::regimes::RegimeCase;
use super::solve::{Memory, Scratch, keep};
use super::stop::Stop;
use super::times::{Choice, Times, clock};
use super::via::{self, Via};
use super::{Criterion, Front, Itinerary, Query};
use crate::graph::{
    Begun, Conditions, Dated, Dates, End, Fit, Full, Lane, Lorry, PriceError, Pricing, Strategic, SurchargeApplies,
    TransportGraph,
};
use crate::model::{
    Assumption, BoxKind, Carriage, Case, Depart, Needs, Network, Place, Quantities, Service, Shipment, Special, Tender,
    WhatIf,
};
use crate::search::{Cost, Marks, Start, Stats, Status, work};
use crate::units::name::same;
use crate::units::{CountryCode, Instant, Kilometres, Minutes, Money};
use std::sync::{Arc, Mutex};

/// A network, compiled, that answers questions from any number of threads.
///
/// It shares its network and borrows nothing: a service keeps it in its state and swaps it for another when rates change. A clone is a handle on
/// the same planner and costs nothing; clones share the memory of earlier searches too.
///
/// ```
/// use landsea::{Network, Planner, Query, Shipment};
///
/// let network = Network::chongqing();
/// let planner = Planner::new(&network);
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?
///     .commodity("laptops")
///     .ready("2026-12-01T09:00[Asia/Shanghai]")?;
/// let front = planner.plan(&shipment, &Query::minimise_time_and_cost())?;
/// assert!(front.fastest().elapsed <= front.cheapest().elapsed);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Planner {
    network: Network,
    graph: Arc<TransportGraph>,
    idle: Arc<Mutex<Vec<Scratch>>>,
}

/// A question, checked and resolved.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) from: Place,
    pub(super) to: Place,
    pub(super) conditions: Conditions,
    pub(super) ready: Option<Instant>,
    /// What else the ready time may be.
    pub(super) choice: Choice,
    /// When the papers are there, where that is not when the cargo comes.
    pub(super) papers: Option<Instant>,
    /// The earliest that the consignee takes it.
    pub(super) deliver_from: Option<Instant>,
    /// The most minutes from ready to collection that the shipment allows.
    pub(super) most_minutes: Option<i64>,
    /// Most minutes, money in the currency of the conditions, grams.
    pub(super) caps: [u64; 3],
    pub(super) horizon: Minutes,
    pub(super) criteria: Vec<Criterion>,
    /// What the call has spent of its limits.
    pub(super) meter: Arc<Meter>,
    /// What of the vias each arc passes.
    pub(super) marks: Marks,
    /// The conditions billed in the other of the network's currency and the one asked for, where these are two.
    pub(super) other: Option<Conditions>,
    /// Whether money is owed for the time since ready.
    pub(super) charges_time: bool,
    /// Where the way begins, where that is in the middle.
    pub(super) begun: Option<Begun>,
    /// Departures that take no more.
    pub(super) full: Full,
    /// What nobody said.
    pub(super) assumed: Vec<Assumption>,
}

impl Asked {
    /// What the search counts. With departures, time is part of every label: what it can still board depends on it. What is limited
    /// has to be counted, and time where money is owed for it.
    pub(super) fn axes(&self) -> Vec<Criterion> {
        let asked = |axis: &Criterion| self.criteria.contains(axis) || self.caps[*axis as usize] != u64::MAX;
        let runs_on_time = self.ready.is_some() || self.charges_time && asked(&Criterion::Cost);
        let counted = |axis: &Criterion| asked(axis) || *axis == Criterion::Time && runs_on_time;
        [Criterion::Time, Criterion::Cost, Criterion::Emissions].into_iter().filter(counted).collect()
    }

    /// The same question about cargo that is ready at another time, within these caps.
    pub(super) fn handed_in(&self, planner: &Planner, ready: Instant, caps: [u64; 3]) -> Self {
        let mut asked = Self { ready: Some(ready), caps, choice: Choice::None, ..self.clone() };
        let date = Some(clock(&planner.network, &asked.from).local(ready));
        let of = |conditions: &mut Conditions| {
            conditions.surcharges = SurchargeApplies::all(&planner.network, &planner.graph, &conditions.needs, date);
        };
        of(&mut asked.conditions);
        asked.other.iter_mut().for_each(of);
        asked
    }

    /// A cost in the criteria asked for; 0 in the others.
    pub(super) fn project<const K: usize>(&self, cost: &Cost<K>, axes: &[Criterion; K]) -> Cost<K> {
        let mut kept = *cost;
        for (value, axis) in kept.iter_mut().zip(axes) {
            if !self.criteria.contains(axis) {
                *value = 0;
            }
        }
        kept
    }
}

impl Planner {
    /// Compiles a network: one that it takes, or shares where it is given `&Network`, or a [`Network`] in an [`Arc`] or a static. Nothing is copied.
    pub fn new(network: impl Into<Network>) -> Self {
        let network = network.into();
        let graph = TransportGraph::new(&network);
        work::done(200 * graph.arcs().len() as u64);
        Self::of(network, graph)
    }

    fn of(network: Network, graph: TransportGraph) -> Self {
        Self { network, graph: Arc::new(graph), idle: Arc::default() }
    }

    /// A planner for the network under scenarios. What these do not touch is not compiled again; where they were put on another network than
    /// this planner's, everything is.
    ///
    /// ```
    /// use landsea::file::Scenario;
    /// use landsea::{Network, Planner};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let changed = network.with(&[Scenario::embedded("hormuz_closed")?])?;
    /// assert_eq!(planner.under(&changed).network().scenarios().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn under(&self, changed: &WhatIf) -> Self {
        Self::of(changed.network().clone(), self.graph.under(&self.network, changed))
    }

    /// A planner for a network that differs from this one's in what is closed, or in when services run and what they hold: the graph is nearly the
    /// same.
    pub(super) fn on_other_days(&self, network: Network) -> Self {
        let graph = self.graph.closed_as_in(&network);
        Self::of(network, graph)
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The compiled graph.
    pub fn graph(&self) -> &TransportGraph {
        &self.graph
    }

    /// A checked question on the network.
    pub(super) fn lane<'a>(&'a self, asked: &'a Asked) -> Lane<'a> {
        Lane { network: &self.network, graph: &self.graph, conditions: &asked.conditions }
    }

    /// Every itinerary worth choosing: one for each non-dominated vector of the criteria asked for, among all that the network offers
    /// within the horizon, waiting for a later departure included. Ties go to fewer transshipments, then to the smaller
    /// service codes. Where a plan does not ask for time but is dated, or limits what it does not ask for, of two equal vectors the
    /// better in that goes first.
    ///
    /// When the shipment may leave is its own word ([`Depart`]): without a date the plan is strategic, half the mean headway in place of each
    /// wait and no seasons; ready on a date, by departures from then on. Of a window of days every itinerary worth choosing is listed, each under
    /// the last day that still makes it: none that a later hand-in day has at no later arrival and no greater cost (nor CO2e, where asked
    /// for). To arrive by a date, the front is that of the latest ready time, to the minute, from which anything is there in time, looked for
    /// within the horizon before the date; see [`Front::hand_ins`]. Limits hold for each hand-in by itself.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let (boxes, query) = (Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?, Query::minimise_time_and_cost());
    /// // On the clock of Chongqing: 09:00 on each of eight days.
    /// let window = planner.plan(&boxes.clone().ready_between("2026-12-01T09:00", "2026-12-08")?, &query)?;
    /// assert_eq!(window.hand_ins().len(), 8);
    /// // On the clock of Istanbul: there by the end of the 24th.
    /// let latest = planner.plan(&boxes.to_arrive_by("2026-12-24")?, &query)?;
    /// assert_eq!(latest.fastest().ready, latest.latest_ready());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`PlanError`]: what the asker can change, or [`PlanError::NoItinerary`] with the reason and what would help. Stopped by its
    /// [limits](Query::limits), a front says so by [`Front::status`]; where nothing was found by then, [`PlanError::Stopped`]; where it was found
    /// that there is nothing, but not why, [`PlanError::Unexplained`].
    ///
    /// # Complexity
    /// Of a window, a search for every 30 days ([`crate::search::pareto_range`]), in which what a later day has found prunes the days before it.
    /// Where a surcharge on lorries on demand begins or ends in the window, a search before that day and one from it on. The searches run side by side, on as many threads as
    /// the machine has; with a limit on labels one after the other, from the last day to the first. To arrive by a date, a search for time alone
    /// for each halving of the horizon, 18 for 120 days, and one for the front.
    pub fn plan(&self, shipment: &Shipment, query: &Query) -> Result<Front, PlanError> {
        let query: &Query = &query.started();
        match shipment.depart {
            Depart::AnyTime | Depart::On(_) => self.plan_at_one_time(shipment, query),
            Depart::Between(first, last) => self.plan_window(shipment, query, first, last),
            Depart::ToArriveBy(due) => self.plan_arrive_by(shipment, query, due),
        }
    }

    /// The front of a shipment that is ready at one time, or whenever it may be.
    pub(super) fn plan_at_one_time(&self, shipment: &Shipment, query: &Query) -> Result<Front, PlanError> {
        let asked = self.ask(shipment, query)?;
        self.answer(&asked)?.ok_or_else(|| self.no_way(shipment, query, &asked))
    }

    /// The front of a checked question, or none.
    pub(super) fn answer(&self, asked: &Asked) -> Result<Option<Front>, PlanError> {
        self.with_scratch(|scratch| self.answer_in(asked, scratch))
    }

    /// Hands over memory of an earlier search, or new memory.
    pub(super) fn with_scratch<T>(&self, search: impl FnOnce(&mut Scratch) -> T) -> T {
        let mut scratch = self.idle.lock().ok().and_then(|mut idle| idle.pop()).unwrap_or_default();
        let found = search(&mut scratch);
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(scratch);
        }
        found
    }

    /// Prices what is asked, unless the memory has these prices.
    pub(super) fn price(&self, asked: &Asked, scratch: &mut Scratch) -> Result<(), PlanError> {
        asked.meter.look()?;
        if scratch.priced.as_ref() != Some(&asked.conditions) {
            scratch.forget();
            work::done(500 * self.graph.rides().len() as u64 + 50 * self.graph.arcs().len() as u64);
            scratch.pricing.fill(self.lane(asked))?;
            scratch.priced = Some(asked.conditions.clone());
        }
        Ok(())
    }

    /// The itineraries that answer a checked question.
    pub(super) fn itineraries_in(
        &self,
        asked: &Asked,
        scratch: &mut Scratch,
    ) -> Result<(Vec<Itinerary>, Status, Stats), PlanError> {
        self.price(asked, scratch)?;
        let Scratch { pricing, one, two, three, .. } = scratch;
        match asked.axes()[..] {
            [a] => self.search(asked, pricing, one, [a]),
            [a, b] => self.search(asked, pricing, two, [a, b]),
            [a, b, c] => self.search(asked, pricing, three, [a, b, c]),
            _ => Err(PlanError::NoCriterion),
        }
    }

    pub(super) fn answer_in(&self, asked: &Asked, scratch: &mut Scratch) -> Result<Option<Front>, PlanError> {
        if let Choice::Days(window) = &asked.choice {
            return self.window_in(asked, window, scratch);
        }
        let (itineraries, status, stats) = self.itineraries_in(asked, scratch)?;
        if itineraries.is_empty() {
            // A search that was stopped has not shown that there is nothing.
            return Stop::of(status).map_or(Ok(None), |stop| Err(PlanError::Stopped(stop)));
        }
        Ok(Some(Front {
            itineraries,
            criteria: asked.criteria.clone(),
            status,
            stats,
            horizon_days: asked.ready.map(|_| asked.horizon.get() / 1440),
            hand_ins: asked.ready.into_iter().collect(),
            complete_from: asked.ready.filter(|_| status == Status::Complete),
            from: asked.from.name.clone(),
            to: asked.to.name.clone(),
            assumed: asked.assumed.clone(),
        }))
    }

    fn search<const K: usize>(
        &self,
        asked: &Asked,
        pricing: &Pricing,
        memory: &mut Memory<K>,
        axes: [Criterion; K],
    ) -> Result<(Vec<Itinerary>, Status, Stats), PlanError> {
        let lane @ Lane { graph, conditions, .. } = self.lane(asked);
        let sources = match asked.begun {
            Some(begun) => vec![(begun.node, [0; K])],
            None => conditions.origins.iter().map(|end| (graph.gate(end.hub), [0; K])).collect(),
        };
        let start = Start { sources, caps: axes.map(|axis| asked.caps[axis as usize]) };
        let other = asked.other.as_ref();
        let rebuild = Rebuild { lane, other, ready: asked.ready, begun: asked.begun };
        let (outcome, itineraries) = if let Some(ready) = asked.ready {
            let (horizon, papers, deliver_from) = (asked.horizon, asked.papers, asked.deliver_from);
            let dates = Dates { ready, horizon, papers, deliver_from, begun: asked.begun };
            work::done(50 * graph.arcs().len() as u64);
            let dated = Dated::new(lane, pricing, dates, axes).but_full(&asked.full);
            let outcome = memory.front(&dated, asked, axes, &start, graph.consignee())?;
            let kept = keep(&outcome.found, asked, &axes);
            work::done(20_000 * kept.len() as u64);
            let built = kept.iter().map(|found| rebuild.dated(&dated, found)).collect::<Result<Vec<_>, _>>()?;
            (outcome, built)
        } else {
            let strategic = Strategic::new(lane, pricing, axes)?;
            let outcome = memory.front(&strategic, asked, axes, &start, graph.consignee())?;
            let kept = keep(&outcome.found, asked, &axes);
            let built = kept.iter().map(|found| rebuild.strategic(found)).collect::<Result<Vec<_>, _>>()?;
            (outcome, built)
        };
        Ok((itineraries, outcome.status, outcome.stats))
    }

    /// Checks a question and resolves its names.
    pub(super) fn ask(&self, shipment: &Shipment, query: &Query) -> Result<Asked, PlanError> {
        self.ask_needing(shipment, query, &shipment.needs(&self.network)?, None)
    }

    /// Checks a question about a shipment that needs this and nothing else of whoever carries it, and that may be on its way already.
    pub(super) fn ask_needing(
        &self,
        shipment: &Shipment,
        query: &Query,
        needs: &Needs,
        begun: Option<Begun>,
    ) -> Result<Asked, PlanError> {
        let network = &self.network;
        if query.criteria.is_empty() {
            return Err(PlanError::NoCriterion);
        }
        if query.budget.is_some_and(|budget| budget <= Money::ZERO) {
            return Err(PlanError::NoBudget);
        }
        let horizon = horizon(query)?;
        let from = network.place(&shipment.from.name)?;
        let to = network.place(&shipment.to.name)?;
        if from.hubs == to.hubs || from.hubs.iter().any(|hub| to.hubs.contains(hub)) {
            return Err(PlanError::SamePlace(from.name));
        }
        // What is banned may lie behind.
        let ends = if begun.is_some() { vec![&to] } else { vec![&from, &to] };
        let bans = self.resolve_bans(query, &ends)?;
        let vias = Via::all(&query.vias, network)?;
        let query = &*self.known_switches(query)?;
        let quantities = shipment.quantities(network)?;
        let rate = rate(network, query)?;
        let times = Times::of(network, shipment, &from, &to)?;
        let caps = caps(&times, shipment.due_within_days, query)?;
        let may_ride = Carriage::ALL.map(|carriage| shipment.cargo().can_ride(carriage));
        let origin_country = network.hub(from.hubs[0]).country;
        let destination_country = network.hub(to.hubs[0]).country;
        let closed = shipment.closed_to(network, [origin_country, destination_country], &query.allowed);
        let ends = |tender: Tender| -> Result<[Vec<End>; 2], PlanError> {
            let of = |place, door| self.ends(place, door, &quantities, query.case, tender);
            Ok([of(&from, shipment.from.door)?, of(&to, shipment.to.door)?])
        };
        let [origins, destinations] = ends(Tender::NETWORK)?;
        let case = RegimeCase { network, origins: &origins, destinations: &destinations, bans: &bans };
        let regimes = case.regimes(shipment)?;
        let mut conditions = Conditions {
            quantities,
            needs: needs.clone(),
            comes: shipment.cargo().carriage(),
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
                &self.graph,
                needs,
                times.ready.map(|ready| clock(network, &from).local(ready)),
            ),
            allowed: Vec::new(),
        };
        work::done(200 * self.graph.rides().len() as u64);
        let is_on = |service: &Service| {
            service.off.as_ref().is_none_or(|off| query.allowed.iter().any(|switch| *switch == *off.switch))
        };
        conditions.allow(
            network,
            &self.graph,
            &Fit::new(network, needs, &query.allowed),
            |service| is_on(service) && !bans.iter().any(|ban| ban.hits_service(network, service)),
            |stage| {
                !bans.iter().any(|ban| ban.hits_stage(stage))
                    && !closed.iter().any(|country| stage.countries.contains(country))
            },
        );
        for via in &vias {
            via.refuse_closed(self, &conditions, &query.bans, &bans, &closed, is_on)?;
        }
        let other = match rate.map(Tender::at) {
            Some(tender) => {
                let [origins, destinations] = ends(tender)?;
                Some(Conditions { tender, origins, destinations, ..conditions.clone() })
            }
            None => None,
        };
        let asked = Asked {
            assumed: assumed(network, shipment, &conditions, [&from, &to], rate)?,
            from,
            to,
            other,
            charges_time: Lane { network, graph: &self.graph, conditions: &conditions }.charges_time(),
            begun,
            full: Full::default(),
            conditions,
            ready: times.ready,
            choice: Choice::None,
            papers: times.papers,
            deliver_from: times.deliver_from,
            most_minutes: times.most_minutes(shipment.due_within_days),
            caps,
            horizon,
            criteria: query.criteria.clone(),
            meter: query.meter(),
            marks: via::marks(&vias, network, &self.graph),
        };
        Ok(if query.budget.is_some() { asked.counted_as_shown() } else { asked })
    }

    fn resolve_bans(&self, query: &Query, ends: &[&Place]) -> Result<Vec<Named>, PlanError> {
        let mut bans = Vec::new();
        for ban in &query.bans {
            if query.allowed.iter().any(|switch| same(switch, ban.name())) {
                return Err(PlanError::BannedAndAllowed(ban.name().to_owned()));
            }
            let banned = ban.resolve(&self.network)?;
            for end in ends {
                if end.hubs.iter().all(|&hub| banned.hits_hub(&self.network, hub)) {
                    return Err(PlanError::BannedEnd { place: end.name.clone(), ban: ban.name().to_owned() });
                }
            }
            bans.push(banned);
        }
        Ok(bans)
    }

    /// The hubs of a place; with a door, every hub that a lorry from the city's centre reaches.
    fn ends(
        &self,
        place: &Place,
        door: bool,
        quantities: &Quantities,
        case: Case,
        tender: Tender,
    ) -> Result<Vec<End>, PlanError> {
        if !door {
            return Ok(place.hubs.iter().map(|&hub| End { hub, door: None }).collect());
        }
        let country = self.network.hub(place.hubs[0]).country;
        let mut ends = Vec::new();
        for hub in self.network.hub_indices().filter(|&hub| self.network.hub(hub).country == country) {
            let crow = place.centre.great_circle_km(self.network.hub(hub).position);
            let mut lorries = Vec::new();
            for carriage in Carriage::ALL {
                lorries.extend(self.lorry(country, carriage, crow, quantities, case, tender)?);
            }
            if !lorries.is_empty() {
                ends.push(End { hub, door: Some(lorries) });
            }
        }
        Ok(ends)
    }

    fn lorry(
        &self,
        country: CountryCode,
        carriage: Carriage,
        crow_km: f64,
        quantities: &Quantities,
        case: Case,
        tender: Tender,
    ) -> Result<Option<Lorry>, PlanError> {
        // Pallets for the airport go on the lorries that carry whole loads.
        let truck = || (carriage == Carriage::Loose).then(|| self.network.drayage(country, Carriage::Truck)).flatten();
        let Some(tariff) = self.network.drayage(country, carriage).or_else(truck) else { return Ok(None) };
        let Some(km) = tariff.road_km(crow_km) else { return Ok(None) };
        let overflow = PriceError::Overflow(crate::graph::items::Overflow);
        let distance = Kilometres::new(km);
        Ok(Some(Lorry {
            carriage,
            km: distance,
            time: tariff.time(case, km).ok_or(overflow)?,
            time_evidence: tariff.fixed_time.evidence().clone(),
            charge: tariff.charge(case, km, quantities, tender).ok_or(overflow)?,
            charge_evidence: tariff.per_km.evidence().clone(),
            emissions: tariff.emission.grams(case, quantities, distance).ok_or(overflow)?,
            factor: Arc::clone(&tariff.emission),
        }))
    }
}

//! Reach: what one shipment takes and costs from where it is to every hub of the network.

use crate::graph::{
    Before, Conditions, Dated, Dates, End, LaidOut, Lane, Pricing, Strategic, TransportGraph, parallel,
};
use crate::model::{Assumption, Depart, Hub, HubIx, NETWORK_CURRENCY, Network, Shipment};
use crate::plan::ask::asked::Asked;
use crate::plan::ask::assumed::assumed_of_reach;
use crate::plan::ask::currency::rate;
use crate::plan::ask::meaning::known_switches;
use crate::plan::error::plan::{NotInReach, PlanError, QuestionError};
use crate::plan::error::time::TimeError;
use crate::plan::planner::Planner;
use crate::plan::stop::Stop;
use crate::plan::{Criterion, Query};
use crate::search::{ArcId, Cost, Graph, Later, NodeId, SearchError, Status, Sweep, pareto_to_all, work};
use crate::units::{CountryCode, Currency, Minutes, Money, When};
use std::collections::BTreeMap;

const AXES: [Criterion; 2] = [Criterion::Time, Criterion::Cost];

/// From ready to available for collection, and all charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeAndCost {
    /// Time.
    pub elapsed: Minutes,
    /// Cost.
    pub cost: Money,
}

/// What it takes and costs to one hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubReach {
    /// The hub.
    pub hub: HubIx,
    /// The non-dominated vectors, by ascending time and descending cost; empty where nothing leads within the limits.
    pub front: Vec<TimeAndCost>,
    /// Whether the search that looks for ways to this hub ran to its end. Where it did not, ways may be missing, but none is listed that does not exist.
    pub status: Status,
}

impl HubReach {
    /// The least time.
    pub fn fastest(&self) -> Option<Minutes> {
        self.front.first().map(|first| first.elapsed)
    }

    /// The least cost.
    pub fn cheapest(&self) -> Option<Money> {
        self.front.last().map(|last| last.cost)
    }
}

/// What the hubs of one country come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryReach {
    /// The country.
    pub country: CountryCode,
    /// How many of its hubs were looked at.
    pub hubs: usize,
    /// How many of them are reached.
    pub reached: usize,
    /// The least time to any of them.
    pub fastest: Option<Minutes>,
    /// The least cost to any of them.
    pub cheapest: Option<Money>,
}

/// One origin to everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    from: String,
    currency: Currency,
    hubs: Vec<HubReach>,
    status: Status,
    horizon_days: Option<u32>,
    assumed: Vec<Assumption>,
}

impl Reach {
    /// Name of the origin.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// What all costs are in.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Every hub but those of the origin, in the order of the network, reached or not.
    pub fn hubs(&self) -> &[HubReach] {
        &self.hubs
    }

    /// One hub; `None` for a hub of the origin.
    pub fn at(&self, hub: HubIx) -> Option<&HubReach> {
        self.hubs.binary_search_by_key(&hub, |reach| reach.hub).ok().map(|at| &self.hubs[at])
    }

    /// Whether all searches ran to their ends. When a limit stopped one, fronts of the hubs that it looks for may lack vectors or be empty:
    /// [`HubReach::status`].
    pub fn status(&self) -> Status {
        self.status
    }

    /// Within how many days after ready departures and arrivals were looked for; none without a date.
    pub fn horizon_days(&self) -> Option<u32> {
        self.horizon_days
    }

    /// What the answer stands on and nobody said: weight, volume and value that are typical of the cargo, from where to where the charges run, and how
    /// many services have nominal departures.
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumed
    }

    /// The hubs that `of_interest` picks, such as ports, added up by country; a line for each country that has any, by ascending code.
    pub fn countries(&self, network: &Network, of_interest: impl Fn(&Hub) -> bool) -> Vec<CountryReach> {
        let mut lines: BTreeMap<CountryCode, CountryReach> = BTreeMap::new();
        for reach in &self.hubs {
            let hub = network.hub(reach.hub);
            if !of_interest(hub) {
                continue;
            }
            let country = hub.country;
            let none = CountryReach { country, hubs: 0, reached: 0, fastest: None, cheapest: None };
            let line = lines.entry(country).or_insert(none);
            line.hubs += 1;
            line.reached += usize::from(!reach.front.is_empty());
            line.fastest = line.fastest.into_iter().chain(reach.fastest()).min();
            line.cheapest = line.cheapest.into_iter().chain(reach.cheapest()).min();
        }
        lines.into_values().collect()
    }
}

impl Planner {
    /// What the shipment takes and costs from its origin to every hub: at each the vectors that [`Planner::plan`] finds to that hub, handling
    /// and clearance there included. Its own destination is left aside; for the itineraries to one hub, plan the shipment
    /// [`Shipment::bound_for`] it. (A code that a city has too stands for all hubs of the city there.)
    ///
    /// With a ready date the departures are taken in one pass; without one, labels are set by mean waits. In another currency than the network's
    /// ([`Query::in_currency`]) the search counts in that one, from the prices as they are written.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let query = Query::minimise_time_and_cost();
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
    /// let reach = planner.reach(&shipment, &query)?;
    /// let farthest = reach.hubs().iter().max_by_key(|hub| hub.fastest()).unwrap();
    /// let hub = network.hub(farthest.hub);
    /// let front = planner.plan(&shipment.bound_for(hub.code.as_str()), &query)?;
    /// assert_eq!(Some(front.fastest().elapsed), farthest.fastest());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`PlanError`], as [`Planner::plan`] has it for the origin, the shipment and the query; [`QuestionError::Reach`] for criteria other
    /// than time and cost, for a door at the destination, for vias, for a limit on waits ([`Query::patience`]) with a ready date, and for boxes of the carrier where the network has lease for them; [`QuestionError::Regime`] for a customs regime that is of no use to any
    /// of the hubs that are searched at once. To a single hub without use for it, it is passed over.
    ///
    /// # Complexity
    /// See [`Sweep::run`] and [`pareto_to_all`]; once for the hubs at home and once for those abroad, and once more for every set of
    /// countries that the goods may not pass through on the way, and for every country within a customs territory where transit is due. All
    /// but the first run side by side, on as many threads as the machine has.
    pub fn reach(&self, shipment: &Shipment, query: &Query) -> Result<Reach, PlanError> {
        let query: &Query = &query.started();
        if query.criteria != AXES {
            return Err(QuestionError::Reach(NotInReach::Criteria).into());
        }
        if query.confidence.is_some() {
            return Err(QuestionError::Reach(NotInReach::Confidence).into());
        }
        if shipment.to.door {
            return Err(QuestionError::Reach(NotInReach::Door).into());
        }
        if !query.vias.is_empty() {
            return Err(QuestionError::Reach(NotInReach::Vias).into());
        }
        if !query.patience.is_unlimited() && shipment.depart != Depart::AnyTime {
            return Err(QuestionError::Reach(NotInReach::Patience).into());
        }
        let network = self.network();
        if shipment.carrier_boxes && !network.leases().is_empty() {
            return Err(QuestionError::Reach(NotInReach::CarrierBoxes).into());
        }
        let currency = rate(network, query)?.map_or(NETWORK_CURRENCY, |rate| rate.currency);
        let query = &*known_switches(self.network(), query)?;
        let from = network.place(&shipment.from.name)?;
        let home = network.hub(from.hubs[0]).country;
        let mut hubs: Vec<HubReach> = network
            .hub_indices()
            .filter(|hub| !from.hubs.contains(hub))
            .map(|hub| HubReach { hub, front: Vec::new(), status: Status::Complete })
            .collect();
        // Questions that differ in nothing but the hub are answered at once.
        let mut alike: BTreeMap<SameQuestion<'_>, Vec<usize>> = BTreeMap::new();
        // A due date without a zone is that of the hub's own clock.
        let by_clock = [shipment.due, shipment.deliver_from].into_iter().flatten().any(When::is_local);
        for (at, reach) in hubs.iter().enumerate() {
            let country = network.hub(reach.hub).country;
            let closed = shipment.closed_to(network, [home, country], &query.allowed);
            // Transit is due but in the country of destination.
            let own = network.charges_transit(country, !shipment.regimes.is_empty()).then_some(country);
            let zone = by_clock.then(|| network.hub(reach.hub).zone.name());
            alike.entry((network.share_a_territory(country, home), own, closed, zone)).or_default().push(at);
        }
        let (mut questions, mut too_late) = (Vec::new(), None);
        for members in alike.into_values() {
            let ends: Vec<HubIx> = members.iter().map(|&at| hubs[at].hub).collect();
            match self.ask_for_one_of(shipment, query, &ends) {
                Ok(asked) => questions.extend(asked.map(|asked| Alike { asked, members, ends })),
                // By the clock of some hubs; others are further west.
                Err(error @ PlanError::Time(TimeError::DueBeforeReady | TimeError::DeliveryEndsBeforeItBegins)) => {
                    too_late = Some(error);
                }
                Err(error) => return Err(error),
            }
        }
        if let Some(error) = too_late.filter(|_| questions.is_empty()) {
            return Err(error);
        }
        let mut stopped = None;
        for (question, answer) in questions.iter().zip(self.answer_all(&questions, query.meter().one_by_one())) {
            let (mut fronts, status) = match answer {
                Err(PlanError::Stopped(stop)) => (Vec::new(), stop.into()),
                answer => answer?,
            };
            stopped = stopped.or(Stop::of(status));
            for &at in &question.members {
                let found = fronts.get_mut(hubs[at].hub.index()).map(std::mem::take).unwrap_or_default();
                hubs[at].front = front_of(found)?;
                hubs[at].status = status;
            }
        }
        if let Some(stop) = stopped.filter(|_| hubs.iter().all(|hub| hub.front.is_empty())) {
            return Err(PlanError::Stopped(stop));
        }
        let status = stopped.map_or(Status::Complete, Status::from);
        let horizon_days = (shipment.depart != Depart::AnyTime).then_some(query.horizon_days);
        let asked: Vec<&Asked> = questions.iter().map(|question| &question.asked).collect();
        let assumed = assumed_of_reach(network, self.engine.graph(), shipment, &asked);
        Ok(Reach { from: from.name, currency, hubs, status, horizon_days, assumed })
    }

    /// The question for the first of these hubs for which it can be put; none when a ban stands on all of them.
    fn ask_for_one_of(&self, shipment: &Shipment, query: &Query, hubs: &[HubIx]) -> Result<Option<Asked>, PlanError> {
        for &hub in hubs {
            let hub = self.network().hub(hub);
            match self.engine.ask(&shipment.clone().bound_for(hub.code.as_str()), query) {
                Ok(asked) => return Ok(Some(asked.counted_as_shown())),
                Err(PlanError::Question(QuestionError::BannedEnd { place, .. })) if place == *hub.name => {}
                // A hub may go by the code of a city, and that may be the origin.
                Err(PlanError::Question(QuestionError::SamePlace { .. })) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// The answers to several questions of the same cargo: the first by itself, the others with its departures and side by side.
    fn answer_all(&self, questions: &[Alike], one_by_one: bool) -> Vec<Answer> {
        let (network, graph) = (self.network(), self.engine.graph());
        let Some((first, others)) = questions.split_first() else { return Vec::new() };
        let mut before = None;
        let first = first.answer(network, graph, None, Some(&mut before));
        let answer = |question: &Alike| question.answer(network, graph, before.as_ref(), None);
        let others = if one_by_one { others.iter().map(answer).collect() } else { parallel::each(others, answer) };
        [first].into_iter().chain(others).collect()
    }
}

/// What the question depends on but for the hub: whether it is in the customs territory of the origin, the country where no transit is due, the
/// countries that are closed, and the clock on which a due date is read.
type SameQuestion<'n> = (bool, Option<CountryCode>, Vec<CountryCode>, Option<&'n str>);

/// Hubs to which the same question leads.
struct Alike {
    asked: Asked,
    /// Positions in the answer.
    members: Vec<usize>,
    ends: Vec<HubIx>,
}

/// Vectors of all ways to each hub of the network, and how the search ended.
type Answer = Result<(Vec<Vec<Cost<2>>>, Status), PlanError>;

impl Alike {
    fn answer(
        &self,
        network: &Network,
        graph: &TransportGraph,
        before: Option<&Before>,
        keep: Option<&mut Option<Before>>,
    ) -> Answer {
        let asked = &self.asked;
        let destinations = self.ends.iter().map(|&hub| End { hub, door: None }).collect();
        let conditions = Conditions { destinations, ..asked.conditions.clone() };
        let caps = AXES.map(|axis| asked.caps[axis as usize]);
        let limits = asked.meter.left(caps)?;
        let mut pricing = Pricing::default();
        work::done(550 * graph.rides().len() as u64 + 100 * graph.arcs().len() as u64);
        let lane = Lane { network, graph, conditions: &conditions };
        pricing.fill(lane)?;
        let sources: Vec<(NodeId, Cost<2>)> =
            conditions.origins.iter().map(|end| (graph.gate(end.hub), [0; 2])).collect();
        if let Some(ready) = asked.ready {
            let (horizon, documents, deliver_from) = (asked.horizon, asked.documents, asked.deliver_from);
            let dates = Dates { ready, horizon, documents, deliver_from, begun: None };
            let dated = Dated::new(lane, &pricing, dates, AXES);
            let laid_out = match before {
                Some(before) => LaidOut::like(&dated, before, &limits)?,
                None => LaidOut::new(&dated, &limits)?,
            };
            let mut sweep = Sweep::new();
            let reached = laid_out.sweep(&mut sweep, &sources, &limits)?;
            asked.meter.spend(reached.created(), reached.status());
            let at = |hub| reached.front(laid_out.consignee_at(hub)).map(|arrival| arrival.cost).collect();
            let answer = (network.hub_indices().map(at).collect(), reached.status());
            if let Some(keep) = keep {
                *keep = Some(laid_out.into_before());
            }
            Ok(answer)
        } else {
            let strategic = Strategic::new(lane, &pricing, AXES)?;
            let (mut fronts, status) = pareto_to_all(&strategic, &sources, &limits)?;
            asked.meter.spend(fronts.iter().map(Vec::len).sum(), status);
            let mut all = vec![Vec::new(); network.hubs().len()];
            for (number, arc) in graph.arcs().iter().enumerate().filter(|(_, arc)| arc.ride.is_none()) {
                let Some(hub) = graph.node(arc.tail).hub else { continue };
                for cost in std::mem::take(&mut fronts[arc.tail.index()]) {
                    let collected = strategic.ride(ArcId::new(number), &cost, Later::default())?.map(|ride| ride.cost);
                    all[hub.index()].extend(collected.filter(|cost| cost[0] <= caps[0] && cost[1] <= caps[1]));
                }
            }
            Ok((all, status))
        }
    }
}

/// The vectors that no other dominates, each once, by ascending time.
fn front_of(mut all: Vec<Cost<2>>) -> Result<Vec<TimeAndCost>, SearchError> {
    all.sort_unstable();
    let mut front: Vec<Cost<2>> = Vec::new();
    for cost in all {
        if front.last().is_none_or(|last| cost[1] < last[1]) {
            front.push(cost);
        }
    }
    let both = |[elapsed, cost]: Cost<2>| {
        let elapsed = Minutes::new(u32::try_from(elapsed).map_err(|_| SearchError::Overflow)?);
        let cost = Money::from_minor(i64::try_from(cost).map_err(|_| SearchError::Overflow)?);
        Ok(TimeAndCost { elapsed, cost })
    };
    front.into_iter().map(both).collect()
}

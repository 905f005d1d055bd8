//! What now: a plan in progress and what happened give the front from where the cargo really is.

use crate::graph::Begun;
use crate::model::{Depart, Shipment, Side};
use crate::plan::ask::asked::Asked;
use crate::plan::ask::times::{clock, known_clock};
use crate::plan::error::plan::{Foreign, MoneyError, PlanError};
use crate::plan::explain::left_out::LeftOut;
use crate::plan::explain::left_out::left_out_of;
use crate::plan::explain::why_not::no_way;
use crate::plan::planner::Planner;
use crate::plan::reason::whole::Behind;
use crate::plan::reason::why_not::WhyNot;
use crate::plan::reason::zoned::ZonedTime;
use crate::plan::{Criterion, Front, Itinerary, Query, Stay};
use crate::search::NodeId;
use crate::units::{GramsCo2e, Instant, Minutes, Money, Shown, When};
use std::fmt;
use std::sync::Arc;

/// Where the cargo is. Legs are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Off a leg, at the hub where that leg ends, since a moment.
    Arrived {
        /// The leg.
        leg: usize,
        /// When it came.
        at: Instant,
    },
    /// Still at the hub where a leg begins: it missed the departure, was rolled, or the way ahead is closed.
    Waiting {
        /// The leg that it waits for.
        leg: usize,
        /// The moment from which something else can be done.
        now: Instant,
    },
    /// Aboard of a leg until a moment, when it comes to the hub where that leg ends.
    Aboard {
        /// The leg.
        leg: usize,
        /// When it will come.
        until: Instant,
    },
}

/// Why a plan cannot be made anew.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplanError {
    /// No date.
    #[error("a strategic itinerary has no progress: give the shipment a ready date")]
    Strategic,
    /// A leg that the itinerary does not have.
    #[error("the itinerary has {legs} legs, counted from 0, and the event is of leg {leg}")]
    Leg {
        /// As said.
        leg: usize,
        /// How many there are.
        legs: usize,
    },
    /// An event before what comes before it.
    #[error("the event of leg {leg} is said at {}, and {before} is not before {}", shown.to_rfc3339(), earliest.to_rfc3339())]
    TooEarly {
        /// The leg.
        leg: usize,
        /// As said.
        shown: Instant,
        /// What comes first.
        before: Before,
        /// When that is.
        earliest: Instant,
    },
    /// A hub or service that the network does not have.
    #[error("{0} of the itinerary is not in this network")]
    Foreign(Foreign),
    /// What is due for the whole time cannot be computed from a part of it.
    #[error(
        "lease of boxes and inventory cost are due for the whole time since ready: leave them out, and compute them apart"
    )]
    Held,
    /// Nothing leads on.
    #[error("nothing leads on from {} within the limits{}", Shown(.hub), .why.as_ref().map_or_else(String::new, |why| format!(": {why}")))]
    NoWay {
        /// Name of the hub where the cargo is.
        hub: String,
        /// Why, and what would help, in days and money of the whole way as the question has them; the fronts are those from here on. None where the
        /// query wants no reasons, and where the budget is spent already.
        why: Option<Box<WhyNot>>,
    },
    /// The question from there on.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

/// What comes before an event of a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Before {
    /// The cargo comes to the hub where the leg begins.
    Arrival,
    /// The leg departs.
    Departure,
}

impl fmt::Display for Before {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Arrival => "the arrival at its hub",
            Self::Departure => "its departure",
        })
    }
}

/// What is done already, and cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sunk {
    /// From ready to now.
    pub elapsed: Minutes,
    /// What was charged for the stays and legs behind.
    pub cost: Money,
    /// What was emitted.
    pub emissions: GramsCo2e,
}

/// The front from where the cargo is, beside the plan that was.
#[derive(Debug, Clone, PartialEq)]
pub struct Replan {
    /// From now on: the itineraries begin where the cargo is, with `ready` the moment from which something can be done.
    pub front: Front,
    /// What lies behind.
    pub sunk: Sunk,
    /// From ready to collection by the plan that was.
    pub planned_elapsed: Minutes,
    /// Its cost.
    pub planned_cost: Money,
}

/// An itinerary of a [`Replan`] against the plan that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Minutes later than planned; earlier where negative.
    pub later: i64,
    /// Cost of all of it, what lies behind included.
    pub total: Money,
    /// Minor units dearer than planned; cheaper where negative.
    pub dearer: i64,
    /// Until when it can still be chosen; none where its first ride leaves whenever the cargo is there.
    pub decide_by: Option<Instant>,
}

impl Replan {
    /// What choosing an itinerary of the front changes; none past the type of a sum.
    pub fn change(&self, itinerary: &Itinerary) -> Option<Change> {
        let total = self.sunk.cost.checked_add(itinerary.cost)?;
        let elapsed = self.sunk.elapsed.checked_add(itinerary.elapsed)?;
        let scheduled = itinerary.legs.first().filter(|leg| leg.schedule != crate::plan::Schedule::OnDemand);
        let wait = scheduled.and_then(|_| itinerary.stays.first()).map(|stay| stay.wait);
        Some(Change {
            later: i64::from(elapsed.get()) - i64::from(self.planned_elapsed.get()),
            total,
            dearer: total.checked_sub(self.planned_cost)?.minor(),
            decide_by: wait.and_then(|wait| itinerary.ready?.checked_add(wait)),
        })
    }
}

impl fmt::Display for Replan {
    /// A line for what lies behind, and one for each itinerary: days and money against the plan that was, until when to decide, the route.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sunk { elapsed, cost, emissions } = self.sunk;
        writeln!(f, "behind: {elapsed}, {cost} {}, {emissions} CO2e", currency(&self.front))?;
        for itinerary in &self.front {
            let Some(change) = self.change(itinerary) else { continue };
            let days = change.later as f64 / 1440.0;
            let dearer = Money::from_minor(change.dearer);
            write!(f, "{days:+5.1} d, {} = {} in all", Signed(dearer), change.total)?;
            if let (Some(by), Some(stay)) = (change.decide_by, itinerary.stays.first()) {
                write!(f, ", decide by {}", stay.hub.zone.local(by))?;
            }
            let route = itinerary.route();
            writeln!(f, ": {}", Shown(if route.is_empty() { "collected here" } else { route.as_str() }))?;
        }
        Ok(())
    }
}

fn currency(front: &Front) -> String {
    front.iter().next().map_or_else(String::new, |itinerary| itinerary.currency.to_string())
}

/// An amount with its sign.
struct Signed(Money);

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= Money::ZERO {
            f.write_str("+")?;
        }
        write!(f, "{}", self.0)
    }
}

impl Planner {
    /// The front from where the cargo is, for a plan in progress: everything that can still be chosen from the moment of the event on,
    /// with storage counted from when the cargo came to the hub.
    ///
    /// What is closed now goes into the query as a ban. Customs, limits and the due date stay those of the whole way; of the budget what
    /// is sunk is gone. Surcharges and closures of rides on demand are those of the day of the event. Vias have to lie ahead: leave
    /// out those behind. In another currency than the network's, what lies behind and what lies ahead are rounded apart.
    ///
    /// ```
    /// use landsea::plan::Progress;
    /// use landsea::units::Minutes;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
    /// let query = Query::minimise_time_and_cost();
    /// let front = planner.plan(&shipment, &query)?;
    /// let plan = front.iter().find(|itinerary| itinerary.legs.len() > 1).expect("some way has a transshipment");
    /// // The first leg comes three days late.
    /// let late = plan.legs[0].arrives.checked_add(Minutes::from_days(3)).expect("a few days");
    /// let at = plan.ready.expect("a dated plan").checked_add(late).expect("a date of this century");
    /// let replan = planner.replan(&shipment, &query, plan, Progress::Arrived { leg: 0, at })?;
    /// println!("{replan}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ReplanError`].
    pub fn replan(
        &self,
        shipment: &Shipment,
        query: &Query,
        itinerary: &Itinerary,
        progress: Progress,
    ) -> Result<Replan, ReplanError> {
        let query: &Query = &query.started();
        let Rest { shipment: rest, query, asked, hub, sunk, now, whole } =
            self.rest_of(shipment, query, itinerary, progress)?;
        let Some(front) = self.engine.answer(&asked)? else {
            let why = match no_way(&self.engine, &rest, &query, &asked) {
                PlanError::NoItinerary(why) => {
                    let zone = Arc::clone(&self.network().hub(asked.to.hubs[0]).zone);
                    let arrival = match shipment.departs() {
                        Depart::ToArriveBy(due) => Some(ZonedTime { at: due.ends(&zone), zone }),
                        _ => None,
                    };
                    let within = shipment.due_within_days.and_then(Minutes::checked_days);
                    let behind = Behind { elapsed: sunk.elapsed, cost: sunk.cost, budget: whole, arrival, now, within };
                    Some(Box::new(why.of_the_whole(&behind)))
                }
                PlanError::Unexplained(_) => None,
                error => return Err(error.into()),
            };
            return Err(ReplanError::NoWay { hub, why });
        };
        let (planned_elapsed, planned_cost) = (itinerary.elapsed, itinerary.cost);
        Ok(Replan { front, sunk, planned_elapsed, planned_cost })
    }

    /// The rules that leave ways out which would be on the front of a [replan](Planner::replan): as [`Planner::left_out`], from where the cargo is.
    ///
    /// # Errors
    /// [`ReplanError`] for a question that cannot be asked; that nothing leads on is none. [`PlanError::Stopped`] where a limit came before everything
    /// was looked at.
    pub fn left_out_of_replan(
        &self,
        shipment: &Shipment,
        query: &Query,
        itinerary: &Itinerary,
        progress: Progress,
    ) -> Result<Vec<LeftOut>, ReplanError> {
        let query: &Query = &query.started();
        let rest = self.rest_of(shipment, query, itinerary, progress)?;
        Ok(left_out_of(&self.engine, &rest.shipment, &rest.query, &rest.asked)?)
    }

    /// The question from where the cargo is.
    fn rest_of(
        &self,
        shipment: &Shipment,
        query: &Query,
        itinerary: &Itinerary,
        progress: Progress,
    ) -> Result<Rest, ReplanError> {
        let ready = itinerary.ready.ok_or(ReplanError::Strategic)?;
        let (stay, now) = located(itinerary, ready, progress)?;
        let arrived = ready.checked_add(stay_of(itinerary, stay)?.begins).ok_or_else(overflow)?;
        // A leg that is late came when it is said to have come.
        let came = match progress {
            Progress::Arrived { .. } | Progress::Aboard { .. } => now,
            Progress::Waiting { .. } => arrived,
        };
        let sunk = sunk(itinerary, stay, now.since(ready).unwrap_or(Minutes::ZERO))?;
        let mut rest = shipment.handed_in(now);
        if let Some(days) = rest.due_within_days.take() {
            let to = self.network().place(&rest.to.name).map_err(PlanError::from)?;
            let known = rest.due.map(|due| due.ends(clock(self.network(), &to)));
            // A number of days past the type limits nothing.
            let due = Minutes::checked_days(days).and_then(|days| ready.checked_add(days));
            rest.due = known.into_iter().chain(due).min().map(When::At);
        }
        let mut query = query.clone();
        let whole = query.budget;
        let left = match whole {
            Some(budget) if budget <= Money::ZERO => return Err(PlanError::from(MoneyError::NoBudget).into()),
            Some(budget) => Some(budget.checked_sub(sunk.cost).ok_or_else(overflow)?),
            None => None,
        };
        // Where nothing is left, what is ahead may still cost nothing.
        query.budget = left.map(|left| left.max(Money::from_minor(1)));
        let node = self.node_of(itinerary, stay)?;
        let begun = Begun { node, stored: now.since(came).unwrap_or(Minutes::ZERO) };
        let needs = rest.needs(self.network()).map_err(PlanError::from)?;
        let mut asked = self.engine.ask_needing(&rest, &query, &needs, Some(begun))?;
        if let Some(left) = left.filter(|left| *left <= Money::ZERO) {
            if left < Money::ZERO {
                let hub = stay_of(itinerary, stay)?.hub.name.to_string();
                return Err(ReplanError::NoWay { hub, why: None });
            }
            asked.caps[Criterion::Cost as usize] = 0;
        }
        if asked.charges_time {
            return Err(ReplanError::Held);
        }
        let hub = stay_of(itinerary, stay)?.hub.name.to_string();
        Ok(Rest { shipment: rest, query, asked, hub, sunk, now, whole })
    }

    /// Where the cargo is in the graph: a hub, and how it came there.
    fn node_of(&self, itinerary: &Itinerary, stay: usize) -> Result<NodeId, ReplanError> {
        let hub = &stay_of(itinerary, stay)?.hub;
        let foreign = || ReplanError::Foreign(Foreign::Hub(hub.code.clone()));
        let ix = self.network().hub_with(&hub.code).ok_or_else(foreign)?;
        let side = match stay.checked_sub(1).and_then(|leg| itinerary.legs.get(leg)) {
            Some(leg) => Side::On(leg.mode, leg.loading),
            None => itinerary.came,
        };
        if side == Side::Gate {
            return Ok(self.engine.graph().gate(ix));
        }
        let found = self.engine.graph().nodes().iter().position(|node| node.hub == Some(ix) && node.side == side);
        found.map(NodeId::new).ok_or_else(foreign)
    }
}

/// What lies ahead of cargo that is under way, as a checked question, and what lies behind.
struct Rest {
    shipment: Shipment,
    query: Query,
    asked: Asked,
    /// Name of the hub where it is.
    hub: String,
    sunk: Sunk,
    now: Instant,
    /// The budget of the whole way.
    whole: Option<Money>,
}

fn overflow() -> ReplanError {
    PlanError::from(crate::graph::PriceError::from(crate::graph::Overflow)).into()
}

/// A stay of an itinerary; one that lacks it was not planned here.
fn stay_of(itinerary: &Itinerary, stay: usize) -> Result<&Stay, ReplanError> {
    itinerary.stays.get(stay).ok_or(ReplanError::Foreign(Foreign::Stay(stay)))
}

/// At which stay the cargo is, and from when on something can be done.
fn located(itinerary: &Itinerary, ready: Instant, progress: Progress) -> Result<(usize, Instant), ReplanError> {
    let legs = itinerary.legs.len();
    let (leg, shown) = match progress {
        Progress::Arrived { leg, at } => (leg, at),
        Progress::Waiting { leg, now } => (leg, now),
        Progress::Aboard { leg, until } => (leg, until),
    };
    let of = itinerary.legs.get(leg).ok_or(ReplanError::Leg { leg, legs })?;
    known_clock(ready).map_err(PlanError::from)?;
    let (stay, before, earliest) = match progress {
        Progress::Waiting { .. } => (leg, Before::Arrival, stay_of(itinerary, leg)?.begins),
        Progress::Arrived { .. } | Progress::Aboard { .. } => (leg + 1, Before::Departure, of.departs),
    };
    let earliest = ready.checked_add(earliest).ok_or_else(overflow)?;
    if shown < earliest {
        return Err(ReplanError::TooEarly { leg, shown, before, earliest });
    }
    known_clock(shown).map_err(PlanError::from)?;
    Ok((stay, shown))
}

/// What the stays and legs before a stay cost.
fn sunk(itinerary: &Itinerary, stay: usize, elapsed: Minutes) -> Result<Sunk, ReplanError> {
    let (mut cost, mut emissions) = (Money::ZERO, GramsCo2e::ZERO);
    let behind = itinerary.stays.iter().zip(&itinerary.legs).take(stay);
    for item in behind.flat_map(|(stay, leg)| stay.items.iter().chain(leg.items())) {
        cost = cost.checked_add(item.charge).ok_or_else(overflow)?;
        emissions = emissions.checked_add(item.emissions).ok_or_else(overflow)?;
    }
    Ok(Sunk { elapsed, cost, emissions })
}

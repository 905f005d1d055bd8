//! Timetables that suit their connections: departure days moved so that cargo waits least where it changes.

mod chain;
mod freedom;
mod program;
mod told;

use super::batch::Objective;
use crate::graph::ItemKind;
use crate::model::{Change, ChangeError, Shipment, WhatIf};
use crate::plan::ask::times::{Times, clock};
use crate::plan::error::plan::PlanError;
use crate::plan::planner::Planner;
use crate::plan::{Criterion, Itinerary, Query, Stop};
use crate::search::Status;
use crate::units::{Civil, Instant, Shown, Weekday, Zone};
use chain::Chain;
pub use freedom::{Freedom, NoFreedom};
use std::sync::Arc;

/// A shipment that is handed in every week, and how many boxes a week it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    shipment: Shipment,
    per_week: u64,
}

impl Flow {
    /// Handed in when the shipment is ready, and every seven days after; so many boxes (or vehicles, or whatever is counted) a week.
    pub fn new(shipment: Shipment, per_week: u64) -> Self {
        Self { shipment, per_week }
    }
}

/// Which waiting counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waits {
    /// Between one service and the next.
    AtTransshipments,
    /// That before the first departure too.
    FromHandIn,
}

/// What a timetable is to be good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    waits: Waits,
    weeks: u32,
    chosen_by: Objective,
    steps: u64,
}

impl Goal {
    /// The least waiting, weighted by volume, over four weeks of hand-ins; each flow goes by its cheapest way.
    pub const fn least_waiting(waits: Waits) -> Self {
        Self { waits, weeks: 4, chosen_by: Objective::cost(), steps: 100_000 }
    }

    /// Counts so many weeks of hand-ins, 1 to 52.
    #[must_use]
    pub const fn over_weeks(self, weeks: u32) -> Self {
        Self { weeks, ..self }
    }

    /// By which way of its front each flow goes.
    #[must_use]
    pub const fn by_ways_of(self, chosen_by: Objective) -> Self {
        Self { chosen_by, ..self }
    }

    /// Stops the integer program after so many steps, 100,000 unless set; what is known by then is the answer, with a bound.
    #[must_use]
    pub const fn at_most_steps(self, steps: u64) -> Self {
        Self { steps, ..self }
    }
}

/// A service that moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its code.
    pub service: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Days later; earlier where negative.
    pub days: i64,
    /// The weekdays on which it leaves its first call.
    pub from: Vec<Weekday>,
    /// Those on which it is to leave.
    pub to: Vec<Weekday>,
    /// Whether only its frequency is known, so that the days are nominal.
    pub is_nominal: bool,
}

/// The waiting of one flow. Minutes are sums over all hand-ins, of one box.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowWaits {
    /// Its position in the list.
    pub flow: usize,
    /// What it is.
    pub name: String,
    /// How many boxes a week.
    pub per_week: u64,
    /// Minutes on the services that it goes by today, with the first departure that it can board each time, by today's timetable.
    pub before: u64,
    /// The same by the new timetable.
    pub after: u64,
    /// What the planner plans today, one for each hand-in.
    pub planned_before: Vec<Itinerary>,
    /// What it plans with the new timetable; it may be by other services. Fewer where a limit came first: [`JointTimetable::status`].
    pub planned_after: Vec<Itinerary>,
}

/// A timetable that suits its connections.
#[derive(Debug, Clone)]
pub struct JointTimetable {
    moves: Vec<Moved>,
    flows: Vec<FlowWaits>,
    bound: u64,
    goal: Goal,
    what_if: WhatIf,
    status: Status,
}

impl JointTimetable {
    /// The services that move; the fewest that do for the least waiting.
    pub fn moves(&self) -> &[Moved] {
        &self.moves
    }

    /// The flows, in the order of the list.
    pub fn flows(&self) -> &[FlowWaits] {
        &self.flows
    }

    /// Box-days that are waited in a week today, on the services that the flows go by today.
    pub fn before(&self) -> f64 {
        self.box_days(self.flows.iter().map(|flow| flow.before * flow.per_week).sum())
    }

    /// The same with the new timetable.
    pub fn after(&self) -> f64 {
        self.box_days(self.box_minutes())
    }

    /// What no timetable within the freedom gets below: equal to [`JointTimetable::after`] where the timetable is proven to be the best.
    pub fn bound(&self) -> f64 {
        self.box_days(self.bound)
    }

    /// Whether no timetable within the freedom waits less.
    pub fn is_optimal(&self) -> bool {
        self.bound == self.box_minutes()
    }

    /// Whether everything ran to its end. Where a limit stopped it, the timetable waits no more than today's and [`JointTimetable::bound`] holds, better
    /// timetables may exist, and [`FlowWaits::planned_after`] may lack the last hand-ins.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Box-days that are waited in a week by what the planner really plans, today and with the new timetable; by the hand-ins that are planned both ways.
    pub fn planned(&self) -> (f64, f64) {
        let sum = |of: fn(&FlowWaits) -> &Vec<Itinerary>| {
            let flow = |flow: &FlowWaits| {
                let planned = of(flow).iter().take(flow.planned_after.len());
                planned.map(|one| waited(one, self.goal.waits)).sum::<u64>() * flow.per_week
            };
            self.box_days(self.flows.iter().map(flow).sum())
        };
        (sum(|flow| &flow.planned_before), sum(|flow| &flow.planned_after))
    }

    /// The network with the new timetable, to plan on.
    pub fn what_if(&self) -> &WhatIf {
        &self.what_if
    }

    fn box_minutes(&self) -> u64 {
        self.flows.iter().map(|flow| flow.after * flow.per_week).sum()
    }

    fn box_days(&self, minutes: u64) -> f64 {
        minutes as f64 / 1440.0 / f64::from(self.goal.weeks)
    }
}

/// Minutes that an itinerary waits: for hubs to open and for cut-offs.
fn waited(itinerary: &Itinerary, waits: Waits) -> u64 {
    let first = usize::from(waits == Waits::AtTransshipments);
    let waiting = itinerary.stays.iter().take(itinerary.legs.len()).skip(first).map(|stay| {
        let closed = stay.items.iter().filter(|item| item.kind == ItemKind::Closed);
        u64::from(stay.wait.get()) + closed.map(|item| u64::from(item.time.get())).sum::<u64>()
    });
    waiting.sum()
}

/// Why a timetable cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum JointError {
    /// No flow.
    #[error("no flow to make a timetable for")]
    NoFlow,
    /// No volume.
    #[error("flow {0} is of no boxes: give at least one, and at most a million, a week")]
    Volume(usize),
    /// More than a million boxes.
    #[error("flow {0} is of more than a million boxes a week: give at most that")]
    TooMuch(usize),
    /// No ready date.
    #[error("flow {number} ({name}) has no ready date: give the first hand-in")]
    NoReady {
        /// Its number, from 1.
        number: usize,
        /// What it is.
        name: String,
    },
    /// A flow that cannot be planned.
    #[error("flow {number} ({name}), week {week}: {why}")]
    Flow {
        /// Its number, from 1.
        number: usize,
        /// What it is.
        name: String,
        /// The week of the hand-in, from 1.
        week: u32,
        /// Why.
        why: Box<PlanError>,
    },
    /// On the services that it goes by in the first week a later one finds no departure.
    #[error("flow {number} ({name}) finds no departure in week {week} on the services that it goes by in week 1")]
    Broken {
        /// Its number, from 1.
        number: usize,
        /// What it is.
        name: String,
        /// The week of the hand-in, from 1.
        week: u32,
    },
    /// A freedom that means nothing.
    #[error("the freedom of `{}`: {why}", Shown(.service))]
    Freedom {
        /// As named.
        service: String,
        /// Why.
        why: NoFreedom,
    },
    /// Too many combinations on the way of one flow.
    #[error(
        "flow {number} ({name}) goes by services with {combinations} timetables together, at most {most}: give them less freedom"
    )]
    TooFree {
        /// Its number, from 1.
        number: usize,
        /// What it is.
        name: String,
        /// How many.
        combinations: usize,
        /// The most.
        most: usize,
    },
    /// A limit stopped the call before it knew what waits today.
    #[error("{0} stopped the call before there was a timetable; {cure}", cure = .0.cure())]
    Stopped(Stop),
    /// No such number of weeks.
    #[error("{0} weeks of hand-ins: give 1 to 52")]
    Weeks(u32),
    /// A change that the network refuses.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The solver gave up, or its answer does not hold.
    #[error("the solver of integer programs found no answer: {0}")]
    Solver(String),
}

impl Planner {
    /// The timetable with the least waiting: services whose departures may move by whole days are moved so that the cargo of all flows, on the
    /// services that it goes by today, waits least. Each flow takes the first departure that it can board. Then everything is planned again with the
    /// new timetable, so that what is told beside is what the planner makes of it.
    ///
    /// # Errors
    /// [`JointError`].
    ///
    /// # Complexity
    /// For each flow every combination of timetables of the services on its way is dated; an integer program with a variable for each chooses
    /// (`microlp`, in floating point; the waiting is summed in whole minutes). Where it takes too many steps, the answer is a local optimum, with the bound that was
    /// reached.
    ///
    /// ```
    /// use landsea::plan::{Flow, Freedom, Goal, Waits};
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let boxes = Shipment::boxes("Chongqing", "Mersin", "1x45G1")?.ready("2026-06-01T09:00[Asia/Shanghai]")?;
    /// let freedoms = [Freedom::within_days("sce-aktau", 3), Freedom::within_days("caspian-aktau-alat", 1)];
    /// let query = Query::minimise_time_and_cost().ban("air").ban("road").via("KZAAU");
    /// let goal = Goal::least_waiting(Waits::AtTransshipments);
    /// let joint = planner.joint_timetable(&[Flow::new(boxes, 40)], &freedoms, &query, &goal)?;
    /// println!("{joint}");
    /// assert!(joint.bound() <= joint.after() && joint.after() <= joint.before());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn joint_timetable(
        &self,
        flows: &[Flow],
        freedoms: &[Freedom],
        query: &Query,
        goal: &Goal,
    ) -> Result<JointTimetable, JointError> {
        if flows.is_empty() {
            return Err(JointError::NoFlow);
        }
        if !(1..=52).contains(&goal.weeks) {
            return Err(JointError::Weeks(goal.weeks));
        }
        let choices = freedom::resolve(self.network(), freedoms)?;
        let mut query = query.started().into_owned();
        let meter = query.meter();
        query.criteria = vec![Criterion::Time, Criterion::Cost];
        let (mut chains, mut before) = (Vec::new(), Vec::new());
        for (at, flow) in flows.iter().enumerate() {
            match flow.per_week {
                0 => return Err(JointError::Volume(at + 1)),
                1..=1_000_000 => {}
                _ => return Err(JointError::TooMuch(at + 1)),
            }
            let (planned, stopped) = self.planned(at, flow, &query, goal)?;
            if let Some(stop) = stopped {
                return Err(JointError::Stopped(stop));
            }
            let chain = Chain::of(self, at, flow, &planned[0], &query, goal, &choices);
            chains.push(chain.map_err(|error| match (error, meter.stopped()) {
                (JointError::Flow { .. }, Some(stop)) => JointError::Stopped(stop),
                (error, _) => error,
            })?);
            before.push(planned);
        }
        let volumes: Vec<u64> = flows.iter().map(|flow| flow.per_week).collect();
        let (chosen, bound) = program::choose(&chains, &volumes, &choices, goal.steps, &meter)?;
        let mut what_if = WhatIf::new(self.network());
        what_if.begin("joint timetable");
        let mut moves = Vec::new();
        for (choices, &chosen) in choices.iter().zip(&chosen) {
            let days = choices.days[chosen];
            if days != 0 {
                let service = self.network().service(choices.service);
                what_if.change(Change::Shift { service: Arc::clone(&service.code), days })?;
                moves.push(Moved {
                    service: Arc::clone(&service.code),
                    name: Arc::clone(&service.name),
                    days,
                    from: choices.timetables[0].weekdays(),
                    to: choices.timetables[chosen].weekdays(),
                    is_nominal: choices.timetables[0].is_nominal(),
                });
            }
        }
        let mut listed = Vec::new();
        {
            let planner = self.under(&what_if);
            for (at, ((flow, chain), planned_before)) in flows.iter().zip(&chains).zip(before).enumerate() {
                let (planned_after, _) = planner.planned(at, flow, &query, goal)?;
                let waits = |chosen: &[usize]| chain.waits(chosen).unwrap_or(u64::MAX);
                listed.push(FlowWaits {
                    flow: at,
                    name: flow.shipment.to_string(),
                    per_week: flow.per_week,
                    before: waits(&vec![0; choices.len()]),
                    after: waits(&chosen),
                    planned_before,
                    planned_after,
                });
            }
        }
        Ok(JointTimetable { moves, flows: listed, bound, goal: *goal, what_if, status: meter.status() })
    }

    /// What is planned for each hand-in of a flow, and what stopped that before the last one.
    fn planned(
        &self,
        at: usize,
        flow: &Flow,
        query: &Query,
        goal: &Goal,
    ) -> Result<(Vec<Itinerary>, Option<Stop>), JointError> {
        let name = || flow.shipment.to_string();
        let failed = |week: u32, why: PlanError| JointError::Flow {
            number: at + 1,
            name: name(),
            week: week + 1,
            why: why.into(),
        };
        let network = self.network();
        let place = |name: &str| network.place(name).map_err(|why| failed(0, why.into()));
        let (from, to) = (place(&flow.shipment.from.name)?, place(&flow.shipment.to.name)?);
        let times = Times::of(network, &flow.shipment, &from, &to).map_err(|why| failed(0, why.into()))?;
        let ready = times.ready.ok_or_else(|| JointError::NoReady { number: at + 1, name: name() })?;
        let zone = clock(network, &from);
        let mut planned = Vec::new();
        for week in 0..goal.weeks {
            let shipment = flow.shipment.handed_in(hand_in(zone, ready, week));
            let front = match self.plan(&shipment, query) {
                Err(PlanError::Stopped(stop)) => return Ok((planned, Some(stop))),
                Ok(front) if front.status() != Status::Complete => return Ok((planned, Stop::of(front.status()))),
                front => front.map_err(|why| failed(week, why))?,
            };
            planned.extend(front.iter().min_by_key(|itinerary| goal.chosen_by.of(itinerary)).cloned());
        }
        Ok((planned, None))
    }
}

/// When a flow is handed in in a week: at the same time of day on the clock of its origin.
fn hand_in(zone: &Zone, first: Instant, week: u32) -> Instant {
    // Not by way of the local time in the first week: the clock may show it twice.
    if week == 0 {
        first
    } else {
        zone.instant(Civil::from_epoch_minutes(zone.local(first).epoch_minutes() + 10_080 * i64::from(week)))
    }
}

//! What is asked of a joint timetable, and what it answers.

use crate::graph::ItemKind;
use crate::model::{ChangeError, NameHint, Shipment, WhatIf};
use crate::plan::beyond::batch::Objective;
use crate::plan::error::plan::PlanError;
use crate::plan::{Itinerary, Stop};
use crate::search::Status;
use crate::units::{Shown, Weekday};
use std::fmt;
use std::sync::Arc;

/// A shipment that is handed in every week, and how many boxes a week it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    pub(super) shipment: Shipment,
    pub(super) per_week: u64,
}

impl Flow {
    /// Handed in when the shipment is ready, and every seven days after; this many boxes (or vehicles, or whatever is counted) a week.
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
    pub(super) waits: Waits,
    pub(super) weeks: u32,
    pub(super) chosen_by: Objective,
    pub(super) steps: u64,
}

impl Goal {
    /// The least waiting, weighted by volume, over four weeks of hand-ins; each flow goes by its cheapest way.
    pub const fn least_waiting(waits: Waits) -> Self {
        Self { waits, weeks: 4, chosen_by: Objective::cost(), steps: 100_000 }
    }

    /// Counts this many weeks of hand-ins, 1 to 52.
    #[must_use]
    pub const fn over_weeks(self, weeks: u32) -> Self {
        Self { weeks, ..self }
    }

    /// By which way of its front each flow goes.
    #[must_use]
    pub const fn by_ways_of(self, chosen_by: Objective) -> Self {
        Self { chosen_by, ..self }
    }

    /// Stops the integer program after this many steps, 100,000 unless set; what is known by then is the answer, with a bound.
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
    pub(super) moves: Vec<Moved>,
    pub(super) flows: Vec<FlowWaits>,
    pub(super) bound: u64,
    pub(super) goal: Goal,
    pub(super) what_if: WhatIf,
    pub(super) status: Status,
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

    pub(super) fn box_minutes(&self) -> u64 {
        self.flows.iter().map(|flow| flow.after * flow.per_week).sum()
    }

    pub(super) fn box_days(&self, minutes: u64) -> f64 {
        minutes as f64 / 1440.0 / f64::from(self.goal.weeks)
    }
}

/// Minutes that an itinerary waits: for hubs to open and for cut-offs.
pub(super) fn waited(itinerary: &Itinerary, waits: Waits) -> u64 {
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

/// Why a freedom means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoFreedom {
    /// No service has the name.
    Unknown(NameHint),
    /// Two freedoms are of one service.
    Twice,
    /// A service on demand has no departures to move.
    OnDemand,
    /// More days than departures are moved by.
    TooFar {
        /// The most.
        most: u32,
    },
}

impl fmt::Display for NoFreedom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(hint) => write!(f, "no such service; {}", Shown(hint)),
            Self::Twice => f.write_str("it stands twice"),
            Self::OnDemand => f.write_str("it leaves on demand and has no departures to move"),
            Self::TooFar { most } => write!(f, "at most {most} days"),
        }
    }
}

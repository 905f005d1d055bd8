//! Timetables that suit their connections: departure days moved so that cargo waits least where it changes.

mod answer;
mod chain;
mod display;
mod freedom;
mod program;

pub use answer::{Flow, FlowWaits, Goal, JointError, JointTimetable, Moved, NoFreedom, Waits};
use chain::{Chain, hand_in};
pub use freedom::Freedom;

use crate::model::{Change, WhatIf};
use crate::plan::ask::times::{Times, clock};
use crate::plan::error::plan::PlanError;
use crate::plan::planner::Planner;
use crate::plan::{Criterion, Itinerary, Query, Stop};
use crate::search::Status;
use std::sync::Arc;

impl Planner {
    /// The timetable with the least waiting: services whose departures may move by whole days are moved so that the cargo of all flows, on the
    /// services that it goes by today, waits least. Each flow takes the first departure that it can board. Then everything is planned again with the
    /// new timetable, so that what is said beside is what the planner makes of it.
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

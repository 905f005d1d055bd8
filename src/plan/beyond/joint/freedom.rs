//! By how much services may move.

use super::answer::{JointError, NoFreedom};
use crate::model::{Departs, Network, ServiceIx, Timetable, nearest_name};
use crate::units::Weekday;

/// A service whose departures may move by whole days; the times of day stay. It may always stay as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freedom {
    service: String,
    moves: Moves,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Moves {
    Within(u32),
    To(Vec<Weekday>),
}

impl Freedom {
    /// By this many days at most, earlier or later.
    pub fn within_days(service: &str, days: u32) -> Self {
        Self { service: service.trim().to_owned(), moves: Moves::Within(days) }
    }

    /// By three days at most, to where all its departures fall on these weekdays.
    pub fn to_weekdays(service: &str, days: &[Weekday]) -> Self {
        Self { service: service.trim().to_owned(), moves: Moves::To(days.to_vec()) }
    }
}

/// The timetables that a service may have: first its own, then the nearer ones first.
pub(super) struct Choices {
    pub(super) service: ServiceIx,
    pub(super) days: Vec<i64>,
    pub(super) timetables: Vec<Timetable>,
}

/// The most days that a service may move by.
const MOST_DAYS: u32 = 70;

pub(super) fn resolve(network: &Network, freedoms: &[Freedom]) -> Result<Vec<Choices>, JointError> {
    let mut all: Vec<Choices> = Vec::new();
    for freedom in freedoms {
        let refused = |why| JointError::Freedom { service: freedom.service.clone(), why };
        let Some(service) = network.service_named(&freedom.service) else {
            let known = network.services().iter().map(|service| &*service.code);
            return Err(refused(NoFreedom::Unknown(nearest_name(&freedom.service, known))));
        };
        if all.iter().any(|known| known.service == service) {
            return Err(refused(NoFreedom::Twice));
        }
        let Departs::By(own) = &network.service(service).departs else {
            return Err(refused(NoFreedom::OnDemand));
        };
        let most = match &freedom.moves {
            Moves::Within(days) if *days > MOST_DAYS => {
                return Err(refused(NoFreedom::TooFar { most: MOST_DAYS }));
            }
            Moves::Within(days) => i64::from(*days),
            Moves::To(_) => 3,
        };
        let mut choices = Choices { service, days: vec![0], timetables: vec![own.clone()] };
        for days in (1..=most).flat_map(|days| [-days, days]) {
            let moved = own.shifted(days);
            let suits = match &freedom.moves {
                Moves::Within(_) => true,
                Moves::To(weekdays) => moved.weekdays().iter().all(|day| weekdays.contains(day)),
            };
            if suits && !choices.timetables.contains(&moved) {
                choices.days.push(days);
                choices.timetables.push(moved);
            }
        }
        all.push(choices);
    }
    Ok(all)
}

//! What is checked of a part by itself: services, steps of tariffs, stowage.

use super::problem::{Problem, Subject, problem};
use crate::model::{Call, Case, CutOffs, Departs, EmissionBasis, Service, Stage, StageKind, StorageStep, Stowage};

pub(super) fn is_senseless(stowage: &Stowage) -> bool {
    [
        stowage.truck_kg.value,
        stowage.truck_litres.value,
        stowage.box_kg.value,
        stowage.box_litres.value,
        stowage.cars_per_box.value,
        stowage.air_kg_per_m3.value,
    ]
    .contains(&0)
}

pub(in crate::model) fn check_service(at: usize, service: &Service, hubs: usize, problems: &mut Vec<Problem>) {
    let mut refuse = |code, subject, cause: String, cure: &str| {
        problems.push(Problem { code, subject, first: None, cause, cure: cure.to_owned() });
    };
    let name = &service.code;
    if service.calls.len() < 2 {
        let cause = format!("service `{name}` works cargo at fewer than two calls");
        refuse("calls", Subject::Service(at), cause, "give it at least one stage that ends at a call");
    }
    for (number, stage) in service.stages.iter().enumerate() {
        let subject = Subject::Stage(at, number);
        if stage.from.index() >= hubs || stage.to.index() >= hubs {
            refuse(
                "dangling",
                subject,
                format!("stage {} of `{name}` leads to a hub of another network", number + 1),
                "use the indices of this builder",
            );
        }
        if number > 0 && service.stages[number - 1].to != stage.from {
            refuse(
                "broken",
                subject,
                format!("stage {} of `{name}` does not begin where the one before ends", number + 1),
                "put the stages in order",
            );
        }
        let stands = matches!(stage.kind, StageKind::Dwell(_));
        if stands != (stage.from == stage.to) {
            refuse(
                "loop",
                subject,
                format!("stage {} of `{name}` begins and ends at the same hub", number + 1),
                "use a dwell for standing, and a run or a border for going somewhere",
            );
        }
        let hub_factor = stage.emission.as_ref().map(|factor| factor.per == EmissionBasis::Tonne);
        if hub_factor.is_some_and(|hub| hub == (stage.kind == StageKind::Run)) {
            refuse(
                "emission",
                subject,
                format!("the emission factor of stage {} of `{name}` is of the wrong kind", number + 1),
                "give a run a factor of distance, and a border or a dwell one per tonne handled",
            );
        }
        if stage.charge.at(Case::Low).is_negative() {
            refuse(
                "negative",
                subject,
                format!("stage {} of `{name}` has a negative price", number + 1),
                "give what the shipper pays",
            );
        }
    }
    let ascending = service.calls.windows(2).all(|pair| pair[0].leave < pair[1].arrive)
        && service.calls.iter().all(|call| call.arrive <= call.leave && call.leave <= service.stages.len());
    if !ascending || service.calls.iter().any(|call| !call_is_on_the_way(call, &service.stages)) {
        refuse(
            "calls",
            Subject::Service(at),
            format!("the calls of `{name}` do not lie on its way"),
            "list them in the order of the stages",
        );
    }
    for (number, rate) in service.through.iter().enumerate() {
        if service.through[..number].iter().any(|before| (before.from, before.to) == (rate.from, rate.to)) {
            refuse(
                "through",
                Subject::Service(at),
                format!("`{name}` has two through rates for the same pair of calls"),
                "keep one",
            );
        }
        let place = |hub| service.calls.iter().position(|call| call.hub == hub);
        if place(rate.from).zip(place(rate.to)).is_none_or(|(from, to)| from >= to) {
            refuse(
                "through",
                Subject::Service(at),
                format!("`{name}` has a through rate for a pair that it does not serve in this order"),
                "name two of its calls, in order",
            );
        }
    }
    if matches!(service.departs, Departs::OnDemand)
        && (!service.seasons.is_empty()
            || service.valid.is_some()
            || service.cut_off.is_some()
            || service.cut_offs != CutOffs::default()
            || service.holidays.is_some())
    {
        refuse(
            "on-demand",
            Subject::Service(at),
            format!("`{name}` leaves on demand and yet has seasons, a validity, holidays or a cut-off"),
            "give it a frequency, or drop them",
        );
    }
}

fn call_is_on_the_way(call: &Call, stages: &[Stage]) -> bool {
    let reached = if call.arrive == 0 {
        stages.first().map(|stage| stage.from)
    } else {
        stages.get(call.arrive - 1).map(|stage| stage.to)
    };
    reached == Some(call.hub)
        && stages[call.arrive..call.leave].iter().all(|stage| stage.from == call.hub && stage.to == call.hub)
}

pub(super) fn check_steps(steps: &[StorageStep], subject: Subject, problems: &mut Vec<Problem>) {
    let endless_last = steps.split_last().is_some_and(|(last, before)| {
        last.days.is_none() && before.iter().all(|step| step.days.is_some_and(|days| days > 0))
    });
    if !endless_last || steps.iter().any(|step| step.amount.is_negative()) {
        problems.push(problem(
            "storage",
            subject,
            "the steps of storage or lease need days, all but the last, and no negative amount",
            "leave `days` out of the last step only",
        ));
    }
}

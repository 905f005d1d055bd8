//! A network on the page's map: every stage with the grade of each of its figures as line style.

use super::course::Courses;
use super::document::{Grade, HubEntry, ModeName};
use super::page::{fill, steps};
use crate::model::{HubIx, Mode, Network, Stage};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the page's script reads.
#[derive(Serialize)]
struct Data<'n> {
    view: &'static str,
    name: &'n str,
    hubs: BTreeMap<&'n str, HubEntry<'n>>,
    stages: Vec<Drawn<'n>>,
}

#[derive(Serialize)]
struct Drawn<'n> {
    mode: ModeName,
    from: &'n str,
    to: &'n str,
    services: Vec<&'n str>,
    grades: Grades,
    course: Vec<i32>,
}

/// The worst grade of each figure.
#[derive(Clone, Copy, Serialize)]
struct Grades {
    time: Grade,
    charge: Grade,
    distance: Grade,
}

impl Grades {
    fn of(stage: &Stage) -> [crate::model::Grade; 3] {
        [stage.time.evidence().grade, stage.charge.evidence().grade, stage.distance.evidence.grade]
    }
}

/// Stages that are one line on the map.
struct Group<'n> {
    stage: &'n Stage,
    services: Vec<&'n str>,
    worst: [crate::model::Grade; 3],
}

/// The page of a network: its hubs, and a line for each pair of hubs that services of one mode join. The line's style is the worst grade among
/// them of the time, the charge or the length, as the reader chooses; a table counts the lines of each grade.
///
/// # Complexity
/// A shortest way over a graph of 4,000 nodes for each pair of ports that services join.
pub fn network_page(network: &Network) -> String {
    let mut groups: BTreeMap<(Mode, HubIx, HubIx), Group<'_>> = BTreeMap::new();
    for service in network.services() {
        for stage in service.stages.iter().filter(|stage| stage.from != stage.to) {
            let grades = Grades::of(stage);
            let group = groups.entry((service.mode, stage.from, stage.to)).or_insert_with(|| Group {
                stage,
                services: Vec::new(),
                worst: grades,
            });
            group.services.push(&service.name);
            for (worst, grade) in group.worst.iter_mut().zip(grades) {
                *worst = (*worst).max(grade);
            }
        }
    }
    let mut courses = Courses::default();
    let hubs = network.hubs();
    let stages = groups.iter().map(|((mode, from, to), group)| {
        let [from, to] = [from, to].map(|hub| &hubs[hub.index()]);
        let [time, charge, distance] = group.worst.map(Grade::from);
        Drawn {
            mode: ModeName::from(*mode),
            from: from.code.as_str(),
            to: to.code.as_str(),
            services: group.services.clone(),
            grades: Grades { time, charge, distance },
            course: steps(&courses.line(*mode, [(from.position, to.position, &group.stage.straits[..])])),
        }
    });
    let data = Data {
        view: "network",
        name: network.name(),
        hubs: hubs.iter().map(|hub| (hub.code.as_str(), HubEntry::of_hub(hub))).collect(),
        stages: stages.collect(),
    };
    fill(network.name(), &data)
}

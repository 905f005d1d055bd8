//! Shipments on departures that they share, and timetables that suit their connections. Every bench asserts its answer; the rival is first come, first served, or
//! one service moved after the other.

use criterion::{Criterion, criterion_group, criterion_main};
use landsea::audit::audit_together;
use landsea::plan::{Flow, Freedom, Goal, Objective, Waits};
use landsea::units::Money;
use landsea::{Network, Planner, Query, Shipment};
use std::hint::black_box;

fn boxes(from: &str, to: &str, boxes: &str, ready: &str) -> Shipment {
    Shipment::boxes(from, to, boxes).unwrap().ready(format!("{ready}T09:00[Asia/Shanghai]")).unwrap()
}

/// A week's boxes for Vientiane and Duisburg, more than their trains hold: those that may wait stand first in the list.
fn shipments() -> Vec<Shipment> {
    let mut all = Vec::new();
    for day in 1..=3 {
        let ready = format!("2026-06-0{day}");
        all.push(boxes("Chongqing", "Vientiane", "16x45G1", &ready).due_within_days(30));
        all.push(boxes("Lanzhou", "Vientiane", "9x45G1", &ready).due_within_days(21));
        all.push(boxes("Chongqing", "Duisburg", "30x45G1", &ready).due_within_days(40));
        all.push(boxes("Guiyang", "Duisburg", "12x45G1", &ready).due_within_days(35));
        all.push(boxes("Chongqing", "Duisburg", "25x45G1", &ready).due_within_days(22));
        all.push(boxes("Chongqing", "Vientiane", "12x45G1", &ready).due_within_days(10));
    }
    all
}

fn batch(criterion: &mut Criterion) {
    let network = Network::chongqing();
    let (planner, shipments) = (Planner::new(&network), shipments());
    let query = Query::minimise_time_and_cost().ban("road").ban("air");
    let objective = Objective::cost().with_a_day_at(Money::from_minor(20_000));
    let known = planner.batch(&shipments, &query, &objective).unwrap();
    let carried: Vec<_> = known.placed().iter().map(|one| (&shipments[one.shipment], &one.itinerary)).collect();
    assert_eq!(audit_together(&network, &query, &carried), Ok(()));
    assert!(known.is_optimal() && known.left().len() <= known.first_come_leaves());
    println!(
        "    {} shipments: {} together with {} rolled, {} first come, first served with {}, {} plans",
        shipments.len(),
        known.total(),
        known.left().len(),
        known.first_come(),
        known.first_come_leaves(),
        known.searches()
    );
    let mut group = criterion.benchmark_group(format!("{} shipments that share trains", shipments.len()));
    group.sample_size(10);
    for (name, objective) in [("the best", objective), ("first come, first served", objective.at_most_searches(0))] {
        group.bench_function(name, |bench| {
            bench.iter(|| {
                let found = planner.batch(black_box(&shipments), &query, &objective).unwrap();
                assert!(
                    found.first_come() == known.first_come() && (found.total() == known.total()) == found.is_optimal()
                );
                found.searches()
            });
        });
    }
    group.finish();
}

fn timetable(criterion: &mut Criterion) {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let flow = |from: &str, to: &str, per_week| Flow::new(boxes(from, to, "1x45G1", "2026-06-01"), per_week);
    let flows = [
        flow("Chongqing", "Istanbul", 40),
        flow("Chongqing", "Mersin", 20),
        flow("Chengdu", "Istanbul", 15),
        flow("Guiyang", "Istanbul", 12),
        flow("Lanzhou", "Istanbul", 10),
        flow("Kunming", "Mersin", 8),
    ];
    let services = ["sce-aktau", "caspian-aktau-alat", "btk-halkali", "btk-mersin", "rail-gya-tjc", "rail-laz-tjc"];
    let freedoms = services.map(|code| Freedom::within_days(code, 3));
    let query = Query::minimise_time_and_cost().ban("road").ban("air").via("Aktau");
    let by = Objective::cost().with_a_day_at(Money::from_minor(10_000));
    let goal = Goal::least_waiting(Waits::AtTransshipments).by_ways_of(by);
    let known = planner.joint_timetable(&flows, &freedoms, &query, &goal).unwrap();
    assert!(known.is_optimal() && known.after() < known.before());
    let hasty = goal.at_most_steps(0);
    let local = planner.joint_timetable(&flows, &freedoms, &query, &hasty).unwrap();
    assert!(known.after() <= local.after() && local.bound() <= known.after());
    println!(
        "    box-days a week: {:.1} today, {:.1} at best, {:.1} one move after the other (bound {:.1})",
        known.before(),
        known.after(),
        local.after(),
        local.bound()
    );
    let mut group = criterion.benchmark_group("a timetable of six services for six flows");
    group.sample_size(10);
    for (name, goal) in [("the best", goal), ("one move after the other", hasty)] {
        group.bench_function(name, |bench| {
            bench.iter(|| {
                let found = planner.joint_timetable(black_box(&flows), &freedoms, &query, &goal).unwrap();
                assert!(found.after() >= known.after());
                found.moves().len()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, batch, timetable);
criterion_main!(benches);

//! FEATURE UNDER TEST: shipments that share departures. Who goes with which, at least total cost, with nothing over what a departure holds.
//!
//! `LANDSEA_LAW_CASES` sets how many random worlds are drawn.

use crate::common::TIME_AND_COST;
use crate::common::days::DAILY;
use crate::common::lines::{Lines, shown as said};
use crate::common::oracle::compute::Computer;
use crate::common::oracle::enumerate::{self, Keep};
use crate::common::oracle::operations;
use crate::common::parts::exact;
use crate::common::world::{Question, World, worlds};
use landsea::audit::audit_together;
use landsea::model::{Departs, NetworkBuilder, Patience};
use landsea::plan::{Batch, BatchError, Criterion, Objective};
use landsea::units::{Instant, Minutes, Money};
use landsea::{Network, Planner, Query, Shipment};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::Cell;
use std::collections::BTreeMap;

/// A train each noon that holds some boxes, and a lorry at any time for three times the price.
fn train(holds: u64) -> (Network, impl Fn(&str) -> Shipment) {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [org, dst], 24, 1_000, DAILY).capacity = Some(exact(holds));
    lines.line("lorry", [org, dst], 12, 3_000, &[]);
    let world = lines.ship("1x45G1");
    let (ready, network) = (world.question.ready, world.network);
    (network, move |boxes| Shipment::boxes("AAORG", "AADST", boxes).unwrap().ready(ready).unwrap())
}

fn query() -> Query {
    Query::minimise([Criterion::Time, Criterion::Cost]).horizon_days(14)
}

/// Plans a batch, and has it audited.
fn plan(network: &Network, shipments: &[Shipment], query: &Query, objective: &Objective) -> Batch {
    let batch = Planner::new(network).batch(shipments, query, objective).unwrap();
    audited(network, shipments, query, &batch);
    batch
}

fn audited(network: &Network, shipments: &[Shipment], query: &Query, batch: &Batch) {
    let carried: Vec<_> = batch.placed().iter().map(|one| (&shipments[one.shipment], &one.itinerary)).collect();
    assert_eq!(audit_together(network, query, &carried), Ok(()), "{batch}");
    let all = batch.placed().len() + batch.left().len() + batch.unplanned().len();
    assert_eq!(all, shipments.len(), "{batch}");
    if let Some(bound) = batch.bound() {
        assert!(bound <= batch.total() || !batch.left().is_empty(), "{batch}");
    }
}

fn ways(batch: &Batch) -> Vec<String> {
    batch.placed().iter().map(|one| said(&one.itinerary)).collect()
}

#[test]
fn those_that_find_a_train_full_take_the_next_and_time_may_count() {
    let (network, boxes) = train(2);
    let shipments = [boxes("2x45G1"), boxes("1x45G1"), boxes("1x45G1")];
    let cheapest = plan(&network, &shipments, &query(), &Objective::cost());
    assert_eq!(
        ways(&cheapest),
        [
            "1 d 12 h, 20: train ORG>DST Mon 1 Jun 12:00",
            "2 d 12 h, 10: train ORG>DST Tue 2 Jun 12:00",
            "2 d 12 h, 10: train ORG>DST Tue 2 Jun 12:00"
        ]
    );
    assert!(cheapest.is_optimal());
    // At 10 USD for a day of a shipment the two small ones gain more by the first train than the large one loses.
    let faster = plan(&network, &shipments, &query(), &Objective::cost().with_a_day_at(Money::from_minor(1_000)));
    assert_eq!(
        ways(&faster),
        [
            "2 d 12 h, 20: train ORG>DST Tue 2 Jun 12:00",
            "1 d 12 h, 10: train ORG>DST Mon 1 Jun 12:00",
            "1 d 12 h, 10: train ORG>DST Mon 1 Jun 12:00"
        ]
    );
    assert_eq!(
        (faster.total(), faster.first_come(), faster.alone()),
        (Money::from_minor(9_500), Money::from_minor(10_500), Money::from_minor(8_500))
    );
}

#[test]
fn the_order_of_the_list_may_be_dearer_and_may_leave_more_behind() {
    let (network, boxes) = train(2);
    // In the order of the list two single boxes take the room of the large one, which may not wait and cannot pay for lorries.
    let due = |shipment: Shipment| shipment.due_within_days(2);
    let shipments = [boxes("1x45G1"), due(boxes("2x45G1"))];
    let query = query().ban("lorry");
    let batch = plan(&network, &shipments, &query, &Objective::cost());
    assert_eq!(
        ways(&batch),
        ["2 d 12 h, 10: train ORG>DST Tue 2 Jun 12:00", "1 d 12 h, 20: train ORG>DST Mon 1 Jun 12:00"]
    );
    assert_eq!((batch.first_come_leaves(), batch.left().len(), batch.is_optimal()), (1, 0, true));
    assert_eq!(batch.placed()[0].more(), Money::ZERO);
    assert!(batch.placed()[1].first_come.is_none());
}

#[test]
fn where_there_is_not_room_for_all_in_time_the_fewest_are_left_behind() {
    let (network, boxes) = train(2);
    let due = |boxes: Shipment| boxes.due_within_days(2);
    let shipments = [due(boxes("2x45G1")), due(boxes("1x45G1")), due(boxes("1x45G1"))];
    let batch = plan(&network, &shipments, &query().ban("lorry"), &Objective::cost());
    assert_eq!(batch.left().iter().map(|one| one.shipment).collect::<Vec<_>>(), [0]);
    assert_eq!((batch.first_come_leaves(), batch.is_optimal()), (2, true));
    assert_eq!(batch.total(), Money::from_minor(2_000));
}

#[test]
fn who_has_got_off_makes_room() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    let hop = |from, to| {
        crate::common::parts::stage(from, to, crate::common::parts::hours(6), crate::common::parts::money(500))
    };
    lines.line("train", [org, dst], 12, 1_000, DAILY).capacity = Some(exact(1));
    let service = lines.line("stops", [org, dst], 12, 1_000, &[[0, 6]]);
    service.capacity = Some(exact(1));
    service.stages = vec![hop(org, mid), hop(mid, dst)];
    service.calls =
        [(org, 0), (mid, 1), (dst, 2)].map(|(hub, at)| landsea::model::Call { hub, arrive: at, leave: at }).to_vec();
    let world = lines.ship("1x45G1");
    let ship = |from, to| Shipment::boxes(from, to, "1x45G1").unwrap().ready(world.question.ready).unwrap();
    let shipments = [ship("AAORG", "AAMID"), ship("AAMID", "AADST"), ship("AAORG", "AADST")];
    let batch = plan(&world.network, &shipments, &query(), &Objective::cost());
    assert_eq!(
        ways(&batch),
        [
            "12 h, 5: stops ORG>MID Mon 1 Jun 06:00",
            "18 h, 5: stops MID>DST Mon 1 Jun 12:00",
            "1 d, 10: train ORG>DST Mon 1 Jun 12:00"
        ]
    );
    let shared = batch.departures().iter().find(|departure| &*departure.service == "stops").unwrap();
    assert_eq!((shared.room, shared.load, &shared.shipments[..]), (1, 1, &[0, 1][..]));
}

#[test]
fn who_has_no_way_is_named_and_the_others_go() {
    let (network, boxes) = train(2);
    let shipments = [boxes("3x45G1"), boxes("1x45G1")];
    let query = query().ban("lorry");
    let batch = plan(&network, &shipments, &query, &Objective::cost());
    assert_eq!(batch.unplanned().iter().map(|one| one.shipment).collect::<Vec<_>>(), [0]);
    assert_eq!(batch.placed().len(), 1);
    // Unless it may go in parts: then it fills one train after the other.
    let split = plan(&network, &shipments, &query.clone().in_parts(), &Objective::cost());
    assert_eq!(split.placed()[0].itinerary.legs[0].parts.iter().map(|part| part.load).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(split.bound(), None);
}

#[test]
fn bad_input_is_refused_by_name() {
    let (network, boxes) = train(2);
    let planner = Planner::new(&network);
    let refused =
        |shipments: &[Shipment], objective| planner.batch(shipments, &query(), &objective).unwrap_err().to_string();
    assert_eq!(refused(&[], Objective::cost()), "no shipment in the batch");
    let undated = Shipment::boxes("AAORG", "AADST", "1x45G1").unwrap();
    assert_eq!(
        refused(&[boxes("1x45G1"), undated], Objective::cost()),
        "shipment 2 (1 × 45G1, AAORG → AADST) has no ready date: without one there are no departures to share"
    );
    let nowhere = Shipment::boxes("AAORG", "AADSO", "1x45G1").unwrap().ready("2026-06-01").unwrap();
    let said = refused(&[nowhere], Objective::cost());
    assert!(said.starts_with("shipment 1 (1 × 45G1, AAORG → AADSO): unknown place `AADSO`"), "{said}");
    let negative = Objective::cost().with_a_day_at(Money::from_minor(-1));
    assert_eq!(planner.batch(&[boxes("1x45G1")], &query(), &negative), Err(BatchError::Day));
}

#[test]
fn searches_that_run_out_leave_a_plan_that_holds_and_a_bound() {
    let (network, boxes) = train(1);
    let shipments: Vec<Shipment> = (0..6).map(|_| boxes("1x45G1")).collect();
    let few = plan(
        &network,
        &shipments,
        &query(),
        &Objective::cost().at_most_searches(0).with_a_day_at(Money::from_minor(1_000)),
    );
    let all = plan(&network, &shipments, &query(), &Objective::cost().with_a_day_at(Money::from_minor(1_000)));
    assert!(all.is_optimal() && all.total() <= few.total() && few.bound().unwrap() <= all.total());
}

/// Of how many legs the ways are that are enumerated.
const MOST_LEGS: usize = 4;

/// What of which departure: service, minute of its first departure, stage.
type Seat = (usize, i64, usize);

/// All ways of a shipment as drawn: seats and what they count. Of ways with the same seats the least.
fn drawn_ways(world: &World, a_day: i64) -> Option<BTreeMap<Vec<Seat>, i64>> {
    let computer = Computer::new(world);
    let mut ways = BTreeMap::new();
    for walk in enumerate::walks_counted(world, world.question.currency, true, Keep::All(MOST_LEGS), 20_000)? {
        let mut seats = Vec::new();
        for (ridden, leaves) in walk.legs.iter().zip(&walk.leaves) {
            let service = &world.network.services()[ridden.service];
            if matches!(service.departs, Departs::OnDemand) {
                continue;
            }
            let first = world.question.ready.epoch_minutes() + leaves - computer.offset(service, ridden.from);
            let stages = service.calls[ridden.from].leave..service.calls[ridden.to].arrive;
            seats.extend(stages.map(|stage| (ridden.service, first, stage)));
        }
        seats.sort_unstable();
        let [time, cost] = enumerate::shown(&walk, TIME_AND_COST)[..] else { unreachable!() };
        let score = cost * 1440 + a_day * time;
        let least = ways.entry(seats).or_insert(score);
        *least = score.min(*least);
    }
    Some(ways)
}

/// The fewest rolled, then the least sum, by trying everything.
fn tried(
    world: &World,
    all: &[BTreeMap<Vec<Seat>, i64>],
    load: &[u64],
    taken: &mut BTreeMap<Seat, i64>,
) -> (usize, i64) {
    let Some((ways, rest)) = all.split_first() else { return (0, 0) };
    let behind = tried(world, rest, load, taken);
    let mut best = (behind.0 + 1, behind.1);
    for (seats, score) in ways {
        let fits = |seat: &Seat| {
            let service = &world.network.services()[seat.0];
            let date = world.network.hub(service.calls[0].hub).zone.local(Instant::from_epoch_minutes(seat.1));
            let mut here = service.clone();
            here.seasons.retain(|season| season.over.is_none_or(|over| over == seat.2));
            let load = i64::try_from(load[seat.0]).unwrap();
            taken.get(seat).copied().unwrap_or(0) + load <= operations::room(&here, date)
        };
        if !seats.iter().all(fits) {
            continue;
        }
        let mut board = |sign: i64| {
            for seat in seats {
                *taken.entry(*seat).or_default() += sign * i64::try_from(load[seat.0]).unwrap();
            }
        };
        board(1);
        let (left, sum) = tried(world, rest, load, taken);
        let mut board = |sign: i64| {
            for seat in seats {
                *taken.entry(*seat).or_default() += sign * i64::try_from(load[seat.0]).unwrap();
            }
        };
        board(-1);
        best = best.min((left, sum + score));
    }
    best
}

fn cases() -> u32 {
    std::env::var("LANDSEA_LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(600)
}

/// Shipments of random worlds, where each departure of each service holds one of them or two.
#[test]
fn a_batch_is_what_trying_everything_finds() {
    let (contested, left) = (Cell::new(0), Cell::new(0));
    let config = ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        max_shrink_iters: 100,
        ..ProptestConfig::default()
    };
    let draws = (
        worlds(),
        prop::collection::vec(0_usize..6, 2..=3),
        prop::sample::select(vec![0_i64, 700, 40_000]),
        any::<u16>(),
    );
    let tried_all = TestRunner::new(config).run(&draws, |(mut world, days, a_day, seed)| {
        world.question.split = false;
        // A batch refuses a limit on waits.
        world.question.patience = Patience::Unlimited;
        // A via may take more legs than are enumerated.
        world.question.vias.clear();
        let load: Vec<u64> = {
            let computer = Computer::new(&world);
            world.network.services().iter().map(|service| computer.load(service)).collect()
        };
        let mut builder = NetworkBuilder::from(world.network);
        for (at, service) in builder.services_mut().iter_mut().enumerate() {
            let holds = [1, 1, 2, 1][(usize::from(seed) >> at) % 4];
            service.capacity = Some(exact(holds * load[at].max(1)));
        }
        world.network = builder.build().unwrap();
        let each: Vec<World> = days
            .iter()
            .map(|&later| {
                let ready = world.question.ready.checked_add(Minutes::new([0, 0, 0, 360, 1440, 4320][later])).unwrap();
                World {
                    network: world.network.clone(),
                    clocks: world.clocks.clone(),
                    question: Question { ready, ..world.question.clone() },
                }
            })
            .collect();
        let Some(all) = each.iter().map(|one| drawn_ways(one, a_day)).collect::<Option<Vec<_>>>() else {
            return Ok(());
        };
        if all.iter().map(BTreeMap::len).product::<usize>() > 200_000 {
            return Ok(());
        }
        let able: Vec<_> = all.into_iter().filter(|ways| !ways.is_empty()).collect();
        let expected = tried(&world, &able, &load, &mut BTreeMap::new());
        let asked: Vec<(Shipment, Query)> = each.iter().map(|one| one.ask(TIME_AND_COST, true)).collect();
        let shipments: Vec<Shipment> = asked.iter().map(|(shipment, _)| shipment.clone()).collect();
        let query = &asked[0].1;
        let objective = Objective::cost().with_a_day_at(Money::from_minor(a_day));
        let batch = match Planner::new(&world.network).batch(&shipments, query, &objective) {
            Ok(batch) => batch,
            Err(BatchError::Shipment { .. }) => return Ok(()),
            Err(error) => panic!("{error}"),
        };
        audited(&world.network, &shipments, query, &batch);
        if batch.placed().iter().any(|one| one.itinerary.legs.len() > MOST_LEGS) {
            return Ok(());
        }
        let score = |one: &landsea::plan::Placed| {
            one.itinerary.cost.minor() * 1440 + a_day * i64::from(one.itinerary.elapsed.get())
        };
        let found = (batch.left().len(), batch.placed().iter().map(score).sum::<i64>());
        prop_assert_eq!(found, expected, "\n{}", batch);
        prop_assert!(batch.is_optimal() && batch.first_come_leaves() >= batch.left().len());
        // With more room no more stay, and where as many do, it costs no more.
        let mut builder = NetworkBuilder::from(world.network.clone());
        for (at, service) in builder.services_mut().iter_mut().enumerate() {
            service.capacity = service.capacity.take().map(|holds| exact(holds.value + load[at]));
        }
        let wider = builder.build().unwrap();
        let roomy = Planner::new(&wider).batch(&shipments, query, &objective).unwrap();
        let stays = |batch: &Batch| (batch.left().len() + batch.unplanned().len(), batch.total());
        prop_assert!(
            stays(&roomy) <= stays(&batch),
            "
{}
{}",
            batch,
            roomy
        );
        contested.set(contested.get() + usize::from(batch.placed().iter().any(|one| one.itinerary != one.alone)));
        left.set(left.get() + usize::from(!batch.left().is_empty()));
        Ok(())
    });
    tried_all.unwrap();
    assert!(contested.get() > 0 && left.get() > 0, "{} contested, {} with some left", contested.get(), left.get());
}

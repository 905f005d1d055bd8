//! FEATURE UNDER TEST: what can be promised of an itinerary. The simulation is the other telling of the same model: it draws where this computes.

use crate::common::days::DAILY;
use crate::common::lines::Lines;
use crate::common::parts::{evidence, range};
use crate::common::world::World;
use landsea::model::{Delay, DelayOf, Spread};
use landsea::plan::{Promise, Reliability, ReliabilityError, Simulation};
use landsea::units::Minutes;
use landsea::{Network, Planner, Query, Shipment};

/// Within the noise of the runs each promise is kept, and one of half a day less is not; connections are missed as often as is said.
pub(crate) fn agrees(promise: &Promise, sure: &Reliability) {
    let runs = sure.runs() as f64;
    // Four standard deviations of a share.
    let noise = |share: f64| 4.0 * (share * (1.0 - share) / runs).sqrt() + 1.0 / runs;
    let within = |minutes: Minutes| {
        // The moment of a promise of no minutes is ready itself.
        let ready = promise.arrives_by(0.0).unwrap().unwrap().epoch_minutes();
        let first = promise.arrival(0.0).unwrap().unwrap();
        let moment = ready - i64::from(first.get()) + i64::from(minutes.get());
        sure.arrived_by(landsea::units::Instant::from_epoch_minutes(moment))
    };
    for share in [0.1, 0.5, 0.8, 0.95] {
        let Some(minutes) = promise.arrival(share).unwrap() else {
            let stranded = sure.stranded() as f64 / runs;
            assert!(stranded > 1.0 - share - noise(share), "{share}: {promise}, but {sure}");
            continue;
        };
        let kept = within(minutes);
        assert!(kept >= share - noise(share), "{share}: {promise}, kept in {kept}: {sure}");
        if let Some(less) = minutes.checked_sub(Minutes::from_hours(12)) {
            let kept = within(less);
            assert!(kept < share + noise(share), "{share}: {promise}, half a day less kept in {kept}: {sure}");
        }
    }
    assert_eq!(promise.connections().len(), sure.connections.len());
    for (caught, connection) in promise.connections().iter().zip(&sure.connections) {
        assert_eq!((&caught.service, &caught.hub), (&connection.service, &connection.hub));
        let (missed, computed) = (sure.missed(connection), 1.0 - caught.share());
        // Rounded up by less than two hours, a time may miss a departure that it would catch.
        assert!(missed <= computed + noise(computed), "{caught:?}: missed in {missed}");
    }
}

/// Where prices are certain, the costs of the simulation are all that delays change.
pub(crate) fn costs_agree(promise: &Promise, sure: &Reliability) {
    assert_eq!(promise.currency, sure.currency);
    if sure.stranded() == sure.runs() {
        assert_eq!(promise.cost(0.5), Ok(None));
        return;
    }
    let cost = |share: f64| sure.cost(share.clamp(0.0, 1.0)).unwrap().unwrap().minor();
    let step = (cost(1.0) - cost(0.0)) / 200 + 1;
    // The simulation ranks its costs among all runs, and the promise among those that arrive.
    let arrive = 1.0 - sure.stranded() as f64 / sure.runs() as f64;
    for share in [0.1, 0.5, 0.9] {
        let noise = 4.0 * (share * (1.0 - share) / sure.runs() as f64).sqrt();
        let computed = promise.cost(share).unwrap().unwrap().minor();
        let (low, high) = (cost((share - noise) * arrive), cost((share + noise) * arrive));
        assert!(
            (low - step..=high + step).contains(&computed),
            "{share}: {computed}, not from {low} to {high}: {sure}"
        );
    }
}

/// A feeder that comes six hours before a train leaves at noon, on which it changes at MID.
fn connection() -> Lines {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, DAILY);
    lines
}

fn late(on_time: u16, mean: u32) -> Delay {
    Delay {
        key: "late".into(),
        about: "test".into(),
        of: DelayOf::Services(vec!["feeder".into()]),
        window: None,
        spread: Spread::Late { on_time, mean: Minutes::from_hours(mean), shape: 1000 },
        evidence: evidence(),
    }
}

fn promised(world: &World) -> (Minutes, Promise) {
    let query = Query::minimise_time_and_cost().horizon_days(14);
    let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap().due_within_days(3);
    let planner = Planner::new(&world.network);
    let fastest = planner.plan(&shipment, &query).unwrap().fastest().clone();
    (fastest.elapsed, planner.promise(&shipment, &query, &fastest).unwrap())
}

#[test]
fn what_never_varies_is_promised_as_planned() {
    let (planned, promise) = promised(&connection().ship("1x45G1"));
    for share in [0.0, 0.1, 0.5, 0.999, 1.0] {
        assert_eq!(promise.arrival(share), Ok(Some(planned)), "{share}");
    }
    assert_eq!(promise.to_string(), "in 50 % by 1.5 d, in 80 % by 1.5 d, in 95 % by 1.5 d; USD 60; 100 % on time");
    assert!(promise.stranded() < 1e-9);
}

#[test]
fn whoever_misses_a_train_arrives_with_the_next() {
    // Sixty in a hundred feeders are on time. Of the others those catch the train that are less than six hours late: 1 - e^(-6/24) of them. It takes a
    // day more to catch the next: 1 - e^(-30/24).
    let mut lines = connection();
    lines.rules().add_delay(late(600, 24));
    let (planned, promise) = promised(&lines.ship("1x45G1"));
    let caught = |hours: f64| 0.6 + 0.4 * (1.0 - (-hours / 24.0).exp());
    let by = |days| promise.arrival(caught(6.0 + 24.0 * days) - 0.01).unwrap();
    assert_eq!(by(0.0), Some(planned));
    assert_eq!(by(1.0), planned.checked_add(Minutes::from_days(1)));
    assert_eq!(by(2.0), planned.checked_add(Minutes::from_days(2)));
    let weakest = promise.weakest().unwrap();
    assert_eq!((&*weakest.service, &*weakest.hub), ("train", "MID"));
    // Between the share itself and that of an hour less: times that vary are rounded up to hours.
    // Draws are rounded to minutes.
    let share = weakest.share();
    assert!(share <= caught(6.0 + 1.0 / 60.0) && share > caught(5.0), "{share}");
}

#[test]
fn promises_of_the_network_are_kept_and_tight() {
    let planner = Planner::new(Network::chongqing());
    let query = Query::minimise_time_and_cost();
    let mut seen = 0;
    for (to, ready) in [
        ("Istanbul", "2026-12-01T09:00"),
        ("Duisburg", "2027-04-12T09:00"),
        ("Singapore", "2026-12-01T09:00"),
        ("Tashkent", "2027-04-12T09:00"),
        ("Santos", "2026-12-01T09:00"),
        ("Alexandria", "2027-04-12T09:00"),
    ] {
        let shipment = Shipment::boxes("Chongqing", to, "1x45G1").unwrap().ready(ready).unwrap();
        let front = planner.plan(&shipment, &query).unwrap();
        let promises = planner.promises(&shipment, &query, &front).unwrap();
        for (itinerary, promise) in front.iter().zip(&promises) {
            let simulation = Simulation::seeded(7).runs(5_000);
            agrees(promise, &planner.reliability(&shipment, &query, itinerary, &simulation).unwrap());
            let at = |share| promise.arrival(share).unwrap().unwrap();
            assert!(at(0.1) <= at(0.5) && at(0.5) <= at(0.8) && at(0.8) <= at(0.95));
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} itineraries");
}

#[test]
fn without_a_date_nothing_is_promised() {
    let world = connection().ship("1x45G1");
    let query = Query::minimise_time_and_cost().horizon_days(14);
    let dated = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let planner = Planner::new(&world.network);
    let front = planner.plan(&dated, &query).unwrap();
    let promise = |shipment: &Shipment| planner.promise(shipment, &query, front.fastest());
    assert_eq!(promise(&world.question.shipment), Err(ReliabilityError::Strategic));
    assert!(promise(&dated).unwrap().arrival(1.5).is_err());
}

/// The front of a query with promises, of one without, and each row's promise asked for by itself.
#[test]
fn a_front_with_promises_is_the_front_without_and_the_promise_of_each_row() {
    let planner = Planner::new(Network::chongqing());
    let query = Query::minimise_time_and_cost();
    let boxes = || Shipment::boxes("Chongqing", "Istanbul", "1x45G1").unwrap();
    for shipment in [
        boxes().ready("2026-12-01T09:00").unwrap(),
        boxes().ready_between("2026-12-01T09:00", "2026-12-03").unwrap().due_within_days(40),
        boxes().to_arrive_by("2027-01-24").unwrap(),
    ] {
        let plain = planner.plan(&shipment, &query).unwrap();
        let with = planner.plan(&shipment, &query.clone().with_promises()).unwrap();
        let promises = planner.promises(&shipment, &query, &plain).unwrap();
        assert_eq!(plain.itineraries().len(), with.itineraries().len());
        for ((one, other), promise) in plain.iter().zip(&with).zip(promises) {
            assert_eq!(one.promise, None);
            assert_eq!(other.promise.as_deref(), Some(&promise));
            let mut bare = other.clone();
            bare.promise = None;
            assert_eq!(&bare, one);
        }
    }
    let strategic = planner.plan(&boxes(), &query.with_promises()).unwrap();
    assert!(strategic.iter().all(|one| one.promise.is_none()));
}

/// Prices with a range, and a feeder that may be late: drawn here from the figures as they stand in the network.
#[test]
fn the_cost_that_is_promised_is_that_of_drawn_prices_and_caught_departures() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    let feeder = [80_000, 100_000, 180_000];
    let train = [400_000, 500_000, 520_000];
    let of = |cents: [i64; 3]| range(cents.map(|cents| landsea::model::UnitPrice::of_network(cents * 10_000)));
    lines.line("feeder", [org, mid], 6, 0, &[]).stages[0].charge = of(feeder);
    lines.line("train", [mid, dst], 24, 0, DAILY).stages[0].charge = of(train);
    lines.storage(mid, 12, &[(None, 40_000)]);
    // Six hours before the train leaves; sixty in a hundred are on time, and who misses it waits a day, half of that beyond the free time.
    lines.rules().add_delay(late(600, 24));
    let world = lines.ship("1x45G1");
    let (_, promise) = promised(&world);
    let mut dice = 7_u64;
    let mut uniform = || {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut drawn: Vec<f64> = (0..50_000)
        .map(|_| {
            let mut cost = 0.0;
            for prices in [feeder, train] {
                let [low, typical, high] = prices.map(|price| price as f64);
                let share = uniform();
                let under = (typical - low) / (high - low);
                cost += if share < under {
                    low + (share * (high - low) * (typical - low)).sqrt()
                } else {
                    high - ((1.0 - share) * (high - low) * (high - typical)).sqrt()
                };
            }
            let late = if uniform() < 0.6 { 0.0 } else { -24.0 * (1.0 - uniform()).ln() };
            // Waits at the middle beyond six hours begin with the next train.
            let stays = 6.0 - late.rem_euclid(24.0);
            let stays = if stays < 0.0 { stays + 24.0 } else { stays };
            cost + if stays > 12.0 { 40_000.0 } else { 0.0 }
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    for share in [0.1_f64, 0.5, 0.9] {
        let noise = 4.0 * (share * (1.0 - share) / 50_000.0).sqrt() + 0.02;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
        let near = |share: f64| drawn[(share * 50_000.0) as usize];
        let computed = promise.cost(share).unwrap().unwrap().minor() as f64;
        let (low, high) = (near(share - noise), near(share + noise));
        assert!(low <= computed && computed <= high, "{share}: {computed} is not from {low} to {high}");
    }
    assert!(promise.cost(1.5).is_err());
}

//! FEATURE UNDER TEST: how sure an itinerary is. Each rule on a network of a few lines; everything is ready on Monday 1 June 2026 at 00:00.

use crate::common::days::{DAILY, MONDAY};
use crate::common::lines::Lines;
use crate::common::parts::{evidence, hours, money, service, stage};
use crate::common::world::World;
use crate::time::promise::{agrees, costs_agree};
use landsea::model::{Delay, DelayOf, Mode, Range, Season, Service, Spread, StageKind, Window};
use landsea::plan::{ProbabilityError, Reliability, ReliabilityError, Simulation};
use landsea::units::{Minutes, Money};
use landsea::{Itinerary, Network, Planner, Query, Shipment};

fn delay(of: DelayOf, spread: Spread) -> Delay {
    Delay { key: "delay".into(), about: "test".into(), of, window: None, spread, evidence: evidence() }
}

fn late(services: &[&str], on_time: u16, mean: u32, shape: u32) -> Delay {
    let of = DelayOf::Services(services.iter().map(|&code| code.into()).collect());
    delay(of, Spread::Late { on_time, mean: Minutes::from_hours(mean), shape })
}

fn asked(world: &World) -> (Shipment, Query) {
    let query = Query::minimise_time_and_cost().horizon_days(14);
    (world.question.shipment.clone().ready(world.question.ready).unwrap().due_within_days(3), query)
}

/// The fastest way of a world, and how sure it is after 20,000 runs.
fn simulate(world: &World) -> (Itinerary, Reliability) {
    let (shipment, query) = asked(world);
    let planner = Planner::new(&world.network);
    let fastest = planner.plan(&shipment, &query).unwrap().fastest().clone();
    let simulation = Simulation::seeded(11).runs(20_000);
    let sure = planner.reliability(&shipment, &query, &fastest, &simulation).unwrap();
    // Two tellings of one model.
    let promise = planner.promise(&shipment, &query, &fastest).unwrap();
    agrees(&promise, &sure);
    costs_agree(&promise, &sure);
    (fastest, sure)
}

/// `P10 2 d, P50 2 d, P90 3 d`.
fn shown(sure: &Reliability) -> String {
    let quantile = |share| sure.arrival(share).unwrap().map_or("never".to_owned(), |minutes| minutes.to_string());
    format!("P10 {}, P50 {}, P90 {}", quantile(0.1), quantile(0.5), quantile(0.9))
}

fn near(share: f64, expected: f64) {
    // Four standard deviations of 20,000 draws.
    let most = 4.0 * (expected * (1.0 - expected) / 20_000.0).sqrt();
    assert!((share - expected).abs() <= most, "{share} is not {expected}");
}

/// A feeder that comes six hours before a train leaves at noon, on which it changes at MID.
fn connection() -> Lines {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, DAILY);
    lines
}

#[test]
fn what_never_varies_arrives_as_planned() {
    let (planned, sure) = simulate(&connection().ship("1x45G1"));
    assert_eq!(shown(&sure), "P10 1 d 12 h, P50 1 d 12 h, P90 1 d 12 h");
    assert_eq!((sure.arrival(0.0), sure.arrival(1.0)), (Ok(Some(planned.elapsed)), Ok(Some(planned.elapsed))));
    assert_eq!((sure.cost(0.0), sure.cost(1.0)), (Ok(Some(planned.cost)), Ok(Some(planned.cost))));
    assert_eq!((sure.on_time(), sure.stranded()), (Some(1.0), 0));
    let connections: Vec<_> = sure.connections.iter().map(|it| (&*it.service, &*it.hub, it.missed)).collect();
    assert_eq!(connections, [("train", "MID", 0)]);
}

#[test]
fn whoever_is_late_takes_the_next_departure() {
    let mut lines = connection();
    // A quarter of the feeders come eight hours late, and so two after the train has left.
    lines.rules().add_delay(late(&["feeder"], 750, 8, 1_000_000_000));
    let (_, sure) = simulate(&lines.ship("1x45G1"));
    assert_eq!(shown(&sure), "P10 1 d 12 h, P50 1 d 12 h, P90 2 d 12 h");
    near(sure.missed(sure.weakest().unwrap()), 0.25);
}

#[test]
fn a_later_departure_is_paid_at_its_own_price_and_the_wait_as_storage() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    let train = lines.line("train", [mid, dst], 24, 5_000, DAILY);
    train.seasons.push(Season {
        name: "Tuesday".into(),
        window: Window::Dates(MONDAY + 1, MONDAY + 1),
        add_time: None,
        charge_permille: None,
        add_charge: Some(money(700)),
        add_cut_off: None,
        capacity_permille: None,
        over: None,
    });
    lines.storage(mid, 12, &[(None, 40)]);
    lines.rules().add_delay(late(&["feeder"], 750, 8, 1_000_000_000));
    let (_, sure) = simulate(&lines.ship("1x45G1"));
    // 10 + 50; on Tuesday 7 more, and from Monday 14:00 to Tuesday 12:00 a day of storage beyond the free twelve hours.
    assert_eq!(sure.cost(0.5).unwrap().map(Money::minor), Some(6_000));
    assert_eq!(sure.cost(0.9).unwrap().map(Money::minor), Some(6_740));
}

#[test]
fn a_queue_has_the_quantiles_that_the_network_says() {
    let (mut lines, [org, mid, dst]) = Lines::between(["AAORG", "AAMID", "BBDST"]);
    let way = lines.line("train", [org, mid], 24, 1_000, &[]);
    let mut border = way.stages[0].clone();
    (border.kind, border.from, border.to, border.time) = (StageKind::Border, mid, dst, hours(20));
    way.stages.push(border);
    let mut call = *way.calls.last().unwrap();
    (call.hub, call.arrive, call.leave) = (dst, 2, 2);
    *way.calls.last_mut().unwrap() = call;
    let of = DelayOf::Border { from: mid, to: dst, modes: vec![Mode::Rail] };
    let [p10, p50, p90] = [10, 20, 90].map(Minutes::from_hours);
    lines.rules().add_delay(delay(of, Spread::Quantiles([p10, p50, p90])));
    let (planned, sure) = simulate(&lines.ship("1x45G1"));
    assert_eq!(
        planned.legs[0].stages[1].queue.as_ref().map(|queue| queue.spread.to_string()),
        Some("P10 10 h, P50 20 h, P90 3 d 18 h".into())
    );
    for (share, expected) in [(0.1, p10), (0.5, p50), (0.9, p90)] {
        let found = sure.arrival(share).unwrap().unwrap().get() - 24 * 60;
        assert!(found.abs_diff(expected.get()) < 90, "{share}: {found} minutes instead of {}", expected.get());
    }
}

#[test]
fn times_are_drawn_from_their_low_typical_and_high_figures() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    let [low, typical, high] = [20, 24, 60].map(Minutes::from_hours);
    lines.line("lorry", [org, dst], 24, 1_000, &[]).stages[0].time =
        Range::new(low, typical, high, evidence()).unwrap();
    let (_, sure) = simulate(&lines.ship("1x45G1"));
    // The triangular distribution has 4/40 of its weight below the typical figure.
    let below = |share: f64| sure.arrival(share).unwrap().unwrap();
    assert!(below(0.09) < typical && typical < below(0.11));
    assert!(low <= below(0.0) && below(1.0) <= high);
}

#[test]
fn of_two_rides_of_one_service_between_the_same_hubs_the_one_taken_is_simulated() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    let shuttle = lines.line("shuttle", [org, dst], 24, 1_000, DAILY);
    // There, back, and there again in as much time for less, but not so surely.
    let stages = [(org, dst, 1_000), (dst, org, 1_000), (org, dst, 900)];
    let stages = stages.map(|(from, to, cents)| stage(from, to, hours(24), money(cents)));
    *shuttle = Service { departs: shuttle.departs.clone(), ..service("shuttle", stages.to_vec()) };
    let [low, typical, high] = [20, 24, 60].map(Minutes::from_hours);
    shuttle.stages[2].time = Range::new(low, typical, high, evidence()).unwrap();
    let (planned, sure) = simulate(&lines.ship("1x45G1"));
    assert_eq!((planned.cost, planned.legs[0].first_stage), (Money::from_minor(900), 2));
    assert!(sure.arrival(0.1).unwrap() < sure.arrival(0.9).unwrap());
}

#[test]
fn without_a_later_departure_it_never_arrives() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, DAILY).valid = Some((MONDAY, MONDAY));
    lines.rules().add_delay(late(&["feeder"], 750, 8, 1_000_000_000));
    let (_, sure) = simulate(&lines.ship("1x45G1"));
    assert_eq!(shown(&sure), "P10 1 d 12 h, P50 1 d 12 h, P90 never");
    near(sure.stranded() as f64 / 20_000.0, 0.25);
    near(sure.on_time().unwrap(), 0.75);
}

#[test]
fn what_is_said_of_a_service_goes_before_what_is_said_of_its_mode_and_a_season_before_both() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train-a", [org, dst], 24, 1_000, DAILY);
    let all = delay(
        DelayOf::Modes(vec![Mode::Rail]),
        Spread::Late { on_time: 100, mean: Minutes::from_hours(1), shape: 1000 },
    );
    lines.rules().add_delay(Delay { key: "mode".into(), ..all });
    lines.rules().add_delay(Delay { key: "always".into(), ..late(&["train-*"], 200, 1, 1000) });
    let window = |first: i64| Some(Window::Dates(MONDAY + first, MONDAY + first));
    lines.rules().add_delay(Delay { key: "tuesday".into(), window: window(1), ..late(&["train-*"], 300, 1, 1000) });
    let world = lines.ship("1x45G1");
    let key = |ready: i64| {
        let (shipment, query) = asked(&world);
        let shipment = shipment.ready(landsea::units::Instant::from_epoch_minutes((MONDAY + ready) * 1440)).unwrap();
        let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
        front.fastest().legs[0].lateness.as_ref().unwrap().key.to_string()
    };
    assert_eq!((key(0), key(1)), ("always".to_owned(), "tuesday".to_owned()));
}

/// Two of seventy services have a timetable, the third and the sixty-seventh: only the latter is missed.
#[test]
fn a_way_of_seventy_services_tells_which_of_them_is_missed() {
    let names: [String; 71] = std::array::from_fn(|at| {
        let letter = |at: usize| char::from(b"ABCDEFGHIJ"[at]);
        format!("H{}{}", letter(at / 10), letter(at % 10))
    });
    let (mut lines, hubs) = Lines::between(names.each_ref().map(String::as_str));
    for (at, ends) in hubs.windows(2).enumerate() {
        let daily: &[[i64; 2]] =
            &std::array::from_fn::<_, 7, _>(|day| [i64::try_from(day).unwrap(), if at == 2 { 4 } else { 22 }]);
        let leaves = if [2, 66].contains(&at) { daily } else { &[] };
        lines.line(&format!("leg-{at:02}"), [ends[0], ends[1]], 1, 100, leaves);
    }
    // It comes to the last timetable at 20:00, two hours before it leaves, or in a quarter of the runs at 04:00.
    lines.rules().add_delay(late(&["leg-65"], 750, 8, 1_000_000_000));
    let world = lines.ship("1x45G1");
    let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let (query, planner) = (Query::minimise_time_and_cost().horizon_days(14), Planner::new(&world.network));
    let way = planner.plan(&shipment, &query).unwrap().fastest().clone();
    assert_eq!(way.legs.len(), 70);
    let sure = planner.reliability(&shipment, &query, &way, &Simulation::seeded(11).runs(20_000)).unwrap();
    let connections: Vec<_> = sure.connections.iter().map(|it| (&*it.service, &*it.hub, sure.missed(it))).collect();
    let [(first, from, never), (second, to, sometimes)] = connections[..] else { panic!("{connections:?}") };
    assert_eq!((first, from, second, to, never), ("leg-02", "HAC", "leg-66", "HGG", 0.0));
    near(sometimes, 0.25);
    let late = sure.arrival(1.0).unwrap().and_then(|late| late.get().checked_sub(way.elapsed.get()));
    assert_eq!((sure.arrival(0.0), late), (Ok(Some(way.elapsed)), Some(1440)));
}

#[test]
fn the_same_seed_gives_the_same_answer_on_any_number_of_threads() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap();
    let shipment = shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap().due_within_days(60);
    let query = Query::minimise_time_and_cost();
    for itinerary in &planner.plan(&shipment, &query).unwrap() {
        let run = |seed, threads| {
            let simulation = Simulation::seeded(seed).runs(1_500).threads(threads);
            planner.reliability(&shipment, &query, itinerary, &simulation).unwrap()
        };
        let one = run(3, 1);
        assert_eq!(one, run(3, 2));
        assert_eq!(one, run(3, 7));
        assert_ne!(one, run(4, 1), "{itinerary}");
        assert!(one.arrival(0.0).unwrap() <= one.arrival(0.5).unwrap());
    }
}

#[test]
fn what_cannot_be_simulated_is_refused_by_name() {
    let world = connection().ship("1x45G1");
    let (shipment, query) = asked(&world);
    let planner = Planner::new(&world.network);
    let front = planner.plan(&shipment, &query).unwrap();
    let run = |shipment: &Shipment, simulation: Simulation| {
        planner.reliability(shipment, &query, front.fastest(), &simulation).unwrap_err()
    };
    assert_eq!(run(&shipment, Simulation::seeded(1).runs(0)), ReliabilityError::Runs(0));
    assert_eq!(run(&shipment, Simulation::seeded(1).runs(usize::MAX)), ReliabilityError::Runs(usize::MAX));
    let later = shipment.clone().ready(world.question.ready.checked_add(Minutes::from_days(1)).unwrap()).unwrap();
    assert_eq!(
        run(&later, Simulation::seeded(1)).to_string(),
        "the ready date is not of this network and question: simulate an itinerary with the shipment and query that it answers"
    );
    let strategic = world.question.shipment.clone();
    assert_eq!(run(&strategic, Simulation::seeded(1)), ReliabilityError::Strategic);
    let sure = planner.reliability(&shipment, &query, front.fastest(), &Simulation::seeded(1)).unwrap();
    assert_eq!(sure.arrival(1.5), Err(ProbabilityError(1.5)));
    assert!(sure.cost(f64::NAN).is_err());
}

//! How much longer than for the next departure cargo waits on purpose is a choice, and part of the question.

use crate::common::TIME_AND_COST;
use crate::common::days::{MONDAY, MONDAYS, NIGHTLY};
use crate::common::lines::{Lines, plan, text};
use crate::common::parts::exact;
use crate::common::world::World;
use landsea::model::{Patience, Season, Service, Window};
use landsea::plan::{BatchError, Cause, Criterion, Loosening, NotInReach, Objective, QuestionError, TimeError};
use landsea::units::Money;
use landsea::{Itinerary, PlanError, Planner};

/// From a day to a day, counted from that Monday, this many thousandths dearer and hours slower.
fn dearer(service: &mut Service, first: i64, last: i64, permille: i32, slower: u32) {
    service.seasons.push(Season {
        name: "peak".into(),
        window: Window::Dates(MONDAY + first, MONDAY + last),
        over: None,
        add_time: (slower > 0).then(|| crate::common::parts::hours(slower)),
        charge_permille: Some(exact(permille)),
        add_charge: None,
        add_cut_off: None,
        capacity_permille: None,
    });
}

/// A train on Mondays, twice as dear for three weeks.
fn peak(patience: Patience) -> World {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    dearer(lines.line("train", [org, dst], 24, 10_000, MONDAYS), 0, 20, 1000, 0);
    patient(lines, patience)
}

fn patient(lines: Lines, patience: Patience) -> World {
    let mut world = lines.ship("1x45G1");
    (world.question.patience, world.question.horizon_days) = (patience, 60);
    world
}

fn shown(world: &World) -> Vec<String> {
    text(&plan(world, TIME_AND_COST))
}

const NOW: &str = "1 d, 200: train ORG>DST Mon 1 Jun 00:00";
const LATER: &str = "22 d, 100: train ORG>DST Mon 22 Jun 00:00";

/// A surcharge that ends in three weeks is waited for where waits have no limit, and not where they have.
#[test]
fn a_limit_keeps_cargo_from_waiting_for_a_lower_price() {
    assert_eq!(shown(&peak(Patience::Unlimited)), [NOW, LATER]);
    for limit in [Patience::Headway, Patience::Days(0), Patience::Days(14), Patience::Days(20)] {
        assert_eq!(shown(&peak(limit)), [NOW], "{limit}");
    }
    assert_eq!(shown(&peak(Patience::Days(21))), [NOW, LATER]);
}

/// A headway is that of the timetable: the departure after the next may be waited for, and no later one.
#[test]
fn a_headway_lets_it_go_with_the_departure_after_the_next() {
    let world = |last| {
        let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
        dearer(lines.line("train", [org, dst], 24, 10_000, MONDAYS), 0, last, 1000, 0);
        patient(lines, Patience::Headway)
    };
    assert_eq!(shown(&world(6)), [NOW, "8 d, 100: train ORG>DST Mon 8 Jun 00:00"]);
    assert_eq!(shown(&world(7)), [NOW]);
}

/// What the cargo cannot board is no departure that the wait counts from: closed, full, or gone.
#[test]
fn the_wait_counts_from_the_next_departure_that_takes_the_cargo() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    let train = lines.line("train", [org, dst], 24, 10_000, MONDAYS);
    dearer(train, 0, 20, 1000, 0);
    // It holds nothing in the first two weeks.
    dearer(train, 0, 13, 0, 0);
    train.seasons[1].capacity_permille = Some(exact(0));
    train.capacity = Some(exact(4));
    let world = patient(lines, Patience::Headway);
    assert_eq!(shown(&world), ["15 d, 200: train ORG>DST Mon 15 Jun 00:00", LATER]);
}

/// A label that came earlier and paid less may not wait for the end of the peak; one that came later boards right after it.
#[test]
fn what_comes_after_the_peak_is_not_discarded_for_what_may_not_wait_for_its_end() {
    let world = |patience| {
        let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
        lines.line("quick", [org, mid], 24, 1_000, MONDAYS);
        lines.line("slow", [org, mid], 480, 1_500, MONDAYS);
        dearer(lines.line("train", [mid, dst], 24, 10_000, NIGHTLY), 0, 19, 1000, 0);
        patient(lines, patience)
    };
    let first = "2 d, 210: quick ORG>MID Mon 1 Jun 00:00, train MID>DST Tue 2 Jun 00:00";
    let rows = |patience| shown(&world(patience));
    assert_eq!(
        rows(Patience::Unlimited),
        [first, "21 d, 110: quick ORG>MID Mon 1 Jun 00:00, train MID>DST Sun 21 Jun 00:00"]
    );
    let slow = "21 d, 115: slow ORG>MID Mon 1 Jun 00:00, train MID>DST Sun 21 Jun 00:00";
    assert_eq!(rows(Patience::Headway), [first, slow]);
    // By arrival alone as well: here no later departure overtakes.
    let (shipment, query) = world(Patience::Headway).ask(&[Criterion::Time], true);
    let world = world(Patience::Headway);
    assert_eq!(Planner::new(&world.network).plan(&shipment, &query).unwrap().iter().count(), 1);
}

/// Coming early is no gain to who may not wait: it goes on early, and pays for storage where it has to wait then.
#[test]
fn who_may_not_wait_here_pays_for_storage_there() {
    let world = |patience| {
        let (mut lines, [org, mid, port, dst]) = Lines::between(["ORG", "MID", "PRT", "DST"]);
        lines.line("quick", [org, mid], 24, 1_000, MONDAYS);
        lines.line("slow", [org, mid], 24 * 19, 1_000, MONDAYS);
        lines.line("train", [mid, port], 24, 1_000, MONDAYS);
        lines.line("ship", [port, dst], 24, 1_000, MONDAYS).valid = Some((MONDAY + 28, MONDAY + 200));
        lines.storage(port, 0, &[(None, 10_000)]);
        patient(lines, patience)
    };
    let slow = "29 d, 630: slow ORG>MID Mon 1 Jun 00:00, train MID>PRT Mon 22 Jun 00:00, ship PRT>DST Mon 29 Jun 00:00";
    assert_eq!(shown(&world(Patience::Days(0))), [slow]);
    assert_eq!(shown(&world(Patience::Unlimited)), [slow.replace("slow", "quick")]);
}

/// Under a limit the quickest may be one that came later, where a departure in the peak is overtaken by one after it.
#[test]
fn a_later_departure_that_overtakes_counts_by_time_alone() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("quick", [org, mid], 24, 1_000, MONDAYS);
    lines.line("slow", [org, mid], 48, 1_000, MONDAYS);
    dearer(lines.line("train", [mid, dst], 24, 10_000, NIGHTLY), 0, 1, 0, 240);
    let world = patient(lines, Patience::Days(0));
    let front = plan(&world, &[Criterion::Time]);
    assert_eq!(text(&front), ["3 d, 110: slow ORG>MID Mon 1 Jun 00:00, train MID>DST Wed 3 Jun 00:00"]);
}

/// Rides on demand are not limited, and what is driven to a hub is compared there.
#[test]
fn lorries_leave_at_once_and_part_at_the_next_hub() {
    let (mut lines, [org, mid, port, dst]) = Lines::between(["ORG", "MID", "PRT", "DST"]);
    lines.line("quick", [org, mid], 24, 1_000, MONDAYS);
    lines.line("slow", [org, mid], 480, 1_500, MONDAYS);
    lines.line("lorry", [mid, port], 1, 1_000, &[]);
    dearer(lines.line("train", [port, dst], 24, 10_000, NIGHTLY), 0, 19, 1000, 0);
    let rows = shown(&patient(lines, Patience::Headway));
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[1].contains("slow ORG>MID"), "{rows:?}");
}

/// A window lists what its days make, each under the limit: a later hand-in day boards what an earlier one may not wait for.
#[test]
fn each_day_of_a_window_keeps_the_limit() {
    for (patience, days) in [(Patience::Unlimited, 1), (Patience::Headway, 1), (Patience::Days(0), 1)] {
        let world = peak(patience);
        let (shipment, query) = world.ask(TIME_AND_COST, true);
        let shipment = shipment.ready_between("2026-06-01T00:00Z", "2026-06-28T00:00Z").unwrap();
        let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
        let cheap = |one: &&Itinerary| one.cost == Money::from_minor(10_000);
        assert!(front.iter().filter(cheap).count() >= days, "{patience}");
        for itinerary in &front {
            assert_eq!(landsea::audit::audit(&world.network, &shipment, &query, itinerary), Ok(()), "{patience}");
        }
    }
}

/// The auditor finds a wait that is longer than allowed.
#[test]
fn the_auditor_looks_at_every_wait() {
    let world = peak(Patience::Unlimited);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    let audited = |patience| {
        let query = query.clone().patience(patience);
        landsea::audit::audit(&world.network, &shipment, &query, front.cheapest())
    };
    assert_eq!(audited(Patience::Days(21)), Ok(()));
    let found = audited(Patience::Headway).unwrap_err();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].what, "the departure that may be waited for");
}

/// Where only a later departure is within the budget, the limit is named as what to loosen.
#[test]
fn a_limit_that_leaves_nothing_is_named() {
    let mut world = peak(Patience::Headway);
    world.question.budget = Some(15_000);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let Err(PlanError::NoItinerary(why)) = Planner::new(&world.network).plan(&shipment, &query) else {
        panic!("every train that may be waited for costs too much")
    };
    let now = Patience::Headway;
    let help = why.remedies().iter().find(|help| help.what == Loosening::AnyWait { now }).expect("more patience helps");
    assert_eq!(help.what.to_string(), "wait longer for a later departure than one headway");
    assert_eq!(text(&help.front), [LATER]);
    let (shipment, query) = help.what.applied(&shipment, &query).unwrap();
    assert_eq!(Planner::new(&world.network).plan(&shipment, &query).unwrap(), help.front);
    assert!(why.remedies().iter().any(|help| matches!(help.what, Loosening::MoreMoney { .. })));
    // A budget that no time makes enough is not the limit's doing.
    let query = query.patience(now).within_budget(Money::from_minor(5_000));
    let Err(PlanError::NoItinerary(why)) = Planner::new(&world.network).plan(&shipment, &query) else { panic!() };
    assert!(!why.remedies().iter().any(|help| matches!(help.what, Loosening::AnyWait { .. })), "{why}");
    assert!(!matches!(why.cause(), Cause::Patience { .. }), "{why}");
}

/// A thin front says what more patience would bring.
#[test]
fn relaxations_name_the_limit() {
    let world = peak(Patience::Headway);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let found = Planner::new(&world.network).relaxations(&shipment, &query).unwrap();
    let now = Patience::Headway;
    assert!(found.iter().any(|help| help.what == Loosening::AnyWait { now } && text(&help.front) == [NOW, LATER]));
    let query = query.patience(Patience::Unlimited);
    let found = Planner::new(&world.network).relaxations(&shipment, &query).unwrap();
    assert!(!found.iter().any(|help| matches!(help.what, Loosening::AnyWait { .. })));
}

/// What cannot keep the limit refuses it; what has no departures has nothing to wait for.
#[test]
fn what_cannot_keep_the_limit_says_so() {
    let world = peak(Patience::Headway);
    let planner = Planner::new(&world.network);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let refused = PlanError::Question(QuestionError::Reach(NotInReach::Patience));
    assert_eq!(planner.reach(&shipment, &query).unwrap_err(), refused);
    let batch = planner.batch(std::slice::from_ref(&shipment), &query, &Objective::cost());
    assert_eq!(batch.unwrap_err(), BatchError::Patience);
    let (undated, query) = world.ask(TIME_AND_COST, false);
    assert!(planner.reach(&undated, &query).is_ok());
    let plain = query.clone().patience(Patience::Unlimited);
    assert_eq!(planner.plan(&undated, &query), planner.plan(&undated, &plain));
}

#[test]
fn an_absurd_limit_is_refused_by_name() {
    for dated in [true, false] {
        let (shipment, query) = peak(Patience::Unlimited).ask(TIME_AND_COST, dated);
        let plan = |days| {
            Planner::new(&peak(Patience::Unlimited).network)
                .plan(&shipment, &query.clone().patience(Patience::Days(days)))
        };
        for days in [731, u32::MAX] {
            assert_eq!(plan(days), Err(PlanError::Time(TimeError::Patience(days))));
        }
        assert!(plan(730).is_ok() && plan(0).is_ok());
    }
    let error = TimeError::Patience(u32::MAX);
    assert_eq!(error.to_string(), "a wait of 4294967295 days: give 0 to 730, or no limit");
}

/// The latest ready time is that of the same question without a limit, wherever anything is there in time from then.
#[test]
fn the_latest_ready_time_keeps_the_limit() {
    for patience in [Patience::Unlimited, Patience::Headway, Patience::Days(0)] {
        let world = peak(patience);
        let (shipment, query) = world.ask(TIME_AND_COST, true);
        let shipment = shipment.to_arrive_by("2026-06-11T00:00Z").unwrap();
        let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
        assert_eq!(text(&front), ["1 d, 200: train ORG>DST Mon 8 Jun 00:00"]);
    }
}

/// A surcharge whose end nobody printed has none: there is no cheaper day to wait for.
#[test]
fn an_end_that_is_not_known_is_not_waited_for() {
    let world = |window| {
        let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
        let train = lines.line("train", [org, dst], 24, 10_000, MONDAYS);
        dearer(train, 0, 20, 1000, 0);
        train.seasons[0].window = window;
        patient(lines, Patience::Unlimited)
    };
    assert_eq!(shown(&world(Window::Dates(MONDAY, MONDAY + 20))), [NOW, LATER]);
    assert_eq!(shown(&world(Window::From(MONDAY))), [NOW]);
    // It begins, and does not end.
    let before = "1 d, 100: train ORG>DST Mon 1 Jun 00:00";
    assert_eq!(shown(&world(Window::From(MONDAY + 1))), [before]);
}

/// In the shipped data the surcharge to the Gulf has no end, since none was printed.
#[test]
fn the_surcharge_to_the_gulf_has_no_end() {
    let network = landsea::Network::chongqing();
    let open: Vec<_> = network
        .surcharges()
        .iter()
        .filter(|one| matches!(one.window, Some(Window::From(_))))
        .map(|one| &*one.code)
        .collect();
    assert_eq!(open, ["PSS-GULF"]);
}

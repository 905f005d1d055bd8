//! FEATURE UNDER TEST: why there is nothing on any day of a window, for an arrival, and from the middle of a way: what would help is said of the
//! question as it was asked.

use crate::common::days::DAILY;
use crate::common::days::MONDAY;
use crate::common::lines::Lines;
use crate::common::trains::{both, on};
use landsea::model::{Network, Service};
use landsea::plan::{Cause, Loosening, Progress, QuestionError, ReplanError, Untold, WhyNot};
use landsea::units::{Minutes, Money};
use landsea::{PlanError, Planner, Query, Shipment};

/// Fridays at noon.
const FRIDAYS: &[[i64; 2]] = &[[4, 12]];

/// One train on Fridays at noon that takes two days, for 100.
fn train(change: impl Fn(&mut Service)) -> Network {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    change(lines.line("train", [org, dst], 48, 10_000, FRIDAYS));
    lines.ship("1x45G1").network
}

fn boxes() -> Shipment {
    Shipment::boxes("AAORG", "AADST", "1x45G1").unwrap()
}

fn why(network: &Network, shipment: &Shipment, query: &Query) -> WhyNot {
    let planner = Planner::new(network);
    let Err(PlanError::NoItinerary(why)) = planner.plan(shipment, query) else { panic!("there is an itinerary") };
    let later = query.clone().without_reasons();
    assert_eq!(planner.plan(shipment, &later), Err(PlanError::Unexplained(Untold::NotAsked)));
    assert_eq!(planner.why_not(shipment, &later).as_ref(), Ok(&Some((*why).clone())));
    *why
}

fn helps(why: &WhyNot) -> Vec<String> {
    why.remedies().iter().map(|help| help.what.to_string()).collect()
}

/// Ready on any of the first three days of June, it waits for Friday's train: from Wednesday that is four days and a half.
#[test]
fn what_would_help_a_window_is_the_least_over_all_its_days() {
    let network = train(|_| ());
    let window = boxes().ready_between(on("2026-06-01T00:00:00Z"), on("2026-06-03T00:00:00Z")).unwrap();
    let shown = |shipment: &Shipment, query: &Query| helps(&why(&network, shipment, query));
    assert_eq!(shown(&window, &both().horizon_days(3)), ["a horizon of 5 days"]);
    assert_eq!(shown(&window.clone().due_within_days(2), &both()), ["4.5 days instead of 2.0"]);
    let due = window.clone().due(on("2026-06-05T00:00:00Z")).unwrap();
    assert_eq!(shown(&due, &both()), ["due by 7 Jun 2026, 12:00 (UTC)"]);
    let documents = window.clone().documents(on("2026-07-01T00:00:00Z")).unwrap();
    assert_eq!(
        shown(&documents, &both().horizon_days(14)),
        ["documents by 12 Jun 2026, 12:00 (UTC)", "documents with the cargo", "a horizon of 33 days"]
    );
    let poor = both().within_budget(Money::from_minor(5_000));
    assert_eq!(shown(&window, &poor), ["a budget of 100 instead of 50"]);
    let closed = both().ban("train").horizon_days(4);
    assert_eq!(shown(&window, &closed), ["a horizon of 5 days and lift the ban on train"]);
}

/// For Wednesday 3 June the last train is that of Friday 29 May, which leaves four days and a half before.
#[test]
fn what_would_help_an_arrival_is_a_longer_look_back_or_a_later_date() {
    let network = train(|_| ());
    let wednesday = boxes().to_arrive_by(on("2026-06-03T00:00:00Z")).unwrap();
    let nothing = why(&network, &wednesday, &both().horizon_days(3));
    assert_eq!(*nothing.cause(), Cause::Horizon { days: 3, wait: None });
    assert_eq!(helps(&nothing), ["a horizon of 5 days", "due by 7 Jun 2026, 12:00 (UTC)"]);
    for help in nothing.remedies() {
        let (shipment, query) = help.what.applied(&wednesday, &both().horizon_days(3)).unwrap();
        assert_eq!(Planner::new(&network).plan(&shipment, &query).unwrap(), help.front);
    }
    assert_eq!(nothing.remedies()[0].front.latest_ready(), Some(on("2026-05-29T12:00:00Z")));
    // What has ended is reached by looking farther back alone, and what has not begun by a later date alone.
    let ended = train(|train| train.valid = Some((0, MONDAY - 17)));
    assert_eq!(helps(&why(&ended, &wednesday, &both().horizon_days(7))), ["a horizon of 19 days"]);
    let begins = train(|train| train.valid = Some((MONDAY + 7, MONDAY + 700)));
    assert_eq!(helps(&why(&begins, &wednesday, &both().horizon_days(7))), ["due by 14 Jun 2026, 12:00 (UTC)"]);
    let banned = why(&network, &wednesday, &both().horizon_days(3).ban("train"));
    assert_eq!(
        helps(&banned),
        ["a horizon of 5 days and lift the ban on train", "due by 7 Jun 2026, 12:00 (UTC) and lift the ban on train"]
    );
}

/// Two limits together would do, and so would the documents alone: what is alone comes first.
#[test]
fn one_thing_that_does_by_itself_comes_before_two_limits() {
    let shipment = boxes().ready(on("2026-06-01T00:00:00Z")).unwrap().due_within_days(8);
    let late = shipment.documents(on("2026-06-06T00:00:00Z")).unwrap();
    let nothing = why(&train(|_| ()), &late, &both().horizon_days(10));
    assert_eq!(
        helps(&nothing),
        [
            "documents by 5 Jun 2026, 12:00 (UTC)",
            "documents with the cargo",
            "a horizon of 14 days and 13.5 days instead of 8.0"
        ]
    );
    assert!(matches!(nothing.cause(), Cause::Documents { .. }), "{nothing}");
}

/// A feeder for 10, then a train at noon for 50 or a lorry for 150. It comes to MID at 14:00, two hours late.
fn late(shipment: impl Fn(Shipment) -> Shipment, query: impl Fn(Query) -> Query) -> (WhyNot, Vec<bool>) {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, DAILY);
    lines.line("lorry", [mid, dst], 12, 15_000, &[]);
    let network = lines.ship("1x45G1").network;
    let planner = Planner::new(&network);
    let ready = on("2026-06-01T00:00:00Z");
    let planned = planner.plan(&boxes().ready(ready).unwrap(), &both()).unwrap();
    let progress = Progress::Arrived { leg: 0, at: ready.checked_add(Minutes::from_hours(14)).unwrap() };
    let (shipment, query) = (shipment(boxes().ready(ready).unwrap()), query(both()));
    let replan = |shipment: &Shipment, query: &Query| planner.replan(shipment, query, planned.cheapest(), progress);
    let Err(ReplanError::NoWay { why: Some(why), .. }) = replan(&shipment, &query) else { panic!("a way leads on") };
    let again =
        |help: &Loosening| help.applied(&shipment, &query).map(|(shipment, query)| replan(&shipment, &query).is_ok());
    let again = why.remedies().iter().filter_map(|help| again(&help.what)).collect();
    (*why, again)
}

#[test]
fn what_would_help_on_the_way_is_said_of_the_whole_way() {
    let budget = |cents: i64| move |query: Query| query.within_budget(Money::from_minor(cents));
    let (poor, again) = late(|shipment| shipment, budget(4_000));
    // Ten are spent, and the train takes fifty.
    assert_eq!(*poor.cause(), Cause::Limits { time: None, money: Some(Money::from_minor(4_000)) });
    assert_eq!((helps(&poor), again), (vec!["a budget of 60 instead of 40".to_owned()], vec![true]));
    // All of it is spent to the cent.
    let (poor, again) = late(|shipment| shipment, budget(1_000));
    assert_eq!((helps(&poor), again), (vec!["a budget of 60 instead of 10".to_owned()], vec![true]));
    let (tight, again) = late(|shipment| shipment.due(on("2026-06-02T00:00:00Z")).unwrap(), |query| query);
    assert_eq!((helps(&tight), again), (vec!["1.1 days instead of 1.0".to_owned()], vec![true]));
    let (tight, again) = late(|shipment| shipment.due_within_days(1), |query| query.ban("lorry"));
    assert_eq!(helps(&tight)[0], "2.5 days instead of 1.0");
    assert!(again.iter().all(|&helps| helps), "{tight}");
    let by = |shipment: Shipment| shipment.to_arrive_by(on("2026-06-02T00:00:00Z")).unwrap();
    let (tight, again) = late(by, |query| query);
    assert_eq!((helps(&tight), again), (vec!["due by 2 Jun 2026, 02:00 (UTC)".to_owned()], vec![true]));
}

/// From BB nothing leads back to AA: its ban lies behind.
#[test]
fn what_is_banned_behind_the_cargo_is_in_nobodys_way() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "BBMID", "CCDST"]);
    lines.line("one", [org, mid], 24, 1_000, &[]);
    lines.line("two", [mid, dst], 24, 1_000, &[]);
    let network = lines.ship("1x45G1").network;
    let planner = Planner::new(&network);
    let ready = on("2026-06-01T00:00:00Z");
    let shipment = Shipment::boxes("AAORG", "CCDST", "1x45G1").unwrap().ready(ready).unwrap();
    let plan = planner.plan(&shipment, &both()).unwrap();
    let replan = |ban: &str, leg: usize| {
        let progress = match leg {
            0 => Progress::Waiting { leg, now: ready },
            _ => Progress::Waiting { leg, now: ready.checked_add(Minutes::from_hours(30)).unwrap() },
        };
        planner.replan(&shipment, &both().ban(ban), plan.fastest(), progress)
    };
    for ban in ["AA", "AAORG", "one"] {
        assert_eq!(replan(ban, 1).unwrap().front.fastest().route(), "MID ─rail→ DST", "{ban}");
        // Where the cargo still is, nothing leads out of it.
        let Err(ReplanError::NoWay { why: Some(why), .. }) = replan(ban, 0) else { panic!("{ban}") };
        assert_eq!((why.cause(), helps(&why)), (&Cause::Banned, vec![format!("lift the ban on {ban}")]));
    }
    let within = replan("BB", 1);
    assert!(
        matches!(within, Err(ReplanError::NoWay { why: Some(ref why), .. }) if *why.cause() == Cause::Banned),
        "{within:?}"
    );
    let to = replan("CC", 1);
    assert!(
        matches!(to, Err(ReplanError::Plan(PlanError::Question(QuestionError::BannedEnd { ref place, .. }))) if place == "DST"),
        "{to:?}"
    );
}

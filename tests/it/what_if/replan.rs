//! FEATURE UNDER TEST: what now. A plan in progress, and what happened, give the front from where the cargo really is.
//!
//! `LANDSEA_LAW_CASES` sets how many random worlds are drawn.

use crate::common::TIME_AND_COST;
use crate::common::days::DAILY;
use crate::common::lines::{Lines, shown};
use crate::common::world::{World, middle_worlds};
use landsea::audit::audit;
use landsea::model::{NetworkBuilder, Side};
use landsea::plan::{MoneyError, PlanError, Progress, Replan, ReplanError};
use landsea::units::{Instant, Minutes};
use landsea::{Itinerary, Network, Planner, Query, Shipment};
use proptest::prelude::*;

/// What lies behind a stay of an itinerary, and after it an itinerary from there, as one; both on the clock of the first.
fn joined(head: &Itinerary, stay: usize, tail: &Itinerary) -> Itinerary {
    let begun = tail.ready.unwrap().since(head.ready.unwrap()).unwrap();
    let later = |minutes: &mut Minutes| *minutes = minutes.checked_add(begun).unwrap();
    let mut whole = Itinerary { stays: head.stays[..stay].to_vec(), legs: head.legs[..stay].to_vec(), ..head.clone() };
    let Itinerary { mut stays, mut legs, .. } = tail.clone();
    for stay in &mut stays {
        [&mut stay.begins, &mut stay.handled, &mut stay.ends].into_iter().for_each(later);
    }
    for leg in &mut legs {
        [&mut leg.departs, &mut leg.arrives].into_iter().for_each(later);
        for part in &mut leg.parts {
            [&mut part.departs, &mut part.arrives].into_iter().for_each(later);
        }
    }
    whole.stays.append(&mut stays);
    whole.legs.append(&mut legs);
    whole.elapsed = tail.elapsed.checked_add(begun).unwrap();
    let sum = whole.items().map(|item| item.charge).fold(landsea::units::Money::ZERO, |a, b| a.checked_add(b).unwrap());
    let grams = whole.items().map(|item| item.emissions.get()).sum();
    (whole.cost, whole.emissions) = (sum, landsea::units::GramsCo2e::new(grams));
    whole
}

/// While nothing goes wrong, what was planned stays on the front, from every hub on the way; nothing there beats it; and the way behind with
/// each way ahead is a way that the auditor agrees to.
fn nothing_happened(planner: &Planner, shipment: &Shipment, query: &Query) -> Result<usize, TestCaseError> {
    let front = match planner.plan(shipment, query) {
        Ok(front) => front,
        Err(PlanError::NoItinerary(_) | PlanError::Money(MoneyError::NoPremiums)) => return Ok(0),
        Err(error) => panic!("{error}"),
    };
    let mut tried = 0;
    for planned in &front {
        prop_assert_eq!(audit(planner.network(), shipment, query, planned), Ok(()), "as planned");
        for leg in 0..planned.legs.len() {
            let at = planned.ready.unwrap().checked_add(planned.legs[leg].arrives).unwrap();
            let replan = match planner.replan(shipment, query, planned, Progress::Arrived { leg, at }) {
                Ok(replan) => replan,
                Err(ReplanError::Held) => return Ok(tried),
                Err(error) => panic!("{planned}, from leg {leg}: {error}"),
            };
            let total = |one: &Itinerary| {
                (replan.sunk.elapsed.get() + one.elapsed.get(), replan.sunk.cost.minor() + one.cost.minor())
            };
            let own = (planned.elapsed.get(), planned.cost.minor());
            let as_good: Vec<_> = replan.front.iter().map(total).filter(|it| it.0 <= own.0 && it.1 <= own.1).collect();
            prop_assert_eq!(as_good, vec![own], "{}, from leg {}", planned, leg);
            for ahead in &replan.front {
                prop_assert!(ahead.came != Side::Gate);
                let whole = joined(planned, leg + 1, ahead);
                // Of the whole it may be beyond the horizon, which the auditor does not look at.
                prop_assert_eq!(
                    audit(planner.network(), shipment, query, &whole),
                    Ok(()),
                    "leg {} of {}, then {}",
                    leg,
                    planned,
                    ahead
                );
            }
            tried += 1;
        }
    }
    Ok(tried)
}

fn cases() -> u32 {
    std::env::var("LANDSEA_LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn while_nothing_goes_wrong_the_plan_stays_the_plan(mut world in middle_worlds()) {
        // Vias may lie behind, and in another currency what lies behind and what lies ahead are rounded apart.
        world.question.vias.clear();
        world.question.currency = None;
        // Rides on demand go by what holds on the day of the event.
        let mut builder = NetworkBuilder::from(world.network);
        builder.surcharges_mut().clear();
        builder.closures_mut().clear();
        world.network = builder.build().unwrap();
        let (shipment, query) = world.ask(TIME_AND_COST, true);
        nothing_happened(&Planner::new(&world.network), &shipment, &query)?;
    }
}

#[test]
fn on_the_embedded_network_too() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost();
    for to in ["Istanbul", "Algiers", "Duisburg"] {
        let shipment = Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops");
        let shipment = shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
        assert!(nothing_happened(&planner, &shipment, &query).unwrap() > 5, "{to}");
    }
}

/// A feeder to MID, from where a train leaves each noon, and a lorry at any time for three times the price.
fn world(change: impl Fn(&mut Lines, landsea::model::HubIx)) -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, DAILY);
    lines.line("lorry", [mid, dst], 12, 15_000, &[]);
    change(&mut lines, mid);
    lines.ship("1x45G1")
}

fn question(world: &World) -> (Shipment, Query, Itinerary) {
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let plan = Planner::new(&world.network).plan(&shipment, &query).unwrap().cheapest().clone();
    assert_eq!(shown(&plan), "1 d 12 h, 60: feeder ORG>MID Mon 1 Jun 00:00, train MID>DST Mon 1 Jun 12:00");
    (shipment, query, plan)
}

fn at(hour: u32) -> Instant {
    Instant::parse("2026-06-01T00:00:00Z", &landsea::units::Zone::utc())
        .unwrap()
        .checked_add(Minutes::from_hours(hour))
        .unwrap()
}

fn replan(world: &World, change: impl Fn(Query) -> Query, progress: Progress) -> Result<Replan, ReplanError> {
    let (shipment, query, plan) = question(world);
    Planner::new(&world.network).replan(&shipment, &change(query), &plan, progress)
}

#[test]
fn who_comes_too_late_sees_what_each_way_on_changes() {
    let replan = replan(&world(|_, _| ()), |query| query, Progress::Aboard { leg: 0, until: at(14) }).unwrap();
    assert_eq!(
        replan.to_string(),
        "behind: 14 h, 10 USD, 0 kg CO2e\n \
         -0.4 d, +100 = 160 in all: MID ─rail→ DST\n \
         +1.0 d, +0 = 60 in all, decide by Tue 2 Jun 12:00: MID ─rail→ DST\n"
    );
}

#[test]
fn storage_runs_from_the_arrival_and_not_from_the_event() {
    let stored = world(|lines, mid| lines.storage(mid, 6, &[(None, 300)]));
    // There since 06:00 on Monday; the train was missed at noon, which is known at 13:00. By then the first day of storage has begun; from the event on
    // nothing would be due. On Tuesday noon it has been there for thirty hours.
    let replan = replan(&stored, |query| query, Progress::Waiting { leg: 1, now: at(13) }).unwrap();
    let ways: Vec<_> = replan.front.iter().map(|way| (shown(way), way.stays[0].items.len())).collect();
    assert_eq!(
        ways,
        [
            ("12 h, 153: lorry MID>DST Mon 1 Jun 13:00".to_owned(), 2),
            ("1 d 23 h, 53: train MID>DST Tue 2 Jun 12:00".to_owned(), 2),
        ]
    );
}

#[test]
fn what_is_closed_now_is_banned_and_where_nothing_leads_on_that_is_said() {
    let missed = Progress::Waiting { leg: 1, now: at(13) };
    let only = replan(&world(|_, _| ()), |query| query.ban("train"), missed).unwrap();
    assert_eq!(only.front.iter().map(shown).collect::<Vec<_>>(), ["12 h, 150: lorry MID>DST Mon 1 Jun 13:00"]);
    let none = replan(&world(|_, _| ()), |query| query.ban("train").ban("lorry"), missed);
    let Err(ReplanError::NoWay { hub, why: Some(why) }) = none else { panic!("{none:?}") };
    assert_eq!((hub.as_str(), why.cause()), ("MID", &landsea::plan::Cause::Banned));
    let helps: Vec<String> = why.remedies().iter().map(ToString::to_string).collect();
    assert_eq!(helps, ["lift the ban on train: in 2.0 days for 50", "lift the ban on lorry: in 0.5 days for 150"]);
}

fn nothing_leads_on(ways: Result<Vec<String>, ReplanError>) -> bool {
    matches!(ways, Err(ReplanError::NoWay { hub, .. }) if hub == "MID")
}

#[test]
fn of_the_budget_what_is_sunk_is_gone() {
    let missed = Progress::Waiting { leg: 1, now: at(13) };
    let within = |minor| {
        let budget = landsea::units::Money::from_minor(minor);
        let replan = replan(&world(|_, _| ()), |query| query.within_budget(budget), missed)?;
        Ok(replan.front.iter().map(shown).collect::<Vec<_>>())
    };
    let [lorry, train] = ["12 h, 150: lorry MID>DST Mon 1 Jun 13:00", "1 d 23 h, 50: train MID>DST Tue 2 Jun 12:00"];
    // Ten dollars are sunk.
    assert_eq!(within(16_000).unwrap(), [lorry, train]);
    assert_eq!(within(15_999).unwrap(), [train]);
    assert_eq!(within(6_000).unwrap(), [train]);
    for budget in [5_999, 1_001, 1_000, 999] {
        assert!(nothing_leads_on(within(budget)), "{budget}");
    }
    assert_eq!(within(0), Err(PlanError::Money(MoneyError::NoBudget).into()));
}

/// Days count from when the cargo was ready, not from the event; of a number of days and a date the earlier counts.
#[test]
fn the_due_date_of_the_whole_way_stays() {
    let world = world(|_, _| ());
    let (shipment, query, plan) = question(&world);
    let missed = Progress::Waiting { leg: 1, now: at(13) };
    let ways = |shipment: Shipment| {
        let replan = Planner::new(&world.network).replan(&shipment, &query, &plan, missed)?;
        Ok::<_, ReplanError>(replan.front.iter().map(shown).collect::<Vec<_>>())
    };
    let [lorry, train] = ["12 h, 150: lorry MID>DST Mon 1 Jun 13:00", "1 d 23 h, 50: train MID>DST Tue 2 Jun 12:00"];
    // The train is there on Wednesday at noon: two days and a half after ready, not two after the event.
    assert_eq!(ways(shipment.clone().due_within_days(3)).unwrap(), [lorry, train]);
    assert_eq!(ways(shipment.clone().due_within_days(2)).unwrap(), [lorry]);
    assert_eq!(ways(shipment.clone().due(at(60)).unwrap()).unwrap(), [lorry, train]);
    assert_eq!(ways(shipment.clone().due(at(59)).unwrap()).unwrap(), [lorry]);
    assert_eq!(ways(shipment.clone().due(at(59)).unwrap().due_within_days(9)).unwrap(), [lorry]);
    assert_eq!(ways(shipment.clone().due(at(200)).unwrap().due_within_days(2)).unwrap(), [lorry]);
    assert!(nothing_leads_on(ways(shipment.due(at(24)).unwrap())));
}

#[test]
fn an_event_that_contradicts_the_plan_is_refused() {
    let refused = |progress| replan(&world(|_, _| ()), |query| query, progress).unwrap_err().to_string();
    assert_eq!(
        refused(Progress::Arrived { leg: 2, at: at(14) }),
        "the itinerary has 2 legs, counted from 0, and the event is of leg 2"
    );
    assert_eq!(
        refused(Progress::Arrived { leg: 1, at: at(3) }),
        "the event of leg 1 is said at 2026-06-01T03:00:00Z, and its departure is not before 2026-06-01T12:00:00Z"
    );
}

//! FEATURE UNDER TEST: things happen when the people who do them work, and a departure holds what it holds.
//!
//! Everything is ready on Monday 1 June 2026 at 00:00; all clocks are on UTC.

use crate::common::lines::{Lines, shown};
use crate::common::needs::{ACID, degrees, hazard};
use crate::common::parts::{evidence, exact, hours, money, stage};
use crate::common::world::World;
use landsea::audit::audit;
use landsea::model::{Accepts, Calendar, Call, Cooling, Hours, Need, Scope, Season, StageKind, Window};
use landsea::plan::TimeError;
use landsea::units::{Instant, Minutes, Zone};
use landsea::{PlanError, Planner, Query, Shipment};
use std::sync::Arc;

fn day(text: &str) -> i64 {
    instant(text).epoch_minutes() / 1440
}

fn instant(text: &str) -> Instant {
    Instant::parse(text, &Zone::utc()).unwrap()
}

fn holidays(first: &str, last: &str) -> Arc<Calendar> {
    Arc::new(Calendar::new("holidays", "test", vec![(day(first), day(last))], evidence()))
}

/// Monday to Friday, 9 to 17.
fn office(closed: Option<Arc<Calendar>>) -> Arc<Hours> {
    let of_day = |day: u32| (Minutes::from_hours(day * 24 + 9), Minutes::from_hours(day * 24 + 17));
    let zone = Arc::new(Zone::utc());
    Arc::new(Hours::new(zone, &[0, 1, 2, 3, 4].map(of_day), closed, evidence()).unwrap())
}

fn low_water(permille: u32) -> Season {
    Season {
        name: "low water".into(),
        window: Window::Dates(day("2026-06-01"), day("2026-06-07")),
        over: None,
        add_time: None,
        charge_permille: None,
        add_charge: None,
        add_cut_off: None,
        capacity_permille: Some(exact(permille)),
    }
}

/// The front of a world's question, each itinerary audited.
fn plan(world: &World, change: impl Fn(Shipment) -> Shipment, query: &Query) -> Result<Vec<String>, PlanError> {
    let shipment = change(world.question.shipment.clone().ready(world.question.ready).unwrap());
    let front = Planner::new(&world.network).plan(&shipment, query)?;
    for itinerary in &front {
        audit(&world.network, &shipment, query, itinerary).unwrap_or_else(|found| panic!("{found:?}"));
    }
    Ok(front.iter().map(shown).collect())
}

fn both() -> Query {
    Query::minimise_time_and_cost().horizon_days(30)
}

fn as_it_is(shipment: Shipment) -> Shipment {
    shipment
}

const MONDAY: i64 = 0;
const WEDNESDAY: i64 = 2;
const FRIDAY: i64 = 4;

#[test]
fn a_train_does_not_leave_on_a_holiday() {
    let (mut lines, [from, to]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [from, to], 24, 100, &[[WEDNESDAY, 12]]).holidays = Some(holidays("2026-06-01", "2026-06-07"));
    let front = plan(&lines.ship("1x45G1"), as_it_is, &both()).unwrap();
    assert_eq!(front, ["10 d 12 h, 1: train ORG>DST Wed 10 Jun 12:00"]);
}

#[test]
fn dangerous_goods_and_reefers_must_be_there_before_other_cargo() {
    let lines = || {
        let (mut lines, [from, to]) = Lines::between(["ORG", "DST"]);
        lines.rules().add_hazard(hazard(ACID));
        let keeps = Some(degrees(-30, 30));
        lines.rules().add_cooling(Cooling { at: Scope::Anywhere, keeps, evidence: evidence() });
        let train = lines.line("train", [from, to], 24, 100, &[[MONDAY, 12], [WEDNESDAY, 12]]);
        train.cut_off = Some(hours(6));
        train.cut_offs.dangerous = Some(hours(18));
        train.cut_offs.reefer = Some(hours(72));
        let takes = vec![Need::Hazard(ACID.into()), Need::Temperature(degrees(-30, 30))];
        train.accepts = Some(Accepts { takes, evidence: evidence() });
        lines
    };
    let dry = lines().ship("1x45G1");
    assert_eq!(plan(&dry, as_it_is, &both()).unwrap(), ["1 d 12 h, 1: train ORG>DST Mon 1 Jun 12:00"]);
    let acid = lines().ship("1x45G1");
    let dangerous = |shipment: Shipment| shipment.dangerous(ACID);
    assert_eq!(plan(&acid, dangerous, &both()).unwrap(), ["3 d 12 h, 1: train ORG>DST Wed 3 Jun 12:00"]);
    let cold = lines().ship("1x45R1");
    let frozen = |shipment: Shipment| shipment.temperature(-20, -18).unwrap();
    assert_eq!(plan(&cold, frozen, &both()).unwrap(), ["8 d 12 h, 1: train ORG>DST Mon 8 Jun 12:00"]);
}

#[test]
fn papers_that_come_with_the_cargo_hold_up_its_first_loading_only() {
    let (mut lines, [from, middle, to]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [from, middle], 12, 100, &[[MONDAY, 12], [WEDNESDAY, 12]]).cut_offs.documents =
        Some(hours(24));
    lines.line("main", [middle, to], 24, 100, &[[3, 0]]).cut_offs.documents = Some(hours(72));
    let world = lines.ship("1x45G1");
    let front = plan(&world, as_it_is, &both()).unwrap();
    assert_eq!(front, ["4 d, 2: feeder ORG>MID Wed 3 Jun 12:00, main MID>DST Thu 4 Jun 00:00"]);
    // Documents that are there long before hold up nothing.
    let early = |shipment: Shipment| shipment.documents(instant("2026-05-25")).unwrap();
    let front = plan(&world, early, &both()).unwrap();
    assert_eq!(front, ["4 d, 2: feeder ORG>MID Mon 1 Jun 12:00, main MID>DST Thu 4 Jun 00:00"]);
    // Documents that are late hold up every carrier.
    let late = |shipment: Shipment| shipment.documents(instant("2026-06-02")).unwrap();
    let front = plan(&world, late, &both()).unwrap();
    assert_eq!(front, ["11 d, 2: feeder ORG>MID Wed 3 Jun 12:00, main MID>DST Thu 11 Jun 00:00"]);
}

#[test]
fn what_comes_to_a_terminal_on_friday_night_is_worked_on_monday() {
    let (mut lines, [from, middle, to]) = Lines::between_open(["ORG", "MID", "DST"], |name| match name {
        "MID" => Some(office(None)),
        _ => None,
    });
    lines.line("train", [from, middle], 24, 100, &[[3, 20]]);
    lines.line("lorry", [middle, to], 5, 100, &[]);
    let world = lines.ship("1x45G1");
    let front = plan(&world, as_it_is, &both()).unwrap();
    assert_eq!(front, ["7 d 14 h, 2: train ORG>MID Thu 4 Jun 20:00, lorry MID>DST Mon 8 Jun 09:00"]);
}

/// Torugart and Irkeshtam work on weekdays, and not on the holidays of either side.
#[test]
fn a_border_that_is_closed_is_waited_for() {
    let (mut lines, [from, here, there, to]) = Lines::between_open(["ORG", "CHN", "KGZ", "DST"], |name| match name {
        "CHN" => Some(office(Some(holidays("2026-06-08", "2026-06-08")))),
        "KGZ" => Some(office(None)),
        _ => None,
    });
    let lorry = lines.line("lorry", [from, here], 10, 100, &[[FRIDAY, 8]]);
    let mut border = stage(here, there, hours(4), money(50));
    border.kind = StageKind::Border;
    lorry.stages.extend([border, stage(there, to, hours(10), money(100))]);
    lorry.calls[1] = Call { hub: to, arrive: 3, leave: 3 };
    let world = lines.ship("1x45G1");
    let front = plan(&world, as_it_is, &both()).unwrap();
    // At the border on Friday at 18:00, let through on Tuesday at 9:00.
    assert_eq!(front, ["8 d 23 h, 2.50: lorry ORG>DST Fri 5 Jun 08:00"]);
}

#[test]
fn a_consignee_that_takes_it_later_lets_it_wait_and_pay() {
    let (mut lines, [from, to]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [from, to], 24, 100, &[[MONDAY, 12], [WEDNESDAY, 12]]);
    lines.storage(to, 0, &[(None, 10)]);
    let world = lines.ship("1x45G1");
    let later = |shipment: Shipment| shipment.deliver_from(instant("2026-06-05T12:00:00Z")).unwrap();
    // Both trains are collected on Friday at noon; the second comes a day before and pays for it. The third pays nothing.
    assert_eq!(
        plan(&world, later, &both()).unwrap(),
        ["4 d 12 h, 1.10: train ORG>DST Wed 3 Jun 12:00", "8 d 12 h, 1: train ORG>DST Mon 8 Jun 12:00"]
    );
    let due = |shipment: Shipment| later(shipment).due("2026-06-04T00:00:00Z").unwrap();
    assert_eq!(plan(&world, due, &both()), Err(PlanError::Time(TimeError::DeliveryEndsBeforeItBegins)));
}

#[test]
fn more_than_a_departure_holds_is_refused_or_goes_in_parts() {
    let (mut lines, [from, to]) = Lines::between(["ORG", "DST"]);
    let train = lines.line("train", [from, to], 24, 100, &[[MONDAY, 12], [WEDNESDAY, 12], [FRIDAY, 12]]);
    train.capacity = Some(exact(2));
    let world = lines.ship("5x45G1");
    assert!(matches!(plan(&world, as_it_is, &both()), Err(PlanError::NoItinerary(_))));
    let query = both().in_parts();
    assert_eq!(plan(&world, as_it_is, &query).unwrap(), ["5 d 12 h, 5: train ORG>DST Mon 1 Jun 12:00"]);
    let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    let parts = front.fastest().legs[0].parts.iter();
    let parts: Vec<String> = parts.map(|part| format!("{} after {}", part.load, part.departs)).collect();
    assert_eq!(parts, ["2 after 12 h", "2 after 2 d 12 h", "1 after 4 d 12 h"]);
}

#[test]
fn each_part_pays_the_season_of_its_own_departure() {
    let (mut lines, [from, to]) = Lines::between(["ORG", "DST"]);
    let train = lines.line("train", [from, to], 24, 100, &[[MONDAY, 12], [WEDNESDAY, 12]]);
    train.capacity = Some(exact(2));
    train.seasons.push(Season {
        name: "peak".into(),
        window: Window::Dates(day("2026-06-03"), day("2026-06-30")),
        charge_permille: Some(exact(500)),
        capacity_permille: None,
        ..low_water(1000)
    });
    // Two at 1.00, one at 1.50.
    let front = plan(&lines.ship("3x45G1"), as_it_is, &both().in_parts()).unwrap();
    assert_eq!(front, ["3 d 12 h, 3.50: train ORG>DST Mon 1 Jun 12:00"]);
}

#[test]
fn at_low_water_a_ship_holds_less() {
    let world = |boxes| {
        let (mut lines, [from, to]) = Lines::between(["ORG", "DST"]);
        let ship = lines.line("ship", [from, to], 24, 100, &[[WEDNESDAY, 12]]);
        ship.capacity = Some(exact(10));
        ship.seasons.push(low_water(600));
        lines.ship(boxes)
    };
    assert_eq!(plan(&world("6x45G1"), as_it_is, &both()).unwrap(), ["3 d 12 h, 6: ship ORG>DST Wed 3 Jun 12:00"]);
    assert_eq!(plan(&world("7x45G1"), as_it_is, &both()).unwrap(), ["10 d 12 h, 7: ship ORG>DST Wed 10 Jun 12:00"]);
}

#[test]
fn dates_that_need_a_ready_date_are_refused_without_one() {
    let (mut lines, [from, to]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [from, to], 24, 100, &[[MONDAY, 12]]);
    let world = lines.ship("1x45G1");
    let planner = Planner::new(&world.network);
    let bare = || world.question.shipment.clone();
    let refused = |shipment: Shipment| planner.plan(&shipment, &both()).unwrap_err().to_string();
    assert_eq!(refused(bare().deliver_from(instant("2026-06-05")).unwrap()), "an earliest delivery needs a ready date");
    assert_eq!(refused(bare().documents(instant("2026-06-05")).unwrap()), "a date of the documents needs a ready date");
}

//! What the planner says to questions that make no sense: what is wrong, and what would be right.

use landsea::plan::Criterion;
use landsea::units::{Kilograms, Money};
use landsea::{Network, Planner, Query, Shipment};

fn boxes(from: &str, to: &str) -> Shipment {
    Shipment::boxes(from, to, "2x45G1").unwrap()
}

fn home() -> Shipment {
    boxes("Chongqing", "Istanbul")
}

/// The planner's error, as a person reads it.
fn refusal(shipment: &Shipment, query: &Query) -> String {
    let network = Network::chongqing();
    match Planner::new(&network).plan(shipment, query) {
        Ok(front) => panic!("planned {shipment}:\n{front}"),
        Err(error) => error.to_string(),
    }
}

fn any() -> Query {
    Query::minimise_time_and_cost()
}

#[test]
fn an_unknown_place_names_the_nearest() {
    assert_eq!(refusal(&boxes("Chongqing", "Istambul"), &any()), "unknown place `Istambul`; did you mean `Istanbul`?");
    assert_eq!(refusal(&boxes("Chonqing", "Istanbul"), &any()), "unknown place `Chonqing`; did you mean `Chongqing`?");
    assert!(refusal(&boxes("", "Istanbul"), &any()).starts_with("unknown place ``; "));
}

#[test]
fn an_unknown_ban_says_what_can_be_banned() {
    assert_eq!(
        refusal(&home(), &any().ban("raill")),
        "unknown ban `raill`: name a mode, country, strait, service, city or hub; did you mean `rail`?"
    );
}

#[test]
fn an_unknown_switch_names_all_switches() {
    let text = refusal(&home(), &any().allow("suezz"));
    assert!(text.starts_with("nothing is switched off by `suezz`; did you mean `suez`? known are "), "{text}");
}

#[test]
fn an_unknown_commodity_names_the_nearest() {
    let text = refusal(&home().commodity("laptop"), &any());
    assert!(text.starts_with("unknown commodity `laptop`; did you mean `laptops`?"), "{text}");
}

#[test]
fn a_commodity_of_another_kind_of_cargo_is_refused_with_the_cure() {
    assert_eq!(
        refusal(&home().commodity("cars"), &any()),
        "`cars` is counted in vehicles: ship a number of vehicles; they are racked into boxes where boxes are the better way"
    );
    let vehicles = Shipment::vehicles("Chongqing", "Istanbul", 3).unwrap();
    assert_eq!(
        refusal(&vehicles.commodity("laptops"), &any()),
        "`laptops` is counted in boxes: ship a number of boxes or pallets"
    );
}

#[test]
fn one_place_is_no_way() {
    assert_eq!(
        refusal(&boxes("Chongqing", "chongqing"), &any()),
        "the shipment goes from Chongqing to Chongqing: name two places"
    );
}

#[test]
fn dates_and_limits_must_leave_room() {
    let ready = home().ready("2026-12-01").unwrap();
    assert_eq!(refusal(&ready.clone().due("2026-11-29").unwrap(), &any()), "due before ready");
    assert_eq!(
        refusal(&home().due("2026-12-24").unwrap(), &any()),
        "a due date needs a ready date; without one, say within how many days"
    );
    assert_eq!(refusal(&ready.clone().due_within_days(0), &any()), "a shipment cannot be due within 0 days");
    assert_eq!(refusal(&ready.clone(), &any().horizon_days(0)), "a horizon of 0 days: give 1 to 730");
    assert_eq!(
        refusal(&home().ready("1999-12-31").unwrap(), &any()),
        "the ready date lies outside 1 January 2000 to 29 December 2097 UTC, for which time zones are known"
    );
    for budget in [0, -1] {
        let query = any().within_budget(Money::from_minor(budget));
        assert_eq!(refusal(&ready, &query), "nothing travels on a budget of zero or less");
    }
}

#[test]
fn a_question_must_ask_for_something() {
    assert_eq!(
        refusal(&home(), &Query::minimise(std::iter::empty::<Criterion>())),
        "name at least one criterion: time, cost or emissions"
    );
}

#[test]
fn bans_that_contradict_the_question_are_named() {
    assert_eq!(refusal(&home(), &any().ban("TR")), "Istanbul is banned (by `TR`) and yet an end of the way");
    assert_eq!(refusal(&home(), &any().ban("suez").allow("suez")), "`suez` is both banned and allowed");
}

#[test]
fn cargo_must_be_something_and_fit_its_boxes() {
    let error = |shipment: Result<Shipment, landsea::ShipmentError>| shipment.unwrap_err().to_string();
    let of = |boxes: &str| Shipment::boxes("Chongqing", "Istanbul", boxes);
    assert_eq!(error(of("two")), "`two` is no number of boxes: write count, x, and size as in 2x45G1 or 3x22G1");
    assert_eq!(error(of("0x45G1")), "a shipment of nothing: the number of boxes must be at least 1");
    assert_eq!(error(of("9999999999x45G1")), "more cargo than can be counted");
    assert!(error(of("2x99Z9")).starts_with("`99Z9` is no size and type code: ISO 6346, such as 22G1"));
    let pallets = |kg, volume| Shipment::pallets("Chongqing", "Istanbul", Kilograms::new(kg), volume);
    assert_eq!(error(pallets(0, 1.0)), "a shipment of nothing: the weight in kg must be at least 1");
    assert_eq!(error(pallets(1, f64::NAN)), "NaN m³ is no volume: give cubic metres above 0, as in 8.5");
    assert_eq!(
        error(home().ready("next week")),
        "`next week` is no date: write 2026-12-01, 2026-12-01T09:00 or 2026-12-01T09:00[Asia/Shanghai]"
    );
    let heavy = refusal(&home().weight(Kilograms::new(1_000_000)), &any());
    assert!(heavy.starts_with("1,000,000 kg in 2 boxes is more than "), "{heavy}");
}

#[test]
fn more_than_any_departure_holds_is_told_with_a_lot_that_can_go() {
    let trains_only = ["sea", "road", "river", "air"].into_iter().fold(any(), Query::ban);
    let text = refusal(&Shipment::boxes("Chongqing", "Istanbul", "5000x45G1").unwrap(), &trains_only);
    assert!(
        text.starts_with(
            "no itinerary for 5000 × 45G1, Chongqing → Istanbul: no departure on any way holds so much\n  in the way: "
        ),
        "{text}"
    );
    assert!(text.contains(" forty-foot boxes a departure, and this is 5000\n"), "{text}");
    assert!(text.contains("\n  would help: ship it in 139 lots of at most 36 × 45G1: in "), "{text}");
}

#[test]
fn with_every_mode_banned_each_remedy_is_a_ban_to_lift() {
    let nothing = ["sea", "road", "river", "air", "rail"].into_iter().fold(any(), Query::ban);
    let pallets = Shipment::pallets("Chongqing", "Istanbul", Kilograms::new(500), 2.0).unwrap();
    let text = refusal(&pallets, &nothing);
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("no itinerary for 500 kg on pallets, 2.0 m³, Chongqing → Istanbul: what is banned stands on every way")
    );
    let remedies: Vec<&str> = lines.collect();
    assert!(remedies.iter().any(|line| line.starts_with("  would help: lift the ban on air: in ")), "{text}");
    assert!(remedies.iter().all(|line| line.starts_with("  would help: lift the ban on ")), "{text}");
}

#[test]
fn a_search_that_was_stopped_does_not_say_that_there_is_nothing() {
    let network = Network::chongqing();
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().ready("2026-12-01").unwrap();
    let query = Query::minimise_time_and_cost().at_most_labels(1);
    let error = Planner::new(&network).plan(&shipment, &query).unwrap_err();
    let text = "the limit on labels stopped the search before it found an itinerary; raise the limit";
    assert_eq!(error.to_string(), text);
}

#[test]
fn a_temperature_in_a_dry_box_is_refused_with_a_reefer_that_would_do() {
    assert_eq!(
        refusal(&home().temperature(2, 8).unwrap(), &any()),
        "45G1 is a dry box and keeps no temperature, and 2 to 8 °C is asked for: ship reefers, such as 45R1"
    );
    let tank = Shipment::boxes("Chongqing", "Istanbul", "1x22T6").unwrap();
    assert_eq!(
        refusal(&tank.temperature(-18, -18).unwrap(), &any()),
        "22T6 is a tank and keeps no temperature, and -18 °C is asked for: ship reefers, such as 22R1"
    );
    let vehicles = Shipment::vehicles("Chongqing", "Istanbul", 3).unwrap();
    assert_eq!(
        refusal(&vehicles.temperature(5, 10).unwrap(), &any()),
        "3 vehicles can be kept at no temperature, and 5 to 10 °C is asked for: leave it out"
    );
    let upside_down = home().temperature(8, 2).unwrap_err().to_string();
    assert_eq!(upside_down, "8 to 2 °C is no range of temperatures: give the low end first");
}

#[test]
fn cargo_over_height_must_stand_in_the_open() {
    assert_eq!(
        refusal(&home().over_height_cm(30), &any()),
        "2 × 45G1 cannot stand 30 cm over height: ship open tops, such as 42U1, or flat racks, such as 42P3"
    );
}

#[test]
fn an_unknown_hazard_names_all_hazards() {
    let text = refusal(&home().dangerous("fireworks"), &any());
    assert!(text.starts_with("unknown hazard `fireworks`; "), "{text}");
}

//! What is carried only where somebody says so: temperatures, dangerous goods, special boxes, heights; each rule on a network of a few
//! lines, its itineraries as text, against the enumeration of every way and the auditor.

use crate::common::TIME_AND_COST;
use crate::common::lines::{self, Lines};
use crate::common::needs::{ACID, degrees, hazard};
use crate::common::parts::{country, evidence, exact, hours, money};
use crate::common::world::{SWITCH, World};
use landsea::model::{
    Acceptance, Accepts, Basis, Cooling, HubIx, Loading, Mode, Need, NetworkBuilder, NoTransit, Rate, Restriction,
    Scope, Stuffing,
};
use landsea::units::{Equipment, HsCode, Kilograms};
use landsea::{PlanError, Planner, Shipment};

/// Services and days of the front, proved and audited; or that there is none.
fn ways(world: &World) -> Vec<String> {
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    if let Err(PlanError::NoItinerary(_)) = Planner::new(&world.network).plan(&shipment, &query) {
        return vec!["no way".to_owned()];
    }
    let front = lines::plan(world, TIME_AND_COST);
    for itinerary in &front {
        assert_eq!(landsea::audit::audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
    let way =
        |legs: &[landsea::plan::Leg]| legs.iter().map(|leg| leg.service.to_string()).collect::<Vec<_>>().join(", ");
    front.itineraries().iter().map(|one| format!("{} in {}", way(&one.legs), one.elapsed)).collect()
}

/// A fast dear train and a slow cheap ship from ORG to DST.
fn train_and_ship() -> (Lines, [HubIx; 2]) {
    let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
    lines.line("train", hubs, 24, 10_000, &[]);
    lines.line("ship", hubs, 96, 2_000, &[]).mode = Mode::Sea;
    lines.rules().add_hazard(hazard(ACID));
    (lines, hubs)
}

fn accept(rules: &mut NetworkBuilder, modes: &[Mode], takes: Vec<Need>) {
    rules.add_acceptance(Acceptance {
        modes: modes.to_vec(),
        carries: Loading::ALL.to_vec(),
        takes,
        evidence: evidence(),
    });
}

fn cooled(rules: &mut NetworkBuilder, at: Scope, keeps: Option<(i16, i16)>) {
    rules.add_cooling(Cooling { at, keeps: keeps.map(|(low, high)| degrees(low, high)), evidence: evidence() });
}

fn own(takes: Vec<Need>) -> Accepts {
    Accepts { takes, evidence: evidence() }
}

fn acid() -> Need {
    Need::Hazard(ACID.into())
}

/// Anything between -30 and 30 degrees.
fn any_temperature() -> Need {
    Need::Temperature(degrees(-30, 30))
}

/// Reefers at 2 to 8 degrees.
fn chilled(lines: Lines) -> World {
    lines.carry(vec![Need::Temperature(degrees(2, 8))], |from, to| {
        Shipment::boxes(from, to, "1x45R1").unwrap().temperature(2, 8).unwrap()
    })
}

/// Boxes of dangerous goods.
fn dangerous(lines: Lines) -> World {
    lines.carry(vec![acid()], |from, to| Shipment::boxes(from, to, "1x45G1").unwrap().dangerous(ACID))
}

#[test]
fn nothing_special_is_carried_unless_somebody_says_so() {
    let (mut lines, _) = train_and_ship();
    cooled(lines.rules(), Scope::Anywhere, Some((-30, 30)));
    assert_eq!(ways(&chilled(lines)), ["no way"]);
    let (lines, _) = train_and_ship();
    assert_eq!(ways(&dangerous(lines)), ["no way"]);
    let (lines, _) = train_and_ship();
    assert_eq!(ways(&lines.ship("1x45G1")), ["train in 1 d", "ship in 4 d"]);
}

#[test]
fn a_rule_of_the_network_speaks_for_its_kind_of_service() {
    let (mut lines, _) = train_and_ship();
    accept(lines.rules(), &[Mode::Sea], vec![acid()]);
    assert_eq!(ways(&dangerous(lines)), ["ship in 4 d"]);
    let (mut lines, _) = train_and_ship();
    accept(lines.rules(), &[Mode::Sea, Mode::Rail], vec![acid()]);
    assert_eq!(ways(&dangerous(lines)), ["train in 1 d", "ship in 4 d"]);
}

#[test]
fn what_a_service_says_of_itself_counts_before_the_rule() {
    let (mut lines, hubs) = train_and_ship();
    accept(lines.rules(), &[Mode::Sea], vec![acid()]);
    let ferry = lines.line("ferry", hubs, 48, 1_000, &[]);
    (ferry.mode, ferry.accepts) = (Mode::Sea, Some(own(Vec::new())));
    lines.line("siding", hubs, 72, 1_500, &[]).accepts = Some(own(vec![acid()]));
    assert_eq!(ways(&dangerous(lines)), ["siding in 3 d"]);
}

#[test]
fn a_temperature_must_lie_within_what_is_taken() {
    let reefers = |low, high| {
        let (mut lines, _) = train_and_ship();
        accept(lines.rules(), &[Mode::Rail], vec![Need::Temperature(degrees(low, high))]);
        cooled(lines.rules(), Scope::Anywhere, Some((-30, 30)));
        ways(&chilled(lines))
    };
    assert_eq!(reefers(2, 8), ["train in 1 d"]);
    assert_eq!(reefers(3, 8), ["no way"]);
    assert_eq!(reefers(2, 7), ["no way"]);
}

/// Two trains meet at MID, and one goes through it.
#[test]
fn reefers_are_worked_only_where_they_can_be_plugged_in() {
    let by_way_of = |rule: fn(HubIx) -> Scope, keeps| {
        let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
        lines.line("feeder", [org, mid], 24, 1_000, &[]);
        lines.line("main", [mid, dst], 24, 1_000, &[]);
        lines.line("through", [org, dst], 24, 9_000, &[]);
        accept(lines.rules(), &[Mode::Rail], vec![any_temperature()]);
        cooled(lines.rules(), Scope::Anywhere, Some((-30, 30)));
        cooled(lines.rules(), rule(mid), keeps);
        ways(&chilled(lines))
    };
    let here = |hub| Scope::Hubs(vec![hub]);
    assert_eq!(by_way_of(here, Some((-30, 30))), ["through in 1 d", "feeder, main in 2 d"]);
    assert_eq!(by_way_of(here, Some((-30, 7))), ["through in 1 d"]);
    assert_eq!(by_way_of(here, None), ["through in 1 d"]);
    // In the whole country nothing is plugged in, and the ends lie there too.
    assert_eq!(by_way_of(|_| Scope::Countries(vec![country("AA")]), None), ["no way"]);
}

#[test]
fn without_a_rule_no_hub_holds_a_temperature() {
    let (mut lines, _) = train_and_ship();
    accept(lines.rules(), &[Mode::Rail], vec![any_temperature()]);
    assert_eq!(ways(&chilled(lines)), ["no way"]);
}

#[test]
fn a_reefer_without_a_temperature_travels_as_a_dry_box() {
    let (lines, _) = train_and_ship();
    assert_eq!(ways(&lines.ship("1x45R1")), ["train in 1 d", "ship in 4 d"]);
}

#[test]
fn a_temperature_is_barred_where_a_restriction_touches_it() {
    let frost = |low, high| {
        let (mut lines, _) = train_and_ship();
        accept(lines.rules(), &[Mode::Rail], vec![any_temperature()]);
        cooled(lines.rules(), Scope::Anywhere, Some((-30, 30)));
        lines.rules().add_restriction(restriction(Need::Temperature(degrees(low, high))));
        ways(&chilled(lines))
    };
    assert_eq!(frost(-30, 1), ["train in 1 d"]);
    assert_eq!(frost(-30, 2), ["no way"]);
    assert_eq!(frost(8, 30), ["no way"]);
    assert_eq!(frost(9, 30), ["train in 1 d"]);
}

/// On every mode, everywhere.
fn restriction(bars: Need) -> Restriction {
    Restriction {
        bars: vec![bars],
        modes: Vec::new(),
        countries: Vec::new(),
        reason: "the law".into(),
        switch: None,
        evidence: evidence(),
    }
}

/// A train that passes through BB, and a dearer one that does not, both of which take the goods.
fn past_a_border(rule: Restriction, allowed: bool) -> Vec<String> {
    let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
    lines.line("past", hubs, 24, 1_000, &[]).stages[0].countries.push(country("BB"));
    lines.line("round", hubs, 48, 900, &[]);
    lines.rules().add_hazard(hazard(ACID));
    accept(lines.rules(), &Mode::ALL, vec![acid()]);
    lines.rules().add_restriction(rule);
    let mut world = dangerous(lines);
    world.question.allowed = allowed;
    ways(&world)
}

#[test]
fn a_restriction_bars_by_country_and_by_mode() {
    let in_bb = || Restriction { countries: vec![country("BB")], ..restriction(acid()) };
    assert_eq!(past_a_border(in_bb(), false), ["round in 2 d"]);
    assert_eq!(past_a_border(Restriction { modes: vec![Mode::Rail], ..in_bb() }, false), ["round in 2 d"]);
    let by_air = Restriction { modes: vec![Mode::Air], ..in_bb() };
    assert_eq!(past_a_border(by_air, false), ["past in 1 d", "round in 2 d"]);
    assert_eq!(past_a_border(restriction(acid()), false), ["no way"]);
}

#[test]
fn a_switch_lifts_the_restriction_that_names_it() {
    let held = || Restriction { switch: Some(SWITCH.into()), ..restriction(acid()) };
    assert_eq!(past_a_border(held(), false), ["no way"]);
    assert_eq!(past_a_border(held(), true), ["past in 1 d", "round in 2 d"]);
}

/// A flat rack with cargo this many centimetres above its posts; trains take 20 cm, ships any.
fn high(cm: u32) -> Vec<String> {
    let (mut lines, _) = train_and_ship();
    let rack = || Need::Equipment(Equipment::FlatRack);
    accept(lines.rules(), &[Mode::Rail], vec![rack(), Need::OverHeight(20)]);
    accept(lines.rules(), &[Mode::Sea], vec![rack(), Need::OverHeight(500)]);
    let over = (cm > 0).then_some(Need::OverHeight(cm));
    let needs = [rack()].into_iter().chain(over).collect();
    ways(&lines.carry(needs, |from, to| Shipment::boxes(from, to, "1x42P3").unwrap().over_height_cm(cm)))
}

#[test]
fn flat_racks_ride_as_high_as_each_mode_takes_them() {
    assert_eq!(high(0), ["train in 1 d", "ship in 4 d"]);
    assert_eq!(high(20), ["train in 1 d", "ship in 4 d"]);
    assert_eq!(high(21), ["ship in 4 d"]);
    assert_eq!(high(501), ["no way"]);
}

/// A lorry that goes through, and a train of boxes; both take tanks, were they to come.
#[test]
fn what_is_in_a_tank_is_not_packed_anew_for_a_lorry() {
    let by_lorry = |boxes: &str, needs: Vec<Need>| {
        let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
        let lorry = lines.line("lorry", hubs, 12, 1_000, &[]);
        (lorry.mode, lorry.carries, lorry.per) = (Mode::Road, Loading::Truck, Basis::Truck);
        lines.line("train", hubs, 24, 500, &[]);
        accept(lines.rules(), &Mode::ALL, vec![Need::Equipment(Equipment::Tank)]);
        ways(&lines.carry(needs, |from, to| Shipment::boxes(from, to, boxes).unwrap()))
    };
    assert_eq!(by_lorry("1x22G1", Vec::new()), ["lorry in 12 h", "train in 1 d"]);
    assert_eq!(by_lorry("1x22T6", vec![Need::Equipment(Equipment::Tank)]), ["train in 1 d"]);
}

/// Pallets at 2 to 8 degrees: a cold lorry takes them as they are, a train in the reefer that they are packed into.
#[test]
fn pallets_keep_their_temperature_in_cold_lorries_and_in_reefers() {
    let vaccines = |train: bool, lorry: bool| {
        let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
        let cold = |yes| Some(if yes { own(vec![any_temperature()]) } else { own(Vec::new()) });
        let service = lines.line("lorry", hubs, 12, 4_000, &[]);
        (service.mode, service.carries, service.per) = (Mode::Road, Loading::Truck, Basis::Truck);
        service.accepts = cold(lorry);
        lines.line("train", hubs, 24, 500, &[]).accepts = cold(train);
        lines.rules().add_stuffing(packing(Loading::Loose));
        cooled(lines.rules(), Scope::Anywhere, Some((-30, 30)));
        let pallets = |from: &str, to: &str| Shipment::pallets(from, to, Kilograms::new(900), 4.0).unwrap();
        let needs = vec![Need::Temperature(degrees(2, 8))];
        ways(&lines.carry(needs, |from, to| pallets(from, to).temperature(2, 8).unwrap()))
    };
    assert_eq!(vaccines(true, true), ["lorry in 12 h", "train in 1 d 6 h"]);
    assert_eq!(vaccines(true, false), ["train in 1 d 6 h"]);
    assert_eq!(vaccines(false, true), ["lorry in 12 h"]);
}

fn packing(cargo: Loading) -> Stuffing {
    let rate = Rate { amount: money(100), per: Basis::Shipment };
    Stuffing { code: "pack".into(), at: Scope::Anywhere, cargo, time: hours(6), rate, note: None }
}

/// Electric cars: on their wheels by ship, racked in boxes by train; the railway of BB lets no batteries through.
#[test]
fn cars_with_batteries_ride_on_wheels_or_in_boxes_as_each_mode_takes_them() {
    let cars = |taken: &[Mode], barred: &[Mode]| {
        let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
        let ship = lines.line("roro", hubs, 96, 2_000, &[]);
        (ship.mode, ship.carries, ship.per) = (Mode::Sea, Loading::Vehicle, Basis::Vehicle);
        lines.line("train", hubs, 24, 9_000, &[]).stages[0].countries.push(country("BB"));
        lines.rules().add_stuffing(packing(Loading::Vehicle));
        lines.rules().add_hazard(hazard(ACID));
        accept(lines.rules(), taken, vec![acid()]);
        let countries = vec![country("BB")];
        lines.rules().add_restriction(Restriction { modes: barred.to_vec(), countries, ..restriction(acid()) });
        ways(&lines.carry(vec![acid()], |from, to| Shipment::vehicles(from, to, 3).unwrap().dangerous(ACID)))
    };
    assert_eq!(cars(&[Mode::Sea, Mode::Rail], &[Mode::Air]), ["train in 1 d 6 h", "roro in 4 d"]);
    assert_eq!(cars(&[Mode::Sea, Mode::Rail], &[Mode::Rail]), ["roro in 4 d"]);
    assert_eq!(cars(&[Mode::Rail], &[Mode::Air]), ["train in 1 d 6 h"]);
}

#[test]
fn every_need_must_be_met_by_one_and_the_same_service() {
    let both = |first: Vec<Need>, second: Vec<Need>| {
        let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
        lines.rules().add_hazard(hazard(ACID));
        lines.line("first", hubs, 24, 1_000, &[]).accepts = Some(own(first));
        lines.line("second", hubs, 48, 500, &[]).accepts = Some(own(second));
        cooled(lines.rules(), Scope::Anywhere, Some((-30, 30)));
        ways(&lines.carry(vec![acid(), Need::Temperature(degrees(2, 8))], |from, to| {
            Shipment::boxes(from, to, "1x45R1").unwrap().temperature(2, 8).unwrap().dangerous(ACID)
        }))
    };
    assert_eq!(both(vec![acid()], vec![any_temperature()]), ["no way"]);
    assert_eq!(both(vec![acid(), any_temperature()], vec![any_temperature()]), ["first in 1 d"]);
}

/// What is said when there is no way.
fn shown(world: &World) -> String {
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    Planner::new(&world.network).plan(&shipment, &query).unwrap_err().to_string()
}

#[test]
fn where_nobody_meets_a_need_each_refusal_is_told_and_what_could_go_without() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 24, 1_000, &[]).accepts = Some(own(vec![any_temperature()]));
    lines.line("main", [mid, dst], 24, 1_000, &[]);
    cooled(lines.rules(), Scope::Anywhere, Some((-30, 30)));
    cooled(lines.rules(), Scope::Hubs(vec![mid]), None);
    assert_eq!(
        shown(&chilled(lines)),
        "no itinerary for 1 × 45R1 at 2 to 8 °C, AAORG → AADST: no way meets all that it needs\n  \
         in the way: MID has nothing that holds 2 to 8 °C\n  \
         in the way: main (main, boxes by rail) does not take a temperature of 2 to 8 °C\n  \
         would help: without a temperature of 2 to 8 °C: in 2.0 days for 20"
    );
}

#[test]
fn a_restriction_is_told_with_its_reason_and_a_switch_as_what_would_help() {
    let barred = |switch: Option<&str>| {
        let (mut lines, _) = train_and_ship();
        accept(lines.rules(), &[Mode::Rail, Mode::Sea], vec![acid()]);
        lines.rules().add_restriction(Restriction { switch: switch.map(Into::into), ..restriction(acid()) });
        shown(&dangerous(lines))
    };
    let question = "no itinerary for 1 × 45G1, dangerous goods acid, AAORG → AADST";
    assert_eq!(
        barred(None),
        format!(
            "{question}: no way meets all that it needs\n  \
             in the way: train (train) may not carry acid (class 8, UN 1830): the law\n  \
             in the way: ship (ship) may not carry acid (class 8, UN 1830): the law\n  \
             would help: without acid (class 8, UN 1830): in 1.0 days for 100, or in 4.0 for 20"
        )
    );
    assert_eq!(
        barred(Some(SWITCH)),
        format!(
            "{question}: every way needs something that is off by default\n  \
             in the way: no acid (class 8, UN 1830), `{SWITCH}` is off: the law\n  \
             would help: allow {SWITCH}: in 1.0 days for 100, or in 4.0 for 20"
        )
    );
}

#[test]
fn an_itinerary_says_of_every_leg_what_it_takes_and_by_whose_word() {
    let (mut lines, _) = train_and_ship();
    accept(lines.rules(), &[Mode::Sea], vec![acid()]);
    let world = dangerous(lines);
    let front = lines::plan(&world, TIME_AND_COST);
    let met: Vec<String> =
        front.fastest().legs[0].meets.iter().map(|met| format!("{} ({})", met.name, met.evidence)).collect();
    assert_eq!(met, ["acid (class 8, UN 1830) (estimate, test 2026)"]);
    let text = landsea::report::itinerary_text(front.fastest(), &landsea::report::Style::default());
    assert!(text.contains("takes acid (class 8, UN 1830) ~"), "{text}");
    let (shipment, _) = world.ask(TIME_AND_COST, true);
    let json = serde_json::to_value(landsea::report::Document::new(&front, &shipment)).unwrap();
    assert_eq!(json["question"]["dangerous"][0], ACID);
    assert_eq!(json["itineraries"][0]["legs"][0]["takes"][0]["need"], "acid (class 8, UN 1830)");
}

#[test]
fn the_auditor_notices_cargo_that_nobody_takes() {
    let found = |lines: Lines, special: Shipment| {
        let world = lines.ship("1x45R1");
        let front = lines::plan(&world, TIME_AND_COST);
        let (_, query) = world.ask(TIME_AND_COST, true);
        let special = special.ready(world.question.ready).unwrap();
        let found = landsea::audit::audit(&world.network, &special, &query, front.fastest()).unwrap_err();
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let reefer = || Shipment::boxes("AAORG", "AADST", "1x45R1").unwrap();
    let (lines, _) = train_and_ship();
    assert_eq!(
        found(lines, reefer().dangerous(ACID)),
        [
            "train from AAORG: a need that the service takes is dangerous goods `acid` in the itinerary and not taken by the model"
        ]
    );
    let (mut lines, _) = train_and_ship();
    accept(lines.rules(), &[Mode::Rail], vec![acid(), any_temperature()]);
    lines.rules().add_restriction(restriction(acid()));
    assert_eq!(
        found(lines, reefer().temperature(2, 8).unwrap().dangerous(ACID)),
        [
            "train from AAORG: a temperature that is held is 2 to 8 °C in the itinerary and not held at AAORG by the model",
            "train from AAORG: a temperature that is held is 2 to 8 °C in the itinerary and not held at AADST by the model",
            "train from AAORG: a need that nothing bars is dangerous goods `acid` in the itinerary and the law by the model",
        ]
    );
}

/// Forty-eight tonnes of soda: a barge that carries by the tonne, and a train of boxes that hold ten tonnes each, lined in six hours.
#[test]
fn bulk_rides_in_holds_by_the_tonne_and_in_boxes_with_liners() {
    let soda = |holds: u64, liners: bool| {
        let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
        let barge = lines.line("barge", hubs, 96, 20, &[]);
        (barge.mode, barge.carries, barge.per) = (Mode::River, Loading::Bulk, Basis::Tonne);
        barge.capacity = Some(exact(holds));
        lines.line("train", hubs, 24, 500, &[]);
        if liners {
            lines.rules().add_stuffing(packing(Loading::Bulk));
        }
        let world = lines.carry(Vec::new(), |from, to| Shipment::bulk(from, to, Kilograms::new(47_500)).unwrap());
        let cost =
            |world: &World| lines::plan(world, TIME_AND_COST).iter().map(|one| one.cost.minor()).collect::<Vec<_>>();
        (ways(&world), if ways(&world) == ["no way"] { Vec::new() } else { cost(&world) })
    };
    let ways = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    // Five boxes at 5.00 and the packing; 48 tonnes at 0.20.
    assert_eq!(soda(48, true), (ways(&["train in 1 d 6 h", "barge in 4 d"]), vec![2_600, 960]));
    assert_eq!(soda(47, true), (ways(&["train in 1 d 6 h"]), vec![2_600]));
    assert_eq!(soda(48, false), (ways(&["barge in 4 d"]), vec![960]));
    assert_eq!(soda(47, false), (ways(&["no way"]), Vec::new()));
}

/// A train that passes through BB and one that does not; BB lets no machines of chapter 84 through, but for the switch.
#[test]
fn goods_pass_through_no_country_that_is_closed_to_their_chapter() {
    let shipped = |code: &'static str, allowed: bool| {
        let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
        lines.line("past", hubs, 24, 1_000, &[]).stages[0].countries.push(country("BB"));
        lines.line("round", hubs, 48, 900, &[]);
        lines.rules().add_no_transit(NoTransit {
            goods: vec![HsCode::new("84").unwrap()],
            country: country("BB"),
            switch: SWITCH.into(),
            reason: "the list".into(),
            evidence: evidence(),
        });
        let mut world =
            lines.carry(Vec::new(), |from, to| Shipment::boxes(from, to, "1x45G1").unwrap().hs(code).unwrap());
        (world.question.hs, world.question.allowed) = (Some(code), allowed);
        ways(&world)
    };
    assert_eq!(shipped("847130", false), ["round in 2 d"]);
    assert_eq!(shipped("847130", true), ["past in 1 d", "round in 2 d"]);
    assert_eq!(shipped("8703", false), ["past in 1 d", "round in 2 d"]);
}

/// Pallets in a box: six hours and a dollar to pack, as much to unpack where the hub can; a box for a door is not unpacked.
#[test]
fn pallets_are_unpacked_where_they_are_collected_and_the_hub_can() {
    let collected = |unpacks: Option<HubIx>| {
        let (mut lines, hubs) = Lines::between(["ORG", "DST"]);
        lines.line("train", hubs, 24, 500, &[]);
        lines.rules().add_stuffing(packing(Loading::Loose));
        let at = unpacks.map_or(Scope::Anywhere, |hub| Scope::Hubs(vec![hub]));
        lines.rules().add_unstuffing(Stuffing { at, ..packing(Loading::Loose) });
        let pallets = |from: &str, to: &str| Shipment::pallets(from, to, Kilograms::new(900), 4.0).unwrap();
        let world = lines.carry(Vec::new(), pallets);
        lines::text(&lines::plan(&world, TIME_AND_COST))
    };
    let (_, [org, dst]) = Lines::between(["ORG", "DST"]);
    let unpacked = ["1 d 12 h, 7: train ORG>DST Mon 1 Jun 06:00"];
    assert_eq!(collected(None), unpacked);
    assert_eq!(collected(Some(dst)), unpacked);
    assert_eq!(collected(Some(org)), ["1 d 6 h, 6: train ORG>DST Mon 1 Jun 06:00"]);
}

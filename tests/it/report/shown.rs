//! What people read: nothing that a file or an asker wrote steers the terminal, no line is wider than asked for, and what nobody said is shown as assumed.

use landsea::file::{Layers, Scenario};
use landsea::model::{Amount, Assumption, Unit};
use landsea::plan::{InsuranceRate, QuestionError};
use landsea::report::{
    Document, Names, Style, assumptions_text, days_saved, elements_text, front_table, itinerary_text, left_out_text,
    sources_text,
};
use landsea::units::{Kilograms, Money, Shown};
use landsea::{Front, Network, Planner, Query, Shipment, ShipmentError};
use unicode_width::UnicodeWidthStr;

fn boxes(boxes: &str) -> Shipment {
    Shipment::boxes("Chongqing", "Istanbul", boxes).unwrap()
}

fn said(network: &Network, front: &Front, style: &Style) -> String {
    let mut said = front_table(front, style) + &days_saved(front, style) + &sources_text(front, network, style);
    said.push_str(&assumptions_text(&front.assumptions(), style));
    for itinerary in front {
        said.push_str(&itinerary_text(itinerary, style));
        said.push_str(&elements_text(itinerary, style));
    }
    said
}

#[test]
fn no_line_is_wider_than_asked_for() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let dated = |shipment: Shipment| shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
    let lanes = [
        (dated(boxes("2x45G1").commodity("laptops")), Query::minimise_time_and_cost()),
        (dated(boxes("200x45G1")), Query::minimise_all().in_currency("CNY").with_promises()),
        (dated(boxes("1x45G1")).due_within_days(30), Query::minimise_time_and_cost().horizon_days(30).with_promises()),
        (Shipment::vehicles("Chongqing", "Duisburg", 232).unwrap(), Query::minimise_all()),
        (
            dated(Shipment::pallets("Chongqing", "Mersin", Kilograms::new(12_000), 25.0).unwrap()),
            Query::minimise_time_and_cost(),
        ),
    ];
    for (shipment, query) in lanes {
        let front = planner.plan(&shipment, &query).unwrap();
        for width in
            (40..=200).filter(|width| width % 7 == 5 || [40, 60, 75, 76, 80, 109, 110, 120, 200].contains(width))
        {
            for names in [Names::English, Names::ChineseEnglish] {
                let style = Style { width, names, sources: true, ..Style::default() };
                for line in said(&network, &front, &style).lines() {
                    assert!(line.width() <= usize::from(width), "{width}: {line}");
                }
            }
        }
    }
}

/// A network of one lane, built by a program: no file refuses its names.
fn steered() -> Network {
    let text = include_str!("../../bad/base.ron");
    Layers::new("steered").with("base.ron", text).build().unwrap()
}

#[test]
fn names_in_files_are_refused_with_their_place_and_names_of_askers_are_escaped() {
    let findings = Layers::new("x").with("a\nb.ron", "(name: \"\\u{1b}[2J\", about: \"\")").build().unwrap_err();
    let text = findings.to_string();
    let place = "a\\nb.ron:1:8: [control] the text holds the control character U+001B";
    assert!(text.lines().any(|line| line == place), "{text}");
    assert!(Scenario::read("s.ron", "(name: \"x\\u{7}\", about: \"\", changes: [])").is_err());
    let network = steered();
    for asked in ["\u{1b}]0;pwn\u{7}", "A\n0 findings: 0 errors", "\u{9b}31m", "a\u{202e}b"] {
        let shown = Shown(asked).to_string();
        let shipment = Shipment::boxes(asked, "Istanbul", "1x45G1").unwrap().commodity(asked).dangerous(asked);
        let text = shipment.to_string();
        assert!(text.matches(&shown).count() == 3 && !text.contains(asked), "{text:?}");
        let error = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost()).unwrap_err().to_string();
        assert!(error.contains(&shown) && !error.contains(asked), "{error:?}");
        assert!(!Scenario::embedded(asked).unwrap_err().to_string().contains(asked));
    }
}

#[test]
fn files_are_read_with_the_mark_that_some_programs_put_before_them() {
    let text = format!("\u{feff}{}", include_str!("../../bad/base.ron"));
    Layers::new("marked").with("base.ron", &text).build().unwrap();
    let text = "\u{feff}(name: \"Strike\", about: \"none\", changes: [])";
    assert_eq!(Scenario::read("strike.ron", text).unwrap().name(), "Strike");
    let findings = Layers::new("torn").with("torn.ron", &text[..20]).build().unwrap_err();
    assert!(findings.to_string().lines().any(|line| line.starts_with("torn.ron:1:")), "{findings}");
}

#[test]
fn boxes_of_which_nobody_says_what_is_in_them_hold_general_cargo_and_the_answer_says_so() {
    let network = Network::chongqing();
    let general = network.commodity("general").expect("the shipped network lists it");
    let (unsaid, said) = (boxes("2x45G1"), boxes("2x45G1").commodity("general"));
    assert_eq!(unsaid.quantities(&network).unwrap(), said.quantities(&network).unwrap());
    assert_eq!(unsaid.quantities(&network).unwrap().kg, 2 * general.kg.value.get());
    let front = Planner::new(&network).plan(&unsaid, &Query::minimise_time_and_cost()).unwrap();
    let text = assumptions_text(&front.assumptions(), &Style::default());
    assert!(
        text.contains("24,000 kg assumed, as is typical of general cargo (2 lorries); name a commodity or a weight."),
        "{text}"
    );
    let document = serde_json::to_value(Document::new(&front, &unsaid)).unwrap();
    assert_eq!(document["assumptions"][0]["kind"], "weight");
    // Where a weight is said, none is assumed; where the network lists no general cargo, boxes are full.
    let weighed = unsaid.weight(Kilograms::new(5_000)).assumptions(&network).unwrap();
    assert!(!weighed.iter().any(|assumed| matches!(assumed, Assumption::Weight { .. })), "{weighed:?}");
    let text = boxes("1x45G1").assumptions(&steered()).unwrap()[0].to_string();
    assert!(text.contains("typical of full boxes"), "{text}");
}

#[test]
fn the_span_of_charges_is_told_with_what_is_not_in_it() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let span = |shipment: &Shipment, query: &Query| {
        let front = planner.plan(shipment, query).unwrap();
        front.assumptions().iter().find(|one| matches!(one, Assumption::Charges(_))).unwrap().to_string()
    };
    let plain = span(&boxes("1x45G1"), &Query::minimise_time_and_cost());
    assert_eq!(
        plain,
        "charges run from hand-in at Chongqing to collection at Istanbul, comparable to DPU at that terminal (Incoterms 2020) with the import \
         clearance besides; not in them are duty, taxes on import, insurance, lorries to and from these places, and forwarders' fees"
    );
    let insured = Query::minimise_time_and_cost().with_insurance(InsuranceRate::OfNetwork);
    let laptops = boxes("1x45G1").commodity("laptops").from_door().to_door();
    let door = span(&laptops, &insured);
    assert!(door.contains("from a door in Chongqing to a door in Istanbul, comparable to DAP at that door"), "{door}");
    assert!(!door.contains("insurance") && !door.contains("lorries"), "{door}");
    let front = planner.plan(&laptops, &insured).unwrap();
    assert!(front.assumptions().iter().any(|one| matches!(one, Assumption::Value { .. })));
    let at_home = span(&Shipment::boxes("Chongqing", "Shanghai", "1x45G1").unwrap(), &Query::minimise_time_and_cost());
    assert!(!at_home.contains("duty") && !at_home.contains("clearance"), "{at_home}");
}

#[test]
fn the_price_of_one_unit_stands_beside_the_price_of_all() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost();
    let of = |shipment: &Shipment| planner.plan(shipment, &query).unwrap();
    let front = of(&boxes("3x45G1").commodity("laptops"));
    let itinerary = front.cheapest();
    let (unit, cost) = itinerary.cost_per_unit().unwrap();
    assert_eq!(unit, Unit::Box);
    assert!((cost.minor() * 3 - itinerary.cost.minor()).abs() <= 2);
    assert!(itinerary_text(itinerary, &Style::default()).contains(&format!("USD {cost} a box.")));
    assert!(front_table(&front, &Style::default()).lines().next().unwrap().contains("a box"));
    assert!(front_table(&front, &Style { width: 80, ..Style::default() }).contains(&format!("USD {cost} a box: ")));
    assert_eq!(of(&boxes("1x45G1")).fastest().cost_per_unit(), None);
    let bulk = of(&Shipment::bulk("Chongqing", "Istanbul", Kilograms::new(48_000)).unwrap());
    let (unit, cost) = bulk.cheapest().cost_per_unit().unwrap();
    assert_eq!((unit, cost.minor()), (Unit::Tonne, (bulk.cheapest().cost.minor() * 2 + 48) / 96));
    let cars = Shipment::vehicles("Chongqing", "Istanbul", 232).unwrap().commodity("cars");
    assert_eq!(cars.to_string(), "232 vehicles (cars), Chongqing → Istanbul");
    assert_eq!(of(&cars).fastest().cost_per_unit().unwrap().0, Unit::Vehicle);
}

#[test]
fn times_after_a_nominal_departure_are_about() {
    let network = Network::chongqing();
    let shipment = boxes("1x45G1").ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
    let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost()).unwrap();
    let nominal = front.iter().find(|itinerary| itinerary.nominal_from().is_some()).expect("most are");
    let text = itinerary_text(nominal, &Style::default());
    let lines: Vec<&str> = text.lines().collect();
    let at = |what: &str| lines.iter().rev().find(|line| line.contains(what)).unwrap().trim_start();
    assert!(lines.iter().any(|line| line.trim_start().starts_with("Tue 1 Dec 09:00")), "{text}");
    assert!(at("available for collection").starts_with("about "), "{text}");
}

#[test]
fn a_volume_is_told_as_it_was_typed() {
    // The binary fractions of some of these are a hair above or below the number.
    for (metres, said) in [
        (8.0, "8.0"),
        (8.25, "8.25"),
        (16.1, "16.1"),
        (16.2, "16.2"),
        (4.35, "4.35"),
        (2.007, "2.007"),
        (1_001.1, "1001.1"),
        (0.001, "0.001"),
        (0.000_1, "0.001"),
        (8.000_1, "8.001"),
        (120.05, "120.05"),
    ] {
        let shipment = Shipment::pallets("Chongqing", "Istanbul", Kilograms::new(1_200), metres).unwrap();
        let text = format!("1,200 kg on pallets, {said} m³, Chongqing → Istanbul");
        assert_eq!(shipment.to_string(), text, "{metres}");
    }
    for thousandths in 1..20_000_u32 {
        let metres = f64::from(thousandths) / 1000.0;
        let shipment = Shipment::pallets("A", "B", Kilograms::new(1), metres).unwrap();
        let decimals = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
        let decimals = decimals.strip_suffix("00").or_else(|| decimals.strip_suffix('0')).unwrap_or(&decimals);
        assert!(shipment.to_string().contains(&format!(", {decimals} m³")), "{metres}: {shipment}");
    }
}

#[test]
fn the_heading_of_what_rules_leave_out_is_no_wider_than_the_screen() {
    let network = Network::chongqing();
    let shipment = boxes("1x45G1").commodity("laptops").ready("2026-12-01").unwrap();
    let left = Planner::new(&network).left_out(&shipment, &Query::minimise_time_and_cost()).unwrap();
    assert!(!left.is_empty());
    for (width, colour) in (40..=60).flat_map(|width| [(width, false), (width, true)]) {
        let text = left_out_text(&left, &Style { width, colour, ..Style::default() });
        let plain = text.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
        assert!(plain.lines().all(|line| line.width() <= usize::from(width)), "{width}: {text}");
        assert!(
            plain
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .starts_with("Left out by rules, and would be on the front ")
        );
    }
}

#[test]
fn figures_that_contradict_or_mean_nothing_are_refused_by_type() {
    let network = Network::chongqing();
    let query = Query::minimise_time_and_cost();
    let refused = |shipment: Shipment| match Planner::new(&network).plan(&shipment, &query) {
        Err(landsea::PlanError::Question(QuestionError::Shipment(error))) => error,
        other => panic!("{other:?}"),
    };
    let bulk = || Shipment::bulk("Chongqing", "Istanbul", Kilograms::new(48_000)).unwrap();
    let pallets = || Shipment::pallets("Chongqing", "Istanbul", Kilograms::new(1_200), 8.0).unwrap();
    for weight in [5, 1_000_000] {
        assert!(matches!(refused(bulk().weight(Kilograms::new(weight))), ShipmentError::TwoWeights { .. }));
        assert!(matches!(refused(pallets().weight(Kilograms::new(weight))), ShipmentError::TwoWeights { .. }));
    }
    // Said twice alike is no contradiction.
    assert!(Planner::new(&network).plan(&bulk().weight(Kilograms::new(48_000)), &query).is_ok());
    assert_eq!(refused(boxes("1x45G1").weight(Kilograms::ZERO)), ShipmentError::Nothing(Amount::Weight));
    for value in [0, -1, i64::MIN] {
        assert_eq!(
            refused(boxes("1x45G1").value(Money::from_minor(value))),
            ShipmentError::Value(Money::from_minor(value))
        );
    }
    let frozen = |low, high| boxes("1x45R1").commodity("frozen").temperature(low, high).unwrap();
    for (low, high) in [(15, 20), (-30, -18), (-20, -10), (-25, -10)] {
        assert!(matches!(refused(frozen(low, high)), ShipmentError::CommodityTemperature { .. }), "{low} {high}");
    }
    assert!(frozen(-19, -18).needs(&network).is_ok() && frozen(-20, -18).needs(&network).is_ok());
    let twice = boxes("1x45G1").dangerous("corrosives").dangerous("corrosives");
    assert_eq!(refused(twice), ShipmentError::HazardTwice("corrosives".to_owned()));
    let pallets = |volume| Shipment::pallets("Chongqing", "Istanbul", Kilograms::new(500), volume);
    for volume in [-0.5, -0.0, 0.0, f64::NAN, f64::NEG_INFINITY] {
        assert!(matches!(pallets(volume), Err(ShipmentError::Volume(_))), "{volume}");
    }
    assert_eq!(pallets(f64::INFINITY), Err(ShipmentError::TooMuch));
    let of = |text: &str| Shipment::boxes("Chongqing", "Istanbul", text);
    for text in ["-1x45G1", "+1x45G1", "1e3x45G1", "x45G1", "45G1", "", "1.5x45G1", "１x45G1"] {
        assert_eq!(of(text), Err(ShipmentError::Boxes(text.to_owned())), "{text}");
    }
    assert_eq!(of("99999999999999999999x45G1"), Err(ShipmentError::TooMuch));
    assert_eq!(of("2x45g1"), of("2x45G1"));
    assert_eq!(of("2 x 40hc"), of("2x45G1"));
    assert!(matches!(of("2x"), Err(ShipmentError::Code(_))));
}

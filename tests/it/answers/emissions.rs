//! CO2e well to wheel, by transport chain elements: each factor on a network of a few lines, and what it comes to.
//!
//! A box holds ten tonnes here and counts two TEU.

use crate::common::ALL_CRITERIA;
use crate::common::lines::{Lines, plan};
use crate::common::needs::degrees;
use crate::common::parts::{evidence, exact, factor, flat, handling, hours, money, stage};
use landsea::model::{Accepts, Cooling, Emission, EmissionBasis, Need, Scope, Side, StageKind};
use landsea::plan::ElementPlace;
use landsea::report::{Style, elements_text};
use landsea::units::Kilometres;
use landsea::{Itinerary, Network, Planner, Query, Shipment};
use std::sync::Arc;

/// `ORG>DST: 10 t × 1,000 km × 20 g = 200.0 kg`.
fn elements(itinerary: &Itinerary) -> Vec<String> {
    let sum: u64 = itinerary.elements().iter().map(|element| element.emissions.get()).sum();
    assert_eq!(sum, itinerary.emissions.get(), "the elements make the whole");
    let shown = itinerary.elements().into_iter().map(|element| {
        let place = match element.place {
            ElementPlace::Hub(hub) => format!("at {}", hub.name),
            ElementPlace::Door(hub) => format!("door {}", hub.name),
            ElementPlace::Way(_, [from, to]) => format!("{}>{}", from.name, to.name),
        };
        let grams = element.milligrams as f64 / 1000.0;
        format!("{place}: {} × {grams} g = {}", element.activity, element.emissions)
    });
    shown.filter(|element| !element.contains("× 0 g")).collect()
}

fn only(lines: Lines, reefer: bool) -> Vec<String> {
    let needs = if reefer { vec![Need::Temperature(degrees(2, 8))] } else { Vec::new() };
    let world = lines.carry(needs, |from, to| {
        if reefer {
            Shipment::boxes(from, to, "1x45R1").unwrap().temperature(2, 8).unwrap()
        } else {
            Shipment::boxes(from, to, "1x45G1").unwrap()
        }
    });
    let front = plan(&world, ALL_CRITERIA);
    assert_eq!(front.itineraries().len(), 1);
    elements(&front.itineraries()[0])
}

/// One train over a thousand kilometres with a factor.
fn train(factor: Emission, reefer: bool) -> Vec<String> {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    let train = lines.line("train", [org, dst], 24, 10_000, &[]);
    train.stages[0].distance = exact(Kilometres::new(1000));
    train.stages[0].emission = Some(Arc::new(factor));
    train.accepts =
        Some(Accepts { takes: vec![Need::Temperature(degrees(-25, 25))], evidence: evidence() }).filter(|_| reefer);
    let keeps = Some(degrees(-25, 25));
    lines.rules().add_cooling(Cooling { at: Scope::Anywhere, keeps, evidence: evidence() });
    only(lines, reefer)
}

fn per(per: EmissionBasis, grams: u64) -> Emission {
    Emission::clone(&factor(per, grams * 1000))
}

#[test]
fn a_train_emits_by_the_tonne_kilometre_of_cargo() {
    assert_eq!(train(per(EmissionBasis::TonneKm, 20), false), ["ORG>DST: 10 t × 1,000 km × 20 g = 200 kg"]);
}

#[test]
fn a_lane_emits_by_the_teu_kilometre_and_over_a_longer_way_than_the_shortest() {
    let lane = Emission { distance_percent: 15, ..per(EmissionBasis::TeuKm, 50) };
    // 2 TEU × 1,150 km × 50 g.
    assert_eq!(train(lane, false), ["ORG>DST: 2 TEU × 1,000 km + 15 % × 50 g = 115 kg"]);
}

#[test]
fn a_reefer_takes_the_factor_of_cooled_cargo_where_there_is_one() {
    let with = || Emission { cooled: Some(flat(24_000)), ..per(EmissionBasis::TonneKm, 20) };
    assert_eq!(train(with(), true), ["ORG>DST: 10 t × 1,000 km × 24 g = 240 kg"]);
    assert_eq!(train(with(), false), ["ORG>DST: 10 t × 1,000 km × 20 g = 200 kg"]);
    assert_eq!(train(per(EmissionBasis::TonneKm, 20), true), ["ORG>DST: 10 t × 1,000 km × 20 g = 200 kg"]);
}

#[test]
fn hubs_emit_by_the_tonne_and_so_does_the_change_of_gauge() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    let train = lines.line("train", [org, mid], 24, 10_000, &[]);
    let border = stage(mid, dst, hours(12), money(0));
    train.stages.push(landsea::model::Stage {
        kind: StageKind::Border,
        gauge: Some((1435, 1520)),
        emission: Some(factor(EmissionBasis::Tonne, 600_000)),
        ..border
    });
    train.calls.last_mut().unwrap().hub = dst;
    (train.calls[1].arrive, train.calls[1].leave) = (2, 2);
    let side = Side::On(train.mode, train.carries);
    let lift = handling(Side::Gate, side, hours(0), money(0));
    let emission = factor(EmissionBasis::Tonne, 800_000);
    lines.rules().add_handling(landsea::model::Handling {
        code: "lift".into(),
        at: Scope::Hubs(vec![org]),
        emission,
        ..lift
    });
    assert_eq!(only(lines, false), ["at ORG: 10 t × 800 g = 8 kg", "at MID: 10 t × 600 g = 6 kg"]);
}

#[test]
fn every_element_names_its_factor_and_where_that_stands() {
    let network = Network::chongqing();
    let durian = Shipment::boxes("Chanthaburi", "Chongqing", "1x45R1").unwrap().commodity("durian");
    let front = Planner::new(&network).plan(&durian, &Query::minimise_all()).unwrap();
    let cleanest = front.cleanest();
    let text = elements_text(cleanest, &Style { width: 200, ..Style::default() });
    let moved = cleanest.elements().into_iter().filter(|element| matches!(element.place, ElementPlace::Way(..)));
    let mut cooled = 0;
    for element in moved {
        assert!(text.contains(&*element.factor.about), "{text}");
        assert!(element.factor.energy.is_some(), "{} does not say what moves it", element.factor.key);
        cooled += u32::from(element.milligrams > element.factor.milligrams.at(cleanest.case));
    }
    assert!(cooled > 0, "a box of durian is cooled: {text}");
}

/// Whatever is moved in the shipped network says by what energy.
#[test]
fn every_factor_of_a_ride_in_the_shipped_network_names_its_energy() {
    let network = Network::chongqing();
    let stages = network.services().iter().flat_map(|service| &service.stages);
    let nameless: std::collections::BTreeSet<&str> = stages
        .filter_map(|stage| stage.emission.as_deref())
        .filter(|factor| factor.energy.is_none())
        .map(|factor| &*factor.key)
        .collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}

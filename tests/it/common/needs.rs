//! Random needs, who meets them, and what bars them.

use super::dice::Dice;
use super::parts::{country, evidence};
use super::world::{Clock, Place, Question, SWITCH};
use landsea::model::{
    Acceptance, Accepts, Cargo, Cooling, Hazard, Loading, Mode, Need, NetworkBuilder, NoTransit, Restriction, Scope,
    Service, Shipment, Temperature,
};
use landsea::units::{Equipment, HsCode};

/// The hazard of every world.
pub(crate) const ACID: &str = "acid";

pub(crate) fn hazard(key: &str) -> Hazard {
    Hazard { key: key.into(), name: key.into(), zh: None, class: "8".into(), un: vec![1830], evidence: evidence() }
}

pub(crate) fn degrees(low: i16, high: i16) -> Temperature {
    Temperature::new(low, high).unwrap()
}

/// What is taken, about as often as not enough.
fn most(dice: &mut Dice<'_>) -> Vec<Need> {
    let all = [
        Need::Temperature(dice.of(&[degrees(-30, 30), degrees(0, 10), degrees(5, 30)])),
        Need::Hazard(ACID.into()),
        Need::Equipment(Equipment::OpenTop),
        Need::OverHeight(dice.of(&[100, 20])),
    ];
    all.into_iter().filter(|_| dice.below(8) < 7).collect()
}

/// Acceptances, cooling and restrictions of a world; and services that speak for themselves.
pub(crate) fn draw_acceptance(
    dice: &mut Dice<'_>,
    builder: &mut NetworkBuilder,
    hubs: &[Place],
    services: &mut [(Service, Clock)],
) {
    builder.add_hazard(hazard(ACID));
    for (at, modes) in [vec![Mode::Rail, Mode::Sea], vec![Mode::Road], vec![Mode::River]].into_iter().enumerate() {
        let carries = dice.of(&[Loading::ALL.to_vec(), Loading::ALL.to_vec(), vec![Loading::Box]]);
        if at == 0 || dice.below(4) < 3 {
            builder.add_acceptance(Acceptance { modes, carries, takes: most(dice), evidence: evidence() });
        }
    }
    for at in [Scope::Anywhere, Scope::Countries(vec![country("BB")]), Scope::Hubs(vec![dice.of(hubs).ix])] {
        let wanted = if at == Scope::Anywhere { dice.below(10) < 9 } else { dice.once_in(4) };
        if wanted {
            let keeps = dice.of(&[Some(degrees(-30, 30)), Some(degrees(-30, 30)), Some(degrees(0, 10)), None]);
            builder.add_cooling(Cooling { at, keeps, evidence: evidence() });
        }
    }
    for _ in 0..dice.of(&[0, 0, 1, 2]) {
        let bars = dice.of(&[
            Need::Hazard(ACID.into()),
            Need::Temperature(degrees(-5, 2)),
            Need::OverHeight(20),
            Need::Equipment(Equipment::OpenTop),
        ]);
        builder.add_restriction(Restriction {
            bars: vec![bars],
            modes: dice.of(&[vec![], vec![Mode::Rail], vec![Mode::Sea, Mode::Road]]),
            countries: dice.of(&[vec![country("BB")], vec![], vec![country("AA")]]),
            reason: "drawn".into(),
            switch: dice.once_in(2).then(|| SWITCH.into()),
            evidence: evidence(),
        });
    }
    for _ in 0..dice.of(&[0, 1, 2]) {
        builder.add_no_transit(NoTransit {
            goods: dice
                .of(&[vec!["84"], vec!["85", "8471"]])
                .into_iter()
                .map(|code| HsCode::new(code).unwrap())
                .collect(),
            country: country(dice.of(&["BB", "AA"])),
            switch: SWITCH.into(),
            reason: "drawn".into(),
            evidence: evidence(),
        });
    }
    for (service, _) in services {
        if dice.once_in(5) {
            service.accepts = Some(Accepts { takes: most(dice), evidence: evidence() });
        }
    }
}

/// Needs of the shipment asked about; in about half of the worlds there are some.
pub(crate) fn draw_needs(dice: &mut Dice<'_>, question: &mut Question) {
    let mut shipment = question.shipment.clone();
    // A box becomes a reefer or an open top; pallets ask for cold lorries and for reefers to be packed into.
    let boxes =
        if let Cargo::Boxes { count, size } = *shipment.cargo() { Some((count, size.is_twenty())) } else { None };
    let loose = matches!(shipment.cargo(), Cargo::Loose { .. });
    if (boxes.is_some() || loose) && dice.once_in(4) {
        if let Some((count, twenty)) = boxes {
            shipment = in_boxes(question, count, if twenty { "22R1" } else { "45R1" });
        }
        let range = dice.of(&[degrees(2, 8), degrees(-20, -18), degrees(13, 13)]);
        shipment = shipment.temperature(range.low(), range.high()).unwrap();
        question.needs.push(Need::Temperature(range));
    } else if let Some((count, twenty)) = boxes
        && dice.once_in(6)
    {
        let cm = dice.of(&[0, 15, 80]);
        shipment = in_boxes(question, count, if twenty { "22U1" } else { "42U1" }).over_height_cm(cm);
        question.needs.push(Need::Equipment(Equipment::OpenTop));
        if cm > 0 {
            question.needs.push(Need::OverHeight(cm));
        }
    }
    if dice.once_in(4) {
        shipment = shipment.dangerous(ACID);
        question.needs.push(Need::Hazard(ACID.into()));
    }
    if dice.once_in(4) {
        let code = dice.of(&["847130", "85", "8901"]);
        shipment = shipment.hs(code).unwrap();
        question.hs = Some(code);
    }
    question.shipment = shipment;
}

/// The same question about boxes of a size.
fn in_boxes(question: &Question, count: u64, size: &str) -> Shipment {
    let (from, to) = (&question.from, &question.to);
    let mut shipment = Shipment::boxes(&from.name, &to.name, &format!("{count}x{size}")).unwrap();
    if from.door {
        shipment = shipment.from_door();
    }
    if to.door {
        shipment = shipment.to_door();
    }
    shipment
}

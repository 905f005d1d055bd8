//! Trains on Mondays, and the questions that several tests ask about them.

use super::days::MONDAYS;
use super::lines::Lines;
use super::parts::{evidence, exact};
use landsea::model::{NoTransit, Season, Service, Window};
use landsea::units::{CountryCode, HsCode, Instant, Zone};
use landsea::{Network, Query, Shipment};

pub(crate) fn both() -> Query {
    Query::minimise_time_and_cost()
}

pub(crate) fn on(text: &str) -> Instant {
    Instant::parse(text, &Zone::utc()).unwrap()
}

/// Boxes from ORG to DST, ready on that Monday.
pub(crate) fn from_org(boxes: &str) -> Shipment {
    Shipment::boxes("AAORG", "AADST", boxes).unwrap().ready(on("2026-06-01T00:00:00Z")).unwrap()
}

/// A network of one train on Mondays, a day on the way, for 100.
pub(crate) fn train(change: impl Fn(&mut Service)) -> Network {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    change(lines.line("train", [org, dst], 24, 10_000, MONDAYS));
    lines.ship("1x45G1").network
}

/// It holds four boxes, and none in any month: ice.
pub(crate) fn iced(train: &mut Service) {
    train.seasons.push(Season {
        name: "ice".into(),
        window: Window::Months((1..=12).collect()),
        over: None,
        add_time: None,
        charge_permille: None,
        add_charge: None,
        add_cut_off: None,
        capacity_permille: Some(exact(0)),
    });
    train.capacity = Some(exact(4));
}

/// Two trains through a country that goods of HS 84 may not pass, and a box of such goods for them.
pub(crate) fn barred_transit() -> (Network, Shipment) {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "BBMID", "CCDST"]);
    let countries = |codes: [&str; 2]| codes.map(|code| CountryCode::new(code).unwrap()).to_vec();
    lines.line("one", [org, mid], 24, 10_000, MONDAYS).stages[0].countries = countries(["AA", "BB"]);
    lines.line("two", [mid, dst], 24, 10_000, MONDAYS).stages[0].countries = countries(["BB", "CC"]);
    lines.rules().add_no_transit(NoTransit {
        goods: vec![HsCode::new("84").unwrap()],
        country: CountryCode::new("BB").unwrap(),
        switch: "transit".into(),
        reason: "the law".into(),
        evidence: evidence(),
    });
    let network = lines.ship("1x45G1").network;
    let shipment = Shipment::boxes("AAORG", "CCDST", "1x45G1").unwrap().hs("8471.30").unwrap();
    (network, shipment.ready(on("2026-06-01T00:00:00Z")).unwrap())
}

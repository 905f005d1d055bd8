//! FEATURE UNDER TEST: the shipped network says what publications say.
//!
//! Every check forces the way that a publication speaks of (all other services are banned), plans it without a date, and compares. The table in
//! `networks/README.md` is this file's output; `LANDSEA_BLESS=1` writes it anew. A check outside its band stays in the table as failing, with the
//! reason; the band is not widened.

mod check;
mod comparisons;
mod corridors;
mod ways;
mod world;

use check::{Check, number, span, table};
use corridors::{central_asia, mekong, oceans};
use landsea::model::Case;
use landsea::units::Kilograms;
use landsea::{Network, Planner, Query, Shipment};
use ways::{lorry_and_air, middle_corridor, northern, south_and_sea, sums};
use world::World;

/// Checks that fail, and why. They stay in the table.
const FAILING: [(&str, &str); 16] = [
    (
        "madrid",
        "the published train ran through; here boxes wait at Małaszewicze for a weekly one, 3.5 days on average",
    ),
    (
        "tanger-med-barcelona",
        "the published service is one product; here boxes wait for a weekly train at Małaszewicze and for three ships a week at Barcelona",
    ),
    (
        "tir-against-train",
        "the publication says up to; from Chongqing the lorry first crosses 3,500 km of China, where it gains little on the train",
    ),
    (
        "sum-algiers",
        "the sum took two days at Ambarlı and one at Algiers; a weekly ship is 3.5 days away on average, and release at Algiers takes four",
    ),
    (
        "sum-tanger-med",
        "the sum took two days at Ambarlı and one at Tanger Med; two ships a week are 1.75 days away on average, and release at the port takes three",
    ),
    (
        "sum-cars-jebel-ali",
        "the sum took three days at Qinzhou; a car carrier every second week is seven days away on average",
    ),
    ("sum-barcelona", "the sum has no wait for the weekly train at Małaszewicze"),
    (
        "tanger-med-chengdu",
        "the published service is one product; here boxes wait at Małaszewicze for a weekly train and at Barcelona for three ships a week",
    ),
    (
        "durian-88h",
        "the record met its train; here the lorry waits half a headway of a daily train, which closes six hours before it leaves",
    ),
    (
        "lorry-bangkok",
        "published at the launch, for a drive without queues; here the drive is 4.3 days and the two borders 0.6",
    ),
    (
        "mandalay",
        "fifteen days were those of one run in 2022; only its rail part is published, and the road here is that of an ordinary week",
    ),
    (
        "kaliningrad",
        "the published service was one product; here boxes wait for three trains a week, a weekly ferry and two trains a week, 6.4 days in all",
    ),
    ("sum-yekaterinburg", "the sum has no wait at Dostyk for three trains a week, 1.2 days on average"),
    ("sum-novosibirsk", "the sum has no wait at Dostyk for three trains a week, 1.2 days on average"),
    (
        "car-train-boxed",
        "the 230 USD a car for racks hold packing at the shipper's too; with the lease of racks alone, about 100, it would be 22 per cent",
    ),
    ("sum-almaty-lorry", "the sum ends on arrival; import clearance of half a day follows here"),
];

fn checks(network: &Network) -> Vec<Check> {
    let world = World { planner: Planner::new(network), case: Case::Typical };
    let all = [
        northern(&world),
        middle_corridor(&world),
        central_asia(&world),
        lorry_and_air(&world),
        mekong(&world),
        south_and_sea(&world),
        oceans(&world),
        comparisons::comparisons(&world),
        sums(&world),
        corridors::sums(&world),
    ];
    all.into_iter()
        .flatten()
        .map(|check| match FAILING.iter().find(|(id, _)| *id == check.id) {
            Some((_, reason)) => check.fails(reason),
            None => check,
        })
        .collect()
}

#[test]
fn the_network_says_what_publications_say() {
    let network = Network::chongqing();
    let checks = checks(&network);
    for (id, _) in FAILING {
        assert!(checks.iter().any(|check| check.id == id), "no check `{id}`");
    }
    for check in &checks {
        assert!(checks.iter().filter(|other| other.id == check.id).count() == 1, "`{}` stands twice", check.id);
        for key in check.sources.split_whitespace() {
            assert!(
                network.sources().iter().any(|source| &*source.key == key),
                "`{}` cites `{key}`, which is no source",
                check.id
            );
        }
    }
    let readme = crate::common::root().join("networks/README.md");
    let failing = checks.iter().filter(|check| !check.is_inside()).count();
    let halves: Vec<bool> = checks.iter().filter_map(Check::half_is_inside).collect();
    let kept = halves.iter().filter(|inside| **inside).count();
    let summary = format!(
        "{} checks, {} inside, {failing} failing. Of {} through times half of the runs keep {kept} within what is accepted, and {} not.\n\n",
        checks.len(),
        checks.len() - failing,
        halves.len(),
        halves.len() - kept
    );
    crate::common::readme::expect_section(&readme, "calibration", &(summary + &table(&checks)));
    for check in &checks {
        match (check.is_inside(), check.failing) {
            (true, Some(reason)) => panic!("`{}` is inside and yet listed as failing: {reason}", check.id),
            (false, None) => {
                panic!("`{}`: {} is outside {}", check.id, number(check.planned), span(check.band, check.unit))
            }
            _ => {}
        }
    }
}

/// Much of what leaves Chongqing in boxes may not pass Russia; the answer is the Middle Corridor, the sea or the air.
#[test]
fn without_russia_there_is_still_every_kind_of_way_to_istanbul() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    // A heavy box, which is more than an airliner takes below its deck.
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1").unwrap().weight(Kilograms::new(24_000));
    let front = planner.plan(&shipment, &Query::minimise_time_and_cost().ban("RU")).unwrap();
    for part in ["air-ckg-ist-f", "caspian-aktau-alat", "ocean-ytn-amr-cape"] {
        let served = front.itineraries().iter().any(|way| way.legs.iter().any(|leg| &*leg.service == part));
        assert!(served, "nothing by {part}:\n{front}");
    }
}

/// When the border of Poland and Belarus was shut in September 2025, the way to Germany was the Middle Corridor.
#[test]
fn when_belarus_is_shut_trains_reach_duisburg_over_the_black_sea() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Duisburg", "1x45G1").unwrap();
    let front = planner.plan(&shipment, &Query::minimise_time_and_cost().ban("BY").ban("air")).unwrap();
    let fastest: Vec<&str> = front.fastest().legs.iter().map(|leg| &*leg.service).collect();
    assert!(fastest.contains(&"caspian-aktau-alat"), "{front}");
}

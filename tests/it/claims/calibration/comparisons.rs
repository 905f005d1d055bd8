//! What is published of one way against another, and of ways that few take.

use super::check::{Check, row};
use super::world::{Cargo, World, under_way};
use landsea::Itinerary;
use landsea::model::{Case, Loading, Mode, Side};

/// Days of the rides alone.
fn rides(way: &Itinerary) -> f64 {
    way.legs.iter().map(|leg| leg.arrives.as_days() - leg.departs.as_days()).sum()
}

/// Dollars of a service from its first call to a hub that it passes.
fn freight_to(w: &World, service: &str, to: &str) -> f64 {
    let network = w.network();
    let service = network.service(network.service_with(service).expect("a service of the network"));
    let last = service.stages.iter().position(|stage| network.hub(stage.to).code.as_str() == to).expect("on its way");
    service.stages[..=last].iter().map(|stage| stage.charge.at(w.case).in_network()).sum()
}

#[rustfmt::skip] // one check a line
pub(crate) fn comparisons(w: &World) -> Vec<Check> {
    let network = w.network();
    let hub = |code: &str| network.hub_indices().find(|&hub| network.hub(hub).code.as_str() == code).expect("a hub");
    let eastbound = ["btk-halkali-back", "caspian-aktau-alat-back", "block-xian-aktau-back"];
    let eastbound = w.at(Case::Low).way(Cargo::Box, "TRHAL", "CNSIA", &eastbound);
    let iran = ["rail-cdu-tjc", "iran-aprin", "iran-halkali", "tr-halkali-lodz"];
    let iran = w.way(Cargo::Box, "CNCDU", "PLLOD", &iran).as_ref().map_or(f64::NAN, under_way);
    let by_horgos = ["KZALA", "UZTAS", "KGFRU", "TMASB"].into_iter().filter(|to| w.goes_by(to, "KZALT")).count();
    // Three cars a box, on racks.
    let car_train = freight_to(w, "jsq-yuz-almaty", "CNHRS");
    let racks = network.stuffing(hub("CNCKG-TJC"), Loading::Vehicle).expect("cars are packed into boxes");
    let racks = network.stuffings()[racks].rate.amount.at(w.case).in_network();
    let boxed = freight_to(w, "block-horgos-aktau", "CNHRS") / network.stowage().cars_per_box.value as f64;
    let import = network.handling(hub("CNWGQ"), Side::On(Mode::Sea, Loading::Box), Side::On(Mode::River, Loading::Box));
    let import = network.handlings()[import.expect("boxes go from ship to river ship")].time.at(Case::Typical).as_days();
    let up = network.service(network.service_with("yangtze-express-up").expect("a service of the network"));
    let import = import + up.cut_off.as_ref().map_or(0.0, |cut_off| cut_off.at(Case::Typical).as_days());
    let published = "published";
    vec![
        row("istanbul-xian", "Istanbul to Xi'an by block train, 8,693 km: 12 days claimed for December 2020; the rides alone, at their best", "S34", published, "d", (12.0, 12.0), (12.0, 15.0), eastbound.as_ref().map_or(f64::NAN, rides)),
        row("lodz-iran", "Chengdu to Łódź through Iran and Türkiye: 52 to 60 days expected in March 2025", "S60B", published, "d", (52.0, 60.0), (40.0, 60.0), iran),
        row("horgos", "Horgos is shorter and cheaper than Dostyk for Central Asia: of Almaty, Tashkent, Bishkek and Ashgabat, those whose fastest and cheapest trains pass it", "KTZ23", published, "of 4", (4.0, 4.0), (4.0, 4.0), by_horgos as f64),
        row("car-train-boxed", "As far as Horgos a car costs about 15 per cent less by car train than in a box with racks", "S63", published, "%", (15.0, 15.0), (10.0, 25.0), (1.0 - car_train / (boxed + racks)) * 100.0),
        row("shanghai-import", "From ship to river ship at Shanghai with the departure confirmed beforehand: 48 hours less than the ordinary 4.5 days", "P49 EST", "derived", "d", (2.5, 2.5), (2.25, 2.75), import),
    ]
}

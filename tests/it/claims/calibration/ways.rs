//! What is published of single ways, corridor by corridor, and sums of whole ways.

use super::check::{Check, MORE, row};
use super::world::{Cargo, World, between, dollars, price_under_way, under_way};
use landsea::Itinerary;
use landsea::model::Case;

const SCE: [&str; 3] = ["sce-aktau", "caspian-aktau-alat", "btk-halkali"];
const SCE_MERSIN: [&str; 3] = ["sce-aktau", "caspian-aktau-alat", "btk-mersin"];
const TWO_SEAS: [&str; 4] = ["sce-aktau", "caspian-aktau-alat", "az-alat-poti", "bs-poti-ambarli"];
const TO_POTI: [&str; 3] = ["sce-aktau", "caspian-aktau-alat", "az-alat-poti"];
const TO_CONSTANTA: [&str; 4] = ["sce-aktau", "caspian-aktau-alat", "az-alat-poti", "bs-poti-constanta"];
const TIR_WARSAW: [&str; 2] = ["tir-brest", "tir-koroszczyn-warsaw"];
const TIR_ISTANBUL: [&str; 3] = ["tir-kuryk", "tir-caspian-kuryk-alat", "tir-alat-istanbul"];
const BLOCK_DUISBURG: [&str; 2] = ["cre-malaszewicze", "eu-malaszewicze-duisburg"];

/// Joins a way and what follows.
fn and<'s>(way: &[&'s str], more: &[&'s str]) -> Vec<&'s str> {
    way.iter().chain(more).copied().collect()
}

/// The northern way: through Kazakhstan, Russia and Belarus, or by Manzhouli and Erenhot.
#[rustfmt::skip] // one check a line
pub(crate) fn northern(w: &World) -> Vec<Check> {
    let days = |to, services: &[&str]| w.days(Cargo::Box, to, services);
    let published = "published";
    let block = days("DEDUI", &BLOCK_DUISBURG);
    let timetabled = days("DEDUI", &["cre-duisburg-f"]);
    vec![
        row("duisburg-timetabled", "Chongqing to Duisburg by the timetabled train: 315 hours", "S01", published, "d", (13.1, 13.1), (12.5, 13.7), timetabled),
        row("duisburg-block", "Chongqing to Duisburg by block train: 16 to 18 days", "S14 S75 S75B", published, "d", (16.0, 18.0), (13.0, 18.0), block),
        row("duisburg-gain", "The timetabled train is about a fifth faster", "S01", published, "%", (20.0, 20.0), (15.0, 30.0), (1.0 - timetabled.typical / block.typical) * 100.0),
        row("malaszewicze", "Chongqing to Małaszewicze: about 14 days in October 2025", "S11 S13 S15", published, "d", (14.0, 14.0), (12.0, 16.0), days("PLMAA", &["cre-malaszewicze"])),
        row("malaszewicze-usd", "Chongqing to Małaszewicze: a forty-foot box for 5,800, later 5,250 USD in early 2025", "S08", published, "USD", (5250.0, 5800.0), (5250.0, 5800.0), w.freight(Cargo::Box, "PLMAA", &["cre-malaszewicze"])),
        row("dostyk-brest", "Dostyk to Brest: 7.3 days on average in July 2024, below 6 at best", "S09 S74", published, "d", (6.0, 7.3), (5.0, 7.3), w.days_between("PLMAA", &["cre-malaszewicze"], "KZDYK", "BYBQT")),
        row("madrid", "To Madrid: 21 days", "S47E", published, "d", (21.0, 21.0), (19.0, 24.0), days("ESMAD", &["cre-malaszewicze", "eu-malaszewicze-madrid"])),
        row("moscow-erenhot", "Chongqing to Bely Rast by Erenhot: about 16 days", "S52", published, "d", (16.0, 16.0), (15.0, 17.0), days("RUBRA", &["cre-erenhot-moscow"])),
        row("moscow-manzhouli", "To Moscow by Manzhouli: 14 to 15 days in good years, three weeks in 2025", "S55B S54", published, "d", (14.0, 21.0), (14.0, 21.0), days("RUELE", &["cre-manzhouli-moscow"])),
        row("moscow-usd", "Chongqing to Moscow: 5,050 USD a forty-foot box", "S56", published, "USD", (5050.0, 5050.0), (4300.0, 5300.0), w.freight(Cargo::Box, "RUELE", &["cre-malaszewicze", "ru-dostyk-moscow"])),
        row("jam", "To Hamburg in congested weeks 23 to 24 days: the high case must reach it", "S15 S13", published, "d", (23.0, 24.0), (23.0, MORE), w.at(Case::High).days(Cargo::Box, "DEHAM", &["cre-malaszewicze", "eu-malaszewicze-hamburg"])),
        row("tanger-med-barcelona", "Chengdu to Tanger Med by Barcelona, fast train (planned from Chongqing): 20 days", "S51", published, "d", (20.0, 20.0), (18.0, 22.0), days("MAPTM", &["cre-duisburg-f", "eu-malaszewicze-barcelona", "sea-barcelona-tanger-med"])),
        row("casablanca-hamburg", "Chengdu to Casablanca by Hamburg (planned from Chongqing): 35 days", "S51", published, "d", (35.0, 35.0), (31.0, 36.0), days("MACAS", &["cre-malaszewicze", "eu-malaszewicze-hamburg", "sea-hamburg-casablanca"])),
    ]
}

/// The Middle Corridor, Türkiye and North Africa.
#[rustfmt::skip] // one check a line
pub(crate) fn middle_corridor(w: &World) -> Vec<Check> {
    let days = |to, services: &[&str]| w.days(Cargo::Box, to, services);
    let part = |to, services: &[&str], first, last| w.days_between(to, services, first, last);
    let (published, none) = ("published", "nothing published");
    let sce = days("TRHAL", &SCE);
    let over_constanta = days("DEDUI", &and(&TO_CONSTANTA, &["ro-constanta-duisburg"]));
    let river_suez = days("TRAMR", &["yangtze-barge-down", "shanghai-wgq-yan", "ocean-yan-amr-suez"]);
    let fastest_sea = ["ytn", "ngb", "nsa"].map(|port| {
        let first = match port {
            "ytn" => "rail-tjc-ytn",
            "ngb" => "rail-tjc-ngb",
            _ => "rail-gyp-nsa",
        };
        days("TRAMR", &[first, &format!("ocean-{port}-amr-cape")]).typical
    });
    let fastest_sea = fastest_sea.into_iter().fold(MORE, f64::min);
    vec![
        row("halkali", "Chongqing to Istanbul by South Corridor Express, Caspian Sea and Baku-Tbilisi-Kars: 22 days on the first run, below 25 promised", "S03 S04 SEED-A", published, "d", (22.0, 25.0), (20.0, 25.0), sce),
        row("ambarli", "Chongqing to Istanbul over the Caspian and the Black Sea: 22 to 25 days", "S03 SEED-A", published, "d", (22.0, 25.0), (22.0, 25.0), days("TRAMR", &TWO_SEAS)),
        row("faster-than-sea", "The train to Türkiye is at least ten days faster than every way by sea round the Cape", "SEED-A S03", published, "d", (10.0, MORE), (10.0, MORE), fastest_sea - sce.typical),
        row("faster-than-suez", "It is about ten days faster than the traditional way, by river and Suez", "SEED-A S03", published, "d", (10.0, 10.0), (10.0, MORE), river_suez.typical - sce.typical),
        row("alashankou-kars", "Alashankou to Kars: 15 days reached in August 2025, above 20 before", "S27", published, "d", (15.0, 20.0), (13.0, 20.0), part("TRHAL", &["block-dostyk-aktau", "caspian-aktau-alat", "btk-halkali"], "CNAKL", "TRKSY")),
        row("altynkol-absheron", "Altynkol to Absheron: 9 days", "S29", published, "d", (9.0, 9.0), (9.0, 11.0), part("AZABS", &["block-horgos-aktau", "caspian-aktau-alat", "az-alat-absheron"], "KZALT", "AZABS")),
        row("altynkol-constanta", "Altynkol to Constanța, released at the port: 20 to 22 days", "S29", published, "d", (20.0, 22.0), (20.0, 22.0), w.days_to_collection("ROCND", &TO_CONSTANTA, "KZALT")),
        row("poti", "Chongqing to Poti: 14 days claimed", "S73", published, "d", (14.0, 14.0), (14.0, 18.0), days("GEPTI", &TO_POTI)),
        row("budapest-turkiye", "Chongqing to Budapest through Türkiye: 25 to 30 days", "S27B S27", published, "d", (25.0, 30.0), (24.0, 30.0), days("HUBUD", &and(&SCE, &["tr-halkali-budapest"]))),
        row("halkali-budapest", "Halkalı to Budapest: 3 days without a queue at the border", "S49", published, "d", (3.0, 3.0), (3.0, 4.5), part("HUBUD", &and(&SCE, &["tr-halkali-budapest"]), "TRHAL", "HUBUD")),
        row("alat-mersin", "Alat to Mersin: 4.5 days, the aim of October 2025", "S36", published, "d", (4.5, 4.5), (4.5, 6.0), part("TRMER", &SCE_MERSIN, "AZALT", "TRMER")),
        row("kars-mersin", "Kars to Mersin: 60 hours or less, an aim", "S36", published, "d", (f64::NEG_INFINITY, 2.5), (1.7, 2.5), part("TRMER", &SCE_MERSIN, "TRKSY", "TRMER")),
        row("alexandria", "Chongqing to Alexandria by Mersin", "SEED-A", none, "d", (22.0, 28.0), (22.0, 28.0), days("EGALY", &and(&SCE_MERSIN, &["med-mersin-alexandria"]))),
        row("algiers", "Chongqing to Algiers by Poti and Istanbul", "SEED-A", none, "d", (30.0, 38.0), (30.0, 38.0), days("DZALG", &and(&TWO_SEAS, &["med-ambarli-algiers"]))),
        row("north-beats-middle", "To Duisburg the Middle Corridor, about 30 days, is slower than the northern way", "S14 S48", published, "d", (30.0, 30.0), (days("DEDUI", &BLOCK_DUISBURG).typical, MORE), over_constanta),
    ]
}

/// Lorries under TIR, air, and sea-air.
#[rustfmt::skip] // one check a line
pub(crate) fn lorry_and_air(w: &World) -> Vec<Check> {
    let published = "published";
    let air = w.freight(Cargo::TenTonnes, "BELGG-APT", &["air-ckg-lgg"]);
    let rail = w.freight(Cargo::Box, "DEDUI", &BLOCK_DUISBURG);
    let lorry = w.freight(Cargo::TenTonnes, "PLWAW", &TIR_WARSAW);
    let lorry_days = w.days(Cargo::TenTonnes, "PLWAW", &TIR_WARSAW);
    let train_days = w.days(Cargo::Box, "PLWAW", &["cre-malaszewicze", "eu-malaszewicze-warsaw"]);
    let (sea_air_days, sea_air) =
        w.whole(Cargo::TenTonnes, "BELGG-APT", &["ilstc-tjc-qzh", "sea-qzh-jea", "dray-jea-dwc", "air-dwc-lgg"]);
    let (_, all_air) = w.whole(Cargo::TenTonnes, "BELGG-APT", &["air-ckg-lgg"]);
    let lorry_part = |to, services: &[&str], first, last| {
        w.way(Cargo::TenTonnes, "Chongqing", to, services)
            .and_then(|way| between(&way, first, last))
            .unwrap_or(f64::NAN)
    };
    vec![
        row("tir-warsaw", "Jiangjin to Warsaw by lorry (planned from Nanpeng): 14 days", "S61", published, "d", (14.0, 14.0), (13.0, 16.0), lorry_days),
        row("tir-khorgos-poland", "Khorgos to Poland by lorry: 11 to 13 days", "S61", published, "d", (11.0, 13.0), (10.0, 13.0), lorry_part("PLWAW", &TIR_WARSAW, "CNHRS", "PLKOR")),
        row("tir-georgia", "China to Georgia by lorry: two weeks", "S61", published, "d", (14.0, 14.0), (13.0, 19.0), lorry_part("Istanbul", &TIR_ISTANBUL, "CNCKG-NPH", "GERED")),
        row("tir-against-train", "The lorry beats an ordinary train to Warsaw by 30 to 50 per cent", "S61", published, "%", (30.0, 50.0), (30.0, 50.0), (1.0 - lorry_days.typical / train_days.typical) * 100.0),
        row("tir-against-air", "A lorry with ten tonnes costs at most half of air freight", "S61", published, "%", (f64::NEG_INFINITY, 50.0), (f64::NEG_INFINITY, 50.0), lorry / air * 100.0),
        row("rail-against-air", "Rail to Europe costs about a fifth of air", "S75B P98", published, "%", (20.0, 20.0), (12.0, 25.0), rail / air * 100.0),
        row("sea-air-usd", "Sea-air over Dubai costs 40 to 70 per cent of air alone", "S68", "derived", "%", (40.0, 70.0), (40.0, 70.0), sea_air / all_air * 100.0),
        row("sea-air-days", "and takes 22 to 35 days", "S68", "derived", "d", (22.0, 35.0), (22.0, 35.0), sea_air_days),
        row("budapest-freighters", "Freighters to Budapest: three a week", "P65", published, "a week", (3.0, 3.0), (3.0, 3.0), w.per_week("air-ckg-bud")),
        row("tel-aviv-freighters", "Freighters to Tel Aviv: two a week", "P63", published, "a week", (2.0, 2.0), (2.0, 2.0), w.per_week("air-ckg-tlv")),
    ]
}

/// Rail to the coast, the river, and the sea.
#[rustfmt::skip] // one check a line
pub(crate) fn south_and_sea(w: &World) -> Vec<Check> {
    let days = |cargo, to, services: &[&str]| w.days(cargo, to, services);
    let published = "published";
    let land_sea = ["ilstc-tjc-qzh", "sea-qzh-sin"];
    let river = ["yangtze-express-down", "sea-wgq-sin"];
    let (land_sea_days, river_days) = (days(Cargo::Box, "SGSIN", &land_sea), days(Cargo::Box, "SGSIN", &river));
    let ratio = w.whole(Cargo::Box, "SGSIN", &land_sea).1 / w.whole(Cargo::Box, "SGSIN", &river).1;
    let inland =
        w.freight(Cargo::Box, "CNWGQ", &["yangtze-barge-down"]) / w.freight(Cargo::Box, "CNQZH", &["ilstc-tjc-qzh"]);
    let to_sea = w.way(Cargo::Box, "Chongqing", "SGSIN", &["yangtze-barge-down", "sea-wgq-sin"]);
    let to_sea = to_sea.map_or(f64::NAN, |way| way.legs[1].departs.as_days() - way.legs[0].departs.as_days());
    let (gulf, gulf_rival) = (["jsq-yuz-qzh", "roro-qzh-jea"], ["yangtze-cars-down", "roro-wgq-jea"]);
    let (cars, rival) =
        (w.way(Cargo::Cars, "Chongqing", "AEJEA", &gulf), w.way(Cargo::Cars, "Chongqing", "AEJEA", &gulf_rival));
    let without_sailing_waits =
        |way: &Option<Itinerary>| way.as_ref().map_or(f64::NAN, |way| under_way(way) - way.stays[1].wait.as_days());
    let price = |way: &Option<Itinerary>| way.as_ref().map_or(f64::NAN, price_under_way);
    let suez = ["rail-tjc-ytn", "ocean-ytn-rtm-suez"];
    let sea =
        |service| w.days_between("NLRTM", &["yangtze-express-down", "shanghai-wgq-yan", service], "CNYAN", "NLRTM");
    let (by_suez, by_cape) = (sea("ocean-yan-rtm-suez"), sea("ocean-yan-rtm-cape"));
    let rotterdam =
        w.way(Cargo::Box, "Chongqing", "NLRTM", &["yangtze-express-down", "shanghai-wgq-yan", "ocean-yan-rtm-cape"]);
    let spot = rotterdam.map_or(f64::NAN, |way| way.legs[2].items().map(|item| dollars(item.charge.minor())).sum());
    let grams = |service| w.emission(service).milligrams.at(Case::Typical) as f64;
    vec![
        row("qinzhou", "Chongqing to Qinzhou by rail: about 2 days", "P02 P04 P07 P08", published, "d", (2.0, 2.0), (1.3, 2.3), days(Cargo::Box, "CNQZH", &["ilstc-tjc-qzh"])),
        row("yantian", "Chongqing to Yantian by rail: 2 days", "P18 P19", published, "d", (2.0, 2.0), (2.0, 2.5), days(Cargo::Box, "CNYTN", &["rail-tjc-ytn"])),
        row("nansha-cars", "Cars to Nansha by rail: 48 hours", "P17", published, "d", (2.0, 2.0), (2.0, 2.0), days(Cargo::Cars, "CNNSA", &["jsq-yuz-nsa"])),
        row("ningbo-trains", "Trains to Ningbo: 8 to 10 a week", "P23", published, "a week", (8.0, 10.0), (8.0, 10.0), w.per_week("rail-tjc-ngb")),
        row("singapore", "Chongqing to Singapore by Qinzhou: 8 days in 2018, 10 on average in 2025", "P01 P02 P05", published, "d", (8.0, 10.0), (8.0, 11.0), land_sea_days),
        row("singapore-river", "Chongqing to Singapore by the Yangtze: 20 days, three weeks", "P01 P05", published, "d", (20.0, 21.0), (18.0, 24.0), river_days),
        row("singapore-gain", "Qinzhou gains 10 to 20 days on the river, at least 5", "S3 P03 P13", published, "d", (5.0, 20.0), (5.0, 20.0), river_days.typical - land_sea_days.typical),
        row("singapore-usd", "By Qinzhou costs about as much as by the river", "P10 P13", published, "ratio", (1.0, 1.0), (0.85, 1.15), ratio),
        row("river-against-rail", "The river is cheaper than rail on the inland part", "P03", published, "ratio", (f64::NEG_INFINITY, 1.0), (f64::NEG_INFINITY, 0.999), inland),
        row("river-to-the-sea", "Ordinary ships from Chongqing to the sea: more than 14 days", "P04 P52", published, "d", (14.0, MORE), (14.0, MORE), to_sea),
        row("river-express", "Fast liners to Shanghai: 7 to 8 days planned, which the low case must reach", "P04 P52", published, "d", (7.0, 8.0), (7.0, 8.0), w.at(Case::Low).days(Cargo::Box, "CNWGQ", &["yangtze-express-down"])),
        row("river-express-sailings", "Direct express: 530 voyages both ways in half a year", "P49", published, "a week", (20.4, 20.4), (18.0, 22.0), w.per_week("yangtze-express-down") + w.per_week("yangtze-express-up")),
        row("jebel-ali-roro", "Qinzhou to Jebel Ali by car carrier: about 18 days", "S71 P16", published, "d", (18.0, 18.0), (17.0, 19.0), w.way(Cargo::Cars, "Chongqing", "AEJEA", &gulf).and_then(|way| between(&way, "CNQZH", "AEJEA")).unwrap_or(f64::NAN)),
        row("jebel-ali-gain", "Cars to Jebel Ali by Qinzhou: 4 to 10 days less than by Shanghai", "P05 P15 P16", published, "d", (4.0, 10.0), (4.0, 10.0), without_sailing_waits(&rival) - without_sailing_waits(&cars)),
        row("jebel-ali-usd", "and more than 8 per cent cheaper", "P05 P15 P16", published, "%", (8.0, MORE), (7.0, 15.0), (1.0 - price(&cars) / price(&rival)) * 100.0),
        row("rotterdam-suez", "Shanghai to Rotterdam by Suez: about 35 days with calls", "P77", published, "d", (35.0, 35.0), (31.5, 38.5), by_suez),
        row("rotterdam-cape", "The Cape adds 7 to 14 days", "P77", published, "d", (7.0, 14.0), (7.0, 14.0), by_cape - by_suez),
        row("rotterdam-spot", "Shanghai to Rotterdam: 2,505 USD a forty-foot box, mean of January and February 2026", "P74", published, "USD", (2505.0, 2505.0), (1879.0, 3131.0), spot),
        row("rail-half-the-sea", "Rail to Europe takes about half the time of the sea way (by Suez, from Yantian)", "P98", published, "ratio", (0.5, 0.5), (0.4, 0.6), days(Cargo::Box, "DEDUI", &BLOCK_DUISBURG).typical / days(Cargo::Box, "NLRTM", &suez).typical),
        row("co2e-road", "A tonne-kilometre by road emits at least three times that of an electric train", "P101 P102", "derived", "ratio", (3.0, MORE), (3.0, MORE), grams("road-nph-ytn") / grams("rail-tjc-ytn")),
        row("co2e-air", "and by air at least twenty times", "P101 P102", "derived", "ratio", (20.0, MORE), (20.0, MORE), grams("air-ckg-lgg") / grams("rail-tjc-ytn")),
    ]
}

/// Whole ways added up by hand from the same rows before there was a planner: door or terminal to door or terminal, without the first wait. These are no
/// publications; they show that nothing is lost or counted twice between the rows and the answer. Ten per cent are allowed.
#[rustfmt::skip] // one check a line
pub(crate) fn sums(w: &World) -> Vec<Check> {
    let door = Cargo::BoxToDoor;
    let lorry = Cargo::TenTonnes;
    let barcelona = ["cre-duisburg-f", "eu-malaszewicze-barcelona", "sea-barcelona-tanger-med"];
    let ways = [
        ("sum-duisburg-timetabled", "sum-duisburg-timetabled-usd", "Duisburg, timetabled train, to the door", 15.3, 7220.0, w.whole(door, "DEDUI", &["cre-duisburg-f"])),
        ("sum-duisburg-block", "sum-duisburg-block-usd", "Duisburg, block train, to the door", 19.4, 7020.0, w.whole(door, "DEDUI", &BLOCK_DUISBURG)),
        ("sum-hamburg", "sum-hamburg-usd", "Hamburg, block train, to the door", 19.2, 6970.0, w.whole(door, "DEHAM", &["cre-malaszewicze", "eu-malaszewicze-hamburg"])),
        ("sum-halkali", "sum-halkali-usd", "Istanbul by Baku-Tbilisi-Kars, to the door", 23.0, 7840.0, w.whole(door, "Istanbul", &SCE)),
        ("sum-ambarli", "sum-ambarli-usd", "Istanbul over two seas, to the door", 26.9, 7700.0, w.whole(door, "Istanbul", &TWO_SEAS)),
        ("sum-mersin", "sum-mersin-usd", "Mersin by Baku-Tbilisi-Kars, to the door", 22.4, 7540.0, w.whole(door, "TRMER", &SCE_MERSIN)),
        ("sum-algiers", "sum-algiers-usd", "Algiers by Ambarlı", 32.4, 9420.0, w.whole(Cargo::Box, "DZALG", &and(&SCE, &["tr-halkali-ambarli", "med-ambarli-algiers"]))),
        ("sum-tanger-med", "sum-tanger-med-usd", "Tanger Med by Ambarlı", 33.9, 9220.0, w.whole(Cargo::Box, "MAPTM", &and(&SCE, &["tr-halkali-ambarli", "med-ambarli-tanger-med"]))),
        ("sum-barcelona", "sum-barcelona-usd", "Tanger Med by Małaszewicze and Barcelona", 23.8, 9180.0, w.whole(Cargo::Box, "MAPTM", &barcelona)),
        ("sum-poti", "sum-poti-usd", "Poti", 18.6, 6110.0, w.whole(Cargo::Box, "GEPTI", &TO_POTI)),
        ("sum-tir-duisburg", "sum-tir-duisburg-usd", "Duisburg by TIR lorry", 17.1, 12_300.0, w.whole(lorry, "DEDUI", &["tir-brest", "tir-koroszczyn-duisburg"])),
        ("sum-tir-istanbul", "sum-tir-istanbul-usd", "Istanbul by TIR lorry over the Caspian Sea", 21.1, 11_860.0, w.whole(lorry, "Istanbul", &TIR_ISTANBUL)),
        ("sum-cars-almaty", "sum-cars-almaty-usd", "A car to Almaty", 10.7, 760.0, w.whole(Cargo::Cars, "KZALA", &["jsq-yuz-almaty"])),
        ("sum-cars-jebel-ali", "sum-cars-jebel-ali-usd", "A car to Jebel Ali by Qinzhou", 25.5, 975.0, w.whole(Cargo::Cars, "AEJEA", &["jsq-yuz-qzh", "roro-qzh-jea"])),
    ];
    let near = |value: f64| (value * 0.9, value * 1.1);
    ways.into_iter()
        .flat_map(|(id, id_usd, statement, days, usd, (planned_days, planned_usd))| {
            let check = |id, value, unit, planned| {
                row(id, statement, "E EST", "own sum", unit, (value, value), near(value), planned)
            };
            [check(id, days, "d", planned_days), check(id_usd, usd, "USD", planned_usd)]
        })
        .collect()
}

//! What is published of the ways south, of Central Asia and of the oceans; and more sums of whole ways.

use super::check::{Check, MORE, Planned, row};
use super::world::{Cargo, World, between, dollars, under_way};
use landsea::Itinerary;
use landsea::model::{Case, Mode};

const NONE: f64 = f64::NEG_INFINITY;
const LAOS: [&str; 2] = ["road-cha-vte", "laos-vte-xny"];

/// Days from the first departure to the last arrival, waits on the way included.
fn days(w: &World, cargo: Cargo, from: &str, to: &str, services: &[&str]) -> Planned {
    w.days_from(cargo, from, to, services)
}

/// Dollars from hand-over to collection.
fn price(w: &World, cargo: Cargo, from: &str, to: &str, services: &[&str]) -> f64 {
    w.way(cargo, from, to, services).map_or(f64::NAN, |way| dollars(way.cost.minor()) / cargo.units())
}

/// Days from hand-over to collection without any wait for a departure.
fn without_waits(way: Option<&Itinerary>) -> f64 {
    way.map_or(f64::NAN, |way| way.elapsed.as_days() - way.stays.iter().map(|stay| stay.wait.as_days()).sum::<f64>())
}

/// Laos, Thailand, Malaysia, Vietnam and Myanmar, by rail and by lorry.
#[rustfmt::skip] // one check a line
pub(crate) fn mekong(w: &World) -> Vec<Check> {
    let published = "published";
    let (low, own) = (w.at(Case::Low), "derived");
    let by = |from, to, services: &[&str]| days(w, Cargo::Box, from, to, services);
    let lorry = |from, to, services: &[&str]| days(w, Cargo::TenTonnes, from, to, services);
    let vientiane = w.way(Cargo::Box, "Chongqing", "LAVTE", &["laos-tjc-vte"]);
    let vientiane = vientiane.map_or(f64::NAN, |way| way.legs[0].arrives.as_days() - way.stays[0].wait.as_days());
    let halved = |to, train: &str, road: &str| price(w, Cargo::Box, "Chongqing", to, &[train]) / price(w, Cargo::TenTonnes, "Chongqing", to, &[road]);
    let lorries = w.network().services().iter().filter(|service| service.mode == Mode::Road && service.code.starts_with("gms-")).map(|service| w.per_week(&service.code)).sum::<f64>();
    vec![
        row("fruit-laos", "Thai durian by Vientiane and rail in Chongqing: fruit of the ASEAN countries comes in under a week", "S3", published, "d", (NONE, 7.0), (NONE, 7.0), by("THCHA", "CNCKG-XNY", &LAOS)),
        row("fruit-youyiguan", "Thai durian by lorry over Youyiguan", "S3", published, "d", (NONE, 7.0), (NONE, 7.0), lorry("THCHA", "CNCKG-NPH", &["fruit-cha-youyiguan", "fruit-youyiguan-nph"])),
        row("fruit-r3a", "Thai durian by lorry over road R3A", "S3", published, "d", (NONE, 7.0), (NONE, 7.0), lorry("THCHA", "CNCKG-NPH", &["fruit-cha-mohan", "fruit-mohan-nph"])),
        row("fruit-vietnam", "Vietnamese fruit by lorry", "S3", published, "d", (NONE, 7.0), (NONE, 7.0), lorry("VNYVN", "CNCKG-NPH", &["fruit-hanoi-youyiguan", "fruit-youyiguan-nph"])),
        row("durian-88h", "Orchard to Xiaonanya in 88 hours at best: the low case must reach it", "P27", published, "d", (3.67, 3.67), (NONE, 3.7), days(&low, Cargo::Box, "THCHA", "CNCKG-XNY", &LAOS)),
        row("durian-ordinary", "and an ordinary week is slower than the record", "P27", published, "d", (3.67, MORE), (3.67, MORE), by("THCHA", "CNCKG-XNY", &LAOS)),
        row("vientiane-52h", "Vientiane to Xiaonanya in 52 hours at best: the low case must reach it", "P27", published, "d", (2.17, 2.17), (NONE, 2.17), days(&low, Cargo::Box, "LAVTE", "CNCKG-XNY", &["laos-vte-xny"])),
        row("bananas", "Bananas from Vientiane to Xiaonanya: six days in July 2024", "QIUSHI", published, "d", (6.0, 6.0), (NONE, 6.5), by("LAVTE", "CNCKG-XNY", &["laos-vte-xny"])),
        row("vientiane-train", "Chongqing to Vientiane by rail, from hand-over: four to five days", "P24 P25 P26 P27", published, "d", (4.0, 5.0), (4.0, 5.0), vientiane),
        row("kunming-bangkok", "Kunming to Bangkok by rail: 55 hours, which the low case must reach", "P31 P32", published, "d", (2.29, 2.29), (NONE, 2.3), days(&low, Cargo::Box, "CNKMG", "THLKR", &["asean-express-south"])),
        row("asean-express", "Selangor to Chongqing: nine days planned, just under fourteen on the first run", "P33 P34", published, "d", (9.0, 14.0), (8.0, 14.0), by("MYKNI", "CNCKG-TJC", &["asean-express-north"])),
        row("nanning-hanoi", "Nanning to Yen Vien: 14 hours at best", "P36", published, "d", (0.58, 0.58), (0.6, 1.2), days(&low, Cargo::Box, "CNNNG", "VNYVN", &["vietnam-nng-yvn"])),
        row("nanning-hanoi-trains", "and 14 trains a week", "P36", published, "a week", (14.0, 14.0), (14.0, 14.0), w.per_week("vietnam-nng-yvn")),
        row("hanoi-train", "Guoyuan to Hanoi by rail: four to five days", "P35", published, "d", (4.0, 5.0), (3.0, 5.0), by("CNCKG-GYP", "VNYVN", &["vietnam-gyp-yvn"])),
        row("hai-phong", "Kunming to Hai Phong by rail: four to six days", "P38", published, "d", (4.0, 6.0), (3.0, 6.0), by("CNKMG", "VNHPH", &["vietnam-kmg-hph"])),
        row("hanoi-half", "Rail halves the price of the lorry to Hanoi", "P37", published, "ratio", (0.5, 0.5), (0.4, 0.65), halved("VNYVN", "vietnam-tjc-yvn", "gms-nph-hanoi")),
        row("vientiane-half", "and to Vientiane", "P111 P113", published, "ratio", (0.5, 0.5), (0.4, 0.65), halved("LAVTE", "laos-tjc-vte", "gms-nph-vientiane")),
        row("lorry-hanoi", "Nanpeng to Hanoi by lorry: 40 hours", "P42", published, "d", (1.67, 1.67), (1.6, 2.5), lorry("CNCKG-NPH", "VNYVN", &["gms-nph-hanoi"])),
        row("lorry-hung-yen", "Nanpeng to Hung Yen by lorry: about 48 hours", "P45", published, "d", (2.0, 2.0), (1.8, 2.5), lorry("CNCKG-NPH", "VNHYN", &["gms-nph-hungyen"])),
        row("lorry-vientiane", "Nanpeng to Vientiane by lorry: four days", "P43 P44", published, "d", (4.0, 4.0), (3.5, 4.5), lorry("CNCKG-NPH", "LAVTE", &["gms-nph-vientiane"])),
        row("lorry-bangkok", "Nanpeng to Bangkok by lorry: 96 hours", "P46", published, "d", (4.0, 4.0), (3.5, 4.5), lorry("CNCKG-NPH", "THLKR", &["gms-nph-bangkok"])),
        row("lorries", "1,306 cross-border lorries in a quarter: about a hundred a week", "P48", published, "a week", (100.0, 100.0), (50.0, 200.0), lorries),
        row("mandalay", "Chongqing to Mandalay by Lincang: 15 days", "P39 P40", published, "d", (15.0, 15.0), (13.0, 17.0), by("CNCKG-YUZ", "MMMDL", &["myanmar-yuz-lincang", "myanmar-lincang-mandalay"])),
        row("bangkok-sea", "Qinzhou to Bangkok by sea, part of 18 days from Qinghai: six to eleven", "P112", own, "d", (6.0, 11.0), (6.0, 11.0), by("CNQZH", "THBKK", &["sea-qzh-bkk"])),
    ]
}

/// Central Asia, Siberia and Mongolia, and what begins at Chengdu and Lanzhou.
#[rustfmt::skip] // one check a line
pub(crate) fn central_asia(w: &World) -> Vec<Check> {
    let published = "published";
    let by = |from, to, services: &[&str]| days(w, Cargo::Box, from, to, services);
    let lorry = |to, services: &[&str]| days(w, Cargo::TenTonnes, "Chongqing", to, services);
    let (direct, by_yuzui) = (w.way(Cargo::Cars, "CNCKG-YCH", "KZALA", &["jsq-ych-almaty"]), w.way(Cargo::Cars, "CNCKG-YCH", "KZALA", &["cars-ych-yuz", "jsq-yuz-almaty"]));
    let road = by_yuzui.as_ref().map_or(f64::NAN, |way| way.legs[0].distance() as f64);
    let lease = 1250.0;
    vec![
        row("hairatan", "Chongqing to Hairatan: 12 to 15 days", "S07", published, "d", (12.0, 15.0), (12.0, 15.0), by("Chongqing", "AFHAI", &["ca-hairatan"])),
        row("tashkent", "Chongqing to Tashkent: 12 days", "P15", published, "d", (12.0, 12.0), (11.0, 13.0), by("Chongqing", "UZTAS", &["ca-tashkent"])),
        row("almaty-usd", "To Almaty with a carrier's box (its lease, 1,250 USD, added by hand): 5,350 to 5,700 USD", "S46 S10", published, "USD", (5350.0, 5700.0), (4600.0, 5700.0), w.freight(Cargo::Box, "KZALA", &["ca-almaty"]) + lease),
        row("bishkek-lorry", "Chongqing to Bishkek by lorry: 12 days in 2021, under the rules of the pandemic", "S61B", published, "d", (NONE, 12.0), (6.0, 12.0), lorry("KGFRU", &["tir-bishkek"])),
        row("lanzhou-tashkent", "Lanzhou to Tashkent by rail, road over Irkeshtam and rail: seven to ten days", "S58", published, "d", (7.0, 10.0), (7.0, 12.0), by("CNLAZ", "UZTAS", &["kashgar-lanzhou", "road-kashgar-osh", "kg-osh-tashkent"])),
        row("vorotynsk", "Chongqing to Vorotynsk by Erenhot: 17 days", "S53", published, "d", (17.0, 17.0), (16.0, 18.0), by("Chongqing", "RUVTK", &["erenhot-vorotynsk"])),
        row("kaliningrad", "Xi'an to Hamburg by Kaliningrad and the Baltic (planned from Chongqing): 12 to 14 days before 2022", "S74", published, "d", (12.0, 14.0), (12.0, 16.0), by("Chongqing", "DEHAM", &["cre-kaliningrad", "ru-kaliningrad-baltiysk", "baltic-baltiysk-mukran", "de-mukran-hamburg"])),
        row("tanger-med-chengdu", "Chengdu to Tanger Med by Barcelona, block train: 20 days for the fast version", "S51", published, "d", (20.0, 20.0), (18.0, 26.0), by("CNCDU", "MAPTM", &["cre-chengdu-malaszewicze", "eu-malaszewicze-barcelona", "sea-barcelona-tanger-med"])),
        row("casablanca-chengdu", "Chengdu to Casablanca by Hamburg: 35 days", "S51", published, "d", (35.0, 35.0), (31.0, 36.0), by("CNCDU", "MACAS", &["cre-chengdu-malaszewicze", "eu-malaszewicze-hamburg", "sea-hamburg-casablanca"])),
        row("yongchuan-days", "A car train straight from Yongchuan saves two to three days against one from Yuzui, waits for trains apart", "SEED-E S4", published, "d", (2.0, 3.0), (2.0, 3.5), without_waits(by_yuzui.as_ref()) - without_waits(direct.as_ref())),
        row("yongchuan-km", "and 100 km of road", "SEED-E S4", published, "km", (100.0, 100.0), (100.0, 100.0), road),
        row("cars-jebel-ali", "Cars from Yuzui to Jebel Ali by Qinzhou, without the wait for the ship", "S71 S72", "nothing published", "d", (20.0, 24.0), (20.0, 24.0), w.way(Cargo::Cars, "Chongqing", "AEJEA", &["jsq-yuz-qzh", "roro-qzh-jea"]).map_or(f64::NAN, |way| under_way(&way) - way.stays[1].wait.as_days())),
    ]
}

/// The ports of South-East Asia by Qinzhou against the river, the oceans, the air.
#[rustfmt::skip] // one check a line
pub(crate) fn oceans(w: &World) -> Vec<Check> {
    let published = "published";
    let gains: Vec<f64> = ["sin", "lch", "sgn", "hph", "pkg", "jkt", "mnl"].iter().map(|port| {
        let (land_sea, liner) = (format!("sea-qzh-{port}"), format!("sea-yan-{port}"));
        let at = w.network().service_with(&land_sea).expect("a service of the network");
        let hub = w.network().service(at).stages[0].to;
        let to = w.network().hub(hub).code.as_str();
        w.days(Cargo::Box, to, &["yangtze-express-down", "shanghai-wgq-yan", &liner]).typical - w.days(Cargo::Box, to, &["ilstc-tjc-qzh", &land_sea]).typical
    }).collect();
    let (least, most) = gains.iter().fold((MORE, NONE), |(least, most), &gain| (gain.min(least), gain.max(most)));
    let mean = gains.iter().sum::<f64>() / gains.len() as f64;
    let sea = |cargo, from, to, service: &str| w.way(cargo, from, to, &[service]).and_then(|way| between(&way, from, to)).unwrap_or(f64::NAN);
    let rate = |from, to, service: &str| w.way(Cargo::Box, from, to, &[service]).map_or(f64::NAN, |way| way.legs[0].items().map(|item| dollars(item.charge.minor())).sum());
    let from_airport = |freighter: bool| w.network().services().iter().filter(|service| {
        let (first, last) = (&service.calls[0], &service.calls[service.calls.len() - 1]);
        service.mode == Mode::Air && service.off.is_none() && service.name.starts_with("Freighter") == freighter && w.network().hub(first.hub).code.as_str() == "CNCKG-APT" && w.network().hub(last.hub).country.as_str() != "CN"
    }).map(|service| w.per_week(&service.code)).sum::<f64>();
    vec![
        row("gain-least", "To every port of South-East Asia the Land-Sea Corridor is faster than the river: the least gain of seven ports", "S3 P03 P13", published, "d", (0.0, MORE), (0.01, MORE), least),
        row("gain-most", "up to five days at least: the greatest", "S3 P03 P13", published, "d", (5.0, MORE), (5.0, MORE), most),
        row("gain-mean", "and ten days in other reports: the mean", "P05 P10 P13", published, "d", (10.0, 10.0), (7.0, 14.0), mean),
        row("wanzhou-upstream", "River-sea ship Zhoushan to Wanzhou: 16 days", "P51", published, "d", (16.0, 16.0), (14.0, 18.0), days(w, Cargo::Box, "CNNGB", "CNCKG-WZH", &["river-sea-ngb-wzh"])),
        row("manzanillo", "Shanghai to Manzanillo: 15 to 20 days", "P79", published, "d", (15.0, 20.0), (15.0, 20.0), sea(Cargo::Box, "CNYAN", "MXZLO", "ocean-yan-zlo")),
        row("lazaro-cardenas-cars", "China to Lázaro Cárdenas by car carrier: 23 days", "P88", published, "d", (23.0, 23.0), (21.0, 25.0), w.way(Cargo::Cars, "Chongqing", "MXLZC", &["yangtze-cars-down", "roro-wgq-lzc"]).and_then(|way| between(&way, "CNWGQ", "MXLZC")).unwrap_or(f64::NAN)),
        row("chancay", "Shanghai to Chancay: 23 to 25 days", "P86 P87", published, "d", (23.0, 25.0), (22.0, 26.0), sea(Cargo::Box, "CNYAN", "PECHY", "ocean-yan-chy")),
        row("mombasa", "Shanghai to Mombasa: 24 days", "P84", published, "d", (24.0, 24.0), (22.0, 26.0), sea(Cargo::Box, "CNYAN", "KEMBA", "ocean-yan-mba")),
        row("durban", "Shanghai to Durban: 23 days", "P85", published, "d", (23.0, 23.0), (21.0, 25.0), sea(Cargo::Box, "CNYAN", "ZADUR", "ocean-yan-dur")),
        row("los-angeles-spot", "Shanghai to Los Angeles: 2,639 USD a forty-foot box, mean of January and February 2026", "P74", published, "USD", (2639.0, 2639.0), (1979.0, 3299.0), rate("CNYAN", "USLAX", "ocean-yan-lax")),
        row("new-york-spot", "Shanghai to New York: 3,322 USD", "P74", published, "USD", (3322.0, 3322.0), (2492.0, 4153.0), rate("CNYAN", "USNYC", "ocean-yan-nyc")),
        row("genoa-spot", "Shanghai to Genoa (planned to Piraeus): 3,484 USD", "P74", published, "USD", (3484.0, 3484.0), (2613.0, 4355.0), rate("CNYAN", "GRPIR", "ocean-yan-pir-cape")),
        row("stansted-freighters", "Freighters to Stansted: three a week in December 2023", "P66", published, "a week", (3.0, 3.0), (3.0, 3.0), w.per_week("air-ckg-stn")),
        row("passenger-flights", "200 international passenger flights a week, of which those of named routes can be a part only", "P60", published, "a week", (NONE, 200.0), (100.0, 200.0), from_airport(false)),
        row("freighter-flights", "and 70 flights of freighters", "P60", published, "a week", (NONE, 70.0), (35.0, 70.0), from_airport(true)),
    ]
}

/// More whole ways added up by hand from the rows: see [`super::ways::sums`].
#[rustfmt::skip] // one way a line
pub(crate) fn sums(w: &World) -> Vec<Check> {
    let (door, lorry) = (Cargo::BoxToDoor, Cargo::TenTonnes);
    let block = |to, train| w.whole(door, to, &["cre-malaszewicze", train]);
    let to_poti = ["sce-aktau", "caspian-aktau-alat", "az-alat-poti", "bs-poti-constanta"];
    let kashgar = ["kashgar-tjc", "road-kashgar-osh", "kg-osh-tashkent"];
    let ways = [
        ("sum-lodz", "sum-lodz-usd", "Łódź, block train, to the door", 17.6, 6520.0, block("PLLOD", "eu-malaszewicze-lodz")),
        ("sum-milan", "sum-milan-usd", "Milan, block train, to the door", 21.8, 7620.0, block("ITMIL", "eu-malaszewicze-milan")),
        ("sum-rotterdam", "sum-rotterdam-usd", "Rotterdam, block train, to the door", 19.9, 7220.0, block("NLRTM", "eu-malaszewicze-rotterdam")),
        ("sum-moscow-manzhouli", "sum-moscow-manzhouli-usd", "Moscow by Manzhouli from Guoyuan, to the door", 18.8, 5980.0, w.whole(door, "RUVOR", &["cre-manzhouli-moscow-guoyuan"])),
        ("sum-moscow-erenhot", "sum-moscow-erenhot-usd", "Moscow by Erenhot, to the door", 18.4, 5730.0, w.whole(door, "RUBRA", &["cre-erenhot-moscow"])),
        ("sum-yekaterinburg", "sum-yekaterinburg-usd", "Yekaterinburg by Dostyk, to the door", 11.8, 4470.0, w.whole(door, "RUYEK", &["cre-malaszewicze", "ru-dostyk-yekaterinburg"])),
        ("sum-novosibirsk", "sum-novosibirsk-usd", "Novosibirsk by Dostyk, to the door", 11.0, 3970.0, w.whole(door, "RUOVB", &["cre-malaszewicze", "ru-dostyk-novosibirsk"])),
        ("sum-minsk", "sum-minsk-usd", "Minsk, to the door", 14.0, 5570.0, w.whole(door, "BYMSQ", &["cre-malaszewicze", "by-dostyk-minsk"])),
        ("sum-tashkent", "sum-tashkent-usd", "Tashkent, to the door", 14.1, 4750.0, w.whole(door, "UZTAS", &["ca-tashkent"])),
        ("sum-bishkek", "sum-bishkek-usd", "Bishkek by rail, to the door", 12.6, 4670.0, w.whole(door, "KGFRU", &["ca-bishkek"])),
        ("sum-tashkent-kashgar", "sum-tashkent-kashgar-usd", "Tashkent by Kashgar and Irkeshtam, to the door", 13.7, 4800.0, w.whole(door, "UZTAS", &kashgar)),
        ("sum-hairatan", "sum-hairatan-usd", "Hairatan", 16.2, 5000.0, w.whole(Cargo::Box, "AFHAI", &["ca-hairatan"])),
        ("sum-constanta", "sum-constanta-usd", "Constanța", 26.4, 7490.0, w.whole(Cargo::Box, "ROCND", &to_poti)),
        ("sum-duisburg-constanta", "sum-duisburg-constanta-usd", "Duisburg by Constanța, to the door", 32.2, 10_010.0, w.whole(door, "DEDUI", &[to_poti[0], to_poti[1], to_poti[2], to_poti[3], "ro-constanta-duisburg"])),
        ("sum-tehran", "sum-tehran-usd", "Tehran, to the door", 20.1, 4780.0, w.whole(door, "IRAPR", &["iran-aprin"])),
        ("sum-almaty-lorry", "sum-almaty-lorry-usd", "Almaty by lorry", 6.9, 4400.0, w.whole(lorry, "KZALA", &["tir-almaty"])),
        ("sum-moscow-lorry", "sum-moscow-lorry-usd", "Moscow by lorry", 11.9, 8850.0, w.whole(lorry, "RUMOW-RHB", &["tir-moscow"])),
        ("sum-cars-moscow", "sum-cars-moscow-usd", "A car to Moscow by Manzhouli", 21.0, 1870.0, w.whole(Cargo::Cars, "RUVOR", &["jsq-yuz-manzhouli-moscow"])),
    ];
    let near = |value: f64| (value * 0.9, value * 1.1);
    ways.into_iter()
        .flat_map(|(id, id_usd, statement, days, usd, (planned_days, planned_usd))| {
            let check = |id, value, unit, planned| row(id, statement, "E EST", "own sum", unit, (value, value), near(value), planned);
            [check(id, days, "d", planned_days), check(id_usd, usd, "USD", planned_usd)]
        })
        .collect()
}

//! FEATURE UNDER TEST: the systems that the network is for. Each test is one of them, said in its comment, and plans what is said of it.
//!
//! Days are strategic (half a headway in place of each wait) unless a date stands there. What a statement speaks of decides what is measured: the way from
//! first departure to last arrival, or everything from hand-over to collection.

use super::ask::{Ask, departs_on, share_a_day, under_way};
use landsea::model::{Case, Departs, Mode, NationalHub};
use landsea::plan::{Flow, Freedom, Goal, ItemKind, Objective, Progress, Waits};
use landsea::units::{Minutes, Money};
use landsea::{Front, Itinerary, Network, Planner, Query, Shipment};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Rail-sea by Qinzhou is the core of the Land-Sea Corridor: from Chongqing to Qinzhou and on to Singapore, Laem Chabang and Jakarta, dated and priced.
#[test]
fn rail_sea_by_qinzhou() {
    let network = Network::chongqing();
    for port in ["SGSIN", "THLCH", "IDJKT"] {
        let ask =
            Ask::new(&network).ready("2026-06-01T09:00[Asia/Shanghai]").without(&["air", "road", "river", "LA", "VN"]);
        let front = ask.plan("Chongqing", port);
        let by_qinzhou = front.iter().find(|way| {
            way.legs.iter().map(|leg| (leg.mode, leg.to.code.as_str())).eq([(Mode::Rail, "CNQZH"), (Mode::Sea, port)])
        });
        let way = by_qinzhou.unwrap_or_else(|| panic!("nothing by Qinzhou\n{front}"));
        assert!(way.arrival().is_some() && way.cost.minor() > 0, "dated and priced");
    }
}

/// By the Land-Sea Corridor goods are up to five days sooner at the ports of South-East Asia than before, by the river.
#[test]
fn shorter_to_south_east_asian_ports() {
    let network = Network::chongqing();
    let mut gains = Vec::new();
    for port in ["SGSIN", "THLCH", "VNSGN", "VNHPH", "MYPKG", "IDJKT", "PHMNL"] {
        let sea = Ask::new(&network).without(&["air", "road", "LA", "VNLCA", "VNDDG"]);
        let land_sea = sea.clone().without(&["river", "CNYTN", "CNNSA", "CNNGB"]).plan("Chongqing", port);
        let river = sea.without(&["rail"]).plan("CNCKG-GYP", port);
        gains.push(under_way(river.fastest()) - under_way(land_sea.fastest()));
    }
    assert!(gains.iter().all(|&gain| gain > 0.0), "{gains:?}");
    assert!(gains.iter().any(|&gain| gain >= 5.0), "{gains:?}");
}

/// The corridors China-Laos, China-Vietnam, China-Myanmar and China-Singapore: each has services that bring a box from Chongqing to its end.
#[test]
fn corridors_to_laos_vietnam_myanmar_and_singapore() {
    let network = Network::chongqing();
    let on_the_ground = Ask::new(&network).without(&["air"]);
    for (to, country, most_days) in
        [("Vientiane", "LA", 7.0), ("Hanoi", "VN", 7.0), ("MMMDL", "MM", 15.0), ("SGSIN", "SG", 15.0)]
    {
        let front = on_the_ground.plan("Chongqing", to);
        let way = front.fastest();
        assert!(way.legs.iter().any(|leg| leg.mode == Mode::Rail || leg.mode == Mode::Road), "{front}");
        assert_eq!(way.legs.last().map(|leg| leg.to.country.as_str()), Some(country));
        assert!(way.elapsed.as_days() <= most_days, "{front}");
    }
    for train in ["laos-tjc-vte", "vietnam-tjc-yvn", "asean-express-south"] {
        assert!(network.service_with(train).is_some(), "{train}");
    }
}

/// Cross-border lorries of the Greater Mekong: from Nanpeng to Hanoi (40 hours), Vientiane (four days), Bangkok (96 hours) and Mandalay,
/// of which nothing is published: nine days are our own bound.
#[test]
fn lorries_of_the_greater_mekong() {
    let network = Network::chongqing();
    let road = Ask::new(&network).without(&["rail", "sea", "river", "air"]);
    for (to, at_best) in [("VNYVN", 40.0 / 24.0), ("LAVTE", 4.0), ("THLKR", 4.0), ("MMMDL", 9.0)] {
        let lorry = |case| under_way(road.clone().case(case).plan("CNCKG-NPH", to).fastest());
        let (low, typical) = (lorry(Case::Low), lorry(Case::Typical));
        assert!(low <= at_best, "{to}: {low} days at best, {at_best} expected");
        assert!(typical <= 2.0 * at_best, "{to}: {typical} days");
    }
}

/// The fast train to Türkiye by Xinjiang, the Caspian and the Black Sea: under 25 days and about ten faster than the traditional ways, and on to North Africa.
#[test]
fn fast_train_to_turkiye_and_north_africa() {
    let network = Network::chongqing();
    let train = Ask::new(&network).without(&["air", "RU", "road"]);
    let fastest = |to| under_way(train.plan("CNCKG-TJC", to).fastest());
    let istanbul = fastest("TRHAL");
    assert!(istanbul < 25.0, "{istanbul}");
    assert!(fastest("TRMER") < 25.0);
    for to in ["TRAMR", "TRMER"] {
        let by_sea = under_way(train.clone().without(&["KZ", "KG", "UZ", "MN"]).plan("Chongqing", to).fastest());
        assert!(by_sea - istanbul >= 10.0, "{to}: {by_sea} by sea, {istanbul} by train");
    }
    for (to, gain) in [("EGALY", 10.0), ("DZALG", 0.0), ("Tunis", 0.0), ("MACAS", 0.0)] {
        let (by_train, by_sea) = (train.clone().without(&["Cape"]), train.clone().without(&["KZ", "KG", "UZ", "MN"]));
        let by_train = by_train.plan("Chongqing", to);
        assert!(by_train.fastest().legs.iter().any(|leg| &*leg.service == "caspian-aktau-alat"), "{by_train}");
        if gain > 0.0 {
            let gained = under_way(by_sea.plan("Chongqing", to).fastest()) - under_way(by_train.fastest());
            assert!(gained >= gain, "{to}: {gained}");
        }
    }
}

/// The China-Europe Railway Express (Chengdu-Chongqing), the main rail westward: Duisburg, Hamburg, Łódź, Budapest, Milan, Małaszewicze, Moscow.
#[test]
fn china_europe_railway_express() {
    let network = Network::chongqing();
    let rail = Ask::new(&network).without(&["air", "sea", "road", "river"]);
    for (to, most) in [
        ("DEDUI", 18.0),
        ("DEHAM", 19.0),
        ("PLLOD", 18.0),
        ("HUBUD", 19.0),
        ("ITMIL", 23.0),
        ("PLMAA", 16.0),
        ("RUELE", 17.0),
    ] {
        let front = rail.plan("CNCKG-TJC", to);
        assert!(under_way(front.fastest()) <= most, "{to}\n{front}");
    }
    let chengdu = rail.plan("CNCDU", "PLMAA");
    assert!((12.0..=16.0).contains(&under_way(chengdu.fastest())), "{chengdu}");
}

/// The train Chongqing - Manzhouli - Russia starts at Guoyuan Port; to Moscow it stands beside the ways by Dostyk and by Erenhot.
#[test]
fn chongqing_manzhouli_russia_train() {
    let network = Network::chongqing();
    let rail = Ask::new(&network).without(&["air", "sea", "road", "river"]);
    let others = |keep: &str| {
        ["CNMLX", "CNAKL", "CNHRS", "CNRLC"].into_iter().filter(|border| *border != keep).collect::<Vec<_>>()
    };
    let by = |border: &str, from| {
        let front = rail.clone().without(&others(border)).plan(from, "Moscow");
        let fastest = front.fastest();
        (under_way(fastest), fastest.legs[0].service.to_string())
    };
    let (manzhouli, train) = by("CNMLX", "CNCKG-GYP");
    assert_eq!(train, "cre-manzhouli-moscow-guoyuan");
    let ((dostyk, _), (erenhot, _)) = (by("CNAKL", "CNCKG-TJC"), by("CNRLC", "CNCKG-TJC"));
    for days in [manzhouli, dostyk, erenhot] {
        assert!((10.0..=21.0).contains(&days), "{manzhouli} by Manzhouli, {dostyk} by Dostyk, {erenhot} by Erenhot");
    }
}

/// Guoyuan Port joins four channels: the Land-Sea Corridor, the China-Europe trains, the Yangtze and Manzhouli.
#[test]
fn guoyuan_joins_four_channels() {
    let network = Network::chongqing();
    let channels = [
        ("CNQZH", Mode::Rail, "ilstc-gyp-qzh"),
        ("PLMAA", Mode::Rail, "cre-guoyuan-malaszewicze"),
        ("CNWGQ", Mode::River, "yangtze-express-down"),
        ("RUVOR", Mode::Rail, "cre-manzhouli-moscow-guoyuan"),
    ];
    for (to, mode, service) in channels {
        let others: Vec<&str> = Mode::ALL.into_iter().filter(|other| *other != mode).map(Mode::name).collect();
        let front = Ask::new(&network).without(&others).plan("CNCKG-GYP", to);
        let direct = front.iter().any(|way| way.legs.len() == 1 && &*way.legs[0].service == service);
        assert!(direct, "{front}");
    }
}

/// The Yangtze: by river to Wuhan, Nanjing, Shanghai, Ningbo and the sea beyond; low water makes it dearer in winter, works at the locks slower in spring.
#[test]
fn yangtze_golden_waterway() {
    let network = Network::chongqing();
    let river = Ask::new(&network).without(&["rail", "road", "air"]);
    for to in ["CNWHG", "CNNJG", "CNWGQ", "CNNGB", "SGSIN", "USLAX"] {
        let front = river.plan("CNCKG-GYP", to);
        assert_eq!(front.fastest().legs[0].mode, Mode::River, "{front}");
    }
    let shanghai = |day| river.clone().ready(day).plan("CNCKG-GYP", "CNWGQ");
    let (march, june) = (shanghai("2026-03-02T09:00[Asia/Shanghai]"), shanghai("2026-06-01T09:00[Asia/Shanghai]"));
    assert!(march.fastest().cost > june.fastest().cost, "{march}\n{june}");
    assert!(under_way(march.fastest()) > under_way(june.fastest()), "{march}\n{june}");
}

/// Jiangbei airport has 59 international routes, 38 of passenger aircraft and 21 of freighters: those that sources name are services, and the README of the
/// networks has a row for each, which says so where no source gives it a name.
#[test]
fn jiangbei_airport_has_59_routes() {
    let network = Network::chongqing();
    let mut named = [BTreeMap::new(), BTreeMap::new()];
    for service in network.services().iter().filter(|service| service.mode == Mode::Air && service.off.is_none()) {
        let call = |at: usize| network.hub(service.calls[at].hub);
        let last = call(service.calls.len() - 1);
        let likely = service.note.as_deref().is_some_and(|note| note.contains("No source names"));
        if call(0).code.as_str() == "CNCKG-APT" && last.country.as_str() != "CN" && !likely {
            let Departs::By(timetable) = &service.departs else { panic!("{} has no timetable", service.code) };
            let known = format!("{} | {}", timetable.per_week(), timetable.evidence());
            named[usize::from(service.name.starts_with("Freighter"))]
                .insert(format!("{} `{}`", last.name, last.code), known);
        }
    }
    let mut rows = String::from("| route | of | to | flights a week | known by |\n|---|---|---|---|---|\n");
    for ((kind, routes), named) in [("passenger aircraft", 38), ("freighters", 21)].into_iter().zip(&named) {
        assert!(named.len() <= routes, "{named:?}");
        for (number, (to, known)) in named.iter().enumerate() {
            writeln!(rows, "| {} | {kind} | {to} | {known} |", number + 1).expect("strings take all");
        }
        for number in named.len()..routes {
            writeln!(rows, "| {} | {kind} | no source names it | | |", number + 1).expect("strings take all");
        }
        let nameless = routes - named.len();
        writeln!(rows, "| | {kind} | {} named, {nameless} without a name | | |", named.len())
            .expect("strings take all");
    }
    crate::common::readme::expect_section(
        &crate::common::root().join("networks/README.md"),
        "routes of Jiangbei",
        &rows,
    );
    for to in ["SGSIN-APT", "GBLHR-APT", "JPNRT-APT", "UZTAS-APT", "HUBUD-APT"] {
        let flight = Ask::new(&network).pallets().without(&["rail", "road", "sea", "river"]).plan("CNCKG-APT", to);
        assert!(flight.fastest().elapsed.as_days() <= 6.5, "{flight}");
    }
}

/// Chongqing is the first city with all five types of national logistics hub.
#[test]
fn five_types_of_national_logistics_hub() {
    let network = Network::chongqing();
    let types = [
        NationalHub::RiverPort,
        NationalHub::LandPort,
        NationalHub::Airport,
        NationalHub::ProductionService,
        NationalHub::CommercialService,
    ];
    let city = |hub: &landsea::model::Hub| hub.city.as_ref().map(ToString::to_string);
    let of = |kind| {
        network.hubs().iter().filter(|hub| hub.national_hub == Some(kind)).filter_map(city).collect::<BTreeSet<_>>()
    };
    for kind in types {
        assert!(of(kind).contains("CNCKG"), "{kind:?}");
    }
    let all = types.into_iter().map(of).reduce(|all, some| all.intersection(&some).cloned().collect());
    assert_eq!(all.map(|cities| cities.len()), Some(1), "no other city has all five here");
}

/// Shapingba: a box of the carrier instead of one's own costs lease by the day and its return, and no more; a booking platform reads the itineraries; and the
/// rail port imports frozen goods, pharmaceuticals and cars.
#[test]
fn shapingba_shares_boxes_feeds_a_booking_platform_and_imports() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let query = Query::minimise_time_and_cost().ban("air").ban("sea");
    let own =
        Shipment::boxes("CNCKG-TJC", "DEDUI", "1x45G1").unwrap().ready("2026-06-01T09:00[Asia/Shanghai]").unwrap();
    let shared = own.clone().in_carrier_boxes();
    let (fronts, of_hire) =
        ([&own, &shared].map(|shipment| planner.plan(shipment, &query).unwrap()), |item: &&landsea::plan::Item| {
            matches!(item.kind, ItemKind::Lease | ItemKind::DropOff)
        });
    let [own_way, shared_way] = fronts.each_ref().map(Front::fastest);
    let lease: i64 = shared_way.items().filter(of_hire).map(|item| item.charge.minor()).sum();
    assert!(lease > 0 && own_way.items().filter(of_hire).count() == 0, "{shared_way}");
    assert_eq!(shared_way.cost.minor() - own_way.cost.minor(), lease, "{shared_way}");

    let solutions = landsea::report::dcsa::solutions(&fronts[0], &own, &network).unwrap();
    assert_eq!(solutions.len(), fronts[0].itineraries().len());

    for goods in ["frozen", "pharmaceuticals", "cars"] {
        assert!(network.import_ports(goods).any(|hub| hub.code.as_str() == "CNCKG-TJC"), "{goods}");
    }
    assert_eq!(network.import_ports("laptops").count(), 0, "needs no designated port");
}

/// Hechuan: north by the Lanzhou-Chongqing and Xiangyang-Chongqing lines, south by the Land-Sea Corridor, and down the Jialing from the ship hub at Lize.
#[test]
fn hechuan_by_rail_both_ways_and_by_river() {
    let network = Network::chongqing();
    let rail = Ask::new(&network).without(&["road", "sea", "air", "river"]);
    for (to, train) in [("CNLAZ", "rail-hch-laz"), ("CNXGF", "rail-hch-xgf"), ("CNQZH", "ilstc-hch-qzh")] {
        let front = rail.plan("CNCKG-HCH", to);
        assert!(front.iter().any(|way| way.legs.len() == 1 && &*way.legs[0].service == train), "{front}");
        rail.plan(to, "CNCKG-HCH");
    }
    assert!(under_way(rail.plan("CNCKG-HCH", "DEDUI").fastest()) < 21.0);
    let river = Ask::new(&network).without(&["road", "rail", "air"]);
    let (down, up) = (river.plan("CNCKG-LZE", "CNWGQ"), river.plan("CNWGQ", "CNCKG-LZE"));
    assert_eq!(down.fastest().legs[0].to.code.as_str(), "CNCKG-CUN", "{down}");
    assert!(under_way(up.fastest()) > under_way(down.fastest()), "upstream is slower\n{up}");
}

/// The car train straight from Yongchuan, 232 cars, to Almaty and so on to Europe, saves 100 km of road, one loading and two to three days against one from Yuzui.
#[test]
fn car_train_from_yongchuan() {
    let network = Network::chongqing();
    let by = |others: &[&str]| Ask::new(&network).cars(232).without(others).plan("CNCKG-YCH", "KZALA");
    let (direct, by_yuzui) = (by(&["road"]), by(&["jsq-ych-almaty"]));
    let (direct, by_yuzui) = (direct.fastest(), by_yuzui.fastest());
    let services = |way: &Itinerary| way.legs.iter().map(|leg| leg.service.to_string()).collect::<Vec<_>>();
    assert_eq!(services(direct), ["jsq-ych-almaty"]);
    assert_eq!(services(by_yuzui), ["cars-ych-yuz", "jsq-yuz-almaty"]);
    assert_eq!(by_yuzui.legs[0].distance(), 100);
    assert_eq!(by_yuzui.transshipments(), direct.transshipments() + 1);
    let work = |way: &Itinerary| way.elapsed.as_days() - way.stays.iter().map(|stay| stay.wait.as_days()).sum::<f64>();
    let saved = work(by_yuzui) - work(direct);
    assert!((2.0..=3.5).contains(&saved), "{saved} days saved");
    assert!(by_yuzui.cost > direct.cost);
}

/// Over 200 cars from Yuzui to Kazakhstan by Horgos: Central Asia has no sea ports.
#[test]
fn cars_from_yuzui_to_almaty() {
    let network = Network::chongqing();
    let front = Ask::new(&network).cars(201).without(&["road"]).plan("CNCKG-YUZ", "KZALA");
    let leg = &front.fastest().legs[0];
    assert_eq!(&*leg.service, "jsq-yuz-almaty");
    assert!(
        leg.stages.iter().any(|stage| stage.from.code.as_str() == "CNHRS" && stage.gauge == Some((1435, 1520))),
        "{front}"
    );
}

/// Cars go to 164 countries, among them Saudi Arabia, Mexico and Thailand: each by at least two rival ways, on their own wheels and in boxes.
#[test]
fn cars_to_saudi_arabia_mexico_and_thailand() {
    let network = Network::chongqing();
    for (to, ship) in [("SAJED", "roro-wgq-jed"), ("MXLZC", "roro-wgq-lzc"), ("THLCH", "roro-wgq-lch")] {
        let cars = Ask::new(&network).cars(20).without(&["air"]);
        let on_wheels = cars.clone().without(&["rail", "road"]).plan("CNCKG-GYP", to);
        assert!(on_wheels.iter().any(|way| way.legs.iter().any(|leg| &*leg.service == ship)), "{on_wheels}");
        let in_boxes = cars.plan("Chongqing", to);
        let boxed = |way: &Itinerary| way.legs.iter().all(|leg| leg.loading == landsea::model::Loading::Box);
        assert!(in_boxes.iter().any(boxed), "{in_boxes}");
    }
}

/// Fruit of the ASEAN countries is in Chongqing in under a week: Thai durian by rail over Vientiane and by lorry, fruit of Laos and of Vietnam.
#[test]
fn asean_fruit_in_under_a_week() {
    let network = Network::chongqing();
    let ground = Ask::new(&network).without(&["air", "sea"]);
    for (from, by) in [("THCHA", "rail"), ("THCHA", "road"), ("LAVTE", "rail"), ("VNYVN", "road")] {
        let front = if by == "rail" {
            ground.plan(from, "CNCKG-XNY")
        } else {
            ground.clone().without(&["rail"]).plan(from, "CNCKG-NPH")
        };
        assert!(under_way(front.fastest()) < 7.0, "{from} by {by}\n{front}");
        let best = ground.clone().case(Case::Low).plan(from, "Chongqing");
        assert!(best.fastest().elapsed.as_days() < 7.0, "with clearance, at best\n{best}");
    }
}

/// Laptops, machinery, chemicals, bulk: the dearer a day of the goods, the faster the way that costs least in all.
#[test]
fn the_choice_shifts_with_the_value_of_the_goods() {
    let network = Network::chongqing();
    let front = Ask::new(&network).without(&["RU"]).plan("Chongqing", "Hamburg");
    let days = |key: &str| {
        let goods = network.commodity(key).unwrap_or_else(|| panic!("no commodity `{key}`"));
        let a_day = goods.value.at(Case::Typical).minor() as f64 * share_a_day(goods);
        let all_in = |way: &Itinerary| way.cost.minor() as f64 + a_day * way.elapsed.as_days();
        let best =
            front.iter().min_by(|one, other| all_in(one).total_cmp(&all_in(other))).expect("a front is never empty");
        best.elapsed.as_days()
    };
    let chosen = ["laptops", "machinery", "chemicals", "pulp"].map(days);
    assert!(chosen.windows(2).all(|pair| pair[0] <= pair[1]), "{chosen:?}");
    assert!(chosen[0] < chosen[3], "{chosen:?}\n{front}");
}

/// Customs are time and money of their own, at the country that is left and at the one that is entered.
#[test]
fn customs_are_time_and_money() {
    use landsea::plan::ItemKind;
    let network = Network::chongqing();
    for to in ["DEDUI", "UZTAS", "THLKR", "BRSSZ"] {
        let front = Ask::new(&network).without(&["air"]).plan("Chongqing", to);
        let way = front.fastest();
        let cleared: Vec<_> = way
            .items()
            .filter(|item| matches!(item.kind, ItemKind::ExportClearance(_) | ItemKind::ImportClearance(_)))
            .collect();
        assert_eq!(cleared.len(), 2, "{front}");
        assert!(cleared.iter().all(|item| item.time.get() > 0 && item.charge.minor() > 0), "{front}");
    }
}

/// Plans are adjusted on the way: the tracker says that the box came to the border two days late, and the rest is planned anew from there, with what it costs
/// against the plan and until when to decide.
#[test]
fn a_plan_is_adjusted_on_the_way() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1").unwrap();
    let shipment = shipment.ready("2026-06-01T09:00[Asia/Shanghai]").unwrap();
    let query = Query::minimise_time_and_cost().ban("air").ban("sea");
    let front = planner.plan(&shipment, &query).unwrap();
    let planned = front.iter().find(|way| way.legs.len() > 1).expect("a way with a transshipment");
    let at = planned
        .ready
        .unwrap()
        .checked_add(planned.legs[0].arrives)
        .unwrap()
        .checked_add(Minutes::from_days(2))
        .unwrap();
    let replan = planner.replan(&shipment, &query, planned, Progress::Arrived { leg: 0, at }).unwrap();
    assert_eq!(replan.sunk.elapsed, planned.legs[0].arrives.checked_add(Minutes::from_days(2)).unwrap());
    let change = replan.change(replan.front.fastest()).unwrap();
    assert!(change.later > 0, "two days late and none made up: {change:?}");
    assert!(replan.front.iter().all(|way| way.legs[0].from.code == planned.legs[0].to.code), "{}", replan.front);
    // What does not touch the plan leaves it as it was.
    let at = planned.ready.unwrap().checked_add(planned.legs[0].arrives).unwrap();
    let as_planned = planner.replan(&shipment, &query, planned, Progress::Arrived { leg: 0, at }).unwrap();
    let kept = as_planned.front.iter().filter_map(|way| as_planned.change(way));
    assert!(kept.into_iter().any(|change| change.later <= 0), "{}", as_planned.front);
}

/// Ways that differ make trade resilient: what a strait, a border or a hub is worth is the price of doing without it.
#[test]
fn what_a_strait_a_border_and_a_hub_are_worth() {
    let network = Network::chongqing();
    let ground = Ask::new(&network).without(&["air"]);
    for (to, without) in [("AEJEA", "Hormuz"), ("DEDUI", "KZ"), ("SGSIN", "CNQZH"), ("VNYVN", "CNPIN-YYG")] {
        let (with, less) = (ground.plan("Chongqing", to), ground.clone().without(&[without]).plan("Chongqing", to));
        assert!(less.fastest().elapsed >= with.fastest().elapsed && less.cheapest().cost >= with.cheapest().cost);
        let lost = less.fastest().elapsed > with.fastest().elapsed || less.cheapest().cost > with.cheapest().cost;
        assert!(lost || less.itineraries().len() < with.itineraries().len(), "{to} without {without}\n{with}\n{less}");
    }
}

/// Trade runs both ways and to new markets: from Chongqing to Santos, Callao, Mombasa, Lagos and Tashkent, and back.
#[test]
fn to_new_markets_and_back() {
    let network = Network::chongqing();
    let ground = Ask::new(&network).without(&["air"]);
    for (to, least, most) in [
        ("BRSSZ", 26.0, 50.0),
        ("PECLL", 23.0, 45.0),
        ("KEMBA", 18.0, 40.0),
        ("Lagos", 29.0, 55.0),
        ("UZTAS", 5.0, 16.0),
    ] {
        for (from, to) in [("Chongqing", to), (to, "Chongqing")] {
            let front = ground.plan(from, to);
            let days = front.fastest().elapsed.as_days();
            assert!((least..=most).contains(&days), "{from} to {to}: {days} days\n{front}");
        }
    }
}

/// Trains bring boxes back from Europe, Russia, Iran's neighbours and Türkiye by the borders by which they went out.
#[test]
fn trains_come_back() {
    let network = Network::chongqing();
    let rail = Ask::new(&network).without(&["air", "road", "river"]);
    for (from, to, train) in [
        ("DEDUI", "CNCKG-TJC", "cre-duisburg-f-back"),
        ("PLLOD", "CNCKG-TJC", "cre-malaszewicze-back"),
        ("RUELE", "CNCKG-TJC", "ru-dostyk-moscow-back"),
        ("PLMAA", "CNCDU", "cre-chengdu-malaszewicze-back"),
        ("TRHAL", "CNCKG-TJC", "btk-halkali-back"),
        ("GEPTI", "CNSIA", "caspian-aktau-alat-back"),
    ] {
        let front = rail.plan(from, to);
        let rides = front.iter().any(|way| way.legs.iter().any(|leg| &*leg.service == train));
        assert!(rides, "{from} to {to}: nothing by {train}\n{front}");
    }
}

/// Other provinces' goods ride along: from Guiyang, Lanzhou, Chengdu and Kunming the same services take them to the sea, to Europe and to Laos.
#[test]
fn other_provinces_ride_along() {
    let network = Network::chongqing();
    let rail_sea = Ask::new(&network).without(&["air", "road", "river"]);
    let shared = [
        ("CNGYA", "SGSIN", "sea-qzh-sin"),
        ("CNLAZ", "SGSIN", "sea-qzh-sin"),
        ("CNLAZ", "DEDUI", "cre-duisburg-f"),
        ("CNCDU", "TRHAL", "caspian-aktau-alat"),
        ("CNKMG", "DEDUI", "cre-duisburg-f"),
        ("CNKMG", "THLKR", "asean-express-south"),
    ];
    for (from, to, service) in shared {
        let front = rail_sea.clone().plan(from, to);
        let rides = front.iter().any(|way| way.legs.iter().any(|leg| &*leg.service == service));
        assert!(rides, "{from} to {to}: nothing by {service}\n{front}");
    }
}

/// U16: on a Chinese holiday the borders at Torugart and Irkeshtam are shut, and what comes waits for the next working day.
#[test]
fn a_lorry_that_comes_to_irkeshtam_on_national_day_waits_for_the_end_of_the_holiday() {
    let network = Network::chongqing();
    let front = Ask::new(&network).ready("2026-09-30T12:00[Asia/Shanghai]").plan("CNKHG", "KGOSS");
    let leg = &front.fastest().legs[0];
    let border = leg.stages.iter().position(|stage| stage.closed.is_some()).unwrap();
    let before: u32 = leg.stages[..border].iter().map(|stage| stage.item.time.get()).sum();
    let closed = leg.stages[border].closed.as_ref().unwrap().time.get();
    let passed = front.fastest().ready.unwrap().checked_add(Minutes::new(leg.departs.get() + before + closed)).unwrap();
    let passed = leg.stages[border].from.zone.local(passed);
    // Midnight on the Kyrgyz side, which opens last.
    assert_eq!(passed.to_string(), "Thu 8 Oct 02:00", "\n{front}");
}

/// The borders at Torugart and Irkeshtam work Monday to Friday: no lorry for them leaves Kashgar so that it would come on a Saturday or a Sunday.
#[test]
fn no_lorry_comes_to_irkeshtam_at_the_weekend() {
    let network = Network::chongqing();
    for day in 1..=14 {
        let ask = Ask::new(&network).ready(&format!("2026-06-{day:02}T06:00[Asia/Shanghai]"));
        let front = ask.plan("CNKHG", "KGOSS");
        let leaves = departs_on(front.fastest());
        assert!(!["Fri", "Sat"].contains(&leaves.as_str()), "ready on {day} June, leaves on {leaves}\n{front}");
    }
}

/// Provinces share trains and fill them: boxes of Chongqing, Chengdu, Lanzhou, Guiyang and Kunming, planned together, ride on the same departures, none of which
/// holds more than it can, and one is full.
#[test]
fn provinces_share_trains_and_fill_them() {
    let network = Network::chongqing();
    let query = Query::minimise_time_and_cost().ban("road").ban("air");
    let boxes = |from: &str, to: &str, boxes: &str, days| {
        let shipment = Shipment::boxes(from, to, boxes).expect("boxes").due_within_days(days);
        shipment.ready("2026-06-01T09:00[Asia/Shanghai]").expect("a date")
    };
    let shipments = [
        boxes("Chongqing", "Duisburg", "30x45G1", 40),
        boxes("Guiyang", "Duisburg", "12x45G1", 35),
        boxes("Lanzhou", "Duisburg", "8x45G1", 30),
        boxes("Kunming", "Duisburg", "14x45G1", 35),
        boxes("Chongqing", "Duisburg", "25x45G1", 20),
        boxes("Chengdu", "Vientiane", "10x45G1", 14),
        boxes("Lanzhou", "Vientiane", "9x45G1", 14),
    ];
    let batch = Planner::new(&network).batch(&shipments, &query, &Objective::cost()).expect("a batch");
    let carried: Vec<_> = batch.placed().iter().map(|one| (&shipments[one.shipment], &one.itinerary)).collect();
    assert_eq!(carried.len(), shipments.len(), "{batch}");
    assert_eq!(landsea::audit::audit_together(&network, &query, &carried), Ok(()), "{batch}");
    assert!(
        batch.is_optimal() && batch.first_come_leaves() > 0,
        "in the order of the list somebody finds no room\n{batch}"
    );
    let full =
        batch.departures().iter().any(|departure| departure.shipments.len() > 1 && departure.load == departure.room);
    assert!(full, "a train is filled by several\n{batch}");
    let alone: u64 = 30 + 12 + 8 + 14 + 25;
    let train = network.service_with("cre-duisburg-f").map(|train| network.service(train));
    assert!(train.and_then(|train| train.capacity.as_ref()).is_some_and(|holds| holds.value < alone));
}

/// Timetables are aligned: the trains by Aktau to Istanbul and Mersin, and the ferry between, moved by two days at most, let the boxes of five provinces wait less
/// where they change; what is planned with the new timetable waits less than what is planned today.
#[test]
fn timetables_are_aligned() {
    let network = Network::chongqing();
    let query = Query::minimise_time_and_cost().ban("road").ban("air").via("Aktau");
    let flow = |from: &str, to: &str, per_week| {
        let shipment = Shipment::boxes(from, to, "1x45G1").expect("a box");
        Flow::new(shipment.ready("2026-06-01T09:00[Asia/Shanghai]").expect("a date"), per_week)
    };
    let flows = [
        flow("Chongqing", "Istanbul", 40),
        flow("Chongqing", "Mersin", 20),
        flow("Chengdu", "Istanbul", 15),
        flow("Guiyang", "Istanbul", 12),
        flow("Lanzhou", "Istanbul", 10),
    ];
    let freedoms =
        ["sce-aktau", "caspian-aktau-alat", "btk-halkali", "btk-mersin"].map(|code| Freedom::within_days(code, 2));
    let goal = Goal::least_waiting(Waits::AtTransshipments)
        .by_ways_of(Objective::cost().with_a_day_at(Money::from_minor(10_000)));
    let joint = Planner::new(&network).joint_timetable(&flows, &freedoms, &query, &goal).expect("a timetable");
    assert!(joint.is_optimal() && joint.after() < joint.before() && !joint.moves().is_empty(), "{joint}");
    let (today, then) = joint.planned();
    assert!(then < today, "{joint}");
}

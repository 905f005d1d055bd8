//! Names as people type them: any keyboard, any case, composed or not, in other languages; one name for several places; hints that are near.

use crate::common::CHONGQING;
use landsea::file::{Layers, Scenario};
use landsea::model::{Feature, Mode, PlaceError, PlaceHint};
use landsea::plan::{Meaning, NameError, PlanError, QuestionError};
use landsea::units::{CountryCode, HubCode};
use landsea::{Network, Planner, Query, Shipment};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static WORLD: LazyLock<Network> = LazyLock::new(Network::world);

/// The hubs of a place by code, or why there is none.
fn hubs(network: &Network, name: &str) -> Result<Vec<String>, PlaceError> {
    let place = network.place(name)?;
    Ok(place.hubs.iter().map(|&hub| network.hub(hub).code.to_string()).collect())
}

fn is(network: &Network, name: &str, code: &str) {
    let (found, expected) = (network.place(name), network.place(code).unwrap());
    assert_eq!(found.as_ref(), Ok(&expected), "{name}");
}

fn candidates(network: &Network, name: &str) -> String {
    match network.place(name) {
        Err(PlaceError::Ambiguous { candidates, .. }) => {
            candidates.iter().map(|place| place.code.to_string()).collect::<Vec<_>>().join(" ")
        }
        other => panic!("{name}: {other:?}"),
    }
}

fn hint(network: &Network, name: &str) -> PlaceHint {
    match network.place(name) {
        Err(PlaceError::Unknown { hint, .. }) => hint,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn letters_of_any_keyboard_find_the_place() {
    for (name, code) in [
        ("Łódź", "PLLOD"),
        ("Ło\u{301}dz\u{301}", "PLLOD"),
        ("LODZ", "PLLOD"),
        ("U\u{308}ru\u{308}mqi", "CNURM"),
        ("Urumqi", "CNURM"),
        ("Gdan\u{301}sk", "PLGDN"),
        ("Xi'an", "CNSIA"),
        ("Xi’an", "CNSIA"),
        ("Xi`an", "CNSIA"),
        ("Xi´an", "CNSIA"),
        ("XI＇AN", "CNSIA"),
        ("xian", "CNSIA"),
        ("Xi'an International Port", "CNSIA"),
        ("Chicago O'Hare", "USORD-APT"),
        ("HALKALI", "TRHAL"),
        ("halkalı", "TRHAL"),
        ("İSTANBUL", "TRIST"),
        ("ISTANBUL", "TRIST"),
        ("İZMİT", "TRIZT"),
        ("Koesekoey", "Köseköy"),
        ("KOESEKOEY", "Köseköy"),
        ("Hong Kong, China", "HKHKG"),
        ("香港（中國）", "HKHKG"),
        ("Hong Kong, HK", "HKHKG"),
        ("伊斯坦布尔，土耳其", "TRIST"),
        ("Rotterdam, The Netherlands", "NLRTM"),
        ("IZMIT", "TRIZT"),
        ("Hà Nội", "VNHAN"),
        ("Thành phố Hồ Chí Minh", "VNSGN"),
        ("Ho-Chi-Minh-City", "VNSGN"),
        ("Ho‑Chi‑Minh\u{a0}City", "VNSGN"),
        ("Hong-Kong", "HKHKG"),
        ("Hongkong", "HKHKG"),
        ("Ｈｏｎｇ　Ｋｏｎｇ", "HKHKG"),
        ("  Tel   Aviv ", "ILTLV"),
        ("Mazar–i–Sharif", "AFMZR"),
        ("Nuernberg", "DENUE"),
        ("Luettich", "BELGG"),
        ("CN CKG", "CNCKG"),
        ("cnckg-tjc", "CNCKG-TJC"),
        ("重慶", "CNCKG"),
        ("重庆市", "CNCKG"),
        ("烏魯木齊", "CNURM"),
        ("廣州南沙", "CNNSA"),
        ("霍爾果斯", "CNHRS"),
        ("滿洲里", "CNMLX"),
        ("馬拉舍維奇", "PLMAA"),
        ("西安", "CNSIA"),
        ("胡志明市", "VNSGN"),
    ] {
        is(&CHONGQING, name, code);
        is(&WORLD, name, code);
    }
    for (name, code) in [
        ("Göteborg", "SEGOT"),
        ("Goeteborg", "SEGOT"),
        ("Tromsoe", "NOTOS"),
        ("TROMSØ", "NOTOS"),
        ("Maaloey", "NOMAY"),
        ("Ålesund", "NOAES"),
        ("Aalesund", "NOAES"),
        ("Århus", "DKAAR"),
        ("Da\u{300} Na\u{306}\u{303}ng", "VNDAD"),
        ("Đà Nẵng", "VNDAD"),
        ("連雲港", "CNLYG"),
        ("廣州", "CNCAN"),
        ("青島", "CNTAO"),
        ("St. Petersburg", "RULED"),
        ("st petersburg", "RULED"),
        ("Pointe a Pitre", "GPPTP"),
        ("Cap Haitien", "HTCAP"),
    ] {
        is(&WORLD, name, code);
    }
}

#[test]
fn other_names_are_data() {
    for (name, code) in [
        ("Saigon", "VNSGN"),
        ("Bombay", "INBOM"),
        ("Khorgos", "CNHRS"),
        ("Rangoon", "MMRGN"),
        ("Danzig", "PLGDN"),
        ("Warszawa", "PLWAW"),
        ("Wien", "ATVIE"),
        ("Praha", "CZPRG"),
        ("Moskva", "RUMOW"),
        ("Tiflis", "GETBS"),
        ("Alma-Ata", "KZALA"),
        ("Anvers", "BEANR"),
        ("Chungking", "CNCKG"),
        ("Pusan", "KRPUS"),
        ("Chittagong", "BDCGP"),
        ("Mailand", "ITMIL"),
        ("Constantinople", "TRIST"),
        ("СТАМБУЛ", "TRIST"),
        ("Κωνσταντινούπολη", "TRIST"),
        ("伊斯坦堡", "TRIST"),
        ("Qorghas", "CNHRS"),
        ("Zabaykalsk", "RUZAB"),
        ("Bécs", "ATVIE"),
        ("TP. Hồ Chí Minh", "VNSGN"),
        ("Königsberg", "RUKGD"),
        ("Koenigsberg", "RUKGD"),
        ("迪化", "CNURM"),
        ("漢口", "CNWHG"),
        ("부산", "KRPUS"),
        ("부산".nfd().collect::<String>().as_str(), "KRPUS"),
        ("تهران", "IRTHR"),
        ("חיפה", "ILHFA"),
        ("กรุงเทพ", "THBKK"),
    ] {
        is(&CHONGQING, name, code);
        is(&WORLD, name, code);
    }
    for (name, code) in [
        ("Canton", "CNCAN"),
        ("Tsingtao", "CNTAO"),
        ("Amoy", "CNXMN"),
        ("Stettin", "PLSZZ"),
        ("Lisboa", "PTLIS"),
        ("Genova", "ITGOA"),
        ("Venezia", "ITVCE"),
        ("København", "DKCPH"),
        ("Calcutta", "INCCU"),
        ("Macao", "MOMFM"),
        ("Sankt-Peterburg", "RULED"),
        ("神戸", "JPUKB"),
        ("橫濱", "JPYOK"),
        ("横浜", "JPYOK"),
        ("Lourenço Marques", "MZMPM"),
    ] {
        is(&WORLD, name, code);
    }
    for network in [&*CHONGQING, &*WORLD] {
        assert!(network.other_names().iter().all(|other| {
            let keys = other.evidence.iter().flat_map(|known| known.sources.split_whitespace());
            other.evidence.is_some()
                && keys.into_iter().all(|key| network.sources().iter().any(|source| *source.key == *key))
        }));
    }
}

#[test]
fn a_layer_writes_names_of_its_own_and_for_places_of_others() {
    let layer =
        |text: &str| Layers::chongqing().with("mine.ron", &format!(r#"(name: "mine", about: "x", {text})"#)).build();
    let named = layer(r#"other_names: [(of: "DEDUI", also: ["Ruhrort"], evidence: Estimate("EST", 2026))]"#).unwrap();
    is(&named, "ruhrort", "DEDUI");
    let refused = layer(r#"other_names: [(of: "DEXXX", also: ["Ruhrort"], evidence: Estimate("EST", 2026))]"#);
    assert!(refused.unwrap_err().to_string().contains("which no file has"));
    let hub = r#"hubs: [(code: "DECGN", locode: Listed("DECGN"), name: "Köln", also: ["Cologne"], country: "DE", lat: 50.9, lon: 6.9,
        zone: "Europe/Berlin", functions: [RailTerminal], evidence: Estimate("EST", 2026))]"#;
    let cologne = layer(hub).unwrap();
    for name in ["Köln", "Koln", "Koeln", "KÖLN", "cologne"] {
        is(&cologne, name, "DECGN");
    }
}

/// A hub of a layer on the shipped network.
fn with_hub(layers: Layers, code: &str, name: &str, zone: &str, position: (f64, f64)) -> Layers {
    let (lat, lon) = position;
    let country = &code[..2];
    let text = format!(
        r#"(name: "mine", about: "x", hubs: [(code: "{code}", locode: Absent, name: "{name}", country: "{country}", lat: {lat}, lon: {lon},
        zone: "{zone}", functions: [RailTerminal], evidence: Estimate("EST", 2026))])"#
    );
    layers.with(&format!("{code}.ron"), &text)
}

#[test]
fn one_name_for_several_places_is_refused_with_all_of_them() {
    let layers = with_hub(Layers::chongqing(), "GRTRI", "Tripoli", "Europe/Athens", (37.5, 22.4));
    let layers = with_hub(layers, "LYTIP", "Tripoli", "Africa/Tripoli", (32.9, 13.2));
    let network = with_hub(layers, "LBKYE", "Trípoli", "Asia/Beirut", (34.4, 35.8)).build().unwrap();
    for name in ["Tripoli", "Trípoli", "tripoli", "Tri\u{301}poli"] {
        assert_eq!(candidates(&network, name), "GRTRI LBKYE LYTIP", "{name}");
    }
    assert_eq!(
        network.place("Tripoli").unwrap_err().to_string(),
        "`Tripoli` stands for 3 places: GRTRI Tripoli (GR), LBKYE Trípoli (LB), LYTIP Tripoli (LY); write the code, or the country after a comma"
    );
    for name in ["LYTIP", "Tripoli, LY", "Tripoli (Libya)", "tripoli,libya", "Tripoli（利比亚）", "Tripoli, LBY"] {
        is(&network, name, "LYTIP");
    }
    let elsewhere = network.place("Tripoli, FR").unwrap_err();
    assert!(matches!(elsewhere, PlaceError::Unknown { .. }), "{elsewhere}");
    let asked = Shipment::boxes("Chongqing", "Tripoli", "1x45G1").unwrap();
    let refused = Planner::new(&network).plan(&asked, &Query::minimise_time_and_cost());
    assert!(matches!(refused, Err(PlanError::Name(NameError::Place(PlaceError::Ambiguous { .. })))));
}

#[test]
fn a_layer_that_brings_a_twin_is_told_of_it() {
    let layers = with_hub(Layers::chongqing(), "DEHLK", "Halkali", "Europe/Berlin", (52.0, 10.0));
    let network = layers.build().unwrap();
    assert_eq!(candidates(&network, "Halkali"), "DEHLK TRHAL");
    assert_eq!(candidates(&network, "Halkalı"), "DEHLK TRHAL");
    is(&network, "Halkalı, Istanbul", "TRHAL");
    is(&network, "Halkali, Germany", "DEHLK");
    let found: Vec<String> =
        layers.check().findings().iter().filter(|found| found.code == "same-name").map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("`DEHLK` Halkali and `TRHAL` Halkalı share a name"), "{found:?}");
    // A city is a twin too; its own hubs are not.
    let layers = with_hub(Layers::chongqing(), "USIST", "İstanbul", "America/New_York", (40.0, -80.0));
    assert_eq!(candidates(&layers.build().unwrap(), "Istanbul"), "TRIST USIST");
    assert_eq!(hubs(&CHONGQING, "Almaty").unwrap(), ["KZALA", "KZALA-APT"]);
    // What one beginning stands for.
    assert_eq!(candidates(&CHONGQING, "Fuling"), "CNCKG-FLW CNCKG-FUL");
}

#[test]
fn a_hint_is_near_or_says_where_the_place_is() {
    let near = |name: &str| hint(&CHONGQING, name);
    assert_eq!(near("Istambul"), PlaceHint::Near("Istanbul".to_owned()));
    // A country that is none, or another, does not hide that the name is right.
    assert_eq!(near("Hamburg, Deutschland"), PlaceHint::Near("Hamburg".to_owned()));
    assert_eq!(near("Hambrug, DE"), PlaceHint::Near("Hamburg".to_owned()));
    assert_eq!(near("Hamburg (China)"), PlaceHint::Near("Hamburg".to_owned()));
    // Another name is no nearer than the place's own.
    assert_eq!(near("Istanbl"), PlaceHint::Near("Istanbul".to_owned()));
    assert_eq!(near("Hambarg"), PlaceHint::Near("Hamburg".to_owned()));
    assert_eq!(near("Hambrug"), PlaceHint::Near("Hamburg".to_owned()));
    assert_eq!(near("Rotterdm"), PlaceHint::Near("Rotterdam".to_owned()));
    for far in ["Atlantis", "Qwertyuiop", "Mars", "Ulm", "Xy", "Zürich", "東", "!!!"] {
        assert_eq!(near(far), PlaceHint::Nothing, "{far}");
    }
    assert_eq!(near("  "), PlaceHint::Empty);
    assert_eq!(near(&"a".repeat(100_000)), PlaceHint::TooLong);
    assert_eq!(near(&"重".repeat(201)), PlaceHint::TooLong);
    assert!(CHONGQING.place(&"a".repeat(100_000)).unwrap_err().to_string().len() < 400);
    for (name, code) in
        [("Valparaíso", "CLVAP"), ("VALPARAISO", "CLVAP"), ("Lisboa", "PTLIS"), ("連雲港", "CNLYG"), ("NZLYT", "NZLYT")]
    {
        match near(name) {
            PlaceHint::Elsewhere { network, places } => {
                assert_eq!((network, places.len(), places[0].code.as_str()), ("Network::world()", 1, code));
                is(&WORLD, name, code);
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    let layered = Layers::chongqing().with("mine.ron", r#"(name: "mine", about: "x")"#).build().unwrap();
    assert!(matches!(hint(&layered, "Valparaíso"), PlaceHint::Elsewhere { .. }));
    assert!(matches!(near("Tripoli"), PlaceHint::Elsewhere { places, .. } if places.len() == 2));
    let text = CHONGQING.place("Russia").unwrap_err().to_string();
    assert!(
        text.starts_with(
            "unknown place `Russia`; it is a country (Russia): name a place there, such as RUBLT Baltiysk (RU)"
        ),
        "{text}"
    );
    // Of a name that a country and its port share, the port is what is asked for.
    for (name, code) in [("Djibouti", "DJJIB"), ("吉布提", "DJJIB"), ("Macau", "MOMFM"), ("澳門", "MOMFM")] {
        assert!(
            matches!(near(name), PlaceHint::Elsewhere { places, .. } if places.len() == 1 && places[0].code.as_str() == code),
            "{name}"
        );
    }
    assert!(matches!(hint(&CHONGQING, "Uruguay"), PlaceHint::Country { places, .. } if places.is_empty()));
}

fn refusal(network: &Network, query: &Query) -> PlanError {
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1").unwrap();
    Planner::new(network).plan(&shipment, query).map(|front| panic!("{front}")).unwrap_err()
}

fn any() -> Query {
    Query::minimise_time_and_cost()
}

#[test]
fn countries_are_banned_and_passed_by_name() {
    let shipment = Shipment::boxes("Chongqing", "Hamburg", "1x45G1").unwrap();
    let planner = Planner::new(&CHONGQING);
    let front = |query: &Query| planner.plan(&shipment, query).unwrap().to_string();
    let by_code = front(&any().ban("KZ"));
    assert_ne!(by_code, front(&any()));
    for name in ["Kazakhstan", "KAZAKHSTAN", "哈萨克斯坦", "哈薩克斯坦", "KAZ", "kz"] {
        assert_eq!(front(&any().ban(name)), by_code, "{name}");
    }
    let by_code = front(&any().via("KZ"));
    for name in ["Kazakhstan", "哈萨克斯坦"] {
        assert_eq!(front(&any().via(name)), by_code, "{name}");
    }
    for (name, code) in [
        ("Russia", "RU"),
        ("Russian Federation", "RU"),
        ("俄罗斯", "RU"),
        ("俄羅斯", "RU"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Turkey", "TR"),
        ("TÜRKİYE", "TR"),
        ("South Korea", "KR"),
        ("Viet Nam", "VN"),
        ("Việt Nam", "VN"),
        ("Vietnam", "VN"),
        ("UAE", "AE"),
        ("U.A.E.", "AE"),
        ("Laos", "LA"),
        ("The Netherlands", "NL"),
        ("UK", "GB"),
        ("Cote d'Ivoire", "CI"),
    ] {
        let named = CountryCode::named(name);
        assert_eq!(named.iter().map(ToString::to_string).collect::<Vec<_>>(), [code], "{name}");
    }
    assert!(matches!(refusal(&CHONGQING, &any().ban("Turkey")), PlanError::Question(QuestionError::BannedEnd { .. })));
    let none = refusal(&CHONGQING, &any().ban("Uruguay")).to_string();
    assert!(none.ends_with("no service of the network touches UY"), "{none}");
    let text = refusal(&CHONGQING, &any().ban("Rusia")).to_string();
    assert!(text.ends_with("did you mean `Russia`?"), "{text}");
    let far = refusal(&CHONGQING, &any().ban("Atlantis")).to_string();
    assert!(!far.contains("did you mean"), "{far}");
    let long = refusal(&CHONGQING, &any().via("x".repeat(100_000))).to_string();
    assert!(long.len() < 400, "{long}");
    let close = |what: &str| {
        let text =
            format!(r#"(name: "x", about: "x", changes: [Close(what: {what}, evidence: Estimate("EST", 2026))])"#);
        CHONGQING.with(&[Scenario::read("x.ron", &text).unwrap()]).map(|what_if| what_if.to_string())
    };
    for (named, coded) in [
        (r#"Country("Kazakhstan")"#, r#"Country("KZ")"#),
        (r#"Border("Russia", "白俄罗斯")"#, r#"Border("RU", "BY")"#),
        (r#"Hub("Halkali")"#, r#"Hub("TRHAL")"#),
        (r#"Strait("Strait of Malacca")"#, r#"Strait("Malacca")"#),
    ] {
        assert_eq!(close(named).ok(), close(coded).ok(), "{named}");
    }
    assert!(close(r#"Country("Congo")"#).unwrap_err().to_string().contains("CD and CG"));
    assert!(close(r#"Hub("Istanbul")"#).unwrap_err().to_string().contains("several hubs"));
}

#[test]
fn a_name_of_several_kinds_is_taken_only_where_they_are_the_same_rides() {
    let meanings = |network: &Network, name: &str| match refusal(network, &any().ban(name)) {
        PlanError::Name(NameError::Ambiguous { meanings, .. }) => meanings,
        other => panic!("{name}: {other}"),
    };
    let gibraltar = meanings(&WORLD, "Gibraltar");
    assert!(
        gibraltar.iter().any(|meaning| matches!(meaning, Meaning::Strait(name) if **name == *"Gibraltar")),
        "{gibraltar:?}"
    );
    for meaning in &gibraltar {
        let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1").unwrap();
        assert!(Planner::new(&WORLD).plan(&shipment, &any().ban(meaning.written())).is_ok(), "{meaning}");
    }
    let shipment = Shipment::boxes("Chongqing", "Jakarta", "1x45G1").unwrap();
    let front = |query: &Query| Planner::new(&CHONGQING).plan(&shipment, query).unwrap().to_string();
    for name in ["Suez Canal", "suez", "SUEZ", "蘇伊士運河", "the Suez canal"] {
        assert_eq!(front(&any().ban(name)), front(&any().ban("Suez")), "{name}");
    }
    // The country and its one city are the same rides.
    for name in ["Singapore", "新加坡"] {
        assert_eq!(front(&any().ban(name)), front(&any().ban("SG")), "{name}");
    }
    for name in ["Malacca", "Strait of Malacca", "馬六甲海峽"] {
        assert_eq!(front(&any().via(name)), front(&any().via("malacca")), "{name}");
    }
}

#[test]
fn keys_are_compared_like_names() {
    let planner = Planner::new(&CHONGQING);
    let plan = |commodity: &str, switch: &str| {
        let shipment = Shipment::boxes("Chongqing", "Hamburg", "1x45G1").unwrap().commodity(commodity);
        let front = planner.plan(&shipment, &any().allow(switch)).unwrap();
        for itinerary in &front {
            assert_eq!(
                landsea::audit::audit(&CHONGQING, &shipment, &any().allow(switch), itinerary),
                Ok(()),
                "{commodity} {switch}"
            );
        }
        front
            .itineraries()
            .iter()
            .map(|itinerary| format!("{} {}", itinerary.elapsed, itinerary.cost))
            .collect::<Vec<_>>()
    };
    assert_eq!(plan("Laptops", "Dual Use"), plan("laptops", "dual-use"));
    assert_ne!(plan("laptops", "suez"), plan("laptops", "dual-use"));
    assert!(Scenario::embedded("Suez open").is_ok());
    let shipment = Shipment::boxes("Chongqing", "Hamburg", "1x45G1").unwrap();
    let front = |code: &str| planner.plan(&shipment, &any().in_currency(code)).unwrap().to_string();
    assert_eq!(front("eur"), front("EUR"));
}

/// Every name of the shipped networks, however it is typed, finds its place, or is one of those that several places share.
#[test]
fn every_shipped_name_is_found_however_it_is_typed() {
    for (network, shared) in
        [(&*CHONGQING, vec!["清水河"]), (&*WORLD, vec!["Brest", "Kochi", "Manzanillo", "George Town", "清水河"])]
    {
        let mut names: Vec<(String, &str)> = Vec::new();
        for city in network.cities() {
            names.extend(
                [Some(&city.name), city.zh.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(|name| (name.to_string(), city.code.as_str())),
            );
            names.push((city.code.to_string(), city.code.as_str()));
        }
        for hub in network.hubs() {
            names.extend(
                [Some(&hub.name), hub.zh.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(|name| (name.to_string(), hub.code.as_str())),
            );
            names.push((hub.code.to_string(), hub.code.as_str()));
        }
        for other in network.other_names() {
            names.push((other.name.to_string(), other.of.as_str()));
        }
        let mut refused = BTreeSet::new();
        for (name, code) in &names {
            let typed = [
                name.nfc().collect::<String>(),
                name.nfd().collect(),
                name.nfkd().collect(),
                name.to_uppercase(),
                name.to_lowercase(),
                name.replace('’', "'"),
                name.replace(['’', '\''], ""),
                name.replace(['’', '\''], "ʻ"),
                name.replace('-', "–"),
                name.replace(' ', "\u{a0} "),
                format!("\u{feff} {name}\u{200b} "),
            ];
            for typed in typed {
                match network.place(&typed) {
                    Ok(place) => {
                        // Of a hub that has the name of its city the city is found.
                        let of = |hub| {
                            let hub = network.hub(hub);
                            hub.code.as_str() == *code || hub.city.as_ref().is_some_and(|city| city.as_str() == *code)
                        };
                        assert!(place.hubs.iter().any(|&hub| of(hub)), "{typed} found {}", place.name);
                    }
                    Err(PlaceError::Ambiguous { candidates, .. }) => {
                        assert!(candidates.iter().any(|place| place.code.as_str() == *code), "{typed}: {candidates:?}");
                        refused.insert(name.clone());
                    }
                    Err(error) => panic!("{error}"),
                }
            }
        }
        assert_eq!(refused, shared.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), "{}", network.name());
    }
}

#[test]
fn titles_of_the_world_that_are_shared_are_refused() {
    for (name, codes) in [
        ("Brest", "BYBQT FRBES"),
        ("Kochi", "INCOK JPKCZ"),
        ("Manzanillo", "MXZLO PAMIT"),
        ("Tripoli", "LBKYE LYTIP"),
        ("Cartagena", "COCTG ESCAR"),
        ("Freeport", "BSFPO USFPO"),
    ] {
        assert_eq!(candidates(&WORLD, name), codes, "{name}");
    }
    is(&WORLD, "Brest, France", "FRBES");
    is(&WORLD, "Brest, BY", "BYBQT");
    is(&WORLD, "Tripoli (Lebanon)", "LBKYE");
    is(&WORLD, "Georgetown, US", "USGGE");
    is(&CHONGQING, "Brest", "BYBQT");
}

#[test]
fn a_feature_of_a_type_is_banned_and_passed_without_guessing() {
    let query = || Query::minimise_time_and_cost();
    let planner = Planner::new(&CHONGQING);
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap();
    let front = |query: &Query| {
        planner.plan(&shipment, query).map(|front| front.to_string()).map_err(|error| error.to_string())
    };
    let country = |code| CountryCode::new(code).unwrap();
    // A type says what the name says.
    let same = [
        (query().ban(Mode::Air), query().ban("air")),
        (query().ban(country("KZ")), query().ban("Kazakhstan")),
        (query().ban(HubCode::new("KZAAU").unwrap()), query().ban("KZAAU")),
        (query().ban(Feature::Strait("Cape".into())), query().ban("Cape")),
        (query().ban(Feature::Service("sce-aktau".into())), query().ban("sce-aktau")),
        (query().via(country("KZ")), query().via("KZ")),
        (query().via(Mode::Rail), query().via("rail")),
        (query().via(HubCode::new("KZAAU").unwrap()), query().via("KZAAU")),
    ];
    for (typed, named) in same {
        assert_eq!(front(&typed), front(&named), "{typed:?}");
    }
    let hub = CHONGQING.hub_with(&HubCode::new("KZAAU").unwrap()).unwrap();
    assert_eq!(front(&query().ban(Feature::Hub(hub))), front(&query().ban("KZAAU")));
    // What no name says: an operator, a border.
    let all = planner.plan(&shipment, &query().ban("air")).unwrap();
    let leg = all.cheapest().legs.iter().find(|leg| leg.mode == Mode::Sea || leg.mode == Mode::Rail).unwrap();
    let without = planner.plan(&shipment, &query().ban("air").ban(Feature::Operator(leg.operator.clone()))).unwrap();
    assert!(without.iter().flat_map(|way| &way.legs).all(|other| other.operator != leg.operator));
    let border = Feature::Border(country("CN"), country("KZ"));
    let round = planner.plan(&shipment, &query().ban("air").ban(border)).unwrap();
    let crosses =
        |stage: &landsea::plan::LegStage| (stage.from.country.as_str(), stage.to.country.as_str()) == ("CN", "KZ");
    assert!(round.iter().flat_map(|way| &way.legs).flat_map(|leg| &leg.stages).all(|stage| !crosses(stage)));
    assert!(all.iter().flat_map(|way| &way.legs).flat_map(|leg| &leg.stages).any(crosses));
    // A country that the network lacks is no beginning of a name.
    assert_eq!(front(&query().ban(country("AD"))), front(&query()));
    assert!(front(&query().via(country("AD"))).unwrap_err().starts_with("no open service passes the via `AD`"));
    let unknown = front(&query().ban(Feature::Service("sce-aktua".into()))).unwrap_err();
    assert!(unknown.ends_with("did you mean `sce-aktau`?"), "{unknown}");
}

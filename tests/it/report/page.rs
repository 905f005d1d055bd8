//! FEATURE UNDER TEST: the HTML page. What a browser shows of it is tested by `tools/page`, on the pages that these tests write.

use clap::Parser;
use landsea::file::Layers;
use landsea::report::{Document, ReachDocument, html_page, network_dot, network_page, reach_page};
use landsea::{Network, Planner, Query, Shipment};
use serde_json::Value;
use std::path::PathBuf;

use crate::examples::chongqing_turkiye as example;

use crate::examples::reach as reach_example;

/// Two terminals and a train, by somebody who tries everything.
const HOSTILE: &str = r#"(
    name: "</script><script>document.title = 'taken'</script>",
    about: "names with markup",
    sources: [(key: "S1", publisher: "<b>bold</b>", title: "a \"timetable\" & more", date: "2025", trust: Official, address: "javascript:alert(1)")],
    hubs: [
        (code: "CNCKG", locode: Absent, name: "<script>document.title = 'taken'</script>", zh: "<img src=x onerror=\"document.title='taken'\">", country: "CN", lat: 29.6, lon: 106.4, zone: "Asia/Shanghai", functions: [RailTerminal], evidence: Derived("S1", 2025)),
        (code: "KZAAU", locode: Absent, name: "LONG", country: "KZ", lat: 43.6, lon: 51.2, zone: "Asia/Aqtau", functions: [RailTerminal], evidence: Derived("S1", 2025)),
    ],
    emissions: [(key: "rail", about: "train", per: TonneKm, grams: (10, 20, 30, Estimate("S1", 2025))), (key: "hub", about: "terminal", per: Tonne, grams: (400, 800, 1400, Estimate("S1", 2025)))],
    services: [(
        code: "train", name: "<!-- \"it's\" & -->", operator: "</title><svg onload=alert(1)>", mode: Rail, carries: Box, per: Box,
        departs: PerWeek(2, Derived("S1", 2025)), co2e: "rail", from: "CNCKG", note: "${alert(1)} {{1}} \\u003c",
        stages: [Run(to: "KZAAU", km: (5000, Derived("S1", 2025)), days: (8, 9, 12, Derived("S1", 2025)), charge: (2000, 2500, 3000, Estimate("S1", 2025)))],
    )],
    handling: [
        (code: "ON", at: Hubs(["CNCKG"]), from: Gate, to: On(Rail, Box), days: (0.5, 0.5, 1, Estimate("S1", 2025)), charge: (100, 150, 200, Estimate("S1", 2025)), per: Box, co2e: "hub"),
        (code: "OFF", at: Hubs(["KZAAU"]), from: On(Rail, Box), to: Gate, days: (0.5, 0.5, 1, Estimate("S1", 2025)), charge: (100, 150, 200, Estimate("S1", 2025)), per: Box, co2e: "hub"),
    ],
    stowage: (
        truck_kg: (22000, Estimate("S1", 2025)), truck_m3: (86, Estimate("S1", 2025)), box_kg: (26000, Estimate("S1", 2025)), box_m3: (68, Estimate("S1", 2025)),
        cars_per_box: (3, Estimate("S1", 2025)), air_kg_per_m3: (167, Estimate("S1", 2025)),
    ),
)"#;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// Runs the example with `--html`, and reads the page that it wrote.
fn page(name: &str, arguments: &str) -> String {
    let path = folder().join(name);
    let words = ["chongqing_turkiye", "--html", path.to_str().unwrap()];
    let arguments = example::Arguments::parse_from(words.into_iter().chain(arguments.split_whitespace()));
    match example::answer(&arguments) {
        Ok(shown) => assert!(shown.ends_with(&format!("Page: {}\n", path.display()))),
        Err(failure) => assert_eq!(failure.exit_code(), 1, "{failure}"),
    }
    std::fs::read_to_string(path).unwrap()
}

/// The data inside a page.
fn data(page: &str) -> Value {
    let (_, rest) = page.split_once("id=\"data\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn the_example_writes_a_page_with_the_document_and_the_course_of_every_leg() {
    let page = page("plan.html", "");
    assert!(page.len() < 2_000_000, "{}", page.len());
    let data = data(&page);
    let shown: Document = serde_json::from_value(data["document"].clone()).unwrap();
    assert!(!shown.alternatives.is_empty() && !shown.sources.is_empty());
    assert_eq!(shown.question.to_zh.as_deref(), Some("伊斯坦布尔"));
    for leg in shown.itineraries.iter().chain(&shown.alternatives).flat_map(|entry| &entry.legs) {
        let course = &data["courses"][format!("{}|{}|{}", leg.service, leg.from, leg.to)];
        let steps: Vec<f64> = serde_json::from_value(course.clone()).unwrap();
        let end = |axis: usize| steps.iter().skip(axis).step_by(2).sum::<f64>() / 100.0;
        let hub = &shown.hubs[&leg.to];
        assert!((end(0) - hub.longitude_deg).abs() < 0.01 && (end(1) - hub.latitude_deg).abs() < 0.01);
    }
}

/// Runs the example of a reach with `--html`, and reads the page that it wrote.
fn world(name: &str, arguments: &str) -> String {
    let path = folder().join(name);
    let words = ["reach", "--html", path.to_str().unwrap()];
    let arguments = reach_example::Arguments::parse_from(words.into_iter().chain(arguments.split_whitespace()));
    let shown = reach_example::answer(&arguments).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(shown.ends_with(&format!("Page: {}\n", path.display())));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_reach_has_a_page_with_every_hub_and_every_country() {
    let page = world("reach.html", "--ready 2026-12-01");
    assert!(page.len() < 2_000_000, "{}", page.len());
    let shown: ReachDocument = serde_json::from_value(data(&page)["document"].clone()).unwrap();
    assert_eq!(shown.from_zh.as_deref(), Some("重庆"));
    for line in &shown.countries {
        let own = || shown.hubs.iter().filter(|hub| hub.counted && hub.place.country == line.country);
        assert_eq!((own().count(), own().filter(|hub| !hub.front.is_empty()).count()), (line.hubs, line.reached));
        assert_eq!(own().filter_map(|hub| Some(hub.front.first()?.elapsed_minutes)).min(), line.fastest_minutes);
        assert_eq!(own().filter_map(|hub| Some(hub.front.last()?.cost_minor)).min(), line.cheapest_minor);
    }
}

#[test]
fn one_itinerary_and_none_have_pages_too() {
    let one = data(&page("one.html", "--criteria time --to Mersin"));
    assert_eq!(one["document"]["itineraries"].as_array().unwrap().len(), 1);
    let none = data(&page("none.html", "--within-days 2"));
    assert_eq!(none["document"]["itineraries"], serde_json::json!([]));
    assert_eq!(none["document"]["unanswered"]["reason"], "the limits are too tight: nothing within 2.0 days");
    assert_eq!(none["document"]["question"]["ready"]["local"], "2026-12-01T09:00:00+08:00");
}

#[test]
fn names_with_markup_are_data_and_long_names_are_kept() {
    let text = HOSTILE.replace("LONG", &"long name ".repeat(60));
    let network =
        Layers::new("hostile").with("hostile.ron", &text).build().unwrap_or_else(|findings| panic!("{findings}"));
    let shipment = Shipment::boxes("CNCKG", "KZAAU", "1x45G1").unwrap();
    let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost()).unwrap();
    let document = Document::new(&front, &shipment).with_network(&network);
    let page = html_page(&document, &front);
    let plain = page.matches("<script").count();
    assert_eq!(plain, 2, "the data and the page's own script");
    assert!(!page.contains("document.title = 'taken'</script>") && !page.contains("<svg onload"));
    let shown: Document = serde_json::from_value(data(&page)["document"].clone()).unwrap();
    assert_eq!(shown, document);
    std::fs::write(folder().join("hostile.html"), page).unwrap();
    let reach = Planner::new(&network).reach(&shipment, &Query::minimise_time_and_cost()).unwrap();
    let document = ReachDocument::new(&reach, &shipment, &network, |_| true);
    let page = reach_page(&document);
    assert_eq!(page.matches("<script").count(), 2);
    let shown: ReachDocument = serde_json::from_value(data(&page)["document"].clone()).unwrap();
    assert_eq!(shown, document);
    std::fs::write(folder().join("reach_hostile.html"), page).unwrap();
    // Nothing leads away from the other end.
    let stuck = Shipment::boxes("KZAAU", "CNCKG", "1x45G1").unwrap();
    let reach = Planner::new(&network).reach(&stuck, &Query::minimise_time_and_cost()).unwrap();
    let page = reach_page(&ReachDocument::new(&reach, &stuck, &network, |_| true));
    std::fs::write(folder().join("reach_none.html"), page).unwrap();
}

#[test]
fn a_page_that_cannot_be_written_takes_the_answer_with_it_nowhere() {
    let words = ["chongqing_turkiye", "--html", "/no/such/folder/page.html"];
    let failure = example::answer(&example::Arguments::parse_from(words)).unwrap_err();
    assert_eq!(failure.exit_code(), 3);
    assert!(failure.to_string().starts_with("cannot write /no/such/folder/page.html: "));
    let example::Failure::Unwritable { shown, .. } = failure else { panic!("{failure}") };
    assert_eq!(shown, example::answer(&example::Arguments::parse_from(["chongqing_turkiye"])).unwrap());
    let words = ["reach", "--html", "/no/such/folder/page.html"];
    let failure = reach_example::answer(&reach_example::Arguments::parse_from(words)).unwrap_err();
    assert_eq!(failure.exit_code(), 3);
    let reach_example::Failure::Unwritable { shown, .. } = failure else { panic!("{failure}") };
    assert_eq!(shown, reach_example::answer(&reach_example::Arguments::parse_from(["reach"])).unwrap());
}

#[test]
fn a_network_has_a_page_with_the_worst_grade_of_every_line_and_a_graph() {
    let network = Network::chongqing();
    let page = network_page(&network);
    std::fs::write(folder().join("network.html"), &page).unwrap();
    let data = data(&page);
    assert_eq!(data["hubs"].as_object().unwrap().len(), network.hubs().len());
    let stages =
        || network.services().iter().flat_map(|service| service.stages.iter().map(move |stage| (service, stage)));
    for line in data["stages"].as_array().unwrap() {
        let joined = stages().filter(|(service, stage)| {
            let ends = [stage.from, stage.to].map(|hub| network.hub(hub).code.as_str());
            line["mode"] == service.mode.name() && [&line["from"], &line["to"]] == ends
        });
        let worst = joined.map(|(_, stage)| stage.charge.evidence().grade).max().unwrap();
        assert_eq!(line["grades"]["charge"], worst.to_string());
    }
    let graph = network_dot(&network);
    let edges = stages().filter(|(_, stage)| stage.from != stage.to).count();
    assert_eq!(graph.matches(" -> ").count(), edges);
    assert_eq!(graph.matches("tooltip=").count(), network.hubs().len() + edges);
    let hostile = Layers::new("hostile").with("hostile.ron", HOSTILE).build().unwrap();
    assert!(network_dot(&hostile).contains(r#"edgetooltip="<!-- \"it's\" & -->""#));
}

//! One HTML page, with everything in it: map, Pareto chart, timelines, cards, in English and Chinese.
//!
//! The page's own source is in `tools/page`, bundled into `page/page.html`; the packages in it and their licences are in
//! `page/LICENCES.txt`. It asks the network for nothing, and its content security policy forbids it to.

use super::course::Courses;
use super::document::{Document, ReachDocument};
use crate::plan::Itinerary;
use crate::units::Position;
use serde::Serialize;
use std::collections::BTreeMap;

/// The page without its title and its data.
const PAGE: &str = include_str!("page/page.html");

/// What the page's script reads.
#[derive(Serialize)]
struct Data<'d> {
    view: &'static str,
    document: &'d Document<'d>,
    /// The line of each leg by `service|from|to`: longitude and latitude in hundredths of a degree, the first as they are, the
    /// others as steps from the one before.
    courses: BTreeMap<String, Vec<i32>>,
}

/// The page of a front, or of why there is none.
///
/// The itineraries are those of the document, alternatives included; they are needed again because their ways over water are found
/// here. Names may hold anything: they are data to the page, never markup.
///
/// ```
/// use landsea::{Network, Planner, Query, Shipment, report};
///
/// let network = Network::chongqing();
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.commodity("laptops");
/// let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost())?;
/// let document = report::Document::new(&front, &shipment).with_network(&network);
/// let page = report::html_page(&document, &front);
/// assert!(page.starts_with("<!doctype html>") && page.contains("<title>Chongqing → Istanbul</title>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Complexity
/// Linear in the charges of all itineraries, and a shortest way over a graph of 4,000 nodes for each different stage at sea.
pub fn html_page<'i>(document: &Document<'_>, itineraries: impl IntoIterator<Item = &'i Itinerary>) -> String {
    let (mut courses, mut lines) = (BTreeMap::new(), Courses::default());
    for leg in itineraries.into_iter().flat_map(|itinerary| &itinerary.legs) {
        let key = format!("{}|{}|{}", leg.service, leg.from.code, leg.to.code);
        courses.entry(key).or_insert_with(|| steps(&lines.leg(leg)));
    }
    let title = format!("{} → {}", document.question.from, document.question.to);
    fill(&title, &Data { view: "plan", document, courses })
}

/// The page of a reach: the world coloured by days or by cost with the counted hubs on it, and a table of countries.
///
/// ```
/// use landsea::{Network, Planner, Query, Shipment, report};
///
/// let network = Network::chongqing();
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1")?;
/// let reach = Planner::new(&network).reach(&shipment, &Query::minimise_time_and_cost())?;
/// let page = report::reach_page(&report::ReachDocument::new(&reach, &shipment, &network, |_| true));
/// assert!(page.starts_with("<!doctype html>") && page.contains("<title>Chongqing → everywhere</title>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reach_page(document: &ReachDocument<'_>) -> String {
    #[derive(Serialize)]
    struct Data<'d> {
        view: &'static str,
        document: &'d ReachDocument<'d>,
    }
    fill(&format!("{} → everywhere", document.from), &Data { view: "reach", document })
}

/// The page with a title and data.
pub(super) fn fill(title: &str, data: &impl Serialize) -> String {
    // Only a map with keys that are no text fails to serialise, and there is none.
    let json = serde_json::to_string(data).unwrap_or_default();
    let parts = PAGE.split_once("@@TITLE@@").and_then(|(head, rest)| {
        let (middle, tail) = rest.split_once("@@DATA@@")?;
        Some([head, middle, tail])
    });
    // The test reads a page, so the marks are there.
    let [head, middle, tail] = parts.unwrap_or_default();
    [head, &text_of(title), middle, &inside_a_script(&json), tail].concat()
}

/// Text between tags.
fn text_of(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// JSON between script tags: whatever could end the element or begin a comment is written as an escape, which reads as the same text.
fn inside_a_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// A line in hundredths of a degree: longitude and latitude, the first as they are, the others as steps from the one before.
#[expect(clippy::cast_possible_truncation, reason = "hundredths of degrees on the globe")]
pub(super) fn steps(line: &[Position]) -> Vec<i32> {
    let mut last = (0, 0);
    let mut steps = Vec::new();
    for position in line {
        let next = ((position.lon() * 100.0).round() as i32, (position.lat() * 100.0).round() as i32);
        steps.extend([next.0 - last.0, next.1 - last.1]);
        last = next;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_text_and_the_data_cannot_leave_its_element() {
        let page = fill("<b>&</b>", &["</script><script>alert(1)</script>", "<!--"]);
        assert!(page.contains("<title>&lt;b&gt;&amp;&lt;/b&gt;</title>"));
        let data = page.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
        let read: Vec<String> = serde_json::from_str(data).unwrap();
        assert_eq!(read, ["</script><script>alert(1)</script>", "<!--"]);
        assert!(!data.contains('<'));
    }

    #[test]
    fn the_page_asks_the_network_for_nothing_and_runs_its_own_script_only() {
        assert!(PAGE.contains("default-src 'none'") && PAGE.contains("script-src 'sha256-"));
        assert!(!PAGE.contains("<link") && !PAGE.contains(" src=") && !PAGE.contains("@import"));
        assert!(PAGE.len() < 1_000_000, "{}", PAGE.len());
    }
}

//! Scenarios: RON layers over any network, read, resolved by name and stacked.

use super::diagnostic::Findings;
use super::embedded;
use super::names::Names;
use super::raw;
use super::read::{places, rules, services, sources, surcharges};
use super::reader::{At, Exchange, Reader, optional};
use super::text::controls::controls;
use super::text::encoding::without_mark;
use super::text::shape::{options, shape};
use super::values::codes;
use super::values::when::read_window;
use crate::model::{
    Change, ChangeError, Departs, Exact, Feature, NameHint, Network, PlaceError, SeasonChange, Slowdown, Timetable,
    Trust, WhatIf, nearest_name,
};
use crate::units::name::{only, shown};
use crate::units::{HubCode, Shown};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A what-if: a named layer that closes, slows, opens or adds something in any network that has what it names.
///
/// ```
/// use landsea::file::Scenario;
/// use landsea::{Network, Planner, Query, Shipment};
///
/// let network = Network::chongqing();
/// let planner = Planner::new(&network);
/// let open = network.with(&[Scenario::embedded("suez_open")?])?;
/// println!("{open}"); // what it changed
///
/// let shipment = Shipment::boxes("Chongqing", "Mersin", "1x45G1")?.ready("2026-06-01")?;
/// let query = Query::minimise_time_and_cost();
/// let before = planner.plan(&shipment, &query)?;
/// let after = planner.under(&open).plan(&shipment, &query)?;
/// assert!(after.cheapest().cost < before.cheapest().cost);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Scenario {
    file: String,
    text: String,
    read: Arc<raw::Scenario>,
}

/// A name that no shipped scenario has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown scenario `{}`; {}", Shown(.name), Shown(.hint))]
pub struct UnknownScenario {
    /// As asked.
    pub name: String,
    /// What may help.
    pub hint: NameHint,
}

impl Scenario {
    /// Reads a scenario. `file` is what findings call it. Its names are looked up when it is put on a network.
    ///
    /// # Errors
    /// What is found, when the text has not the shape of [`raw::Scenario`], or holds control characters.
    ///
    /// ```
    /// use landsea::file::Scenario;
    ///
    /// let text = r#"(name: "Strike", about: "A week without trains.", changes: [
    ///     Close(what: Mode(Rail), when: Dates("2026-12-01", "2026-12-07"), evidence: Estimate("EST", 2026)),
    /// ])"#;
    /// assert_eq!(Scenario::read("strike.ron", text)?.name(), "Strike");
    /// # Ok::<(), landsea::file::Findings>(())
    /// ```
    pub fn read(file: &str, text: &str) -> Result<Self, Findings> {
        let text = without_mark(text);
        let controls = controls(file, text);
        if !controls.is_empty() {
            return Err(Findings(controls));
        }
        match options().from_str(text) {
            Ok(read) => Ok(Self { file: file.to_owned(), text: text.to_owned(), read: Arc::new(read) }),
            Err(error) => Err(Findings(vec![shape(file, &error)])),
        }
    }

    /// A scenario that the crate ships, by the name of its file in `networks/scenarios` without the ending: `suez_open`.
    ///
    /// # Errors
    /// [`UnknownScenario`] with the nearest name.
    ///
    /// # Panics
    /// Never in a released crate: a test reads all of them.
    pub fn embedded(name: &str) -> Result<Self, UnknownScenario> {
        let Some((name, text)) = only(name, embedded::SCENARIOS.iter().map(|known| (known.0, known))) else {
            let hint = nearest_name(name, Self::names());
            return Err(UnknownScenario { name: shown(name), hint });
        };
        Ok(Self::read(&format!("scenarios/{name}.ron"), text)
            .unwrap_or_else(|findings| panic!("an embedded scenario is broken:\n{findings}")))
    }

    /// Names of the scenarios that the crate ships.
    pub fn names() -> impl Iterator<Item = &'static str> {
        embedded::SCENARIOS.iter().map(|&(name, _)| name)
    }

    /// Its name, in a few words.
    pub fn name(&self) -> &str {
        &self.read.name
    }

    /// What it supposes.
    pub fn about(&self) -> &str {
        &self.read.about
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(&self.read.name).fmt(f)
    }
}

impl Network {
    /// The network under scenarios, and what they changed. They are taken in order, and each sees what those before it did: closures add up, slowdowns
    /// multiply or add up, of two timetables of a service the later one stands, a season that ended cannot be moved. A scenario whose name
    /// the network has been under already is passed over, and the list of changes says so. To remove one, put the others on the network as it was.
    ///
    /// # Errors
    /// Everything that is wrong with the first scenario that has a fault, with file, line, column and the nearest known name. Nothing is changed then.
    ///
    /// # Complexity
    /// A copy of the network, and each change once over all services.
    pub fn with(&self, scenarios: &[Scenario]) -> Result<WhatIf, Findings> {
        let mut changed = WhatIf::new(self);
        for scenario in scenarios {
            if changed.begin(scenario.name()) {
                put_on(&mut changed, scenario)?;
            }
        }
        Ok(changed)
    }
}

/// Puts a scenario on a network that began it, or finds what is wrong with it.
fn put_on(changed: &mut WhatIf, scenario: &Scenario) -> Result<(), Findings> {
    let texts = [(scenario.file.as_str(), scenario.text.as_str())];
    let (mut reader, raw) = (Reader::new(&texts), &*scenario.read);
    for source in &raw.sources {
        reader.sources.insert(source.key.clone(), matches!(source.trust, Trust::Estimate));
        make(&mut reader, changed, &At::element(0, "sources", 0), Change::AddSource(sources::source(source)));
    }
    for source in changed.network().sources() {
        reader.sources.insert(source.key.to_string(), source.trust == Trust::Estimate);
    }
    // Amounts may be in any currency that the network has a rate for.
    reader.exchange = Exchange::of(changed.network().rates());
    let mut zones = HashMap::new();
    for (index, hub) in raw.hubs.iter().enumerate() {
        let at = At::element(0, "hubs", index);
        let read = places::read_hub(&mut reader, &at, hub, &Names::of(changed.network()), &mut zones);
        if let Some(hub) = read {
            make(&mut reader, changed, &at, Change::AddHub(Box::new(hub)));
        }
    }
    let adds = !raw.services.is_empty() || !raw.handling.is_empty();
    let names = if adds { Names::of(changed.network()) } else { Names::default() };
    for (index, service) in raw.services.iter().enumerate() {
        let at = At::element(0, "services", index);
        if let Some(service) = services::read_service(&mut reader, &at, service, &names) {
            make(&mut reader, changed, &at, Change::AddService(Box::new(service)));
        }
    }
    for (index, handling) in raw.handling.iter().enumerate() {
        let at = At::element(0, "handling", index);
        if let Some(handling) = rules::read_handling(&mut reader, &at, handling, &names) {
            make(&mut reader, changed, &at, Change::AddHandling(Box::new(handling)));
        }
    }
    for (index, surcharge) in raw.surcharges.iter().enumerate() {
        let at = At::element(0, "surcharges", index);
        if let Some(surcharge) = surcharges::read_surcharge(&mut reader, &at, surcharge) {
            make(&mut reader, changed, &at, Change::AddSurcharge(Box::new(surcharge)));
        }
    }
    for (index, change) in raw.changes.iter().enumerate() {
        let at = At::element(0, "changes", index).variant();
        read_change(&mut reader, changed, &at, change);
    }
    if reader.findings.is_empty() { Ok(()) } else { Err(Findings(reader.findings)) }
}

/// Makes a change, or notes why it cannot be made.
fn make(reader: &mut Reader<'_>, changed: &mut WhatIf, at: &At, change: Change) {
    if let Err(ChangeError { code, cause, cure }) = changed.change(change) {
        reader.refuse(code, at, cause, cure);
    }
}

fn read_change(reader: &mut Reader<'_>, changed: &mut WhatIf, at: &At, raw: &raw::Change) {
    let what = at.field("what");
    match raw {
        raw::Change::Close { what: raw, modes, when, evidence } => {
            let evidence = reader.evidence(&at.field("evidence"), evidence);
            let window = optional(when.as_ref(), |window| read_window(reader, &at.field("when"), window));
            let feature = read_feature(reader, &what, raw, changed.network());
            if let (Some(window), Some(feature)) = (window, feature) {
                let modes = modes.clone();
                make(reader, changed, &what, Change::Close { feature, modes, window, evidence });
            }
        }
        raw::Change::Slow { what: raw, modes, when, by } => {
            let window = optional(when.as_ref(), |window| read_window(reader, &at.field("when"), window));
            let place = at.field("by").variant();
            let by = match by {
                raw::Slowdown::Days(days) => reader.days(&place, days).map(Slowdown::Add),
                raw::Slowdown::Percent(percent) => {
                    reader.exact_u32(&place, percent, "percentage of the time", 10.0).map(Slowdown::Permille)
                }
            };
            let feature = read_feature(reader, &what, raw, changed.network());
            if let (Some(window), Some(by), Some(feature)) = (window, by, feature) {
                let modes = modes.clone();
                make(reader, changed, &what, Change::Slow { feature, modes, window, by });
            }
        }
        raw::Change::PerWeek { services, times } => {
            let read = reader.exact(&at.field("times"), times, "multiple of 0.05 departures a week", 20.0);
            let Some(Exact { value: twentieths, evidence }) = read else { return };
            for (index, code) in services.iter().enumerate() {
                let at = at.field("services").index(index);
                let network = changed.network();
                let Some(known) = network.service_with(code).map(|known| network.service(known)) else {
                    dangling(reader, &at, "service", code, network.services().iter().map(|service| &*service.code));
                    continue;
                };
                let zone = Arc::clone(&network.hub(known.calls[0].hub).zone);
                let timetable = Timetable::nominal(zone, twentieths as f64 / 20.0, evidence.clone());
                let departs = reader.take("frequency", &at, timetable, "round it to a multiple of 0.05");
                if let Some(departs) = departs.map(Departs::By) {
                    let service = code.as_str().into();
                    make(reader, changed, &at, Change::Depart { service, departs });
                }
            }
        }
        raw::Change::Shift { services, days } => {
            for (index, code) in services.iter().enumerate() {
                let at = at.field("services").index(index);
                make(reader, changed, &at, Change::Shift { service: code.as_str().into(), days: *days });
            }
        }
        raw::Change::Clear { countries, time } => {
            let place = at.field("countries");
            let known: Vec<_> =
                countries.iter().filter_map(|code| codes::country_named(reader, &place, code)).collect();
            let time = reader.exact_u32(&at.field("time"), time, "percentage of the time", 10.0);
            if let Some(time) = time.filter(|_| known.len() == countries.len()) {
                make(reader, changed, &place, Change::Clear { countries: known, time });
            }
        }
        raw::Change::Open { switch } => {
            make(reader, changed, &at.field("switch"), Change::Open { switch: switch.as_str().into() });
        }
        raw::Change::EndSurcharges { codes } => {
            for (index, code) in codes.iter().enumerate() {
                let at = at.field("codes").index(index);
                make(reader, changed, &at, Change::EndSurcharge { code: code.as_str().into() });
            }
        }
        raw::Change::Season { name, becomes } => {
            let becomes = match becomes {
                raw::SeasonChange::Ends => Some(SeasonChange::Ends),
                raw::SeasonChange::Bad => Some(SeasonChange::IsBad),
                raw::SeasonChange::HoldsIn(window) => {
                    read_window(reader, &at.field("becomes"), window).map(SeasonChange::HoldsIn)
                }
            };
            if let Some(becomes) = becomes {
                make(reader, changed, &at.field("name"), Change::Season { name: name.as_str().into(), becomes });
            }
        }
    }
}

/// What a name means in a network, or a finding with the nearest.
fn read_feature(reader: &mut Reader<'_>, at: &At, raw: &raw::Feature, network: &Network) -> Option<Feature> {
    let services = || network.services().iter();
    match raw {
        raw::Feature::Hub(code) => {
            let known = HubCode::new(code).ok().and_then(|code| network.hub_with(&code));
            if known.is_some() {
                return known.map(Feature::Hub);
            }
            let refusal = match network.place(code) {
                Ok(place) => match place.hubs[..] {
                    [hub] => return Some(Feature::Hub(hub)),
                    _ => format!("`{code}` is a city of several hubs"),
                },
                Err(error @ PlaceError::Ambiguous { .. }) => error.to_string(),
                Err(_) => {
                    dangling(reader, at, "hub", code, network.hubs().iter().map(|hub| hub.code.as_str()));
                    return None;
                }
            };
            reader.refuse("ambiguous", at, refusal, "write the code of a hub, one a change".to_owned());
            None
        }
        raw::Feature::Border(one, other) => {
            let one = codes::country_named(reader, at, one);
            let other = codes::country_named(reader, at, other);
            Some(Feature::Border(one?, other?))
        }
        raw::Feature::Country(code) => codes::country_named(reader, at, code).map(Feature::Country),
        raw::Feature::Strait(name) => {
            let straits = || services().flat_map(|service| &service.stages).flat_map(|stage| &stage.straits);
            let known = network.strait(name);
            if known.is_none() {
                dangling(reader, at, "strait or canal", name, straits().map(|strait| &**strait));
            }
            known.map(|strait| Feature::Strait(Arc::clone(strait)))
        }
        raw::Feature::Service(code) => {
            let known = network.service_named(code);
            if known.is_none() {
                dangling(reader, at, "service", code, services().map(|service| &*service.code));
            }
            known.map(|known| Feature::Service(Arc::clone(&network.service(known).code)))
        }
        raw::Feature::Mode(raw) => Some(Feature::Mode(*raw)),
        raw::Feature::Operator(name) => {
            let known = only(name, services().map(|service| (&*service.operator, service)));
            if known.is_none() {
                dangling(reader, at, "operator", name, services().map(|service| &*service.operator));
            }
            known.map(|service| Feature::Operator(Arc::clone(&service.operator)))
        }
    }
}

fn dangling<'n>(reader: &mut Reader<'_>, at: &At, what: &str, name: &str, known: impl Iterator<Item = &'n str>) {
    let hint = nearest_name(name, known);
    reader.refuse("dangling", at, format!("the network has no {what} `{name}`"), format!("correct the name: {hint}"));
}

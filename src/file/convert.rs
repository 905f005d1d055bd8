//! From the text's mirror to the model: files, places, and the order in which things are read.

use super::codes;
use super::customs;
use super::diagnostic::{Diagnostic, FilePlace, Findings, Severity};
use super::figures::{At, Reader, options};
use super::lists::Lists;
use super::needs;
use super::raw;
use super::rules;
use super::services;
use crate::model::{
    Calendar, City, Emission, Hub, HubIx, ImportPort, Locode, Network, NetworkBuilder, Problem, Source, Subject, Trust,
    nearest_name,
};
use crate::units::{CountryCode, Position, Zone};
use std::collections::HashMap;
use std::sync::Arc;

/// What later parts refer to by name.
#[derive(Default)]
pub(super) struct Names {
    pub(super) hubs: HashMap<String, HubIx>,
    pub(super) countries: Vec<CountryCode>,
    pub(super) zones: Vec<Arc<Zone>>,
    /// Names of the hubs, without what stands in brackets.
    pub(super) titles: Vec<Arc<str>>,
    pub(super) emissions: HashMap<String, Arc<Emission>>,
    pub(super) calendars: HashMap<String, Arc<Calendar>>,
}

impl Names {
    /// The names of a network.
    pub(super) fn of(network: &Network) -> Self {
        let mut names = Self::default();
        for (hub, ix) in network.hubs().iter().zip(network.hub_indices()) {
            names.add(hub, ix);
        }
        let stages =
            network.services().iter().flat_map(|service| &service.stages).filter_map(|stage| stage.emission.as_ref());
        for emission in stages.chain(network.handlings().iter().map(|handling| &handling.emission)) {
            if !names.emissions.contains_key(&*emission.key) {
                names.emissions.insert(emission.key.to_string(), Arc::clone(emission));
            }
        }
        for calendar in network.services().iter().filter_map(|service| service.holidays.as_ref()) {
            names.calendars.entry(calendar.key.to_string()).or_insert_with(|| Arc::clone(calendar));
        }
        names
    }

    fn add(&mut self, hub: &Hub, ix: HubIx) {
        self.countries.push(hub.country);
        self.zones.push(Arc::clone(&hub.zone));
        self.titles.push(hub.name.split([',', '(']).next().unwrap_or_default().trim().into());
        self.hubs.entry(hub.code.to_string()).or_insert(ix);
    }

    /// The hub with a code, or a finding.
    pub(super) fn hub(&self, reader: &mut Reader<'_>, at: &At, code: &str) -> Option<HubIx> {
        let known = self.hubs.get(code).copied();
        if known.is_none() {
            let hint = nearest_name(code, self.hubs.keys().map(String::as_str));
            reader.refuse(
                "dangling",
                at,
                format!("no file has a hub `{code}`"),
                format!("add the hub, or correct the code: {hint}"),
            );
        }
        known
    }

    /// The emission factor with a key, or a finding.
    pub(super) fn emission(&self, reader: &mut Reader<'_>, at: &At, key: &str) -> Option<Arc<Emission>> {
        let known = self.emissions.get(key).cloned();
        if known.is_none() {
            let hint = nearest_name(key, self.emissions.keys().map(String::as_str));
            reader.refuse(
                "dangling",
                at,
                format!("no file has an emission factor `{key}`"),
                format!("add it, or correct the key: {hint}"),
            );
        }
        known
    }
}

/// Where each part of the builder stands in the files.
#[derive(Default)]
pub(super) struct Origins(pub(super) HashMap<Subject, At>);

/// What came of a stack of files.
pub(super) struct Reading {
    pub(super) files: Vec<(usize, raw::File)>,
    /// What could be built, were the findings ignored.
    pub(super) network: Option<Network>,
    /// What forbids to use it.
    pub(super) findings: Vec<Diagnostic>,
    /// What does not.
    pub(super) remarks: Vec<Diagnostic>,
}

pub(super) fn network(name: &str, texts: &[(&str, &str)]) -> Result<Network, Findings> {
    let Reading { network, mut findings, .. } = read(name, texts);
    match network {
        Some(network) if findings.is_empty() => Ok(network),
        _ => {
            in_order(&mut findings, texts);
            Err(Findings(findings))
        }
    }
}

/// By file, line and column. A part that could not be read is missing; what that breaks elsewhere is said once, where it begins.
pub(super) fn in_order(findings: &mut Vec<Diagnostic>, texts: &[(&str, &str)]) {
    let order = |file: &str| texts.iter().position(|&(name, _)| name == file);
    findings.sort_by(|a, b| {
        (order(&a.file), a.line, a.column, a.code, &a.cause).cmp(&(order(&b.file), b.line, b.column, b.code, &b.cause))
    });
    findings.dedup();
}

pub(super) fn read(name: &str, texts: &[(&str, &str)]) -> Reading {
    let mut reader = Reader::new(texts);
    for &(file, text) in texts {
        reader.findings.extend(super::controls::controls(file, text));
    }
    let files: Vec<(usize, raw::File)> = texts
        .iter()
        .enumerate()
        .filter_map(|(at, &(file, text))| match options().from_str::<raw::File>(text) {
            Ok(read) => Some((at, read)),
            Err(error) => {
                reader.findings.push(shape(file, &error));
                None
            }
        })
        .collect();
    let mut builder = NetworkBuilder::new(name);
    let mut origins = Origins::default();
    sources(&mut reader, &mut builder, &mut origins, &files);
    super::exchange::read(&mut reader, &mut builder, &mut origins, &files);
    let names = places(&mut reader, &mut builder, &mut origins, &files);
    services::read(&mut reader, &mut builder, &mut origins, &names, &files);
    let mut lists =
        Lists { reader: &mut reader, builder: &mut builder, origins: &mut origins, names: &names, files: &files };
    rules::read(&mut lists);
    needs::read(&mut lists);
    customs::read(&mut lists);
    super::surcharges::read(&mut lists);
    super::delays::read(&mut lists);
    super::names::read(&mut reader, &mut builder, &mut origins, &files);
    let built = builder.build();
    let (mut findings, remarks) = (reader.findings, reader.remarks);
    let network = match built {
        Ok(network) => Some(network),
        Err(problems) => {
            findings.extend(problems.into_iter().map(|problem| placed(problem, &origins, texts)));
            None
        }
    };
    Reading { files, network, findings, remarks }
}

/// What ron could not read.
pub(super) fn shape(file: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let cure = match &error.code {
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("did you mean one of {}? `{found}` is none of them", expected.join(", "))
        }
        ron::Error::NoSuchStructField { expected, found, .. } => nearest_name(found, expected.iter().copied()),
        ron::Error::MissingStructField { field, .. } => format!("add the field `{field}`"),
        _ => "see the module file::raw for the shape of a network file".to_owned(),
    };
    let position = error.span.start;
    Diagnostic {
        code: "shape",
        file: file.to_owned(),
        line: position.line,
        column: position.col,
        cause: error.code.to_string(),
        cure,
        first: None,
        severity: Severity::Error,
    }
}

fn placed(problem: Problem, origins: &Origins, texts: &[(&str, &str)]) -> Diagnostic {
    let find = |subject| origins.0.get(&subject).map(|at| at.find(texts));
    let nowhere = || FilePlace { file: "(all files)".to_owned(), line: 1, column: 1 };
    let FilePlace { file, line, column } = find(problem.subject).unwrap_or_else(nowhere);
    let first = problem.first.and_then(find);
    let Problem { code, cause, cure, .. } = problem;
    Diagnostic { severity: Severity::Error, code, file, line, column, cause, cure, first }
}

fn sources(reader: &mut Reader<'_>, builder: &mut NetworkBuilder, origins: &mut Origins, files: &[(usize, raw::File)]) {
    let mut count = 0;
    for (file, read) in files {
        for (index, source) in read.sources.iter().enumerate() {
            let at = At::element(*file, "sources", index);
            if source.key.is_empty() || source.key.contains(char::is_whitespace) {
                reader.refuse(
                    "source",
                    &at.field("key"),
                    format!("`{}` is no key", source.key),
                    "use letters and digits without spaces",
                );
            }
            reader.sources.insert(source.key.clone(), matches!(source.trust, Trust::Estimate));
            origins.0.insert(Subject::Source(count), at);
            count += 1;
            builder.add_source(self::source(source));
        }
    }
}

pub(super) fn source(source: &raw::Source) -> Source {
    Source {
        key: source.key.as_str().into(),
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        date: source.date.clone(),
        trust: source.trust,
        address: source.address.clone(),
    }
}

fn places(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) -> Names {
    let mut names = Names::default();
    super::hours::calendars(reader, &mut names, files);
    let mut zones: HashMap<String, Arc<Zone>> = HashMap::new();
    let mut cities = 0;
    for (file, read) in files {
        for (index, city) in read.cities.iter().enumerate() {
            let at = At::element(*file, "cities", index);
            let code = codes::hub(reader, &at.field("code"), &city.code);
            let country = codes::country(reader, &at.field("country"), &city.country);
            let position = position(reader, &at, city.lat, city.lon);
            super::names::refuse_blank(reader, &at.field("name"), &city.name);
            if let Some(zh) = &city.zh {
                super::names::refuse_blank(reader, &at.field("zh"), zh);
            }
            let (Some(code), Some(country), Some(position)) = (code, country, position) else { continue };
            origins.0.insert(Subject::City(cities), at);
            cities += 1;
            let zh = city.zh.as_deref().map(Into::into);
            builder.add_city(City { code, name: city.name.as_str().into(), zh, country, position });
        }
    }
    super::emissions::read(reader, &mut names, files);
    let mut hubs = 0;
    for (file, read) in files {
        for (index, hub) in read.hubs.iter().enumerate() {
            let at = At::element(*file, "hubs", index);
            let Some(built) = read_hub(reader, &at, hub, &names, &mut zones) else { continue };
            origins.0.insert(Subject::Hub(hubs), at);
            hubs += 1;
            let ix = builder.add_hub(built.clone());
            names.add(&built, ix);
        }
    }
    names
}

pub(super) fn read_hub(
    reader: &mut Reader<'_>,
    at: &At,
    hub: &raw::Hub,
    names: &Names,
    zones: &mut HashMap<String, Arc<Zone>>,
) -> Option<Hub> {
    let code = codes::hub(reader, &at.field("code"), &hub.code);
    let country = codes::country(reader, &at.field("country"), &hub.country);
    let position = position(reader, at, hub.lat, hub.lon);
    super::names::refuse_blank(reader, &at.field("name"), &hub.name);
    if let Some(zh) = &hub.zh {
        super::names::refuse_blank(reader, &at.field("zh"), zh);
    }
    if let raw::Locode::Listed(code) | raw::Locode::Remembered(code) = &hub.locode
        && codes::hub(reader, &at.field("locode"), code).is_some_and(|code| code.as_str().len() != 5)
    {
        let cause = format!("`{code}` is no UN/LOCODE: five characters");
        reader.refuse("code", &at.field("locode"), cause, "leave the facility out");
    }
    let city = hub.city.as_ref().map(|city| codes::hub(reader, &at.field("city"), city));
    let evidence = reader.evidence(&at.field("evidence"), &hub.evidence);
    let zone = match zones.get(&hub.zone) {
        Some(zone) => Some(Arc::clone(zone)),
        // What to do about it is looked for among all zones, so only when there is something to do.
        None => match Zone::new(&hub.zone) {
            Ok(zone) => {
                let zone = Arc::new(zone);
                zones.insert(hub.zone.clone(), Arc::clone(&zone));
                Some(zone)
            }
            Err(error) => {
                reader.refuse("zone", &at.field("zone"), error.to_string(), codes::zone_hint(&hub.zone));
                None
            }
        },
    };
    let zone = zone?;
    let hours = match &hub.hours {
        Some(hours) => Some(super::hours::hours(reader, &at.field("hours"), hours, names, &zone)?),
        None => None,
    };
    let import_port = hub.import_port.as_ref().map(|port| ImportPort {
        commodities: port.commodities.iter().map(|key| key.as_str().into()).collect(),
        evidence: reader.evidence(&at.field("import_port").field("evidence"), &port.evidence),
    });
    Some(Hub {
        code: code?,
        locode: match &hub.locode {
            raw::Locode::Listed(code) => Locode::Listed(code.clone()),
            raw::Locode::Remembered(code) => Locode::Remembered(code.clone()),
            raw::Locode::Absent => Locode::Absent,
        },
        name: hub.name.as_str().into(),
        zh: hub.zh.as_deref().map(Into::into),
        country: country?,
        position: position?,
        zone,
        functions: hub.functions.clone(),
        city: match city {
            Some(city) => Some(city?),
            None => None,
        },
        gauges: hub.gauges.clone(),
        national_hub: hub.national_hub,
        import_port,
        bonded: hub.bonded,
        hours,
        evidence,
    })
}

fn position(reader: &mut Reader<'_>, at: &At, lat: f64, lon: f64) -> Option<Position> {
    reader.take("position", &at.field("lat"), Position::new(lat, lon), "give latitude and longitude in decimal degrees")
}

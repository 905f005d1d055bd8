//! What a network that can be built still says that nobody would believe.
//!
//! [`crate::file::Layers::build`] refuses what does not hang together. [`crate::file::Layers::check`] also looks at what the figures mean, one rule a function:
//!
//! | rule | looks at |
//! |---|---|
//! | `grade` | figures called better than the sources they cite |
//! | `speed` | rides faster than the mode can go, by the stated length or the great circle |
//! | `slow` | rides slower at their best than the mode ever is: hours typed as days |
//! | `short` | rides stated shorter than the great circle between their ends |
//! | `detour` | rides stated many times as long as the great circle |
//! | `border` | borders whose two sides lie far apart |
//! | `via` | crossings over land from a country to one that it shares no border with |
//! | `gauge` | trains on a gauge that their hubs have not, or that changes unsaid |
//! | `unreached` | hubs to which no service comes, and which none passes |
//! | `no-return` | services from whose end nothing of the same mode that carries the same way leads back |
//! | `unhandled` | services that no handling puts cargo aboard of, or takes it off |
//! | `tariff` | prices a kilometre out of line with those of their neighbours |
//! | `unpriced` | services with through rates that leave other pairs of their calls without a price |
//! | `locode` | hub codes of another country than the hub's |
//! | `clock` | time zones far from the longitude |
//! | `apart` | hubs far from the city that they belong to |
//! | `same-name` | places that share a name but for accents and signs, so that asking for it finds none of them |
//! | `exception` | exceptions that excuse nothing |
//!
//! Where the data is right all the same, the file says so in `exceptions`, with the reason. What is excused is counted and can be listed.

mod crossings;
mod gauges;
mod neighbours;
mod physics;
mod places;
mod reach;
mod tariffs;

pub use crossings::Crossings;

use super::convert::{self, Reading, in_order};
use super::diagnostic::{Diagnostic, FilePlace, Severity, counted};
use super::figures::At;
use super::raw;
use crate::model::{Network, nearest_name};
use std::collections::HashMap;
use std::fmt;

/// Codes of the rules that an exception may name.
const RULES: [&str; 15] = [
    "speed",
    "slow",
    "short",
    "detour",
    "border",
    "via",
    "gauge",
    "unreached",
    "no-return",
    "unhandled",
    "tariff",
    "unpriced",
    "locode",
    "clock",
    "apart",
];

/// Those of them that look at a part in the light of others.
const OF_THE_WHOLE: [&str; 4] = ["unreached", "no-return", "unhandled", "tariff"];

/// What was found in a stack of files.
#[derive(Debug)]
pub struct Checked {
    network: Option<Network>,
    findings: Vec<Diagnostic>,
    excused: Vec<(Diagnostic, String)>,
}

impl Checked {
    /// All findings, by file and line.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Findings that a file declares an exception, each with the reason it gives.
    pub fn excused(&self) -> &[(Diagnostic, String)] {
        &self.excused
    }

    /// The network, unless a finding forbids to build it. Without it, rules that look at the network as a whole were not asked.
    pub fn network(&self) -> Option<&Network> {
        self.network.as_ref()
    }

    /// How many crossings of borders over land the network has, and how many carry the pair of countries that share the border; none without a network.
    pub fn crossings(&self) -> Option<Crossings> {
        self.network.as_ref().map(crossings::count)
    }
}

/// The findings, and how many there are of each kind.
impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        if self.findings.is_empty() {
            f.write_str("no finding")?;
        } else {
            let advice = self.findings.iter().filter(|finding| finding.severity == Severity::Advice).count();
            let errors = self.findings.len() - advice;
            write!(f, "{}: {}, {advice} advice", counted(self.findings.len(), "finding"), counted(errors, "error"))?;
        }
        if !self.excused.is_empty() {
            write!(f, "; {} with a reason in the files", counted(self.excused.len(), "exception"))?;
        }
        if self.network.is_none() {
            f.write_str("; rules over the whole network wait until the files can be read")?;
        }
        Ok(())
    }
}

/// What a rule has to say about a part of a network.
struct Remark {
    severity: Severity,
    code: &'static str,
    about: About,
    cause: String,
    cure: String,
}

/// The part, by its code.
enum About {
    Hub(String),
    Service(String),
    /// A stage by its number, and a field of it.
    Stage(String, usize, &'static str),
}

impl About {
    fn code(&self) -> &str {
        match self {
            Self::Hub(code) | Self::Service(code) | Self::Stage(code, _, _) => code,
        }
    }
}

/// What cannot be right.
fn object(code: &'static str, about: About, cause: String, cure: &str) -> Remark {
    Remark { severity: Severity::Error, code, about, cause, cure: cure.to_owned() }
}

/// What wants a look.
fn advise(code: &'static str, about: About, cause: String, cure: &str) -> Remark {
    Remark { severity: Severity::Advice, code, about, cause, cure: cure.to_owned() }
}

pub(super) fn check(name: &str, texts: &[(&str, &str)]) -> Checked {
    let Reading { files, network, mut findings, remarks } = convert::read(name, texts);
    let whole = findings.is_empty();
    findings.extend(remarks);
    let mut excused = Vec::new();
    if let Some(network) = &network {
        let mut remarks = physics::remarks(network);
        remarks.extend(crossings::remarks(network));
        remarks.extend(gauges::remarks(network));
        remarks.extend(places::remarks(network));
        remarks.extend(tariffs::remarks(network));
        remarks.extend(tariffs::unpriced(network));
        if whole {
            // With a part missing, what it reaches would seem unreached.
            remarks.extend(reach::remarks(network));
        }
        let places = Places::of(&files);
        let mut exceptions = Exceptions::of(&files);
        for remark in remarks {
            let reason = exceptions.reason(remark.code, remark.about.code());
            let found = places.placed(remark, texts);
            match reason {
                Some(reason) => excused.push((found, reason)),
                None => findings.push(found),
            }
        }
        if whole {
            findings.extend(exceptions.idle(network, texts));
        }
    }
    in_order(&mut findings, texts);
    Checked { network: network.filter(|_| whole), findings, excused }
}

/// Where hubs and services stand, by code.
struct Places {
    hubs: HashMap<String, At>,
    services: HashMap<String, At>,
    rows: HashMap<String, At>,
}

impl Places {
    fn of(files: &[(usize, raw::File)]) -> Self {
        let mut places = Self { hubs: HashMap::new(), services: HashMap::new(), rows: HashMap::new() };
        for (file, read) in files {
            for (index, city) in read.cities.iter().enumerate() {
                places.hubs.entry(city.code.clone()).or_insert_with(|| At::element(*file, "cities", index));
            }
            for (index, hub) in read.hubs.iter().enumerate() {
                places.hubs.insert(hub.code.clone(), At::element(*file, "hubs", index));
            }
            for (index, service) in read.services.iter().enumerate() {
                places.services.insert(service.code.clone(), At::element(*file, "services", index));
            }
            for (index, liners) in read.liners.iter().enumerate() {
                let rows = At::element(*file, "liners", index).field("rows");
                for (row, liner) in liners.rows.iter().enumerate() {
                    places.rows.insert(liner.code(&liners.code), rows.index(row));
                }
            }
        }
        places
    }

    fn placed(&self, remark: Remark, texts: &[(&str, &str)]) -> Diagnostic {
        let Remark { severity, code, about, cause, cure } = remark;
        let at = match &about {
            About::Hub(hub) => self.hubs.get(hub).cloned(),
            About::Service(service) => self.services.get(service).or_else(|| self.rows.get(service)).cloned(),
            About::Stage(service, stage, field) => {
                let stage = |at: &At| at.field("stages").index(*stage).variant().field(field);
                self.services.get(service).map(stage).or_else(|| self.rows.get(service).cloned())
            }
        };
        let place = at.map(|at| at.find(texts));
        let FilePlace { file, line, column } =
            place.unwrap_or_else(|| FilePlace { file: "(all files)".to_owned(), line: 1, column: 1 });
        Diagnostic { severity, code, file, line, column, cause, cure, first: None }
    }
}

/// Exceptions that the files declare, and whether each was needed.
struct Exceptions {
    known: HashMap<(String, String), (String, At, bool)>,
}

impl Exceptions {
    fn of(files: &[(usize, raw::File)]) -> Self {
        let mut known = HashMap::new();
        for (file, read) in files {
            for (index, exception) in read.exceptions.iter().enumerate() {
                let of = At::element(*file, "exceptions", index).field("of");
                for (number, code) in exception.of.iter().enumerate() {
                    let at = of.index(number);
                    known.insert((exception.rule.clone(), code.clone()), (exception.reason.clone(), at, false));
                }
            }
        }
        Self { known }
    }

    /// The reason why a rule does not hold for a part.
    fn reason(&mut self, rule: &str, code: &str) -> Option<String> {
        let (reason, _, used) = self.known.get_mut(&(rule.to_owned(), code.to_owned()))?;
        *used = true;
        Some(reason.clone())
    }

    /// Exceptions that excuse nothing. What other files add may make one needless that a rule over the whole network needed, so that those only
    /// want a name that exists.
    fn idle(self, network: &Network, texts: &[(&str, &str)]) -> Vec<Diagnostic> {
        let exists = |code: &str| {
            network.service_with(code).is_some() || network.hubs().iter().any(|hub| hub.code.as_str() == code)
        };
        let idle = self
            .known
            .into_iter()
            .filter(|((rule, of), (_, _, used))| !(*used || OF_THE_WHOLE.contains(&rule.as_str()) && exists(of)));
        let findings = idle.map(|((rule, of), (_, at, _))| {
            let FilePlace { file, line, column } = at.find(texts);
            let cure = if RULES.contains(&rule.as_str()) {
                "remove it, or correct the name of the hub or service".to_owned()
            } else {
                format!("correct the rule: {}", nearest_name(&rule, RULES.into_iter()))
            };
            let cause = format!("the exception from `{rule}` for `{of}` excuses nothing");
            Diagnostic { severity: Severity::Advice, code: "exception", file, line, column, cause, cure, first: None }
        });
        findings.collect()
    }
}

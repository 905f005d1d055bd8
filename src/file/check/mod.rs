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
mod exceptions;
mod gauges;
mod neighbours;
mod physics;
mod places;
mod reach;
mod remark;
mod standing;
mod tariffs;

pub use crossings::Crossings;

use super::convert::{self, Reading, in_order};
use super::diagnostic::{Diagnostic, Severity, counted};
use crate::model::Network;
use exceptions::Exceptions;
use standing::Standing;
use std::fmt;

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
        let standing = Standing::of(&files);
        let mut exceptions = Exceptions::of(&files);
        for remark in remarks {
            let reason = exceptions.reason(remark.code, remark.about.code());
            let found = standing.placed(remark, texts);
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

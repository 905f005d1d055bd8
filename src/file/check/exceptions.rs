//! Exceptions that the files declare: what they excuse, and what they excuse no longer.

use crate::file::diagnostic::{Diagnostic, FilePlace, Severity};
use crate::file::raw;
use crate::file::reader::At;
use crate::model::{Network, nearest_name};
use std::collections::HashMap;

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

/// Exceptions that the files declare, and whether each was needed.
pub(super) struct Exceptions {
    known: HashMap<(String, String), (String, At, bool)>,
}

impl Exceptions {
    pub(super) fn of(files: &[(usize, raw::File)]) -> Self {
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
    pub(super) fn reason(&mut self, rule: &str, code: &str) -> Option<String> {
        let (reason, _, used) = self.known.get_mut(&(rule.to_owned(), code.to_owned()))?;
        *used = true;
        Some(reason.clone())
    }

    /// Exceptions that excuse nothing. What other files add may make one needless that a rule over the whole network needed, so that those only
    /// want a name that exists.
    pub(super) fn idle(self, network: &Network, texts: &[(&str, &str)]) -> Vec<Diagnostic> {
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

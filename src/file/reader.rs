//! Reading values with their places, and collecting what is found.

use super::diagnostic::{Diagnostic, FilePlace, Severity};
use super::raw;
use super::text::locate::{Step, place};
use crate::model::{Evidence, ExchangeRate, Grade};
use std::collections::HashMap;
use std::sync::Arc;

/// A place in one of the files.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) file: usize,
    pub(super) path: Vec<Step>,
}

impl At {
    pub(super) fn element(file: usize, list: &'static str, index: usize) -> Self {
        Self { file, path: vec![Step::Field(list), Step::Index(index)] }
    }

    pub(super) fn field(&self, name: &'static str) -> Self {
        self.then(Step::Field(name))
    }

    pub(super) fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    pub(super) fn variant(&self) -> Self {
        self.then(Step::Variant)
    }

    /// File, line and column.
    pub(super) fn find(&self, files: &[(&str, &str)]) -> FilePlace {
        let (file, text) = files[self.file];
        let (line, column) = place(text, &self.path);
        FilePlace { file: file.to_owned(), line, column }
    }

    fn then(&self, step: Step) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { file: self.file, path }
    }
}

/// Reads values and collects findings.
pub(super) struct Reader<'t> {
    files: &'t [(&'t str, &'t str)],
    pub(super) findings: Vec<Diagnostic>,
    /// What makes no part unreadable.
    pub(super) remarks: Vec<Diagnostic>,
    /// Keys, and whether they only stand for own estimates.
    pub(super) sources: HashMap<String, bool>,
    pub(super) exchange: Exchange,
}

impl<'t> Reader<'t> {
    pub(super) fn new(files: &'t [(&'t str, &'t str)]) -> Self {
        let exchange = Exchange::default();
        Self { files, findings: Vec::new(), remarks: Vec::new(), sources: HashMap::new(), exchange }
    }

    /// Notes a finding about the value at a place.
    pub(super) fn refuse(&mut self, code: &'static str, at: &At, cause: impl Into<String>, cure: impl Into<String>) {
        let finding = self.finding(code, at, None, cause.into(), cure.into());
        self.findings.push(finding);
    }

    /// Notes that the value at a place contradicts what stands at another.
    pub(super) fn contradict(
        &mut self,
        code: &'static str,
        at: &At,
        first: &At,
        cause: impl Into<String>,
        cure: impl Into<String>,
    ) {
        let finding = self.finding(code, at, Some(first), cause.into(), cure.into());
        self.findings.push(finding);
    }

    fn finding(&self, code: &'static str, at: &At, first: Option<&At>, cause: String, cure: String) -> Diagnostic {
        let FilePlace { file, line, column } = at.find(self.files);
        let first = first.map(|first| first.find(self.files));
        Diagnostic { severity: Severity::Error, code, file, line, column, cause, cure, first }
    }

    /// Takes the value, or notes why there is none.
    pub(super) fn take<T, E: std::fmt::Display>(
        &mut self,
        code: &'static str,
        at: &At,
        value: Result<T, E>,
        cure: &str,
    ) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(code, at, error.to_string(), cure);
                None
            }
        }
    }

    pub(super) fn evidence(&mut self, at: &At, raw: &raw::Evidence) -> Evidence {
        let (grade, keys, year) = match raw {
            raw::Evidence::Published(keys, year) => (Grade::Published, keys, *year),
            raw::Evidence::Derived(keys, year) => (Grade::Derived, keys, *year),
            raw::Evidence::Modelled(keys, year) => (Grade::Modelled, keys, *year),
            raw::Evidence::Estimate(keys, year) => (Grade::Estimate, keys, *year),
        };
        if keys.trim().is_empty() {
            self.refuse(
                "source",
                at,
                "a figure without a source",
                "name the key of a source; the one for estimates is a key too",
            );
        }
        for key in keys.split_whitespace() {
            if !self.sources.contains_key(key) {
                let hint = crate::model::nearest_name(key, self.sources.keys().map(String::as_str));
                self.refuse(
                    "source",
                    at,
                    format!("no source has the key `{key}`"),
                    format!("add it to the sources, or correct it: {hint}"),
                );
            }
        }
        let own = |key: &str| self.sources.get(key).copied().unwrap_or(false);
        if grade != Grade::Estimate && !keys.trim().is_empty() && keys.split_whitespace().all(own) {
            let cause = format!("a figure called {grade} that rests on own estimates alone (`{keys}`)");
            let cure = "call it an estimate, or cite the document".to_owned();
            let remark = self.finding("grade", at, None, cause, cure);
            self.remarks.push(remark);
        }
        if !(1990..=2100).contains(&year) {
            self.refuse(
                "year",
                at,
                format!("{year} is no year for a figure"),
                "give the year that the figure speaks of",
            );
        }
        Evidence { grade, sources: Arc::from(keys.as_str()), year }
    }
}

/// The rates of all files, and the currency of each file.
#[derive(Default)]
pub(super) struct Exchange {
    pub(super) rates: Vec<ExchangeRate>,
    /// By file; none where it is the network's.
    pub(super) files: Vec<Option<String>>,
}

impl Exchange {
    /// The rates of a network, for a file that has none.
    pub(super) fn of(rates: &[ExchangeRate]) -> Self {
        Self { rates: rates.to_vec(), files: Vec::new() }
    }
}

/// `None` for a value that could not be read; `Some(None)` for one that is not given.
#[expect(clippy::option_option, reason = "the outer one is a finding already noted")]
pub(super) fn optional<R, T>(raw: Option<&R>, read: impl FnOnce(&R) -> Option<T>) -> Option<Option<T>> {
    match raw {
        None => Some(None),
        Some(raw) => read(raw).map(Some),
    }
}

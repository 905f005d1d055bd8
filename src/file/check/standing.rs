//! Where in the files the parts of a network stand.

use super::remark::{About, Remark};
use crate::file::diagnostic::{Diagnostic, FilePlace};
use crate::file::raw;
use crate::file::reader::At;
use std::collections::HashMap;

/// Where hubs and services stand, by code.
pub(super) struct Standing {
    hubs: HashMap<String, At>,
    services: HashMap<String, At>,
    rows: HashMap<String, At>,
}

impl Standing {
    pub(super) fn of(files: &[(usize, raw::File)]) -> Self {
        let mut standing = Self { hubs: HashMap::new(), services: HashMap::new(), rows: HashMap::new() };
        for (file, read) in files {
            for (index, city) in read.cities.iter().enumerate() {
                standing.hubs.entry(city.code.clone()).or_insert_with(|| At::element(*file, "cities", index));
            }
            for (index, hub) in read.hubs.iter().enumerate() {
                standing.hubs.insert(hub.code.clone(), At::element(*file, "hubs", index));
            }
            for (index, service) in read.services.iter().enumerate() {
                standing.services.insert(service.code.clone(), At::element(*file, "services", index));
            }
            for (index, liners) in read.liners.iter().enumerate() {
                let rows = At::element(*file, "liners", index).field("rows");
                for (row, liner) in liners.rows.iter().enumerate() {
                    standing.rows.insert(liner.code(&liners.code), rows.index(row));
                }
            }
        }
        standing
    }

    pub(super) fn placed(&self, remark: Remark, texts: &[(&str, &str)]) -> Diagnostic {
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

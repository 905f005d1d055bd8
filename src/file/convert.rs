//! From the text's mirror to the model: the order in which things are read.

use super::diagnostic::{Diagnostic, FilePlace, Findings, Severity};
use super::names::Origins;
use super::raw;
use super::read::lists::Lists;
use super::read::{customs, delays, needs, other_names, places, rates, rules, services, sources, surcharges};
use super::reader::Reader;
use super::text::controls::controls;
use super::text::shape::{options, shape};
use crate::model::{Network, NetworkBuilder, Problem};

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
        reader.findings.extend(controls(file, text));
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
    sources::read(&mut reader, &mut builder, &mut origins, &files);
    rates::read(&mut reader, &mut builder, &mut origins, &files);
    let names = places::read(&mut reader, &mut builder, &mut origins, &files);
    services::read(&mut reader, &mut builder, &mut origins, &names, &files);
    let mut lists =
        Lists { reader: &mut reader, builder: &mut builder, origins: &mut origins, names: &names, files: &files };
    rules::read(&mut lists);
    needs::read(&mut lists);
    customs::read(&mut lists);
    surcharges::read(&mut lists);
    delays::read(&mut lists);
    other_names::read(&mut reader, &mut builder, &mut origins, &files);
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

fn placed(problem: Problem, origins: &Origins, texts: &[(&str, &str)]) -> Diagnostic {
    let find = |subject| origins.0.get(&subject).map(|at| at.find(texts));
    let nowhere = || FilePlace { file: "(all files)".to_owned(), line: 1, column: 1 };
    let FilePlace { file, line, column } = find(problem.subject).unwrap_or_else(nowhere);
    let first = problem.first.and_then(find);
    let Problem { code, cause, cure, .. } = problem;
    Diagnostic { severity: Severity::Error, code, file, line, column, cause, cure, first }
}

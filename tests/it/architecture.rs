//! Seven rooms, one direction: a room may use only what stands above it.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order in which data flows. `audit` stands beside `plan`.
const ROOMS: [(&str, &[&str]); 8] = [
    ("units", &[]),
    ("search", &["units"]),
    ("model", &["units"]),
    ("file", &["units", "model"]),
    ("graph", &["units", "search", "model"]),
    ("plan", &["units", "search", "model", "graph"]),
    // The auditor may look at questions and answers; never at the graph or the search.
    ("audit", &["units", "model", "plan"]),
    ("report", &["units", "search", "model", "graph", "plan"]),
];

/// Crates that a room may not touch: serde stays at the edges, petgraph with the graphs.
const FOREIGN: [(&str, &[&str]); 6] = [
    // What the model may have of it, a test below says.
    ("serde", &["units", "search", "graph", "plan", "audit"]),
    ("ron", &["units", "search", "model", "graph", "plan", "audit", "report"]),
    // `report` finds ways over the water for its maps, and draws the network.
    ("petgraph", &["units", "model", "file", "plan", "audit"]),
    ("jiff", &["search", "model", "file", "graph", "plan", "audit", "report"]),
    ("microlp", &["units", "search", "model", "file", "graph", "audit", "report"]),
    ("comfy_table", &["units", "search", "model", "file", "graph", "plan", "audit"]),
];

fn sources(room: &str) -> Vec<PathBuf> {
    let base = crate::common::root().join("src");
    let mut files = Vec::new();
    let single = base.join(format!("{room}.rs"));
    if single.exists() {
        files.push(single);
    }
    let mut folders = vec![base.join(room)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "room `{room}` has no file");
    files
}

/// The code of a file without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Names that follow `prefix` as a whole path segment, from anywhere in the code.
fn segments_after<'c>(code: &'c str, prefix: &str) -> Vec<&'c str> {
    code.match_indices(prefix)
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .map(|(at, _)| {
            let rest = &code[at + prefix.len()..];
            &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
        })
        .collect()
}

#[test]
fn rooms_use_only_what_stands_above_them() {
    let mut seen = 0;
    for (room, allowed) in ROOMS {
        for file in sources(room) {
            for used in segments_after(&code(&file), "crate::") {
                seen += 1;
                let known = ROOMS.iter().any(|(name, _)| *name == used);
                assert!(known, "{}: `crate::{used}` is no room; name the room it comes from", file.display());
                let fine = used == room || allowed.contains(&used);
                assert!(fine, "{}: room `{room}` may not use room `{used}`", file.display());
            }
        }
    }
    assert!(seen > 30, "the test reads {seen} uses, so it reads the wrong thing");
}

#[test]
fn foreign_crates_stay_in_their_rooms() {
    for (foreign, banned) in FOREIGN {
        for room in banned {
            for file in sources(room) {
                let found = code(&file).contains(&format!("{foreign}::"));
                assert!(!found, "{}: room `{room}` may not use `{foreign}`", file.display());
            }
        }
    }
}

/// Files and model share one list of names for each plain enum, which derives how it is read. Nothing else of serde is in the model: what a file
/// spells otherwise than the model has a mirror in `file::raw`.
#[test]
fn the_model_derives_how_plain_enums_are_read_and_nothing_else() {
    let mut derived = 0;
    for file in sources("model") {
        let code = code(&file);
        let lines: Vec<&str> = code.lines().map(str::trim).collect();
        for (at, line) in
            lines.iter().enumerate().filter(|(_, line)| line.contains("erialize") || line.contains("serde"))
        {
            if *line == "use serde::Deserialize;" {
                continue;
            }
            let derives = line.starts_with("#[derive(") && line.ends_with(", Deserialize)]");
            let item = lines[at + 1..].iter().find(|line| !line.is_empty() && !line.starts_with("#["));
            let of_enum = item.is_some_and(|item| item.starts_with("pub enum "));
            assert!(derives && of_enum, "{}: `{line}` before {item:?}", file.display());
            derived += 1;
        }
    }
    assert!(derived > 5, "the test finds {derived} enums, so it reads the wrong thing");
}

#[test]
fn the_auditor_shares_no_code_with_search_and_graph() {
    for file in sources("audit") {
        for room in ["graph", "search"] {
            let uses = fs::read_to_string(&file).unwrap().contains(&format!("crate::{room}"));
            assert!(!uses, "{}: the auditor uses `{room}`", file.display());
        }
    }
}

#[test]
fn files_have_one_subject_and_a_length_to_match() {
    for (room, _) in ROOMS {
        for file in sources(room) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines <= 600, "{}: {lines} lines; split it by meaning", file.display());
        }
    }
}

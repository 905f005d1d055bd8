//! Rooms in one direction, and their parts: each may use only what stands below it.

mod modules;
mod rooms;

use modules::{Module, Modules, words};
use rooms::{FOREIGN, PARTS, ROOMS};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

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

#[test]
fn parts_of_a_room_use_only_what_their_list_says() {
    let modules = Modules::read();
    let uses = modules.uses();
    for (folder, parts) in PARTS {
        assert!(parts.len() <= 16, "`{folder}` has {} parts; group them", parts.len());
        let folder: Vec<&str> = folder.split('/').collect();
        // The folder's own file is no part: it hands on, or stands above all of them.
        let part = |path: &[String]| -> Option<String> {
            (path.len() > folder.len() && path.iter().zip(&folder).all(|(a, b)| a == b))
                .then(|| path[folder.len()].clone())
        };
        let mut found: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (user, used) in &uses {
            let Some(user) = part(user) else { continue };
            let of = found.entry(user.clone()).or_default();
            let others = used.iter().filter_map(|(used, name)| Some((part(used)?, name)));
            of.extend(others.filter(|(used, _)| *used != user).map(|(used, name)| (used, name.clone())));
        }
        let folder = folder.join("/");
        for (user, used) in &found {
            let listed = parts.iter().find(|(name, _)| name == user).map(|(_, used)| *used);
            let Some(listed) = listed else { panic!("`{folder}/{user}` is in no list; it uses {:?}", used.keys()) };
            for (used, name) in used {
                assert!(
                    listed.contains(&used.as_str()),
                    "`{folder}/{user}` uses `{used}` (`{name}`), which its list does not have"
                );
            }
            for listed in listed {
                assert!(
                    used.contains_key(*listed),
                    "`{folder}/{user}` uses no `{listed}` any more; take it off its list"
                );
            }
        }
        for (at, (name, _)) in parts.iter().enumerate() {
            let below = |listed: &&str| parts[..at].iter().any(|(below, _)| below == listed);
            let up = parts[at].1.iter().find(|listed| !below(listed));
            assert!(up.is_none(), "`{folder}/{name}` uses {up:?}, which does not stand below it");
            assert!(found.contains_key(*name), "`{folder}` has no `{name}` any more; take it off the list");
        }
    }
}

#[test]
fn every_folder_of_several_parts_has_a_list() {
    let modules = Modules::read();
    let mut folders: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for module in modules.uses().keys() {
        for depth in 1..module.len() {
            folders.entry(module[..depth].join("/")).or_default().insert(&module[depth]);
        }
    }
    folders.retain(|_, parts| parts.len() > 1);
    let listed: BTreeSet<String> = PARTS.iter().map(|(folder, _)| (*folder).to_owned()).collect();
    assert_eq!(folders.into_keys().collect::<BTreeSet<_>>(), listed);
}

#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let modules = Modules::read();
    let uses = modules.uses();
    let edges: usize = uses.values().map(BTreeMap::len).sum();
    assert!(edges > 1000, "the test reads {edges} uses, so it reads the wrong thing");
    // From file to file, by depth first: a file that is met again on the way to itself closes a circle.
    let (mut way, mut done): (Vec<&[String]>, BTreeSet<&[String]>) = (Vec::new(), BTreeSet::new());
    for start in uses.keys() {
        search(start, &uses, &mut way, &mut done);
    }
}

fn search<'m>(
    file: &'m [String],
    uses: &BTreeMap<&'m [String], BTreeMap<&'m [String], String>>,
    way: &mut Vec<&'m [String]>,
    done: &mut BTreeSet<&'m [String]>,
) {
    if let Some(begin) = way.iter().position(|&passed| passed == file) {
        let circle = way[begin..].iter().zip(way[begin..].iter().skip(1).chain([&file]));
        let shown: Vec<String> = circle
            .map(|(from, to)| format!("    {} uses {} of {}", from.join("/"), uses[from][to], to.join("/")))
            .collect();
        panic!("files use each other in a circle; put what they share below them:\n{}", shown.join("\n"));
    }
    if done.contains(file) {
        return;
    }
    way.push(file);
    for used in uses[file].keys() {
        search(used, uses, way, done);
    }
    way.pop();
    done.insert(file);
}

#[test]
fn the_reader_of_modules_knows_what_rust_means() {
    let text = "//! `crate::a`\nuse super::b::{self, C, d::E as F};\npub use self::g::H;\nfn f(x: &'static str) -> char { b::i(C::J, 'x', '\\'', \"k::l\") }\n#[cfg(test)]\nmod tests { use super::*; }";
    let path = ["room".to_owned(), "file".to_owned()];
    let module = Module::read(&words(text), &path);
    let imports: Vec<String> =
        module.imports.iter().map(|(name, (to, public))| format!("{name} {} {public}", to.join("/"))).collect();
    assert_eq!(imports, ["C room/b/C false", "F room/b/d/E false", "H room/file/g/H true", "b room/b false"]);
    assert!(!module.code.iter().any(|word| ["k", "tests", "a"].contains(&word.as_str())), "{:?}", module.code);
}

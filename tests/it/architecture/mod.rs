//! Seven rooms, one direction: a room may use only what stands above it.

use std::collections::{BTreeMap, BTreeSet};
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

/// The parts of each room, from the ground up, and which of the others each uses: a file of the folder, or a folder in it. A new edge wants a new
/// entry here, and a look at whether it leads downwards.
type Uses = &'static [&'static str];
const PARTS: [(&str, &[(&str, Uses)]); 25] = [
    (
        "file",
        &[
            ("diagnostic", &[]),
            ("embedded", &[]),
            ("raw", &[]),
            ("text", &["diagnostic"]),
            ("elsewhere", &["embedded", "text"]),
            ("reader", &["diagnostic", "raw", "text"]),
            ("names", &["reader"]),
            ("values", &["raw", "reader", "names"]),
            ("read", &["raw", "reader", "names", "values"]),
            ("convert", &["diagnostic", "raw", "text", "reader", "names", "read"]),
            ("check", &["diagnostic", "raw", "reader", "convert"]),
            ("scenario", &["diagnostic", "embedded", "raw", "text", "reader", "names", "values", "read"]),
        ],
    ),
    (
        "file/check",
        &[
            ("exceptions", &[]),
            ("neighbours", &[]),
            ("remark", &[]),
            ("crossings", &["neighbours", "remark"]),
            ("gauges", &["remark"]),
            ("physics", &["remark"]),
            ("places", &["remark"]),
            ("reach", &["remark"]),
            ("standing", &["remark"]),
            ("tariffs", &["remark"]),
        ],
    ),
    (
        "file/raw",
        &[
            ("figures", &[]),
            ("scope", &[]),
            ("customs", &["figures", "scope"]),
            ("needs", &["figures", "scope"]),
            ("rules", &["figures", "scope", "needs"]),
            ("services", &["figures", "needs"]),
            ("delays", &["figures", "services"]),
            ("liners", &["figures", "services"]),
            ("places", &["figures", "services"]),
            ("surcharges", &["figures", "services"]),
            ("file", &["figures", "customs", "needs", "rules", "services", "delays", "liners", "places", "surcharges"]),
            ("scenario", &["figures", "rules", "services", "places", "surcharges", "file"]),
        ],
    ),
    (
        "file/read",
        &[
            ("emissions", &[]),
            ("hours", &[]),
            ("liners", &[]),
            ("lists", &[]),
            ("customs", &["lists"]),
            ("delays", &["lists"]),
            ("needs", &["lists"]),
            ("other_names", &[]),
            ("places", &["emissions", "hours", "other_names"]),
            ("rates", &[]),
            ("rules", &["lists", "needs"]),
            ("services", &["hours", "liners", "needs", "other_names"]),
            ("sources", &[]),
            ("surcharges", &["lists"]),
        ],
    ),
    ("file/text", &[("shape", &[]), ("locate", &["shape"]), ("controls", &["locate"]), ("encoding", &["locate"])]),
    ("file/values", &[("codes", &[]), ("figures", &["codes"]), ("scope", &["codes"]), ("tariffs", &[]), ("when", &[])]),
    (
        "graph",
        &[
            ("compile", &[]),
            ("fit", &[]),
            ("conditions", &["compile", "fit"]),
            ("lane", &["compile", "conditions"]),
            ("parallel", &[]),
            ("price", &["compile", "conditions", "lane"]),
            ("dated", &["compile", "conditions", "lane", "parallel", "price"]),
            ("strategic", &["lane", "price"]),
        ],
    ),
    (
        "graph/compile",
        &[
            ("ride", &[]),
            ("closures", &["ride"]),
            ("season_calendar", &[]),
            ("surcharge_index", &["ride"]),
            ("graph", &["ride", "closures", "season_calendar", "surcharge_index"]),
            ("compiled", &["graph"]),
            ("patch", &["surcharge_index", "graph"]),
        ],
    ),
    (
        "graph/dated",
        &[
            ("bookable", &[]),
            ("sold_out", &[]),
            ("boarding", &["sold_out"]),
            ("departures", &["boarding"]),
            ("forward_timetable", &["boarding", "departures"]),
        ],
    ),
    (
        "graph/price",
        &[
            ("item", &[]),
            ("adjustments", &["item"]),
            ("customs", &["item"]),
            ("insurance", &["item"]),
            ("charges", &["item", "adjustments", "customs", "insurance"]),
            ("sums", &["item", "customs"]),
            ("time_charges", &["item", "sums"]),
        ],
    ),
    (
        "plan",
        &[
            ("answer", &[]),
            ("stop", &[]),
            ("meter", &["stop"]),
            ("wish", &[]),
            ("query", &["stop", "meter", "wish"]),
            ("reason", &["answer", "query"]),
            ("error", &["stop", "reason"]),
            ("ask", &["meter", "wish", "query", "error"]),
            ("engine", &["answer", "stop", "query", "error", "ask"]),
            ("explain", &["answer", "stop", "wish", "query", "reason", "error", "ask", "engine"]),
            ("planner", &["answer", "query", "reason", "error", "ask", "engine", "explain"]),
            ("beyond", &["answer", "stop", "meter", "query", "reason", "error", "ask", "engine", "explain", "planner"]),
        ],
    ),
    (
        "plan/answer",
        &[
            ("itinerary", &[]),
            ("elements", &["itinerary"]),
            ("scale", &["itinerary"]),
            ("front", &["itinerary", "scale"]),
        ],
    ),
    (
        "plan/ask",
        &[
            ("currency", &[]),
            ("days", &[]),
            ("ends", &[]),
            ("inventory", &[]),
            ("insurance", &["inventory"]),
            ("meaning", &[]),
            ("ban", &["meaning"]),
            ("regimes", &["ban"]),
            ("times", &["days"]),
            ("asked", &["times"]),
            ("assumed", &["asked"]),
            ("limits", &["times"]),
            ("depart", &["days", "times", "asked", "limits"]),
            ("via", &["ban"]),
            (
                "resolve",
                &[
                    "currency",
                    "ends",
                    "inventory",
                    "insurance",
                    "meaning",
                    "ban",
                    "regimes",
                    "times",
                    "asked",
                    "assumed",
                    "limits",
                    "via",
                ],
            ),
        ],
    ),
    (
        "plan/beyond",
        &[
            ("reach", &[]),
            ("left_out_of_reach", &["reach"]),
            ("reliability", &[]),
            ("replan", &[]),
            ("resilience", &[]),
            ("shortlist", &["reliability"]),
            ("solver", &[]),
            ("batch", &["solver"]),
            ("joint", &["solver", "batch"]),
        ],
    ),
    (
        "plan/beyond/batch",
        &[
            ("shared", &[]),
            ("answer", &["shared"]),
            ("display", &["answer"]),
            ("ways", &["shared", "answer"]),
            ("program", &["answer", "ways"]),
            ("solve", &["shared", "answer", "ways", "program"]),
        ],
    ),
    (
        "plan/beyond/joint",
        &[
            ("answer", &[]),
            ("display", &["answer"]),
            ("freedom", &["answer"]),
            ("chain", &["answer", "freedom"]),
            ("program", &["answer", "freedom", "chain"]),
        ],
    ),
    ("plan/beyond/reliability", &[("answer", &[]), ("spread", &[]), ("prepared", &["answer", "spread"])]),
    (
        "plan/engine",
        &[
            ("memory", &[]),
            ("compiled", &["memory"]),
            ("answer", &["memory", "compiled"]),
            ("arrive_by", &["compiled"]),
            ("met", &[]),
            ("rebuild", &["met"]),
            ("one_time", &["memory", "compiled", "rebuild"]),
            ("window", &["memory", "compiled", "rebuild"]),
        ],
    ),
    ("plan/error", &[("meaning", &[]), ("regime", &[]), ("time", &[]), ("plan", &["meaning", "regime", "time"])]),
    (
        "plan/explain",
        &[
            ("reopen", &[]),
            ("probe", &["reopen"]),
            ("dates", &["probe"]),
            ("least", &["probe"]),
            ("relax", &["probe"]),
            ("rules", &[]),
            ("sets", &["probe"]),
            ("structure", &[]),
            ("unmet", &["probe"]),
            ("left_out", &["probe", "rules", "unmet"]),
            ("why_not", &["probe", "rules", "structure", "unmet"]),
        ],
    ),
    (
        "plan/reason",
        &[
            ("words", &[]),
            ("zoned", &[]),
            ("cause", &["words", "zoned"]),
            ("loosening", &["words", "zoned"]),
            ("relaxation", &["words", "loosening"]),
            ("why_not", &["cause", "relaxation"]),
            ("whole", &["zoned", "cause", "loosening", "relaxation", "why_not"]),
        ],
    ),
    (
        "report",
        &[
            ("colour", &[]),
            ("dcsa", &[]),
            ("dot", &["colour"]),
            ("people", &[]),
            ("document", &["people"]),
            ("sea", &[]),
            ("course", &["sea"]),
            ("geojson", &["colour", "people", "course"]),
            ("page", &["document", "course"]),
            ("network", &["document", "course", "page"]),
        ],
    ),
    (
        "report/document",
        &[
            ("figures", &[]),
            ("assumed", &["figures"]),
            ("delays", &["figures"]),
            ("hub", &[]),
            ("words", &[]),
            ("asked", &["figures", "words"]),
            ("elements", &["figures", "words"]),
            ("why", &["figures", "words", "asked"]),
            ("reach", &["figures", "assumed", "hub", "words", "asked", "why"]),
            ("shape", &["figures", "assumed", "delays", "hub", "words", "asked", "elements", "why"]),
            ("fill", &["figures", "assumed", "delays", "hub", "words", "asked", "elements", "why", "shape"]),
        ],
    ),
    (
        "report/document/why",
        &[
            ("obstacle", &[]),
            ("cause", &["obstacle"]),
            ("loosening", &["obstacle"]),
            ("reasons", &["obstacle", "cause", "loosening"]),
        ],
    ),
    (
        "report/people",
        &[
            ("style", &[]),
            ("assumptions", &["style"]),
            ("left_out", &["style"]),
            ("lines", &["style"]),
            ("sources", &["style"]),
            ("words", &["style"]),
            ("elements", &["style", "lines", "words"]),
            ("table", &["style", "lines", "words"]),
            ("timeline", &["style", "lines", "words"]),
        ],
    ),
];

/// Rooms whose files use each other in no circle. The parts of the others have no list yet.
const UNTANGLED: [&str; 4] = ["file", "graph", "plan", "report"];

/// Crates that a room may not touch: serde stays at the edges, petgraph with the graphs.
const FOREIGN: [(&str, &[&str]); 6] = [
    // What the model may have of it, a test below says.
    // Units have it where the feature asks for it.
    ("serde", &["search", "graph", "plan", "audit"]),
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
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let modules = Modules::read();
    let uses = modules.uses();
    let edges: usize = uses.values().map(BTreeMap::len).sum();
    assert!(edges > 1000, "the test reads {edges} uses, so it reads the wrong thing");
    // From file to file, by depth first: a file that is met again on the way to itself closes a circle.
    let (mut way, mut done): (Vec<&[String]>, BTreeSet<&[String]>) = (Vec::new(), BTreeSet::new());
    for start in uses.keys().filter(|file| UNTANGLED.contains(&file[0].as_str())) {
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
    for used in uses[file].keys().filter(|used| UNTANGLED.contains(&used[0].as_str())) {
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

/// The modules of the crate as its sources write them: who declares whom, who imports what, and the words of the code.
struct Modules(BTreeMap<Vec<String>, Module>);

/// One file.
#[derive(Default)]
struct Module {
    /// What a name stands for, and whether it is handed on with `pub`.
    imports: BTreeMap<String, (Vec<String>, bool)>,
    /// All else, without comments, literals, tests and visibilities.
    code: Vec<String>,
}

impl Modules {
    fn read() -> Self {
        let base = crate::common::root().join("src");
        let mut modules = BTreeMap::new();
        for (room, _) in ROOMS {
            for file in sources(room) {
                let mut path: Vec<String> = file
                    .with_extension("")
                    .strip_prefix(&base)
                    .unwrap()
                    .iter()
                    .map(|part| part.to_str().unwrap().to_owned())
                    .collect();
                path.pop_if(|last| last == "mod");
                modules.insert(path.clone(), Module::read(&words(&fs::read_to_string(&file).unwrap()), &path));
            }
        }
        let names: Vec<Vec<String>> = modules.keys().cloned().collect();
        for (path, module) in &mut modules {
            // `use names::Names` beside `mod names`.
            for (to, _) in module.imports.values_mut() {
                let child: Vec<String> = path.iter().chain(&to[..1]).cloned().collect();
                if names.contains(&child) {
                    *to = path.iter().chain(&*to).cloned().collect();
                }
            }
        }
        Self(modules)
    }

    /// The module that a path leads to in the end, and whether it names the module itself: through what modules hand on to where a thing is written.
    fn home<'p>(&'p self, path: &[String], turns: usize) -> Option<(&'p [String], bool)> {
        let first = self.0.get_key_value(path.get(..1)?)?.0;
        let mut here: &[String] = first;
        for (at, name) in path.iter().enumerate().skip(1) {
            if let Some((deeper, _)) = self.0.get_key_value(&path[..=at]) {
                here = deeper;
            } else if let Some((to, _)) = self.0[here].imports.get(name).filter(|_| turns < 20) {
                return self.home(&to.iter().chain(&path[at + 1..]).cloned().collect::<Vec<_>>(), turns + 1);
            } else {
                return Some((here, false));
            }
        }
        Some((here, true))
    }

    /// Which modules each module uses, and one name by which it does.
    fn uses(&self) -> BTreeMap<&[String], BTreeMap<&[String], String>> {
        let mut uses: BTreeMap<&[String], BTreeMap<&[String], String>> = BTreeMap::new();
        for (path, module) in &self.0 {
            let of = uses.entry(path).or_default();
            for (name, (to, public)) in &module.imports {
                let handed_on = *public && !module.code.contains(name);
                match self.home(to, 0) {
                    Some((home, false)) if home != path && !handed_on => drop(of.insert(home, name.clone())),
                    _ => {}
                }
            }
            for (at, _) in module.code.iter().enumerate().filter(|(_, word)| *word == "::") {
                if at < 1 || at >= 2 && module.code[at - 2] == "::" || !is_name(&module.code[at - 1]) {
                    continue;
                }
                let mut written = vec![module.code[at - 1].clone()];
                let mut next = at;
                while module.code.get(next).is_some_and(|word| word == "::") && is_name(&module.code[next + 1]) {
                    written.push(module.code[next + 1].clone());
                    next += 2;
                }
                let Some(whole) = self.absolute(path, &written) else { continue };
                if let Some((home, _)) = self.home(&whole, 0).filter(|(home, _)| home != path) {
                    of.insert(home, written.join("::"));
                }
            }
        }
        uses
    }

    /// A path that code writes, from the root of the crate.
    fn absolute(&self, from: &[String], written: &[String]) -> Option<Vec<String>> {
        if let Some(path) = absolute(from, written) {
            return Some(path);
        }
        if let Some((to, _)) = self.0[from].imports.get(&written[0]) {
            return Some(to.iter().chain(&written[1..]).cloned().collect());
        }
        let child: Vec<String> = from.iter().chain(&written[..1]).cloned().collect();
        self.0.contains_key(&child).then(|| from.iter().chain(written).cloned().collect())
    }
}

impl Module {
    fn read(words: &[String], path: &[String]) -> Self {
        let mut module = Self::default();
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            if begins(rest, &["#", "[", "cfg", "(", "test", ")", "]", "mod"]) {
                at += closing(rest, "{", "}");
            } else if begins(rest, &["pub", "(", "in"]) {
                at += closing(rest, "(", ")");
                module.code.push("pub".to_owned());
            } else if rest[0] == "use" && rest[1] != "<" {
                let public = module.code.last().is_some_and(|word| word == "pub")
                    || module.code.len() >= 4 && module.code[module.code.len() - 4] == "pub";
                let end = rest.iter().position(|word| word == ";").unwrap();
                let mut imports = Vec::new();
                read_use(&rest[1..end], &mut 0, &[], &mut imports);
                for (name, to) in imports {
                    let to = absolute(path, &to).unwrap_or(to);
                    if !to.is_empty() {
                        module.imports.insert(name, (to, public));
                    }
                }
                at += end;
            } else {
                module.code.push(rest[0].clone());
            }
            at += 1;
        }
        module
    }
}

fn begins(words: &[String], with: &[&str]) -> bool {
    words.len() >= with.len() && words.iter().zip(with).all(|(word, with)| word == with)
}

/// Where the bracket closes that is opened first.
fn closing(words: &[String], open: &str, close: &str) -> usize {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate() {
        depth += usize::from(word == open);
        if word == close {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    panic!("`{open}` is not closed: {:?}", &words[..words.len().min(20)])
}

/// Names and paths of a `use`.
fn read_use(words: &[String], at: &mut usize, before: &[String], imports: &mut Vec<(String, Vec<String>)>) {
    let mut path = before.to_vec();
    while *at < words.len() {
        match words[*at].as_str() {
            "{" => {
                *at += 1;
                while words[*at] != "}" {
                    read_use(words, at, &path, imports);
                    *at += usize::from(words[*at] == ",");
                }
                *at += 1;
                return;
            }
            "::" => *at += 1,
            "," | "}" => break,
            "as" => {
                imports.push((words[*at + 1].clone(), path));
                *at += 2;
                return;
            }
            "self" if !path.is_empty() => *at += 1,
            name => {
                path.push(name.to_owned());
                *at += 1;
            }
        }
    }
    imports.push((path.last().cloned().unwrap_or_default(), path));
}

/// `crate::`, `self::` and `super::` as a path from the root.
fn absolute(from: &[String], written: &[String]) -> Option<Vec<String>> {
    let ups = written.iter().take_while(|word| *word == "super").count();
    match written[0].as_str() {
        "crate" => Some(written[1..].to_vec()),
        "self" => Some(from.iter().chain(&written[1..]).cloned().collect()),
        _ if ups > 0 => Some(from[..from.len() - ups].iter().chain(&written[ups..]).cloned().collect()),
        _ => None,
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Names, `::` and single signs of a text; without comments, and with `""` for a literal.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let name = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let length = if let Some(comment) = rest.strip_prefix("//") {
            comment.find('\n').map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r\"") || rest.starts_with("r#\"") {
            let hashes = usize::from(rest.starts_with("r#"));
            let close = ["\"", "\"#"][hashes];
            2 + hashes + rest[2 + hashes..].find(close).unwrap() + close.len()
        } else if letter == '"' {
            1 + string_end(&rest[1..])
        } else if letter == '\'' {
            // A letter, or the name of a lifetime.
            let second = rest[1..].chars().next().unwrap();
            if second == '\\' {
                4 + rest[3..].find('\'').unwrap()
            } else if rest[1 + second.len_utf8()..].starts_with('\'') {
                2 + second.len_utf8()
            } else {
                1 + rest[1..].find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap()
            }
        } else if name > 0 {
            words.push(rest[..name].to_owned());
            name
        } else if rest.starts_with("::") {
            words.push("::".to_owned());
            2
        } else {
            if !letter.is_whitespace() {
                words.push(letter.to_string());
            }
            letter.len_utf8()
        };
        rest = &rest[length..];
    }
    words
}

/// Bytes up to the end of a string, its closing mark with it.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    panic!("a string without an end")
}

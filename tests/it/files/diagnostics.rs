//! FEATURE UNDER TEST: network files are refused with every finding at once, each with place, cause and cure; and the files that the
//! crate ships are whole.
//!
//! `tests/bad` holds broken files and, beside each, what is said about it; `tests/bad/check` files that can be read and that nobody would believe. `LANDSEA_BLESS=1` writes the expected texts anew.

use crate::common::parts::{exact, hours, hub, money, service, stage};
use landsea::Network;
use landsea::file::{Layers, Scenario, Severity, raw};
use landsea::model::{Call, HubIx, NetworkBuilder, Service, Source, Stowage, Trust};
use landsea::units::CountryCode;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root(path: &str) -> PathBuf {
    crate::common::root().join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files of a directory with an ending, by name.
fn files(directory: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root(directory)).unwrap_or_else(|error| panic!("{directory}: {error}"));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("names are UTF-8")
}

/// Compares with the text beside, or writes it.
fn expect(path: &Path, found: &str) -> Result<(), String> {
    let found = format!("{}\n", found.trim_end());
    if std::env::var_os("LANDSEA_BLESS").is_some() {
        fs::write(path, found).unwrap();
        return Ok(());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        Ok(())
    } else {
        Err(format!("{}\n--- expected\n{expected}--- found\n{found}", path.display()))
    }
}

/// Broken files by the name of their case: `case.ron`, or `case.a.ron` and `case.b.ron` where several lie on top of each other.
fn cases(directory: &str) -> BTreeMap<String, Vec<PathBuf>> {
    let mut cases: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files(directory, "ron").into_iter().filter(|path| file_name(path) != "base.ron") {
        let case = file_name(&path).split('.').next().unwrap_or_default().to_owned();
        cases.entry(case).or_default().push(path);
    }
    cases
}

fn base() -> Layers {
    Layers::new("test").with("base.ron", &read(&root("tests/bad/base.ron")))
}

#[test]
fn the_base_of_the_broken_files_is_right() {
    base().build().unwrap_or_else(|findings| panic!("{findings}"));
}

/// Compares what is said about every case of a directory with the text beside it.
fn compare(directory: &str, said: impl Fn(&Layers) -> String) {
    let mut differences = Vec::new();
    for (case, paths) in cases(directory) {
        let alone = paths.iter().any(|path| read(path).starts_with("// alone"));
        let bottom = if alone { Layers::new("test") } else { base() };
        let layers = paths.iter().fold(bottom, |layers, path| layers.with(file_name(path), &read(path)));
        differences.extend(expect(&root(&format!("{directory}/{case}.txt")), &said(&layers)).err());
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_finding_is_told_at_once_with_its_place_its_cause_and_its_cure() {
    compare("tests/bad", |layers| match layers.build() {
        Ok(_) => "no finding".to_owned(),
        Err(findings) => findings.to_string(),
    });
}

#[test]
fn what_nobody_would_believe_is_told_and_exceptions_are_counted() {
    compare("tests/bad/check", |layers| layers.check().to_string());
}

/// Whatever forbids to build a network, its check says too, in the same words.
#[test]
fn a_check_says_all_that_a_build_says() {
    for paths in cases("tests/bad").into_values() {
        let layers = paths.iter().fold(base(), |layers, path| layers.with(file_name(path), &read(path)));
        let Err(refused) = layers.build() else { continue };
        let checked = layers.check();
        assert!(checked.network().is_none());
        for finding in refused.all() {
            assert!(checked.findings().contains(finding), "{finding}");
            assert_eq!(finding.severity, Severity::Error);
        }
    }
}

/// The shipped files pass their own check. What they declare an exception is one: each is needed, in the corridors or in the world.
#[test]
fn the_shipped_files_are_believable() {
    let mut needed = BTreeSet::new();
    for layers in [Layers::chongqing(), Layers::world()] {
        let checked = layers.check();
        assert!(checked.findings().is_empty(), "{checked}");
        assert!(checked.network().is_some());
        needed.extend(
            checked.excused().iter().map(|(finding, reason)| (finding.code, finding.cause.clone(), reason.clone())),
        );
    }
    let files = shipped().into_iter().map(|(_, file)| file).chain([world()]);
    let declared: usize = files.flat_map(|file| file.exceptions).map(|exception| exception.of.len()).sum();
    let causes: BTreeSet<_> = needed.iter().map(|(code, cause, _)| (code, cause.split('`').nth(1))).collect();
    assert_eq!(causes.len(), declared, "{needed:#?}");
}

#[test]
fn a_broken_file_on_top_of_the_shipped_ones_is_named() {
    let mine = r#"(
    name: "mine",
    about: "my rates",
    handling: [
        (code: "MINE", at: Hubs(["KZAUA"]), from: Gate, to: On(Rail, Box), days: (1, 1, 1, Estimate("E", 2026)), charge: (1, 1, 1, Estimate("E", 2026)), per: Box, co2e: "hub-rail"),
    ],
)"#;
    let findings = Layers::chongqing().with("mine.ron", mine).build().unwrap_err().to_string();
    assert!(findings.starts_with("mine.ron:5:28: [dangling] no file has a hub `KZAUA`\n    cure: add the hub, or correct the code: did you mean `KZAAU`?"), "{findings}");
}

/// What no text can say, a program can: stages out of order, hubs of another network, negative prices, empty stowage.
#[test]
fn the_builder_refuses_what_no_text_can_say() {
    let place = |code| hub(code, "Asia/Shanghai", (40.0, 40.0));
    let run = |from, to| stage(from, to, hours(48), money(0));
    let mut other = NetworkBuilder::new("other");
    let strange = (0..9).map(|_| other.add_hub(place("CNCKG"))).last().expect("nine were added");
    let mut builder = NetworkBuilder::new("test");
    let [a, b, c] = ["CNCKG", "KZAAU", "TRHAL"].map(|code| builder.add_hub(place(code)));
    builder.add_service(service("there", vec![run(a, b), stage(b, c, hours(48), money(-1))]));
    builder.add_service(service("gap", vec![run(a, b), run(c, b)]));
    let calls = vec![Call { hub: c, arrive: 2, leave: 2 }, Call { hub: a, arrive: 0, leave: 0 }];
    builder.add_service(Service { calls, ..service("backwards", vec![run(a, b), run(b, c)]) });
    builder.add_service(service("stranger", vec![run(a, strange)]));
    let source = |key: &str| Source {
        key: key.into(),
        publisher: String::new(),
        title: String::new(),
        date: String::new(),
        trust: Trust::Estimate,
        address: None,
    };
    builder.add_source(source("S1"));
    builder.add_source(source("S1"));
    let none = || exact(0);
    builder.set_stowage(Stowage {
        truck_kg: none(),
        truck_litres: none(),
        box_kg: none(),
        box_litres: none(),
        cars_per_box: none(),
        air_kg_per_m3: none(),
    });
    let problems = builder.build().unwrap_err();
    let found: Vec<String> = problems.iter().map(|problem| format!("{:?}: {problem}", problem.subject)).collect();
    expect(&root("tests/bad/builder.txt"), &found.join("\n")).unwrap_or_else(|difference| panic!("{difference}"));
}

/// Each scenario in `tests/bad/scenario`, put on the small network that is right.
#[test]
fn broken_scenarios_say_where_why_and_what_to_do() {
    let base = read(&root("tests/bad/base.ron"));
    let network = Layers::new("base").with("base.ron", &base).build().unwrap_or_else(|findings| panic!("{findings}"));
    for path in files("tests/bad/scenario", "ron") {
        let findings = match Scenario::read(file_name(&path), &read(&path)) {
            Ok(scenario) => network.with(&[scenario]).unwrap_err(),
            Err(findings) => findings,
        };
        expect(&path.with_extension("txt"), &findings.to_string()).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

/// Codes that the sources hand to a finding: the literal after `refuse(`, `take(` and the like.
fn codes_in_the_sources() -> BTreeSet<String> {
    let mut sources = Vec::new();
    let mut folders = vec![root("src/file"), root("src/model")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == "rs") {
                sources.push(path);
            }
        }
    }
    let mut codes = BTreeSet::new();
    for text in sources.iter().map(|path| read(path)) {
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let text = code.join("\n");
        for marker in ["refuse(", "take(", "contradict(", "finding(", "problem(", "object(", "advise(", "code:"] {
            for (at, _) in text.match_indices(marker) {
                let Some(literal) = text[at + marker.len()..].trim_start().strip_prefix('"') else { continue };
                let code = literal.split('"').next().unwrap_or_default();
                if !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
                    codes.insert(code.to_owned());
                }
            }
        }
    }
    codes
}

#[test]
fn every_code_is_explained_and_shown_by_a_broken_file() {
    let explained = read(&root("docs/diagnostics.md"));
    let folders = ["tests/bad", "tests/bad/check", "tests/bad/scenario"];
    let texts = folders.iter().flat_map(|folder| files(folder, "txt"));
    let shown: String = texts.map(|path| read(&path)).collect();
    let codes = codes_in_the_sources();
    assert!(codes.contains("dangling"), "the sources are no longer read as this test reads them: {codes:?}");
    for code in &codes {
        assert!(explained.contains(&format!("\n## {code}\n")), "docs/diagnostics.md has no section on `{code}`");
        assert!(shown.contains(&format!("[{code}]")), "no text in tests/bad shows `{code}`");
    }
    let sections = explained.lines().filter_map(|line| line.strip_prefix("## "));
    for section in sections.filter(|section| !section.contains(' ')) {
        assert!(codes.contains(section), "docs/diagnostics.md explains `{section}`, which nothing says");
    }
}

#[test]
fn the_manifest_lists_the_embedded_files_in_order_and_none_is_left_out() {
    let manifest: Vec<String> = ron::from_str(&read(&root("networks/manifest.ron"))).expect("a list of names");
    let embedded: Vec<String> = Layers::chongqing().file_names().map(str::to_owned).collect();
    assert_eq!(manifest, embedded);
    let beside: BTreeSet<String> = files("networks", "ron")
        .iter()
        .map(|path| file_name(path).to_owned())
        .filter(|name| name != "manifest.ron")
        .collect();
    assert_eq!(manifest.into_iter().collect::<BTreeSet<_>>(), beside);
}

fn shipped() -> Vec<(String, raw::File)> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let paths = files("networks", "ron").into_iter().filter(|path| file_name(path) != "manifest.ron");
    paths.map(|path| (file_name(&path).to_owned(), options.from_str(&read(&path)).unwrap())).collect()
}

fn world() -> raw::File {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(&read(&root("networks/world/ports.ron"))).unwrap()
}

#[test]
fn the_shipped_network_has_no_finding() {
    let network = Layers::chongqing().build().unwrap_or_else(|findings| panic!("{findings}"));
    assert_eq!(network.services().len(), shipped().iter().map(|(_, file)| file.services.len()).sum::<usize>());
}

/// Keys cited as evidence anywhere in the files.
fn cited() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for path in files("networks", "ron") {
        let text = read(&path);
        for grade in ["Published(\"", "Derived(\"", "Estimate(\""] {
            for (at, _) in text.match_indices(grade) {
                let keys_of_figure = text[at + grade.len()..].split('"').next().unwrap_or_default();
                keys.extend(keys_of_figure.split_whitespace().map(str::to_owned));
            }
        }
    }
    keys
}

/// What the shipped network does not use yet is listed in its README, exactly.
#[test]
fn sources_without_a_figure_and_hubs_without_a_service_are_listed() {
    let (network, cited) = (Network::chongqing(), cited());
    let idle = network.sources().iter().map(|source| &*source.key).filter(|key| !cited.contains(*key));
    let touched: BTreeSet<HubIx> = network
        .services()
        .iter()
        .flat_map(|service| &service.stages)
        .flat_map(|stage| [stage.from, stage.to])
        .collect();
    let alone = network.hub_indices().filter(|hub| !touched.contains(hub)).map(|hub| network.hub(hub).code.as_str());
    let line =
        |codes: &mut dyn Iterator<Item = &str>| codes.map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
    let sections =
        [("sources without a figure", line(&mut { idle })), ("hubs without a service", line(&mut { alone }))];
    for (name, text) in sections {
        crate::common::readme::expect_section(&root("networks/README.md"), name, &text);
    }
}

/// An estimate must not look like a fact: what only the keys for estimates stand behind is graded an estimate.
#[test]
fn nothing_that_rests_on_estimates_alone_is_called_published_derived_or_modelled() {
    let network = Network::world();
    let estimates: BTreeSet<&str> =
        network.sources().iter().filter(|source| source.trust == Trust::Estimate).map(|source| &*source.key).collect();
    assert!(!estimates.is_empty());
    for path in files("networks", "ron").into_iter().chain(files("networks/world", "ron")) {
        for (number, line) in read(&path).lines().enumerate() {
            for grade in ["Published(\"", "Derived(\"", "Modelled(\""] {
                for (at, _) in line.match_indices(grade) {
                    let keys = line[at + grade.len()..].split('"').next().unwrap_or_default();
                    assert!(
                        !keys.split_whitespace().all(|key| estimates.contains(key)),
                        "{}:{}: {grade}{keys}\")",
                        file_name(&path),
                        number + 1
                    );
                }
            }
        }
    }
}

/// Transit through Russia is barred to much of what travels in boxes; whoever is offered it must see that.
#[test]
fn every_service_through_russia_tells_of_the_dual_use_list() {
    let network = Network::world();
    let russia = CountryCode::new("RU").unwrap();
    let through: Vec<&Service> = network
        .services()
        .iter()
        .filter(|service| service.stages.iter().any(|stage| stage.countries.contains(&russia)))
        .collect();
    assert!(!through.is_empty());
    for service in through {
        assert!(service.note.as_deref().is_some_and(|note| note.contains("Decree 1374")), "{}", service.code);
    }
}

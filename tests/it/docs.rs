//! Pages for people name files as they are now.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const PAGES: [&str; 9] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/diagnostics.md",
    "docs/glossary.md",
    "docs/search.md",
    "docs/soundness.md",
    "networks/README.md",
];

const FOLDERS: [&str; 9] = [".ci", "benches", "docs", "examples", "networks", "schema", "src", "tests", "tools"];

/// Files and folders below a folder, from the crate's folder on; folders end in `/`. What is built or installed there is not looked at.
fn below(folder: &str, found: &mut BTreeSet<String>) {
    found.insert(format!("{folder}/"));
    for entry in fs::read_dir(crate::common::root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{folder}/{name}");
        if !entry.file_type().unwrap().is_dir() {
            found.insert(path);
        } else if !["node_modules", "target"].contains(&name.as_str()) {
            below(&path, found);
        }
    }
}

/// What a page writes as code within a line, outside of blocks.
fn marked(page: &str) -> impl Iterator<Item = &str> {
    page.split("```").step_by(2).flat_map(|text| text.split('`').skip(1).step_by(2))
}

/// A `.rs` file may be named by the end of its path, a path by all of it.
fn missing<'p>(page: &'p str, files: &BTreeSet<String>) -> Vec<&'p str> {
    let plain = |word: &&str| word.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-./".contains(letter));
    let is_there = |word: &str| {
        let first = word.split('/').next().unwrap_or_default();
        let whole = word.contains('/') && FOLDERS.contains(&first);
        let rust = Path::new(word).extension().is_some_and(|extension| extension == "rs");
        let folder = word.strip_suffix('/').is_some_and(|name| !name.is_empty());
        if whole {
            return files.contains(word) || files.contains(&format!("{word}/"));
        }
        !(rust || folder) || files.iter().any(|file| file.strip_suffix(word).is_some_and(|up| up.ends_with('/')))
    };
    marked(page).filter(plain).filter(|word| !is_there(word)).collect()
}

#[test]
fn pages_name_files_that_exist() {
    let mut files = BTreeSet::new();
    for folder in FOLDERS {
        below(folder, &mut files);
    }
    for name in PAGES {
        let page = fs::read_to_string(crate::common::root().join(name)).unwrap();
        let missing = missing(&page, &files);
        assert!(missing.is_empty(), "{name} names what is not there: {missing:?}");
    }
}

#[test]
fn a_path_is_meant_whole_and_a_source_by_its_end() {
    let files: BTreeSet<String> = ["src/plan/ask/via.rs", "src/plan/ask/", "tests/it/laws/"].map(str::to_owned).into();
    let page = "`ask/via.rs`, `via.rs`, `ask/`, `tests/it/laws`, `any/mode` `via.ron`\n```text\n`src/none.rs`\n```\n`k/via.rs` `tests/it/law` `src/via.rs` `a.rs` `sk/`";
    assert_eq!(missing(page, &files), ["k/via.rs", "tests/it/law", "src/via.rs", "a.rs", "sk/"]);
}

/// Links from page to page, and pictures.
#[test]
fn links_of_pages_lead_somewhere() {
    let mut links = 0;
    for name in PAGES {
        let path = crate::common::root().join(name);
        let page = fs::read_to_string(&path).unwrap();
        let text: String = page.split("```").step_by(2).collect();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || link.contains(':') {
                continue;
            }
            links += 1;
            assert!(path.parent().unwrap().join(file).exists(), "{name}: `{link}` leads nowhere");
        }
    }
    assert!(links > 0, "the test reads no link, so it reads the wrong thing");
}

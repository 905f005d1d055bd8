//! The modules of the crate as its sources write them, read without a compiler.

use super::rooms::ROOMS;
use super::sources;
use std::collections::BTreeMap;
use std::fs;

/// The modules of the crate as its sources write them: who declares whom, who imports what, and the words of the code.
pub(super) struct Modules(BTreeMap<Vec<String>, Module>);

/// One file.
#[derive(Default)]
pub(super) struct Module {
    /// What a name stands for, and whether it is handed on with `pub`.
    pub(super) imports: BTreeMap<String, (Vec<String>, bool)>,
    /// All else, without comments, literals, tests and visibilities.
    pub(super) code: Vec<String>,
}

impl Modules {
    pub(super) fn read() -> Self {
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
    pub(super) fn uses(&self) -> BTreeMap<&[String], BTreeMap<&[String], String>> {
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
    pub(super) fn read(words: &[String], path: &[String]) -> Self {
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
pub(super) fn words(text: &str) -> Vec<String> {
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

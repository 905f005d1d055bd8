//! Straits and canals by name.

use super::Network;
use crate::units::name::{key, only, words};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Other names of straits and canals, as [`key`] makes them; general knowledge.
const OTHERS: [(&str, &str); 17] = [
    ("苏伊士", "Suez"),
    ("巴拿马", "Panama"),
    ("马六甲", "Malacca"),
    ("melaka", "Malacca"),
    ("霍尔木兹", "Hormuz"),
    ("ormuz", "Hormuz"),
    ("曼德", "Bab el-Mandeb"),
    ("babalmandab", "Bab el-Mandeb"),
    ("直布罗陀", "Gibraltar"),
    ("博斯普鲁斯", "Bosphorus"),
    ("bosporus", "Bosphorus"),
    ("达达尼尔", "Dardanelles"),
    ("canakkale", "Dardanelles"),
    ("好望角", "Cape"),
    ("goodhope", "Cape"),
    ("巽他", "Sunda"),
    ("平陆", "Pinglu"),
];

impl Network {
    /// The strait or canal of a name: `Suez`, `Suez Canal`, `Strait of Hormuz`, `马六甲海峡`.
    pub(crate) fn strait(&self, name: &str) -> Option<&Arc<str>> {
        let straits: BTreeSet<&Arc<str>> =
            self.parts.services.iter().flat_map(|service| &service.stages).flat_map(|stage| &stage.straits).collect();
        let find = |name: &str| only(name, straits.iter().map(|strait| (&***strait, *strait)));
        find(name).or_else(|| {
            let folded = words(name);
            let plain: Vec<&str> = folded
                .split(' ')
                .filter(|word| !matches!(*word, "the" | "of" | "strait" | "straits" | "canal" | "cape"))
                .collect();
            let plain = key(&plain.join(" "));
            let plain = plain.trim_end_matches("运河").trim_end_matches("海峡");
            if plain.is_empty() {
                return None;
            }
            let other = OTHERS.iter().find(|(other, _)| *other == plain).map_or(plain, |(_, strait)| strait);
            find(other)
        })
    }
}

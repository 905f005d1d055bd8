//! What an answer stands on and nobody said.

use super::style::Style;
use crate::model::Assumption;
use crate::units::Shown;
use std::collections::BTreeMap;

/// A line for each thing that is assumed and that nobody said, under a heading: see [`crate::Front::assumptions`] and
/// [`crate::Shipment::assumptions`]. Empty where there is none.
pub fn assumptions_text(assumptions: &[Assumption], style: &Style) -> String {
    listed(assumptions.iter().map(ToString::to_string), style)
}

/// The same of several questions, each thing once: with the names of those questions of which it holds, where it does not hold of all. `one` says
/// what a question is: `shipment`.
pub fn assumptions_of_each_text<'a>(
    assumptions: impl IntoIterator<Item = (&'a str, &'a [Assumption])>,
    one: &str,
    style: &Style,
) -> String {
    let (mut all, mut shown): (usize, Vec<(String, Vec<&str>)>) = (0, Vec::new());
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (name, assumptions) in assumptions {
        all += 1;
        for assumed in assumptions {
            let words = assumed.to_string();
            let at = *known.entry(words.clone()).or_insert(shown.len());
            if at == shown.len() {
                shown.push((words, Vec::new()));
            }
            shown[at].1.push(name);
        }
    }
    let of = |(words, names): (String, Vec<&str>)| {
        let several = if names.len() > 1 { "s" } else { "" };
        if names.len() == all { words } else { format!("of {one}{several} {}: {words}", Shown(names.join(", "))) }
    };
    listed(shown.into_iter().map(of), style)
}

fn listed(lines: impl Iterator<Item = String>, style: &Style) -> String {
    let mut text = String::new();
    for line in lines {
        if text.is_empty() {
            text = style.heading("Assumed") + "\n";
        }
        text.push_str(&style.paragraph(&format!("  - {line}."), 4));
    }
    text
}

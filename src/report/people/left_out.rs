//! Rules that left ways out, as text.

use super::style::Style;
use crate::plan::{LeftOut, LeftOutOfReach};
use crate::units::Shown;
use unicode_width::UnicodeWidthStr;

/// A paragraph for each rule that left out ways which would be on the front: what would have them, their days and money, by which modes, and the
/// rule. No line is wider than the style allows, but for single words. Empty where no rule left any out.
///
/// ```
/// use landsea::{Network, Planner, Query, Shipment, report};
///
/// let network = Network::chongqing();
/// let planner = Planner::new(&network);
/// let shipment = Shipment::boxes("Chongqing", "Duisburg", "1x45G1")?.commodity("laptops").ready("2026-12-01")?;
/// let left = planner.left_out(&shipment, &Query::minimise_time_and_cost())?;
/// let text = report::left_out_text(&left, &report::Style::default());
/// assert!(text.contains("allow dual-use: in "));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn left_out_text(left: &[LeftOut], style: &Style) -> String {
    listed("Left out by rules, and would be on the front", left.iter().map(ToString::to_string), style)
}

/// The same of several questions, each rule under the name of the question whose front it is about.
pub fn left_out_of_each_text<'l>(left: impl IntoIterator<Item = (&'l str, &'l [LeftOut])>, style: &Style) -> String {
    let of_one =
        |(name, left): (&'l str, &'l [LeftOut])| left.iter().map(move |rule| format!("{}: {rule}", Shown(name)));
    listed("Left out by rules, and would be on the front of each alone", left.into_iter().flat_map(of_one), style)
}

/// The same of a reach: for how many hubs a switch makes a difference, and what for the hub where it is greatest.
pub fn left_out_of_reach_text(left: &[LeftOutOfReach], style: &Style) -> String {
    let heading = "Left out by rules, and would be reached, or faster or cheaper";
    listed(heading, left.iter().map(ToString::to_string), style)
}

/// A heading and its paragraphs; nothing where there are none.
fn listed(heading: &str, paragraphs: impl Iterator<Item = String>, style: &Style) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        if text.is_empty() {
            for line in style.paragraph(heading, 2).lines() {
                text.push_str(&style.heading(line));
                text.push('\n');
            }
        }
        wrap(&mut text, &paragraph, usize::from(style.width));
    }
    text
}

/// Words in lines of this width, the first indented by two and the others by four.
fn wrap(text: &mut String, words: &str, width: usize) {
    let (mut line, mut used) = (String::from("  "), 2);
    let mut first = true;
    for word in words.split_whitespace() {
        let takes = word.width();
        if !first && used + 1 + takes > width {
            text.push_str(&line);
            text.push('\n');
            (line, used, first) = (String::from("    "), 4, true);
        }
        if !first {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += takes;
        first = false;
    }
    text.push_str(&line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn no_line_is_wider_than_asked_for() {
        let mut text = String::new();
        wrap(&mut text, "one two three four five six seven", 14);
        assert_eq!(text, "  one two\n    three four\n    five six\n    seven\n");
        assert!(text.lines().all(|line| line.len() <= 14));
    }
}

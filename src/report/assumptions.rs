//! What an answer stands on and nobody said.

use super::text::Style;
use crate::model::Assumption;

/// A line for each thing that is reckoned with and that nobody said, under a heading: see [`crate::Front::assumptions`] and
/// [`crate::Shipment::assumptions`]. Empty where there is none.
pub fn assumptions_text(assumptions: &[Assumption], style: &Style) -> String {
    if assumptions.is_empty() {
        return String::new();
    }
    let lines = assumptions.iter().map(|assumed| style.paragraph(&format!("  - {assumed}."), 4));
    style.heading("Assumed") + "\n" + &lines.collect::<String>()
}

//! The CO2e of an itinerary, element by element.

use super::text::{self, GLUE, Style};
use crate::plan::{ElementPlace, Itinerary};
use comfy_table::Cell;

/// The transport chain elements of an itinerary, per ISO 14083: what is moved or handled where, with the factor and where that comes from, and what it
/// comes to. The last line is the sum.
pub fn elements_text(itinerary: &Itinerary, style: &Style) -> String {
    let header = vec!["where", "activity", "g CO2e a unit", "factor", "kg CO2e"];
    let mut table = text::table(style, header, &[2, 4]);
    for element in itinerary.elements() {
        let place = match element.place {
            ElementPlace::Hub(hub) => text::short_name(hub, style),
            ElementPlace::Door(hub) => format!("door, {}", text::short_name(hub, style)),
            ElementPlace::Way(mode, [from, to]) => {
                format!("{} ─{mode}→ {}", text::short_name(from, style), text::short_name(to, style))
            }
        };
        let factor = element.factor;
        let figure = factor.figure(&itinerary.quantities);
        let unit = factor.per.symbol().replace(' ', &GLUE.to_string());
        let mut words = factor.about.to_string();
        for more in [factor.energy.map(|energy| energy.to_string()), factor.region.as_deref().map(Into::into)] {
            words.extend(more.into_iter().flat_map(|more| [", ".to_owned(), more]));
        }
        table.add_row([
            Cell::new(place),
            Cell::new(element.activity),
            Cell::new(format!("{}{GLUE}/{GLUE}{unit}", element.milligrams as f64 / 1000.0)),
            Cell::new(format!("{words} [{}]", figure.evidence())),
            Cell::new(text::kilograms(element.emissions)),
        ]);
    }
    let blank = || Cell::new("");
    let sum = Cell::new(text::kilograms(itinerary.emissions));
    table.add_row([Cell::new("in all, well to wheel"), blank(), blank(), blank(), sum]);
    text::print(&table, style)
}

//! The CO2e of an itinerary, element by element.

use super::lines::Sheet;
use super::style::{GLUE, Style};
use super::words;
use crate::plan::{ElementPlace, Itinerary};
use crate::units::Shown;

/// The transport chain elements of an itinerary, per ISO 14083: what is moved or handled where, with the factor and where that comes from, and what it
/// comes to. The last line is the sum.
pub fn elements_text(itinerary: &Itinerary, style: &Style) -> String {
    let header = vec!["where", "activity", "g CO2e a unit", "factor", "kg CO2e"];
    let mut sheet = Sheet::new(style, header, &[2, 4], 1);
    for element in itinerary.elements() {
        let place = match element.place {
            ElementPlace::Hub(hub) => words::short_name(hub, style),
            ElementPlace::Door(hub) => format!("door, {}", words::short_name(hub, style)),
            ElementPlace::Way(mode, [from, to]) => {
                format!("{} ─{mode}→ {}", words::short_name(from, style), words::short_name(to, style))
            }
        };
        let factor = element.factor;
        let figure = factor.figure(&itinerary.quantities);
        let unit = factor.per.symbol().replace(' ', &GLUE.to_string());
        let mut words = factor.about.to_string();
        for more in [factor.energy.map(|energy| energy.to_string()), factor.region.as_deref().map(Into::into)] {
            words.extend(more.into_iter().flat_map(|more| [", ".to_owned(), more]));
        }
        sheet.row(vec![
            place,
            element.activity.to_string(),
            format!("{}{GLUE}/{GLUE}{unit}", element.milligrams as f64 / 1000.0),
            Shown(format!("{words} [{}]", figure.evidence())).to_string(),
            words::kilograms(element.emissions),
        ]);
    }
    let blank = String::new;
    let sum = words::kilograms(itinerary.emissions);
    sheet.row(vec!["in all, well to wheel".to_owned(), blank(), blank(), blank(), sum]);
    sheet.print()
}

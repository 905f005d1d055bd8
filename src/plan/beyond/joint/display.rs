//! A timetable in words.

use super::answer::{JointTimetable, Moved, Waits, waited};
use crate::units::{Shown, Weekday};
use std::fmt;

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (service, name, by) = (Shown(&self.service), Shown(&self.name), self.days);
        if self.is_nominal {
            return write!(f, "{service} ({name}): {by:+} d, nominal departures, only the frequency is known");
        }
        let days = |days: &[Weekday]| days.iter().map(|day| day.short()).collect::<Vec<_>>().join(" ");
        write!(f, "{service} ({name}): {} → {} ({by:+} d)", days(&self.from), days(&self.to))
    }
}

impl fmt::Display for JointTimetable {
    /// The moves, then the flows, then the sums.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.moves.is_empty() {
            writeln!(f, "no service moves")?;
        }
        for moved in &self.moves {
            writeln!(f, "move {moved}")?;
        }
        let what = match self.goal.waits {
            Waits::AtTransshipments => "at transshipments",
            Waits::FromHandIn => "from hand-in on",
        };
        writeln!(f, "days that a box waits {what}, today → then (as planned):")?;
        let weeks = f64::from(self.goal.weeks);
        for flow in &self.flows {
            let days = |minutes: u64| minutes as f64 / 1440.0 / weeks;
            let mean =
                |planned: &[super::Itinerary]| days(planned.iter().map(|one| waited(one, self.goal.waits)).sum());
            let (before, after) = (mean(&flow.planned_before), mean(&flow.planned_after));
            let route = flow.planned_after.first().map(super::Itinerary::route).unwrap_or_default();
            let route = Shown(route);
            writeln!(
                f,
                "{:>3}  {:>4} a week  {:>4.1} → {:>4.1}  ({before:.1} → {after:.1})  {}: {route}",
                flow.flow + 1,
                flow.per_week,
                days(flow.before),
                days(flow.after),
                flow.name
            )?;
        }
        let proof = if self.is_optimal() {
            "and no timetable within the freedom waits less".to_owned()
        } else {
            format!("and no timetable within the freedom waits less than {:.1}", self.bound())
        };
        writeln!(f, "box-days a week: {:.1} → {:.1}, {proof}", self.before(), self.after())?;
        let (before, after) = self.planned();
        writeln!(f, "box-days a week, everything planned again: {before:.1} → {after:.1}")
    }
}

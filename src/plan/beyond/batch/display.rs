//! A batch in words.

use super::answer::{Batch, Placed};
use crate::units::{Money, Shown};
use std::fmt;

impl fmt::Display for Batch {
    /// A line for each shipment, then who shares what, then the sums.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.placed.iter().map(|one| one.name.chars().count()).max().unwrap_or(0);
        for one in &self.placed {
            let Placed { shipment, name, itinerary, .. } = one;
            let leaves = itinerary.first_departure().map(|(at, zone)| zone.local(at).to_string()).unwrap_or_default();
            let days = itinerary.elapsed.as_days();
            let later = days - one.alone.elapsed.as_days();
            let more = if one.itinerary == one.alone {
                "as alone".to_owned()
            } else {
                format!("{} than alone, {later:+.1} d", signed(one.more()))
            };
            writeln!(
                f,
                "{:>3}  {name:<width$}  {leaves:<16} {days:>5.1} d {:>9}  {more:<26} {}",
                shipment + 1,
                itinerary.cost,
                Shown(itinerary.route())
            )?;
        }
        for one in &self.left {
            writeln!(f, "{:>3}  {}: no room in time", one.shipment + 1, one.name)?;
        }
        for one in &self.unplanned {
            writeln!(f, "{:>3}  {}: {}", one.shipment + 1, one.name, one.why)?;
        }
        for shipment in &self.undone {
            writeln!(f, "{:>3}  not planned in time", shipment + 1)?;
        }
        if self.departures.iter().any(|departure| departure.shipments.len() > 1) {
            writeln!(f, "shared:")?;
        }
        for departure in self.departures.iter().filter(|departure| departure.shipments.len() > 1) {
            writeln!(f, "  {departure}")?;
        }
        let counted = if self.objective.a_day() > Money::ZERO {
            format!("cost and days at {} a day", self.objective.a_day())
        } else {
            "cost".to_owned()
        };
        writeln!(f, "{counted}: {} together, {}", self.total(), self.proof())?;
        let beside = |sum: Money, left: usize| {
            let more = sum.checked_sub(self.total()).unwrap_or(Money::ZERO);
            let percent = 100.0 * more.minor() as f64 / self.total().minor().max(1) as f64;
            if left == self.left.len() {
                format!("{sum} ({}, {percent:+.1} %)", signed(more))
            } else {
                format!("{sum}, {left} rolled")
            }
        };
        writeln!(f, "first come, first served: {}", beside(self.first_come(), self.first_come_leaves()))?;
        writeln!(f, "each alone, whoever else goes: {}", beside(self.alone(), 0))
    }
}

impl Batch {
    fn proof(&self) -> String {
        match (self.is_optimal(), self.bound()) {
            (true, _) => "and nothing does better".to_owned(),
            (false, Some(bound)) => format!("and nothing does better than {bound}"),
            (false, None) if !self.undone.is_empty() => {
                format!("{} more were not planned in time", self.undone.len())
            }
            (false, None) => "with shipments in parts, which has no bound".to_owned(),
        }
    }
}

fn signed(money: Money) -> String {
    if money < Money::ZERO { money.to_string() } else { format!("+{money}") }
}

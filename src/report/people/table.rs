//! A front as a table: one row for each itinerary.

use super::lines::Sheet;
use super::style::{GLUE, Style};
use super::words;
use crate::model::NETWORK_CURRENCY;
use crate::plan::{Criterion, Front, Itinerary};
use crate::search::Status;
use crate::units::Money;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Below this width routes stand under the table and not in it.
const ROUTES_BESIDE: u16 = 110;

/// One row for each itinerary, in the order of the front: days, price, CO2e, transshipments, when it leaves and arrives on the
/// local clocks (only where there is a date), how much of the cost is estimated, what it is best at, and the route.
pub fn front_table(front: &Front, style: &Style) -> String {
    let dated = front.horizon_days().is_some();
    let beside = style.width >= ROUTES_BESIDE;
    let currency = currency(front);
    let unit = front.into_iter().find_map(Itinerary::cost_per_unit).map(|(unit, _)| format!("a{GLUE}{unit}"));
    let mut header = vec!["#", "days", currency];
    header.extend(unit.as_deref().filter(|_| beside));
    header.extend(["kg CO2e", "changes"]);
    if dated {
        header.extend(["leaves", "arrives"]);
    }
    header.push("est.");
    let figures: Vec<usize> = (0..header.len()).collect();
    header.push("best at");
    header.extend(beside.then_some("route"));
    let mut sheet = Sheet::new(style, header, &figures, 0);
    let bests = bests(front);
    for (at, itinerary) in front.into_iter().enumerate() {
        let mut row =
            vec![(at + 1).to_string(), format!("{:.1}", itinerary.elapsed.as_days()), itinerary.cost.to_string()];
        let of_one = itinerary.cost_per_unit().map(|(_, cost)| cost.to_string()).unwrap_or_default();
        row.extend(unit.as_ref().filter(|_| beside).map(|_| of_one));
        row.extend([words::kilograms(itinerary.emissions), itinerary.transshipments().to_string()]);
        if dated {
            row.extend(dates(itinerary).map(|date| date.replace(' ', &GLUE.to_string())));
        }
        let share = itinerary.cost_share();
        let firm = share.published + share.derived;
        row.push(format!("{}{GLUE}%", 100 - firm.min(100)));
        let best_at = bests.iter().filter(|(best, _)| std::ptr::eq(*best, itinerary)).map(|(_, at)| *at);
        row.push(best_at.collect::<Vec<_>>().join("\n"));
        row.extend(beside.then(|| route(itinerary, style)));
        sheet.row(row);
    }
    let mut shown = sheet.print();
    if !beside {
        for (at, itinerary) in front.into_iter().enumerate() {
            let of_one = itinerary.cost_per_unit().map(|(unit, cost)| format!("{currency} {cost} a {unit}: "));
            let route = format!("{:>3}  {}{}", at + 1, of_one.unwrap_or_default(), route(itinerary, style));
            shown.push_str(&style.paint(style.paragraph(&route, 5)));
        }
    }
    let mut notes = String::from(
        "days: from ready to available for collection. est.: share of the cost that is estimated or modelled.",
    );
    write!(notes, " {currency}: for all of the cargo.").unwrap_or_default();
    if let Some(days) = front.horizon_days() {
        write!(notes, " Looked for within {days} days of ready.").unwrap_or_default();
    } else {
        notes.push_str(" No date: half the mean headway in place of each wait, no seasons.");
    }
    let unasked: Vec<&str> = [Criterion::Time, Criterion::Cost, Criterion::Emissions]
        .into_iter()
        .filter(|criterion| !front.criteria().contains(criterion))
        .map(best_at)
        .collect();
    if !unasked.is_empty() && front.itineraries().len() > 1 {
        write!(notes, " {}: among these rows only, for it was not asked for.", unasked.join(", ")).unwrap_or_default();
    }
    if front.status() != Status::Complete {
        notes.push_str(" The search was stopped: these itineraries are possible, and better ones may exist.");
    }
    shown + &style.paragraph(&notes, 0)
}

/// Departure and arrival, each on its own clock.
fn dates(itinerary: &Itinerary) -> [String; 2] {
    let leaves = itinerary.first_departure().map(|(at, zone)| words::date(at, zone));
    let hub = itinerary.stays.last().map(|stay| &stay.hub);
    let arrives = itinerary.arrival().zip(hub).map(|(at, hub)| words::date(at, &hub.zone));
    [leaves, arrives].map(Option::unwrap_or_default)
}

fn best_at(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Time => "fastest",
        Criterion::Cost => "cheapest",
        Criterion::Emissions => "cleanest",
    }
}

/// The itineraries of a front that are best at something, in the order in which it is said.
fn bests(front: &Front) -> [(&Itinerary, &'static str); 4] {
    let best = |criterion| (front.best(criterion), best_at(criterion));
    [best(Criterion::Time), best(Criterion::Cost), best(Criterion::Emissions), (front.balanced(), "balanced")]
}

/// `Tuanjiecun ─rail→ Aktau ─sea→ Alat`, parted only before an arrow.
fn route(itinerary: &Itinerary, style: &Style) -> String {
    // A long name may be parted; a short one may not.
    let name = |hub| {
        let name = words::short_name(hub, style);
        if name.width() > 24 { name } else { name.replace(' ', &GLUE.to_string()) }
    };
    let mut shown = itinerary.legs.first().map(|leg| name(&leg.from)).unwrap_or_default();
    for leg in &itinerary.legs {
        write!(shown, " ─{}→{GLUE}{}", leg.mode, name(&leg.to)).unwrap_or_default();
    }
    shown
}

/// What each day saved costs, from one row to the next faster one, along those rows that time and cost alone would keep; empty when
/// there are fewer than two.
pub fn days_saved(front: &Front, style: &Style) -> String {
    let mut rows: Vec<(usize, &Itinerary)> = front.into_iter().enumerate().collect();
    rows.sort_by_key(|(_, itinerary)| (itinerary.elapsed, itinerary.cost));
    let mut stairs: Vec<(usize, &Itinerary)> = Vec::new();
    for (at, itinerary) in rows {
        if stairs.last().is_none_or(|(_, last)| itinerary.cost < last.cost) {
            stairs.push((at, itinerary));
        }
    }
    let steps: Vec<String> = stairs
        .windows(2)
        .map(|pair| {
            let [(fast, faster), (slow, slower)] = [pair[0], pair[1]];
            let minutes = i64::from(slower.elapsed.get() - faster.elapsed.get());
            let more = faster.cost.minor() - slower.cost.minor();
            let a_day = i128::from(more) * 1440 / i128::from(minutes.max(1));
            let whole = Money::from_minor(i64::try_from(a_day / 100 * 100).unwrap_or(i64::MAX));
            format!("{whole}{GLUE}(#{}→#{})", slow + 1, fast + 1)
        })
        .collect();
    if steps.is_empty() {
        return String::new();
    }
    style.paragraph(&format!("{} for a day saved, from row to faster row: {}.", currency(front), steps.join("; ")), 0)
}

/// What the prices of a front are in.
fn currency(front: &Front) -> &'static str {
    front.itineraries().first().map_or(NETWORK_CURRENCY, |itinerary| itinerary.currency).as_str()
}

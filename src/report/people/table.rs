//! A front as a table: one row for each itinerary.

use super::lines::{Sheet, TABLE};
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
/// The same where there are promises, which take more columns.
const ROUTES_BESIDE_PROMISES: u16 = 150;
/// The promise that a row shows where no other one was asked for.
const PROMISED: f64 = 0.8;
/// The promise beside it.
const HALF: f64 = 0.5;
/// The share of the cost from which on a row is said to stand on estimates, in per cent.
const MOSTLY: u32 = 50;

/// One row for each itinerary, in the order of the front: days, price, CO2e, transshipments, when it leaves and arrives on the
/// local clocks (only where there is a date), how much of the cost is estimated, what it is best at, and the route.
///
/// Where itineraries have [promises](crate::Query::with_promises), there are beside the days those within which 80 and 50 of a hundred runs arrive, the date of
/// the former in place of the usual arrival, how often the departure is met that is missed most often, and from where to where the cost goes; how many rows
/// stand on estimates is said below. Columns that the width does not do for are left out, the least needed first, and it is said which.
pub fn front_table(front: &Front, style: &Style) -> String {
    let promises = front.iter().any(|itinerary| itinerary.promise.is_some());
    let beside = style.width >= if promises { ROUTES_BESIDE_PROMISES } else { ROUTES_BESIDE };
    let mut columns = columns(front, style, promises, beside);
    let left_out = fit(&mut columns, usize::from(style.columns()));
    let figures: Vec<usize> = (0..columns.len()).filter(|&at| columns[at].right).collect();
    let mut sheet = Sheet::new(style, columns.iter().map(|column| column.title.as_str()).collect(), &figures, 0);
    for at in 0..front.itineraries().len() {
        sheet.row(columns.iter().map(|column| column.cells[at].clone()).collect());
    }
    let mut shown = sheet.print();
    if !beside {
        for (at, itinerary) in front.into_iter().enumerate() {
            let of_one = itinerary.cost_per_unit().map(|(unit, cost)| format!("{} {cost} a {unit}: ", currency(front)));
            let route = format!("{:>3}  {}{}", at + 1, of_one.unwrap_or_default(), route(itinerary, style));
            shown.push_str(&style.paint(style.paragraph(&route, 5)));
        }
    }
    shown + &style.paragraph(&notes(front, promises, &columns, &left_out), 0)
}

/// A column of the table.
struct Column {
    title: String,
    cells: Vec<String>,
    /// Whether it holds figures.
    right: bool,
    /// Where the width does not do for all: the least goes first, and what has none stays.
    spared: Option<u8>,
}

impl Column {
    fn of(title: impl Into<String>, front: &Front, cell: impl Fn(&Itinerary) -> String) -> Self {
        Self { title: title.into(), cells: front.iter().map(cell).collect(), right: true, spared: None }
    }

    fn spared(self, rank: u8) -> Self {
        Self { spared: Some(rank), ..self }
    }

    fn words(self) -> Self {
        Self { right: false, ..self }
    }

    /// With a space on each side, and one between columns.
    fn width(&self) -> usize {
        let lines = self.cells.iter().flat_map(|cell| cell.lines()).chain([self.title.as_str()]);
        lines.map(UnicodeWidthStr::width).max().unwrap_or(0) + 3
    }
}

fn columns(front: &Front, style: &Style, promises: bool, beside: bool) -> Vec<Column> {
    let (dated, asked) = (front.horizon_days().is_some(), promised(front));
    let cells = (1..=front.itineraries().len()).map(|number| number.to_string()).collect();
    let numbers = Column { title: "#".to_owned(), cells, right: true, spared: None };
    let mut columns =
        vec![numbers, Column::of("days", front, |itinerary| format!("{:.1}", itinerary.elapsed.as_days()))];
    if promises {
        columns.push(Column::of(head(asked), front, |itinerary| promised_days(front, itinerary, asked)));
        if head(asked) != head(HALF) {
            let half = Column::of(head(HALF), front, |itinerary| promised_days(front, itinerary, HALF));
            columns.push(half.spared(4));
        }
    }
    columns.push(Column::of(currency(front), front, |itinerary| itinerary.cost.to_string()));
    if promises {
        columns.push(Column::of("low–high", front, low_to_high));
    }
    if let Some((unit, _)) = front.iter().find_map(Itinerary::cost_per_unit).filter(|_| beside) {
        let of_one = |itinerary: &Itinerary| itinerary.cost_per_unit().map(|(_, cost)| cost.to_string());
        columns.push(Column::of(format!("a{GLUE}{unit}"), front, |itinerary| of_one(itinerary).unwrap_or_default()));
    }
    let emissions = Column::of(format!("kg{GLUE}CO2e"), front, |itinerary| words::kilograms(itinerary.emissions));
    let weighed = !promises || front.criteria().contains(&Criterion::Emissions);
    columns.push(if weighed { emissions } else { emissions.spared(3) });
    columns.push(Column::of("changes", front, |itinerary| itinerary.transshipments().to_string()).spared(1));
    let glued = |date: String| date.replace(' ', &GLUE.to_string());
    if dated {
        columns.push(Column::of("leaves", front, |itinerary| glued(leaves(itinerary))).spared(5));
    }
    if promises {
        let by =
            Column::of(format!("{}{GLUE}by", head(asked)), front, |itinerary| glued(promised_by(itinerary, asked)));
        columns.push(by.spared(2));
        columns.push(Column::of("caught", front, |itinerary| glued(caught(itinerary))));
    } else {
        if dated {
            columns.push(Column::of("arrives", front, |itinerary| glued(arrives(itinerary))));
        }
        columns.push(Column::of("est.", front, |itinerary| format!("{}{GLUE}%", estimated(itinerary))));
    }
    let bests = bests(front);
    let best_at = |itinerary: &Itinerary| {
        let best_at = bests.iter().filter(|(best, _)| std::ptr::eq(*best, itinerary)).map(|(_, at)| *at);
        best_at.collect::<Vec<_>>().join("\n")
    };
    columns.push(Column::of(format!("best{GLUE}at"), front, best_at).words());
    if beside {
        columns.push(Column::of("route", front, |itinerary| route(itinerary, style)).words());
    }
    columns
}

/// Leaves out what is needed least until the width does for the rest; the names of what was left out. A route takes several lines.
fn fit(columns: &mut Vec<Column>, most: usize) -> Vec<String> {
    let mut left_out = Vec::new();
    let needs = |columns: &[Column]| {
        let route = |column: &Column| column.title == "route";
        columns.iter().map(|column| if route(column) { ROUTE } else { column.width() }).sum::<usize>()
    };
    while most >= usize::from(TABLE) && needs(columns) > most + 1 {
        let spared = columns.iter().enumerate().filter_map(|(at, column)| Some((column.spared?, at)));
        let Some((_, at)) = spared.min() else { break };
        left_out.push(columns.remove(at).title);
    }
    left_out
}

/// The least width that a route is legible in.
const ROUTE: usize = 26;

/// What the heads of the columns mean, and what else there is to know of all rows.
fn notes(front: &Front, promises: bool, columns: &[Column], left_out: &[String]) -> String {
    let currency = currency(front);
    let mut notes = String::from("days: from ready to available for collection");
    if promises {
        notes.push_str(", where everything takes its usual time. ");
        let shares: Vec<String> = [head(promised(front)), head(HALF)]
            .into_iter()
            .filter(|head| columns.iter().any(|column| column.title == *head))
            .collect();
        write!(
            notes,
            "{}: the days within which that share of all runs arrives; who misses a departure takes the next one. caught: \
             how often the departure is met that is missed most. low–high: the cost in all but the cheapest and the dearest tenth of the runs. Delays \
             and prices are taken as independent; what comes together makes the ends wider.",
            shares.join(", ").replace(GLUE, " ")
        )
        .unwrap_or_default();
    } else {
        notes.push_str(". est.: share of the cost that is estimated or modelled.");
    }
    write!(notes, " {currency}: for all of the cargo.").unwrap_or_default();
    if let Some(days) = front.horizon_days() {
        write!(notes, " Looked for within {days} days of ready.").unwrap_or_default();
    } else {
        notes.push_str(" No date: half the mean headway in place of each wait, no seasons.");
    }
    if promises {
        let rows = front.itineraries().len();
        let mostly = front.iter().filter(|itinerary| estimated(itinerary) > MOSTLY).count();
        if mostly > 0 {
            let which = match (mostly, rows) {
                (1, 1) => "This row stands".to_owned(),
                (all, rows) if all == rows => format!("All {rows} rows stand"),
                (1, rows) => format!("1 of {rows} rows stands"),
                (some, rows) => format!("{some} of {rows} rows stand"),
            };
            write!(notes, " {which} on estimated or modelled prices for more than half of the cost.")
                .unwrap_or_default();
        }
        let without = front.iter().filter(|itinerary| itinerary.promise.is_none()).count();
        if without > 0 {
            write!(notes, " {without} of {rows} rows have no promise: it was not computed.").unwrap_or_default();
        }
        if !left_out.is_empty() {
            write!(notes, " Not shown for want of width: {}.", left_out.join(", ")).unwrap_or_default();
        }
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
    notes
}

/// The confidence that was asked with, or else the one that is shown to everyone.
fn promised(front: &Front) -> f64 {
    let asked = front.iter().find_map(|itinerary| itinerary.promised.as_ref());
    asked.map_or(PROMISED, |promised| promised.confidence.share())
}

/// `80 %`, `99.5 %`.
fn head(share: f64) -> String {
    format!("{}{GLUE}%", (share * 10_000.0).round() / 100.0)
}

/// The days within which a share of the runs arrives; of those that do not within the horizon, that it is later.
fn promised_days(front: &Front, itinerary: &Itinerary, share: f64) -> String {
    let Some(promise) = &itinerary.promise else { return String::new() };
    match promise.arrival(share).ok().flatten() {
        Some(minutes) => format!("{:.1}", minutes.as_days()),
        None => front.horizon_days().map_or_else(String::new, |days| format!(">{days}")),
    }
}

/// The date by which it is promised, on the clock of where it is collected.
fn promised_by(itinerary: &Itinerary, share: f64) -> String {
    let by = itinerary.promise.as_ref().and_then(|promise| promise.arrives_by(share).ok().flatten());
    let hub = itinerary.stays.last().map(|stay| &stay.hub);
    by.zip(hub).map_or_else(String::new, |(at, hub)| words::date(at, &hub.zone))
}

/// How often the connection is caught that is caught least often.
fn caught(itinerary: &Itinerary) -> String {
    let Some(promise) = &itinerary.promise else { return String::new() };
    promise.weakest().map_or_else(|| "–".to_owned(), |weakest| words::percent(weakest.share()))
}

/// `14,200–17,900`, in whole units of the currency.
fn low_to_high(itinerary: &Itinerary) -> String {
    let Some(promise) = &itinerary.promise else { return String::new() };
    words::low_to_high(promise).unwrap_or_default()
}

/// The share of the cost that nobody published and no source gives, in per cent.
fn estimated(itinerary: &Itinerary) -> u32 {
    let share = itinerary.cost_share();
    100 - (share.published + share.derived).min(100)
}

/// The first departure, on its own clock.
fn leaves(itinerary: &Itinerary) -> String {
    itinerary.first_departure().map(|(at, zone)| words::date(at, zone)).unwrap_or_default()
}

/// The arrival, on its own clock.
fn arrives(itinerary: &Itinerary) -> String {
    let hub = itinerary.stays.last().map(|stay| &stay.hub);
    let arrives = itinerary.arrival().zip(hub).map(|(at, hub)| words::date(at, &hub.zone));
    arrives.unwrap_or_default()
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

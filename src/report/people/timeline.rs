//! An itinerary leg by leg: what happens when, what it takes, and how good each figure is.

use super::lines::Sheet;
use super::style::{GLUE, Style};
use super::words;
use crate::model::{Delay, Evidence, StageKind};
use crate::plan::{HubRef, Item, ItemKind, Itinerary, Leg, LegStage, Promise, Schedule, Stay, item_name};
use crate::units::{GramsCo2e, Instant, Kilometres, Minutes, Money, Shown, Zone};
use std::fmt::Write;

/// The stays and legs of an itinerary on the local clocks, every figure with the mark of its grade, and the sums.
pub fn itinerary_text(itinerary: &Itinerary, style: &Style) -> String {
    let header = vec!["when", "what", "time", itinerary.currency.as_str(), "kg CO2e"];
    let begun = itinerary.came != crate::model::Side::Gate;
    let sheet = Sheet::new(style, header, &[2, 3, 4], 2);
    let about_from = itinerary.ready.and(itinerary.nominal_from());
    let mut timeline = Timeline { ready: itinerary.ready, style, sheet, begun, about_from };
    for (at, stay) in itinerary.stays.iter().enumerate() {
        timeline.stay(stay, at.checked_sub(1).and_then(|before| itinerary.legs.get(before)), itinerary.legs.get(at));
        if let Some(leg) = itinerary.legs.get(at) {
            timeline.leg(leg);
            let caught = itinerary.promise.iter().flat_map(|promise| promise.connections()).find(|one| one.leg == at);
            if let Some(caught) = caught {
                let what =
                    format!("{GLUE}{GLUE}this departure is caught in {} of the runs", words::percent(caught.share()));
                timeline.row("", &what, Default::default());
            }
        }
    }
    if let Some(last) = itinerary.stays.last() {
        timeline.row(
            &timeline.when(itinerary.elapsed, &last.hub.zone),
            "available for collection, in all",
            [
                format!("{}{GLUE}{GLUE}", itinerary.elapsed),
                format!("{}{GLUE}{GLUE}", itinerary.cost),
                words::kilograms(itinerary.emissions),
            ],
        );
    }
    let mut shown = timeline.sheet.print();
    shown.push_str(&sums(itinerary, style));
    if let Some(promise) = &itinerary.promise {
        shown.push_str(&promised(itinerary, promise, style));
    }
    shown
}

struct Timeline<'a> {
    ready: Option<Instant>,
    style: &'a Style,
    sheet: Sheet<'a>,
    /// Whether the way begins in the middle of another.
    begun: bool,
    /// From when on times stand on a departure of which only the frequency is known.
    about_from: Option<Minutes>,
}

impl Timeline<'_> {
    fn when(&self, since: Minutes, zone: &Zone) -> String {
        let when = words::when(self.ready, since, zone);
        if self.about_from.is_some_and(|from| since >= from) { format!("about {when}") } else { when }
    }

    fn row(&mut self, when: &str, what: &str, [time, charge, emissions]: [String; 3]) {
        // The time of day stays with its date.
        self.sheet.row(vec![
            when.replace(' ', &GLUE.to_string()),
            Shown(what).to_string(),
            time.replace(' ', &GLUE.to_string()),
            charge,
            emissions,
        ]);
    }

    fn title(&mut self, since: Minutes, hub: &HubRef, what: &str) {
        let when = self.when(since, &hub.zone);
        self.row(&when, what, Default::default());
    }

    fn stay(&mut self, stay: &Stay, before: Option<&Leg>, after: Option<&Leg>) {
        let hub = words::full_name(&stay.hub, self.style);
        let what = match (before, after) {
            (None, _) if self.begun => format!("At {hub}: where the cargo is"),
            (None, _) => format!("At {hub}: handed in"),
            (Some(_), Some(_)) => format!("At {hub}: transshipment"),
            (Some(_), None) => format!("At {hub}: arrival"),
        };
        self.title(stay.begins, &stay.hub, &what);
        for item in &stay.items {
            self.item("", &item_name(item), item);
        }
        if stay.wait > Minutes::ZERO {
            let until = if stay.cut_off > Minutes::ZERO { "the cut-off" } else { "the departure" };
            let what = match after.map(|leg| leg.schedule) {
                Some(Schedule::MeanWait) => "wait: half the mean headway".to_owned(),
                _ => format!("wait for {until}"),
            };
            self.idle(stay.handled, stay, &what, stay.wait);
        }
        if stay.cut_off > Minutes::ZERO {
            let closing = Minutes::new(stay.ends.get().saturating_sub(stay.cut_off.get()));
            self.idle(closing, stay, "from the cut-off to the departure", stay.cut_off);
        }
    }

    fn idle(&mut self, since: Minutes, stay: &Stay, what: &str, length: Minutes) {
        let when = self.when(since, &stay.hub.zone);
        let what = format!("{GLUE}{GLUE}{what}");
        self.row(&when, &what, [format!("{length}{GLUE}{GLUE}"), String::new(), String::new()]);
    }

    fn leg(&mut self, leg: &Leg) {
        let what = format!(
            "─{}→{GLUE}{}: {} ({}), {}; in {}; {}",
            leg.mode,
            words::short_name(&leg.to, self.style),
            leg.name,
            leg.service,
            leg.operator,
            leg.loading,
            firmness(leg.schedule)
        )
        .replace("in on wheels", "on wheels")
        .replace("in lorry", "in a lorry")
        .replace("in pallets", "on pallets");
        self.title(leg.departs, &leg.from, &what);
        let mut at = leg.departs;
        for stage in &leg.stages {
            // The first begins with the leg.
            let when = if at == leg.departs { String::new() } else { self.when(at, &stage.from.zone) };
            if let Some(closed) = &stage.closed {
                self.item(&when, &item_name(closed), closed);
                at = at.checked_add(closed.time).unwrap_or(at);
            }
            let when = if stage.closed.is_some() { self.when(at, &stage.from.zone) } else { when };
            let name = self.stage_name(stage);
            self.item(&when, &name, &stage.item);
            if let Some(queue) = &stage.queue {
                self.delay("of all crossings", queue);
            }
            at = at.checked_add(stage.item.time).unwrap_or(at);
        }
        for item in &leg.extras {
            self.item("", &item_name(item), item);
        }
        if let Some(lateness) = &leg.lateness {
            self.delay("arrives", lateness);
        }
        for part in &leg.parts {
            let (leaves, comes) = (self.when(part.departs, &leg.from.zone), self.when(part.arrives, &leg.to.zone));
            let what = format!("{GLUE}{GLUE}{} of it leave, to arrive {comes}", part.load);
            self.row(&leaves, &what, Default::default());
        }
        if leg.items().count() > 1 {
            let (charge, emissions) = totals(leg.items());
            let length = Minutes::new(leg.arrives.get().saturating_sub(leg.departs.get()));
            let distance = Kilometres::new(u32::try_from(leg.distance()).unwrap_or(u32::MAX));
            let what = format!("{GLUE}{GLUE}the leg: {distance}");
            self.row(
                "",
                &what,
                [format!("{length}{GLUE}{GLUE}"), format!("{charge}{GLUE}{GLUE}"), words::kilograms(emissions)],
            );
        }
        for met in &leg.meets {
            let sources = if self.style.sources { format!(" [{}]", met.evidence) } else { String::new() };
            let what = format!("{GLUE}{GLUE}takes {}{GLUE}{}{sources}", met.name, words::mark(Some(&met.evidence)));
            self.row("", &what, Default::default());
        }
        if let Some(note) = &leg.note {
            self.row("", &format!("{GLUE}{GLUE}Note: {note}"), Default::default());
        }
    }

    /// A distribution that the plan does not plan with.
    fn delay(&mut self, what: &str, delay: &Delay) {
        let sources = if self.style.sources { format!(" [{}]", delay.evidence) } else { String::new() };
        let shown =
            format!("{GLUE}{GLUE}{what}: {}{GLUE}{}{sources}", delay.spread, words::mark(Some(&delay.evidence)));
        self.row("", &shown, Default::default());
    }

    fn stage_name(&self, stage: &LegStage) -> String {
        let [from, to] = [&stage.from, &stage.to].map(|hub| words::short_name(hub, self.style));
        let mut name = match &stage.kind {
            StageKind::Run => format!("{from} – {to}, {}", stage.distance),
            StageKind::Border => format!("border {from} / {to}"),
            StageKind::Dwell(reason) => format!("at {from}: {reason}"),
        };
        if let Some((before, after)) = stage.gauge {
            write!(name, ", gauge {before} → {after} mm").unwrap_or_default();
        }
        if !stage.straits.is_empty() {
            write!(name, ", by {}", stage.straits.join(", ")).unwrap_or_default();
        }
        name
    }

    fn item(&mut self, when: &str, name: &str, item: &Item) {
        let marked = |figure: String, evidence: Option<&Evidence>| format!("{figure}{GLUE}{}", words::mark(evidence));
        let mut what = format!("{GLUE}{GLUE}{}", name.trim_end_matches('.'));
        if self.style.sources {
            what.push_str(&evidence_of(item));
        }
        let time = (item.time > Minutes::ZERO).then(|| marked(item.time.to_string(), item.time_evidence.as_ref()));
        let charge =
            (item.charge != Money::ZERO).then(|| marked(item.charge.to_string(), item.charge_evidence.as_ref()));
        let emissions = (item.emissions != GramsCo2e::ZERO).then(|| words::kilograms(item.emissions));
        self.row(when, &what, [time, charge, emissions].map(Option::unwrap_or_default));
    }
}

/// ` [time: estimate, E 2025; price: derived, S20 2025]`.
fn evidence_of(item: &Item) -> String {
    let factor = item.factor.as_ref().filter(|_| item.emissions != GramsCo2e::ZERO);
    let figures = [
        ("time", item.time_evidence.as_ref().filter(|_| item.time > Minutes::ZERO)),
        ("price", item.charge_evidence.as_ref().filter(|_| item.charge != Money::ZERO)),
        ("CO2e", factor.map(|factor| factor.milligrams.evidence())),
    ];
    let shown: Vec<String> =
        figures.into_iter().filter_map(|(what, evidence)| Some(format!("{what}: {}", evidence?))).collect();
    if shown.is_empty() { String::new() } else { format!(" [{}]", shown.join("; ")) }
}

fn firmness(schedule: Schedule) -> &'static str {
    match schedule {
        Schedule::Published => "published timetable",
        Schedule::Nominal => "nominal departure, only the frequency is known",
        Schedule::OnDemand => "leaves when the cargo is ready",
        Schedule::MeanWait => "no date",
    }
}

fn totals<'i>(items: impl Iterator<Item = &'i Item>) -> (Money, GramsCo2e) {
    // The sum of all items did not overflow when the itinerary was built, and no item but a subsidy is below zero.
    items.fold((Money::ZERO, GramsCo2e::ZERO), |(charge, emissions), item| {
        (charge.checked_add(item.charge).unwrap_or(charge), emissions.checked_add(item.emissions).unwrap_or(emissions))
    })
}

/// A plan whose weakest connection is caught less often than this is told to be late.
const EVEN: f64 = 0.5;

/// By when it arrives how often, what it costs then, and where the days go.
fn promised(itinerary: &Itinerary, promise: &Promise, style: &Style) -> String {
    let zone = itinerary.stays.last().map(|stay| &stay.hub.zone);
    let by = |share: f64| {
        let percent = words::percent(share);
        let within = promise.arrival(share).ok().flatten().zip(promise.arrives_by(share).ok().flatten());
        match within.zip(zone) {
            Some(((days, at), zone)) => {
                let date = words::date(at, zone).replace(' ', &GLUE.to_string());
                format!("in {percent} within {:.1}{GLUE}days, by {date}", days.as_days())
            }
            None => format!("in {percent} not within the horizon"),
        }
    };
    let mut shown = format!("Of all runs it arrives {}; {}; {}.", by(0.5), by(0.8), by(0.95));
    if let Some(share) = promise.on_time() {
        write!(shown, " In time in {}.", words::percent(share)).unwrap_or_default();
    }
    if let Some(range) = words::low_to_high(promise) {
        let what = if range.contains('–') { " in all but the cheapest and the dearest tenth" } else { "" };
        write!(shown, " It costs {} {range}{what}.", promise.currency).unwrap_or_default();
    }
    let mut shown = style.paragraph(&shown, 0);
    if let Some(weakest) = promise.weakest().filter(|weakest| weakest.share() < EVEN) {
        let (service, hub) = (Shown(&weakest.service), Shown(crate::plan::short_name(&weakest.hub)));
        let missed = words::percent(1.0 - weakest.share());
        let later = promise.arrival(0.5).ok().flatten().map_or_else(
            || "half of the runs do not arrive within the horizon".to_owned(),
            |half| match half.as_days() - itinerary.elapsed.as_days() {
                later if later >= 0.05 => {
                    format!("half of the runs take {later:.1}{GLUE}days or more longer than printed")
                }
                _ => "half of the runs are in as printed all the same".to_owned(),
            },
        );
        let text =
            format!("Where the days go: {service} from {hub} is missed in {missed}, and the next one taken; {later}.");
        shown.push_str(&style.paragraph(&text, 0));
    }
    shown
}

/// Where time and money go, and on which figures they rest.
fn sums(itinerary: &Itinerary, style: &Style) -> String {
    let minutes = |parts: &mut dyn Iterator<Item = Minutes>| {
        parts.fold(Minutes::ZERO, |sum, part| sum.checked_add(part).unwrap_or(sum))
    };
    let under_way = minutes(&mut itinerary.legs.iter().map(|leg| Minutes::new(leg.arrives.get() - leg.departs.get())));
    let idle = minutes(&mut itinerary.stays.iter().flat_map(|stay| [stay.wait, stay.cut_off]));
    let worked = minutes(&mut itinerary.stays.iter().map(|stay| Minutes::new(stay.handled.get() - stay.begins.get())));
    let at_hubs = || itinerary.stays.iter().flat_map(|stay| &stay.items);
    let charged = |pick: fn(&ItemKind) -> bool| totals(at_hubs().filter(|item| pick(&item.kind))).0;
    let parts = [
        ("carriage", totals(itinerary.legs.iter().flat_map(Leg::items).filter(|item| !item.kind.is_formality())).0),
        ("handling", charged(|kind| matches!(kind, ItemKind::Handling | ItemKind::Stuffing | ItemKind::Unstuffing))),
        ("customs", totals(itinerary.items().filter(|item| item.kind.is_formality())).0),
        ("storage", charged(|kind| matches!(kind, ItemKind::Storage))),
        ("box lease", charged(|kind| matches!(kind, ItemKind::Lease | ItemKind::DropOff))),
        ("inventory", charged(|kind| matches!(kind, ItemKind::Inventory))),
        ("insurance", charged(|kind| matches!(kind, ItemKind::Insurance))),
        ("door lorries", charged(|kind| matches!(kind, ItemKind::Drayage(_)))),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, charge)| *charge != Money::ZERO)
        .map(|(what, charge)| format!("{what} {charge}"))
        .collect();
    let share = itinerary.cost_share();
    let cost = format!("{} {} = {}", itinerary.currency, itinerary.cost, parts.join(" + "));
    let time = format!(
        "{:.1} days = under way {:.1} + handling and customs {:.1} + waits and cut-offs {:.1}",
        itinerary.elapsed.as_days(),
        under_way.as_days(),
        worked.as_days(),
        idle.as_days(),
    );
    let grades = format!(
        "Cost: {} % published, {} % derived, {} % modelled, {} % estimated. Marks: {}.",
        share.published,
        share.derived,
        share.modelled,
        share.estimate,
        words::LEGEND,
    );
    let of_one = itinerary.cost_per_unit().map(|(unit, cost)| format!("{} {cost} a {unit}.", itinerary.currency));
    let shown = [Some(cost), of_one, Some(time), Some(grades)];
    shown.iter().flatten().map(|line| style.paragraph(line, 0)).collect()
}

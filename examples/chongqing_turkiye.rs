//! Chongqing to Türkiye: every itinerary worth choosing, the best ones leg by leg, and the fast train beside the sea.
//!
//! `cargo run --release --example chongqing_turkiye` needs no argument; `-- --help` lists what can be asked.

use clap::{Args, Parser, ValueEnum};
pub(crate) use command::Failure;
use landsea::file::Scenario;
use landsea::model::{Case, Mode, Patience};
use landsea::plan::{Confidence, Criterion, InsuranceRate, InventoryRate};
use landsea::report::{Style, days_saved, elements_text, front_table, itinerary_text, sources_text};
use landsea::units::{Kilograms, Minutes, Money, Shown};
use landsea::{Front, Itinerary, Network, PlanError, Planner, Query, Shipment};
use output::Output;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;
mod output;

/// The day that the example asks about when nobody names one.
const READY: &str = "2026-12-01T09:00";

/// The express whose claim is put to the test.
const EXPRESS: &str = "sce-aktau";

/// Every itinerary worth choosing from Chongqing to Türkiye, or wherever you say.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Parser)]
#[command(name = "chongqing_turkiye", allow_negative_numbers = true, after_help = command::CODES)]
pub(crate) struct Arguments {
    /// Origin: city, hub or code
    #[arg(long, default_value = "Chongqing", value_name = "PLACE")]
    from: String,
    /// Destination: city, hub or code (Mersin, Alexandria, Algiers, Tunis, Casablanca ...)
    #[arg(long, default_value = "Istanbul", value_name = "PLACE")]
    to: String,
    #[command(flatten)]
    cargo: CargoArguments,
    #[command(flatten)]
    needs: NeedArguments,
    #[command(flatten)]
    money: MoneyArguments,
    /// What it is (laptops, cars, machinery ...)
    #[arg(long, value_name = "KEY", value_parser = arguments::named)]
    commodity: Option<String>,
    /// Weight of all of the cargo
    #[arg(long, value_name = "KG", value_parser = arguments::at_least_one::<u64>)]
    weight: Option<u64>,
    /// When it can be handed in: 2026-12-01, 2026-12-01T09:00 (the origin's clock), or with a zone in brackets
    #[arg(long, value_name = "DATE", conflicts_with = "strategic")]
    ready: Option<String>,
    /// No date: half the mean headway in place of each wait
    #[arg(long)]
    strategic: bool,
    /// What to minimise
    #[arg(long, value_delimiter = ',', default_value = "time,cost", value_name = "LIST")]
    criteria: Vec<CriterionArgument>,
    /// Most days from ready to collection
    #[arg(long, value_name = "N", value_parser = arguments::at_least_one::<u32>)]
    within_days: Option<u32>,
    /// Latest moment of collection: a date alone is the end of that day (the destination's clock), or with a zone in brackets
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// Most money, in US dollars or in the currency of the answer
    #[arg(long, value_name = "USD", value_parser = arguments::dollars)]
    budget: Option<Money>,
    /// Leave out a mode, country, strait, service, city or hub; may be repeated
    #[arg(long, value_name = "X")]
    ban: Vec<String>,
    /// Allow what is off by default (suez, iran ...); may be repeated
    #[arg(long, value_name = "SWITCH")]
    allow: Vec<String>,
    /// What if: a scenario that the crate ships (`suez_open`, `hormuz_closed` ...); may be repeated, and is taken in order
    #[arg(long, value_name = "NAME")]
    scenario: Vec<String>,
    /// A lorry collects and delivers at a door in both cities
    #[arg(long)]
    door: bool,
    /// A lorry collects at a door
    #[arg(long)]
    from_door: bool,
    /// A lorry delivers to a door
    #[arg(long)]
    to_door: bool,
    /// Which end of the ranges to plan with
    #[arg(long, value_enum, default_value_t = CaseArgument::Typical)]
    case: CaseArgument,
    /// Days after ready within which it may still arrive
    #[arg(long, value_name = "DAYS", default_value_t = 120, value_parser = arguments::at_least_one::<u32>)]
    horizon: u32,
    /// Compare by the time that is kept with this probability (0.8 or 80%), in place of the usual time
    #[arg(long, value_name = "P", conflicts_with = "strategic")]
    confidence: Option<Confidence>,
    /// Wait as long as it pays for a surcharge to end; else no longer than a departure more than the next
    #[arg(long)]
    patient: bool,
    /// A row of the table leg by leg, by its number [default: the balanced one]
    #[arg(long, value_name = "N", value_parser = arguments::at_least_one::<usize>, conflicts_with = "all")]
    leg: Option<usize>,
    /// All there is: every itinerary leg by leg, what a day saved costs, what rules left out, what is assumed, and the claim
    #[arg(long)]
    all: bool,
    /// What is claimed of the fast train from Chongqing to Istanbul, put to the test
    #[arg(long)]
    claim: bool,
    /// The CO2e of what is shown leg by leg, element by element, with every factor
    #[arg(long)]
    elements: bool,
    #[command(flatten)]
    output: Output,
}

#[derive(Debug, Args)]
#[group(multiple = false)]
struct CargoArguments {
    /// Packed boxes, count x ISO 6346 size [default: 2x45G1 of laptops]
    #[arg(long, value_name = "COUNTxSIZE", allow_hyphen_values = true)]
    boxes: Option<String>,
    /// Vehicles on their wheels
    #[arg(long, value_name = "N", value_parser = arguments::at_least_one::<u64>)]
    vehicles: Option<u64>,
    /// Pallets, by kilograms and cubic metres
    #[arg(long, value_name = "KG,M3", value_parser = arguments::pallets, allow_hyphen_values = true)]
    pallets: Option<(u64, f64)>,
    /// Goods in bulk, by kilograms
    #[arg(long, value_name = "KG", value_parser = arguments::at_least_one::<u64>)]
    bulk: Option<u64>,
}

/// What is due besides, and in which money.
#[derive(Debug, Args)]
struct MoneyArguments {
    /// Show the answer in another currency (CNY, EUR)
    #[arg(long, value_name = "CODE", value_parser = arguments::named)]
    currency: Option<String>,
    /// Value of the goods in US dollars; else what is typical of the commodity
    #[arg(long, value_name = "USD", value_parser = arguments::dollars)]
    value: Option<Money>,
    /// Insured at the network's premiums
    #[arg(long)]
    insured: bool,
    /// Count what the time costs the owner of the goods
    #[arg(long)]
    inventory: bool,
    /// In boxes of the carrier, leased and dropped off
    #[arg(long)]
    carrier_boxes: bool,
}

/// What is carried only where somebody says so.
#[derive(Debug, Args)]
struct NeedArguments {
    /// Kept between these whole degrees Celsius
    #[arg(long, value_name = "LOW,HIGH", value_parser = arguments::degrees, allow_hyphen_values = true)]
    temperature: Option<(i16, i16)>,
    /// Dangerous goods, by the key of a hazard
    #[arg(long, value_name = "HAZARD", value_parser = arguments::named)]
    dangerous: Vec<String>,
    /// Centimetres above an open top or a flat rack
    #[arg(long, value_name = "CM", value_parser = arguments::at_least_one::<u32>)]
    over_height: Option<u32>,
    /// Code in the Harmonized System
    #[arg(long, value_name = "CODE", value_parser = arguments::named)]
    hs: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CriterionArgument {
    Time,
    Cost,
    Co2e,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CaseArgument {
    Low,
    Typical,
    High,
}

impl Arguments {
    fn shipment(&self) -> Result<Shipment, PlanError> {
        let mut shipment = self.undated()?;
        if !self.strategic {
            shipment = shipment.ready(self.ready.as_deref().unwrap_or(READY))?;
        }
        if let Some(due) = &self.due {
            shipment = shipment.due(due)?;
        }
        if let Some(days) = self.within_days {
            shipment = shipment.due_within_days(days);
        }
        Ok(shipment)
    }

    /// The cargo and the places, without any date.
    fn undated(&self) -> Result<Shipment, PlanError> {
        let (from, to) = (self.from.as_str(), self.to.as_str());
        let mut shipment = match &self.cargo {
            CargoArguments { vehicles: Some(count), .. } => Shipment::vehicles(from, to, *count)?,
            CargoArguments { pallets: Some((kg, volume)), .. } => {
                Shipment::pallets(from, to, Kilograms::new(*kg), *volume)?
            }
            CargoArguments { bulk: Some(kg), .. } => Shipment::bulk(from, to, Kilograms::new(*kg))?,
            CargoArguments { boxes: Some(boxes), .. } => Shipment::boxes(from, to, boxes)?,
            _ => Shipment::boxes(from, to, "2x45G1")?.commodity("laptops"),
        };
        if let Some(commodity) = &self.commodity {
            shipment = shipment.commodity(commodity);
        }
        if let Some(weight) = self.weight {
            shipment = shipment.weight(Kilograms::new(weight));
        }
        let NeedArguments { temperature, dangerous, over_height, hs } = &self.needs;
        if let Some((low, high)) = *temperature {
            shipment = shipment.temperature(low, high)?;
        }
        if let Some(cm) = *over_height {
            shipment = shipment.over_height_cm(cm);
        }
        if let Some(code) = hs {
            shipment = shipment.hs(code)?;
        }
        shipment = dangerous.iter().fold(shipment, |shipment, hazard| shipment.dangerous(hazard));
        if let Some(value) = self.money.value {
            shipment = shipment.value(value);
        }
        if self.money.carrier_boxes {
            shipment = shipment.in_carrier_boxes();
        }
        if self.door || self.from_door {
            shipment = shipment.from_door();
        }
        if self.door || self.to_door {
            shipment = shipment.to_door();
        }
        Ok(shipment)
    }

    fn criteria(&self) -> Vec<Criterion> {
        let criteria = self.criteria.iter().map(|criterion| match criterion {
            CriterionArgument::Time => Criterion::Time,
            CriterionArgument::Cost => Criterion::Cost,
            CriterionArgument::Co2e => Criterion::Emissions,
        });
        criteria.collect()
    }

    fn query(&self, criteria: Vec<Criterion>) -> Query {
        let mut query = Query::minimise(criteria).case(self.case()).horizon_days(self.horizon).with_promises();
        query = match self.confidence {
            // Promises set no limit on waits.
            Some(confidence) => query.confidence(confidence),
            None if self.patient || self.strategic => query,
            None => query.patience(Patience::Headway),
        };
        if let Some(budget) = self.budget {
            query = query.within_budget(budget);
        }
        if let Some(code) = &self.money.currency {
            query = query.in_currency(code);
        }
        if self.money.insured {
            query = query.with_insurance(InsuranceRate::OfNetwork);
        }
        if self.money.inventory {
            query = query.with_inventory_cost(InventoryRate::OfCommodity);
        }
        query = self.ban.iter().fold(query, Query::ban);
        self.allow.iter().fold(query, |query, switch| query.allow(switch))
    }

    fn case(&self) -> Case {
        match self.case {
            CaseArgument::Low => Case::Low,
            CaseArgument::Typical => Case::Typical,
            CaseArgument::High => Case::High,
        }
    }
}

fn main() -> ExitCode {
    command::run(answer)
}

/// All that is printed.
pub(crate) fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let scenarios: Result<Vec<_>, _> = arguments.scenario.iter().map(|name| Scenario::embedded(name)).collect();
    let changed = Network::chongqing().with(&scenarios?)?;
    let network = changed.network();
    let planner = Planner::new(network);
    let (shipment, style) = (arguments.shipment()?, arguments.output.style());
    let query = arguments.query(arguments.criteria());
    let front = match planner.plan(&shipment, &query) {
        Err(error) => return Err(arguments.output.unanswered(&shipment, &query, network, error)),
        Ok(front) => front,
    };
    if let Some(document) = arguments.output.document(&planner, &shipment, &query, &front)? {
        return Ok(document);
    }
    if let Some(number) = arguments.leg.filter(|&number| number > front.itineraries().len()) {
        let rows = front.itineraries().len();
        return Err(Failure::Question(format!(
            "--leg {number}: the table has {rows} row{}",
            if rows == 1 { "" } else { "s" }
        )));
    }
    let claimed = front.from() == "Chongqing" && front.to() == "Istanbul";
    if arguments.claim && !claimed {
        return Err(Failure::Question("--claim: the fast train is claimed for Chongqing to Istanbul".to_owned()));
    }
    let left = planner.left_out(&shipment, &query)?;
    let mut shown = question(arguments, &shipment, &front, &style);
    if !changed.changes().is_empty() {
        line(&mut shown, &style.heading("What if"));
        for change in changed.changes() {
            shown.push_str(&style.paragraph(&change.to_string(), 2));
        }
        line(&mut shown, "");
    }
    shown.push_str(&front_table(&front, &style));
    if arguments.all {
        shown.push_str(&days_saved(&front, &style));
        shown.push_str(&command::shown_below(&left, &front.assumptions(), &style));
    }
    for (at, itinerary) in front.into_iter().enumerate() {
        let one = match arguments.leg {
            Some(number) => number == at + 1,
            None => !arguments.claim && std::ptr::eq(front.balanced(), itinerary),
        };
        if arguments.all || one {
            shown.push_str(&leg_by_leg(&front, at + 1, itinerary, arguments.elements, &style));
        }
    }
    if arguments.claim || arguments.all && claimed {
        shown.push_str(&claim(&planner, arguments, &style)?);
    }
    if !arguments.all {
        shown.push_str(&what_else(claimed && !arguments.claim, left.len(), front.assumptions().len(), &style));
    }
    if style.sources {
        line(&mut shown, "");
        shown.push_str(&sources_text(&front, network, &style));
    }
    let others = if arguments.output.wants_page() { alternatives(&planner, arguments, &shipment) } else { Vec::new() };
    arguments.output.write_page(shown, &shipment, network, &front, &left, &others)
}

/// Fronts to set beside the answer: of all three criteria, and without each mode in turn.
fn alternatives(planner: &Planner, arguments: &Arguments, shipment: &Shipment) -> Vec<Front> {
    let all = vec![Criterion::Time, Criterion::Cost, Criterion::Emissions];
    let without = Mode::ALL.map(|mode| arguments.query(arguments.criteria()).ban(mode.name()));
    // Where a ban leaves nothing, or contradicts what was allowed, there is nothing to set beside.
    let queries = [arguments.query(all)].into_iter().chain(without);
    queries.filter_map(|query| planner.plan(shipment, &query).ok()).collect()
}

/// One itinerary: what it is best at, its figures, its way, and what happens when.
fn leg_by_leg(front: &Front, number: usize, itinerary: &Itinerary, elements: bool, style: &Style) -> String {
    let bests = [
        ("fastest", front.fastest()),
        ("cheapest", front.cheapest()),
        ("balanced", front.balanced()),
        ("cleanest", front.cleanest()),
    ];
    let best = bests.into_iter().filter(|(_, best)| std::ptr::eq(*best, itinerary)).map(|(what, _)| what);
    let title = format!("#{number} {}", best.collect::<Vec<_>>().join(", "));
    let (days, cost, emissions) = (itinerary.elapsed.as_days(), itinerary.cost, itinerary.emissions);
    let (currency, title) = (itinerary.currency, title.trim_end());
    let sums = format!("{title}: {days:.1} days, {currency} {cost}, {emissions} CO2e");
    let mut shown = "\n".to_owned() + &style.paragraph(&sums, 2).replacen(title, &style.heading(title), 1);
    shown.push_str(&style.paragraph(&Shown(itinerary.route()).to_string(), 2));
    shown.push_str(&itinerary_text(itinerary, style));
    if elements {
        line(&mut shown, "");
        shown.push_str(&elements_text(itinerary, style));
    }
    shown
}

/// Three lines of what else can be asked.
fn what_else(claimed: bool, left: usize, assumed: usize, style: &Style) -> String {
    let counted = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let rules = if left > 0 { format!(", {} that left ways out", counted(left, "rule")) } else { String::new() };
    let claim = if claimed { "--claim: what is said of the fast train. " } else { "" };
    let lines = [
        "--leg N: row N leg by leg. --elements: its CO2e by element. --sources: where each figure stands.".to_owned(),
        format!("--all: every row leg by leg{rules}, {}, what a day saved costs.", counted(assumed, "assumption")),
        format!("{claim}--html, --json: a page, a document. --help: cargo, dates, bans."),
    ];
    lines.iter().fold("\n".to_owned(), |shown, line| shown + &style.paragraph(line, 2))
}

fn line(shown: &mut String, text: &str) {
    shown.push_str(text);
    shown.push('\n');
}

fn question(arguments: &Arguments, shipment: &Shipment, front: &Front, style: &Style) -> String {
    let [from, to] = [front.from(), front.to()].map(Shown);
    let title = style.paragraph(&format!("{from} → {to}: every itinerary worth choosing"), 2);
    let mut shown = style.heading(title.trim_end());
    shown.push('\n');
    let ready = front.itineraries().first().and_then(|first| Some((first.ready?, &first.stays.first()?.hub.zone)));
    let ready = ready.map_or("no date".to_owned(), |(at, zone)| {
        let clock = zone.local(at);
        let year = clock.date().0;
        let clock = clock.to_string();
        let (date, time) = clock.rsplit_once(' ').unwrap_or((&clock, ""));
        format!("ready {date} {year}, {time} ({zone})")
    });
    shown.push_str(&style.paragraph(&format!("{shipment}; {ready}"), 2));
    if arguments.ready.is_none() && !arguments.strategic {
        let whose =
            "(The date is this example's own choice: --ready DATE names another, --strategic plans without one.)";
        shown.push_str(&style.paragraph(whose, 1));
    }
    line(&mut shown, "");
    shown
}

/// The claim made for the express: under 25 days, and about 10 days faster than the traditional ways. Put to the planner without a
/// date, because it is a claim about the service and not about a week.
fn claim(planner: &Planner, arguments: &Arguments, style: &Style) -> Result<String, PlanError> {
    let title = style.paragraph("The fast train beside the traditional ways", 0);
    let mut shown = format!("\n{}\n", style.heading(title.trim_end()));
    let said = "Said of the South Corridor Express by Xinjiang, the Caspian Sea and the Caucasus: under 25 days, about 10 days faster than the traditional \
         ways. Planned without a date, with mean waits:";
    shown.push_str(&style.paragraph(said, 0));
    line(&mut shown, "");
    let shipment = arguments.undated()?;
    let base = Query::minimise_time_and_cost().case(arguments.case());
    let by_sea = over_the_sea(planner, base.clone());
    let express = planner.plan(&shipment, &only_by_the_express(planner, base));
    let sea = [("by the Cape", by_sea.clone()), ("by Suez", by_sea.allow("suez"))];
    // With a lorry from the door, other trains are left from other cities: it must be the express itself.
    let rides = |itinerary: &&Itinerary| itinerary.legs.iter().any(|leg| *leg.service == *EXPRESS);
    let Some(train) = express.as_ref().ok().and_then(|front| front.into_iter().find(rides)) else {
        shown.push_str(&style.paragraph("No way with the express for this cargo; there is nothing to compare.", 0));
        return Ok(shown);
    };
    let mut rows = vec![("express".to_owned(), train.clone())];
    let mut rivals = Vec::new();
    for (way, query) in sea {
        let Ok(front) = planner.plan(&shipment, &query) else { continue };
        rivals.push((way, front.fastest().clone()));
        rows.push((format!("sea {way}, fastest"), front.fastest().clone()));
        rows.push((format!("sea {way}, cheapest"), front.cheapest().clone()));
    }
    let header =
        "                           days: in all  first wait  dep. to arr.  moving, handling        USD   days more";
    let is_wide = usize::from(style.width) >= header.len();
    if is_wide {
        line(&mut shown, header);
    }
    for (way, itinerary) in &rows {
        let days = Days::of(itinerary);
        let more = itinerary.elapsed.as_days() - train.elapsed.as_days();
        let (in_all, cost) = (itinerary.elapsed.as_days(), itinerary.cost.to_string());
        let Days { first_wait, travel, moving } = days;
        let more = if itinerary == train { String::new() } else { format!("{more:+.1}") };
        if is_wide {
            let figures =
                format!("{in_all:>13.1} {first_wait:>11.1} {travel:>13.1} {moving:>17.1} {cost:>10} {more:>11}");
            line(&mut shown, format!("  {way:<24} {figures}").trim_end());
        } else {
            let more = if more.is_empty() { more } else { format!(", {more} days") };
            let days = format!("{in_all:.1} days in all: first wait {first_wait:.1}, departure to arrival {travel:.1}");
            let figures = format!("  {way}: {days}; moving and handling {moving:.1}; USD {cost}{more}");
            shown.push_str(&style.paragraph(&figures, 4));
        }
        shown.push_str(&style.paragraph(&format!("    {}", Shown(itinerary.route())), 6));
    }
    shown.push('\n');
    verdict(&mut shown, train, &rivals, style);
    if !arguments.strategic {
        shown.push_str(&promised_claim(planner, arguments, style)?);
    }
    Ok(shown)
}

/// The same claim of cargo that is ready on the date asked about: what is printed, what half of the runs keep, and what eight of ten keep.
fn promised_claim(planner: &Planner, arguments: &Arguments, style: &Style) -> Result<String, PlanError> {
    let shipment = arguments.undated()?.ready(arguments.ready.as_deref().unwrap_or(READY))?;
    let base = Query::minimise_time_and_cost().case(arguments.case()).horizon_days(arguments.horizon).with_promises();
    let by_sea = over_the_sea(planner, base.clone());
    let rides = |itinerary: &&Itinerary| itinerary.legs.iter().any(|leg| *leg.service == *EXPRESS);
    let mut ways = Vec::new();
    if let Ok(front) = planner.plan(&shipment, &only_by_the_express(planner, base)) {
        ways.extend(Measured::fastest("express", front.iter().filter(rides)));
    }
    let express = ways.len();
    for (way, query) in [("sea by the Cape", by_sea.clone()), ("sea by Suez", by_sea.allow("suez"))] {
        let front = planner.plan(&shipment, &query);
        ways.extend(front.ok().and_then(|front| Measured::fastest(way, front.iter())));
    }
    let mut shown = String::from("\n");
    let Some((train, rivals)) = ways.split_first().filter(|_| express == 1) else {
        shown.push_str(&style.paragraph("No way with the express from that date: nothing is promised of it.", 0));
        return Ok(shown);
    };
    let said = "The same with departures, from ready to collection: as printed where everything takes its usual time, within what half of the runs \
         arrive, and within what 80 % do. Who misses a departure takes the next one; of each way the itinerary that is fastest by that measure.";
    shown.push_str(&style.paragraph(said, 0));
    let days = |days: Option<f64>| days.map_or_else(|| "never".to_owned(), |days| format!("{days:.1}"));
    for way in &ways {
        let [typical, half, most] = way.days.map(days);
        let text = format!("  {}: typical {typical} d, half of the runs {half} d, 80 % {most} d", way.name);
        shown.push_str(&style.paragraph(&text, 4));
    }
    let judged = |holds: &dyn Fn(usize) -> Option<(bool, f64)>| {
        let each = ["typical", "half of the runs", "80 %"].into_iter().enumerate().map(|(at, measure)| {
            holds(at).map_or_else(
                || format!("{measure} unknown"),
                |(holds, days)| format!("{measure} {} ({days:.1} d)", if holds { "yes" } else { "no" }),
            )
        });
        each.collect::<Vec<_>>().join(", ")
    };
    let under = judged(&|at| train.days[at].map(|days| (days < 25.0, days)));
    shown.push_str(&style.paragraph(&format!("Under 25 days from ready to collection: {under}."), 2));
    for rival in rivals {
        let faster = judged(&|at| {
            let less = rival.days[at]? - train.days[at]?;
            Some((less >= 10.0, less))
        });
        let text = format!("10 days faster than the fastest {}: {faster}.", rival.name);
        shown.push_str(&style.paragraph(&text, 2));
    }
    Ok(shown)
}

/// The fewest days of a way: typical, in half of the runs, in 80 %; each of the itinerary that is fastest by it.
struct Measured {
    name: &'static str,
    days: [Option<f64>; 3],
}

impl Measured {
    /// None where there is no itinerary.
    fn fastest<'i>(name: &'static str, itineraries: impl Iterator<Item = &'i Itinerary>) -> Option<Self> {
        let mut days: Option<[Option<f64>; 3]> = None;
        for itinerary in itineraries {
            let promised = |share| Some(itinerary.promise.as_ref()?.arrival(share).ok().flatten()?.as_days());
            let of_this = [Some(itinerary.elapsed.as_days()), promised(0.5), promised(0.8)];
            let least = days.get_or_insert(of_this);
            for (least, this) in least.iter_mut().zip(of_this) {
                *least = match (*least, this) {
                    (Some(least), Some(this)) => Some(least.min(this)),
                    (least, this) => least.or(this),
                };
            }
        }
        Some(Self { name, days: days? })
    }
}

fn verdict(shown: &mut String, train: &Itinerary, rivals: &[(&str, Itinerary)], style: &Style) {
    let yes = |holds: bool| if holds { "yes" } else { "no" };
    let days = Days::of(train);
    let text = format!(
        "Under 25 days: {} from departure to arrival, ferry and onward waits included ({:.1} d); {} from the door, with the \
         first wait, handling and customs ({:.1} d).",
        yes(days.travel < 25.0),
        days.travel,
        yes(train.elapsed < Minutes::from_days(25)),
        train.elapsed.as_days(),
    );
    shown.push_str(&style.paragraph(&text, 2));
    for (way, rival) in rivals {
        let rides_at_sea = rival.legs.iter().max_by_key(|leg| leg.distance()).is_some_and(|leg| leg.mode == Mode::Sea);
        let in_all = rival.elapsed.as_days() - train.elapsed.as_days();
        let from_departure = Days::of(rival).travel - days.travel;
        let text = format!(
            "10 days faster than the fastest sea way {way}: {} in all ({in_all:.1} d), {} from departure to arrival ({from_departure:.1} d){}.",
            yes(in_all >= 10.0),
            yes(from_departure >= 10.0),
            if rides_at_sea { "" } else { "; its longest leg is not at sea" },
        );
        shown.push_str(&style.paragraph(&text, 2));
    }
    let (time, cost) = (train.time_share().estimate, train.cost_share().estimate);
    let text = format!(
        "Of the express's time in motion and handling {time} % rests on estimates, of its price {cost} %; how often it leaves is an estimate too."
    );
    shown.push_str(&style.paragraph(&text, 2));
}

/// Where the days of a strategic plan go.
struct Days {
    /// Cut-off and mean wait before the first departure.
    first_wait: f64,
    /// From the first departure to the last arrival, waits on the way included.
    travel: f64,
    /// In all, without any wait or cut-off.
    moving: f64,
}

impl Days {
    fn of(itinerary: &Itinerary) -> Self {
        let idle = |stay: &landsea::plan::Stay| stay.wait.as_days() + stay.cut_off.as_days();
        let departs = itinerary.legs.first().map_or(0.0, |leg| leg.departs.as_days());
        let arrives = itinerary.legs.last().map_or(0.0, |leg| leg.arrives.as_days());
        Self {
            first_wait: itinerary.stays.first().map_or(0.0, idle),
            travel: arrives - departs,
            moving: itinerary.elapsed.as_days() - itinerary.stays.iter().map(idle).sum::<f64>(),
        }
    }
}

/// Bans every other service that calls at a hub of Chongqing: what is left begins with the express.
fn only_by_the_express(planner: &Planner, query: Query) -> Query {
    let network = planner.network();
    let at_home = |hub| network.hub(hub).city.as_ref().is_some_and(|city| city.as_str() == "CNCKG");
    let others = network
        .services()
        .iter()
        .filter(|service| *service.code != *EXPRESS && service.calls.iter().any(|call| at_home(call.hub)));
    others.fold(query, |query, service| query.ban(&service.code))
}

/// Bans the air and every land border west and north of China: what is left goes by the coast.
fn over_the_sea(planner: &Planner, query: Query) -> Query {
    let known = |code: &str| planner.network().hubs().iter().any(|hub| hub.country.as_str() == code);
    let neighbours = ["AF", "IN", "KG", "KZ", "MN", "NP", "PK", "RU", "TJ"].into_iter().filter(|code| known(code));
    neighbours.fold(query.ban("air"), Query::ban)
}

//! Itineraries: timed, priced sequences of stays and legs.

use super::promise::Promise;
use super::promised::Promised;
use crate::graph::{Item, ItemKind};
use crate::model::{Case, Delay, Evidence, Grade, Hub, Loading, Mode, Need, Quantities, Side, StageKind, Unit};
use crate::units::{
    CountryCode, Currency, GramsCo2e, HubCode, Instant, Kilometres, Minutes, Money, Position, Shown, Zone,
};
use std::fmt;
use std::sync::Arc;

/// A hub, as far as an itinerary speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubRef {
    /// Code.
    pub code: HubCode,
    /// English name.
    pub name: Arc<str>,
    /// Chinese name.
    pub zh: Option<Arc<str>>,
    /// Country.
    pub country: CountryCode,
    /// Position.
    pub position: Position,
    /// Time zone.
    pub zone: Arc<Zone>,
}

impl From<&Hub> for HubRef {
    fn from(hub: &Hub) -> Self {
        Self {
            code: hub.code.clone(),
            name: Arc::clone(&hub.name),
            zh: hub.zh.clone(),
            country: hub.country,
            position: hub.position,
            zone: Arc::clone(&hub.zone),
        }
    }
}

/// How firm a departure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Schedule {
    /// Weekdays and times are published.
    Published,
    /// Only a frequency is known; the departure comes from spreading it evenly.
    Nominal,
    /// Leaves when the cargo is ready.
    OnDemand,
    /// No date was given: half the mean headway in place of a departure.
    MeanWait,
}

/// Time at a hub before a leg, or before collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Where.
    pub hub: HubRef,
    /// Since ready.
    pub begins: Minutes,
    /// Handling, customs, packing, the lorry from the door, storage.
    pub items: Vec<Item>,
    /// When handling and customs are done, since ready.
    pub handled: Minutes,
    /// Waiting until the cut-off, or until the consignee takes it.
    pub wait: Minutes,
    /// From the cut-off to departure.
    pub cut_off: Minutes,
    /// Departure (of all of it), or collection, since ready.
    pub ends: Minutes,
}

/// A stage of a leg.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegStage {
    /// What it is.
    pub kind: StageKind,
    /// Where it begins.
    pub from: HubRef,
    /// Where it ends.
    pub to: HubRef,
    /// Length.
    pub distance: Kilometres,
    /// Gauge change in millimetres.
    pub gauge: Option<(u16, u16)>,
    /// Straits and canals passed.
    pub straits: Vec<Arc<str>>,
    /// How long it takes to cross the border, as a distribution, where one is known. Its middle need not be the time assumed.
    pub queue: Option<Arc<Delay>>,
    /// Waiting for the border to open.
    pub closed: Option<Item>,
    /// Time, price and emissions.
    pub item: Item,
}

/// What of a split shipment rides with one departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegPart {
    /// Departure since ready.
    pub departs: Minutes,
    /// Arrival since ready.
    pub arrives: Minutes,
    /// How much: forty-foot units, vehicles, lorries or chargeable kilograms.
    pub load: u64,
}

/// One service ridden from one call to a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Code of the service.
    pub service: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Its operator.
    pub operator: Arc<str>,
    /// Mode.
    pub mode: Mode,
    /// How the cargo rides.
    pub loading: Loading,
    /// Loading call.
    pub from: HubRef,
    /// Discharging call.
    pub to: HubRef,
    /// The position of its first stage among those of the service: distinguishes rides where a service calls at a hub twice.
    pub first_stage: usize,
    /// Departure since ready; of a split shipment, of its first part.
    pub departs: Minutes,
    /// Arrival since ready; of a split shipment, of its last part.
    pub arrives: Minutes,
    /// What rides with which departure; empty when all of it rides with one.
    pub parts: Vec<LegPart>,
    /// How firm the departure is.
    pub schedule: Schedule,
    /// How late it arrives, as a distribution, where one is known; plans do not plan with it.
    pub lateness: Option<Arc<Delay>>,
    /// The way.
    pub stages: Vec<LegStage>,
    /// Through rate and seasons.
    pub extras: Vec<Item>,
    /// What the cargo needs and the service takes.
    pub meets: Vec<Met>,
    /// Anything a forwarder should know.
    pub note: Option<Arc<str>>,
}

/// A need that a service meets, and where it stands that it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// What the cargo needs.
    pub need: Need,
    /// The need in words.
    pub name: Arc<str>,
    /// By what the service takes it.
    pub evidence: Evidence,
}

impl Leg {
    /// Length.
    pub fn distance(&self) -> u64 {
        self.stages.iter().map(|stage| u64::from(stage.distance.get())).sum()
    }

    /// Stages' items and extras.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.stages.iter().flat_map(|stage| stage.closed.iter().chain([&stage.item])).chain(&self.extras)
    }
}

/// How much of an itinerary's cost or time stands on figures of a grade, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Stands in a source.
    pub published: u32,
    /// Computed from sources.
    pub derived: u32,
    /// Computed by a rule fitted to figures of other places.
    pub modelled: u32,
    /// Nobody published it.
    pub estimate: u32,
}

/// A timed, priced sequence of stays and legs: a stay before each leg, and one at the end. Its times are those of a course on which everything takes its usual time; on a front
/// of promises [`Itinerary::promised`] says by when it is there with the probability asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Itinerary {
    /// When the cargo is ready; none when the plan is strategic.
    pub ready: Option<Instant>,
    /// How the cargo came to the first hub: by the gate, or off a service, where the way begins in the middle of another.
    pub came: Side,
    /// The case of each figure that is assumed.
    pub case: Case,
    /// What is moved, on every basis.
    pub quantities: Quantities,
    /// How it is handed in.
    pub handed_in: Loading,
    /// From ready to available for collection.
    pub elapsed: Minutes,
    /// All charges, in minor units of [`Itinerary::currency`].
    pub cost: Money,
    /// What all charges are in.
    pub currency: Currency,
    /// The cost in the network's currency, line by line from the same prices.
    pub network_cost: Money,
    /// Well to wheel.
    pub emissions: GramsCo2e,
    /// One before each leg, and one at the end.
    pub stays: Vec<Stay>,
    /// In order.
    pub legs: Vec<Leg>,
    /// What it is compared by, on a front of promises.
    pub promised: Option<Promised>,
    /// What can be promised of it, where the query asks for that ([`Query::with_promises`](crate::Query::with_promises)) and no limit stopped it before.
    pub promise: Option<Arc<Promise>>,
}

impl Itinerary {
    /// Every item, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let (last, before) = self.stays.split_last().map_or((None, &[][..]), |(last, before)| (Some(last), before));
        before
            .iter()
            .zip(&self.legs)
            .flat_map(|(stay, leg)| stay.items.iter().chain(leg.items()))
            .chain(last.into_iter().flat_map(|stay| &stay.items))
    }

    /// What a front compares: the time that is kept with the probability asked for, or else [`Itinerary::elapsed`].
    pub fn time(&self) -> Minutes {
        self.promised.as_ref().map_or(self.elapsed, |promised| promised.time)
    }

    /// Changes from one service to another.
    pub fn transshipments(&self) -> usize {
        self.legs.len().saturating_sub(1)
    }

    /// When it is available for collection; none when the plan is strategic, and past the type.
    pub fn arrival(&self) -> Option<Instant> {
        self.ready?.checked_add(self.elapsed)
    }

    /// When it is there by what a front compares: [`Itinerary::time`] after ready.
    pub(in crate::plan) fn kept_arrival(&self) -> Option<Instant> {
        self.ready?.checked_add(self.time())
    }

    /// Departure of the first leg, on the loading hub's clock.
    pub fn first_departure(&self) -> Option<(Instant, &Zone)> {
        let leg = self.legs.first()?;
        Some((self.ready?.checked_add(leg.departs)?, &leg.from.zone))
    }

    /// Kilometres of all legs.
    pub fn distance(&self) -> u64 {
        self.legs.iter().map(Leg::distance).sum()
    }

    /// What it costs for one of the boxes or vehicles, or for each tonne of bulk and pallets, rounded half up to a minor unit; none where the cargo
    /// is one such unit.
    pub fn cost_per_unit(&self) -> Option<(Unit, Money)> {
        let (unit, part, whole) = match self.handed_in {
            Loading::Box | Loading::Truck => (Unit::Box, 1, self.quantities.boxes()),
            Loading::Vehicle => (Unit::Vehicle, 1, self.quantities.vehicles),
            Loading::Loose | Loading::Bulk => (Unit::Tonne, 1000, self.quantities.kg),
        };
        let (cost, whole) = (i128::from(self.cost.minor()) * part, i128::from(whole));
        if whole == part || whole == 0 {
            return None;
        }
        let minor = (2 * cost + whole).div_euclid(2 * whole);
        Some((unit, Money::from_minor(i64::try_from(minor).ok()?)))
    }

    /// From when on times stand on a departure of which only the frequency is known, since ready: its cut-off. None where no departure is nominal.
    pub fn nominal_from(&self) -> Option<Minutes> {
        let mut legs = self.legs.iter().zip(&self.stays);
        let (_, stay) = legs.find(|(leg, _)| leg.schedule == Schedule::Nominal)?;
        Some(Minutes::new(stay.ends.get().saturating_sub(stay.cut_off.get())))
    }

    /// How much of the cost stands on which grade.
    pub fn cost_share(&self) -> Share {
        share(
            self.items()
                .filter_map(|item| Some((item.charge_evidence.as_ref()?.grade, item.charge.minor().unsigned_abs()))),
        )
    }

    /// How much of the time in handling and under way stands on which grade. Waiting is left out: it follows from timetables.
    pub fn time_share(&self) -> Share {
        share(self.items().filter_map(|item| Some((item.time_evidence.as_ref()?.grade, u64::from(item.time.get())))))
    }

    /// The hubs in order, each once: `Chongqing ─rail→ Aktau ─sea→ Alat`.
    pub fn route(&self) -> String {
        let mut text = String::new();
        for leg in &self.legs {
            if text.is_empty() {
                text.push_str(short(&leg.from));
            }
            text.push_str(" ─");
            text.push_str(leg.mode.name());
            text.push_str("→ ");
            text.push_str(short(&leg.to));
        }
        text
    }

    /// Straits, canals and borders on the way, in order.
    pub fn passes(&self) -> Vec<String> {
        let mut passed = Vec::new();
        for stage in self.legs.iter().flat_map(|leg| &leg.stages) {
            passed.extend(stage.straits.iter().map(ToString::to_string));
            if stage.kind == StageKind::Border {
                passed.push(format!("{}/{}", short(&stage.from), short(&stage.to)));
            }
        }
        passed
    }
}

/// The first words of a hub's name, up to a comma or a bracket.
fn short(hub: &HubRef) -> &str {
    short_of(&hub.name)
}

/// The first words of a name, up to a comma or a bracket.
pub(crate) fn short_of(name: &str) -> &str {
    let end = name.find([',', '(']).unwrap_or(name.len());
    name[..end].trim()
}

fn share(parts: impl Iterator<Item = (Grade, u64)>) -> Share {
    let mut sums = [0_u128; 4];
    for (grade, weight) in parts {
        sums[match grade {
            Grade::Published => 0,
            Grade::Derived => 1,
            Grade::Modelled => 2,
            Grade::Estimate => 3,
        }] += u128::from(weight);
    }
    let total = sums.iter().sum::<u128>().max(1);
    let percent = |sum: u128| u32::try_from((sum * 200 / total).div_ceil(2)).unwrap_or(100);
    let (published, derived) = (percent(sums[0]), percent(sums[1]));
    // The least trusted that there is takes what is left, so that all make a hundred and it is never understated by rounding.
    let left = 100_u32.saturating_sub(published + derived);
    let (modelled, estimate) = match (sums[2], sums[3]) {
        (0, 0) => (0, 0),
        (_, 0) => (left, 0),
        (some, _) => (percent(some).min(left), left.saturating_sub(percent(some))),
    };
    Share { published, derived, modelled, estimate }
}

impl fmt::Display for Itinerary {
    /// One line: days, cost, CO2e, route.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let route = self.route();
        let (days, route) = (self.elapsed.as_days(), Shown(&route));
        write!(f, "{days:5.1} d  {:>9}  {:>10} CO2e  {route}", self.cost, self.emissions)
    }
}

/// What an item is called.
pub(crate) fn item_name(item: &Item) -> String {
    if let (ItemKind::Closed, Some(name)) = (&item.kind, &item.name) {
        return format!("{name} is closed");
    }
    let what = match &item.kind {
        ItemKind::ExportClearance(country) => format!("export clearance {country}"),
        ItemKind::ImportClearance(country) => format!("import clearance {country}"),
        ItemKind::Transit(territory) => format!("transit {territory}"),
        ItemKind::Lease => "lease of the carrier's boxes".to_owned(),
        ItemKind::DropOff => "return of the carrier's boxes".to_owned(),
        ItemKind::Inventory => "inventory cost".to_owned(),
        ItemKind::Insurance => "insurance".to_owned(),
        ItemKind::Storage => "storage beyond the free time".to_owned(),
        ItemKind::ThroughRate => "through rate".to_owned(),
        ItemKind::Drayage(km) => format!("lorry to or from the door, {km}"),
        ItemKind::Stuffing => "packing".to_owned(),
        ItemKind::Closed => "closed".to_owned(),
        ItemKind::Unstuffing => "unpacking".to_owned(),
        ItemKind::Handling => "handling".to_owned(),
        ItemKind::MinimumCharge => "up to the minimum charge".to_owned(),
        ItemKind::Season => "season".to_owned(),
        ItemKind::Surcharge(kind) => kind.name().to_owned(),
        ItemKind::Stage(_) => "stage".to_owned(),
    };
    match (&item.name, &item.kind) {
        (None, _) => what,
        // The name is the regime or the procedure.
        (Some(name), kind) if kind.is_formality() => format!("{what}, {name}"),
        (Some(name), _) => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_of_grades_make_a_hundred_and_the_least_trusted_takes_the_rest() {
        let all = [(Grade::Published, 1), (Grade::Derived, 1), (Grade::Modelled, 1), (Grade::Estimate, 4)];
        assert_eq!(share(all.into_iter()), Share { published: 14, derived: 14, modelled: 14, estimate: 58 });
        let modelled = [(Grade::Published, 1), (Grade::Modelled, 2)];
        assert_eq!(share(modelled.into_iter()), Share { published: 33, derived: 0, modelled: 67, estimate: 0 });
        assert_eq!(share([(Grade::Estimate, 0)].into_iter()).estimate, 0);
    }
}

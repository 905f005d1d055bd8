//! Services: a carrier's repeated line over an ordered list of calls.

use crate::model::{
    Accepts, Basis, Calendar, Case, Departs, Emission, Exact, Hub, HubIx, Loading, Mode, Needs, Range, UnitPrice,
    Window,
};
use crate::units::{Civil, CountryCode, Kilometres, Minutes};
use std::sync::Arc;

/// Index of a service in its network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceIx(pub(in crate::model) u32);

impl ServiceIx {
    /// The position among [`crate::model::Network::services`].
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Why a service is off by default, and the switch that a query allows to have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    /// Name of the switch; several services may share one.
    pub switch: Arc<str>,
    /// Why.
    pub reason: Arc<str>,
}

/// What changes with the calendar.
#[derive(Debug, Clone)]
pub struct Season {
    /// Name shown beside the charge.
    pub name: Arc<str>,
    /// When.
    pub window: Window,
    /// The stage, by its position, over which a ride must go to have it; any ride has it where there is none.
    pub over: Option<usize>,
    /// Time added to every ride that has it, whatever its calls.
    pub add_time: Option<Range<Minutes>>,
    /// Thousandths of the price without seasons that are added, or taken off where negative.
    pub charge_permille: Option<Exact<i32>>,
    /// Amount added to the price, on the service's basis; a subsidy where negative.
    pub add_charge: Option<Range<UnitPrice>>,
    /// Time added to the cut-off: a queue at the quay.
    pub add_cut_off: Option<Range<Minutes>>,
    /// Thousandths of the usual load that a departure holds: low water, a lock under repair.
    pub capacity_permille: Option<Exact<u32>>,
}

impl Season {
    /// Whether a ride over these stages, by position, has it.
    #[inline]
    pub fn is_on(&self, stages: &std::ops::Range<usize>) -> bool {
        self.over.is_none_or(|over| stages.contains(&over))
    }
}

/// Latest deliveries before departure, in addition to the gate's own cut-off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CutOffs {
    /// Documents. Where a shipment does not say when they are ready, they come with the cargo to its first loading.
    pub documents: Option<Range<Minutes>>,
    /// Boxes that are plugged in; where it is later than the gate's, the gate's holds.
    pub reefer: Option<Range<Minutes>>,
    /// Dangerous goods; where it is later than the gate's, the gate's holds.
    pub dangerous: Option<Range<Minutes>>,
}

/// What a stage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StageKind {
    /// Moving, operating stops included.
    Run,
    /// Crossing a border: clearance, queue, and the change of gauge where there is one.
    Border,
    /// Standing at a call: re-gauging, locomotive change, a lock.
    Dwell(Arc<str>),
}

/// A part of a service's way, from hub to hub (or, dwelling, at one).
#[derive(Debug, Clone)]
pub struct Stage {
    /// What it is.
    pub kind: StageKind,
    /// Where it begins.
    pub from: HubIx,
    /// Where it ends.
    pub to: HubIx,
    /// Length; zero at a border or standing.
    pub distance: Exact<Kilometres>,
    /// Time.
    pub time: Range<Minutes>,
    /// Price of one unit of the service's basis.
    pub charge: Range<UnitPrice>,
    /// Emission factor: over a distance for a run; at a border or standing, of the handling there, such as boxes lifted from gauge to gauge.
    pub emission: Option<Arc<Emission>>,
    /// Gauge change in millimetres, from and to.
    pub gauge: Option<(u16, u16)>,
    /// Countries touched, in the order of the way: that of the beginning, those passed between, that of the end. Two that follow each other differ;
    /// one that is come back to stands twice. [`crate::model::NetworkBuilder::build`] adds the countries of the ends where they are missing.
    pub countries: Vec<CountryCode>,
    /// Straits and canals passed.
    pub straits: Vec<Arc<str>>,
}

impl Stage {
    /// The borders between two countries that it crosses, in the order of the way: as a service of this mode, over land or inland water. Ships and
    /// aircraft cross none on a run, whatever countries lie at its ends; a stage that is a border crosses it in any mode.
    pub fn crossings(&self, mode: Mode) -> impl Iterator<Item = (CountryCode, CountryCode)> + '_ {
        let crosses = mode.is_inland() || self.kind == StageKind::Border;
        self.countries.windows(2).filter(move |_| crosses).map(|pair| (pair[0], pair[1]))
    }

    /// Puts the countries of both ends before and after those passed, each country once in a row.
    fn complete_countries(&mut self, from: CountryCode, to: CountryCode) {
        if self.countries.first() != Some(&from) {
            self.countries.insert(0, from);
        }
        if self.countries.last() != Some(&to) {
            self.countries.push(to);
        }
        self.countries.dedup();
    }
}

/// A hub on a service's way where cargo is worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The hub.
    pub hub: HubIx,
    /// How many stages lie before the arrival.
    pub arrive: usize,
    /// How many stages lie before the departure: dwells at the call are between the two.
    pub leave: usize,
}

/// A rate for a pair of calls that is not the sum of the stages.
#[derive(Debug, Clone)]
pub struct Through {
    /// Loading call.
    pub from: HubIx,
    /// Discharging call.
    pub to: HubIx,
    /// Price of one unit of the service's basis.
    pub charge: Range<UnitPrice>,
}

/// Whether cargo is of a kind that has a cut-off of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Special {
    /// Plugged in.
    pub reefer: bool,
    /// Dangerous goods.
    pub dangerous: bool,
}

impl Special {
    /// What of it cargo with these needs is.
    pub fn of(needs: &Needs) -> Self {
        Self { reefer: needs.temperature().is_some(), dangerous: needs.hazards().next().is_some() }
    }
}

/// A carrier's repeated line over an ordered list of calls, in one mode.
#[derive(Debug, Clone)]
pub struct Service {
    /// Unique code; ties between equal answers go to the smaller.
    pub code: Arc<str>,
    /// English name.
    pub name: Arc<str>,
    /// Operators.
    pub operator: Arc<str>,
    /// Mode.
    pub mode: Mode,
    /// How cargo rides.
    pub carries: Loading,
    /// What its charges multiply.
    pub per: Basis,
    /// When it leaves its first call.
    pub departs: Departs,
    /// Latest delivery at the gate before departure, at every call.
    pub cut_off: Option<Range<Minutes>>,
    /// Cut-offs of other kinds.
    pub cut_offs: CutOffs,
    /// Days on which it does not leave its first call.
    pub holidays: Option<Arc<Calendar>>,
    /// Units of [`crate::model::Quantities::load`] that one departure holds.
    pub capacity: Option<Exact<u64>>,
    /// What it takes beyond ordinary cargo, where it speaks for itself; else the [`crate::model::Acceptance`]s of the network count.
    pub accepts: Option<Accepts>,
    /// Off by default.
    pub off: Option<Off>,
    /// First and last local date of departure, days since the civil epoch.
    pub valid: Option<(i64, i64)>,
    /// What changes with the calendar, taken in this order. None takes more off than is left of the price by then.
    pub seasons: Vec<Season>,
    /// The way.
    pub stages: Vec<Stage>,
    /// Where cargo is worked, in order.
    pub calls: Vec<Call>,
    /// Through rates.
    pub through: Vec<Through>,
    /// Anything a forwarder should know.
    pub note: Option<Arc<str>>,
}

impl Service {
    /// How long before departure the cargo must be at the gate, without seasons.
    pub fn gate_cut_off(&self, special: Special, case: Case) -> Minutes {
        let of = |cut_off: &Option<Range<Minutes>>| cut_off.as_ref().map_or(Minutes::ZERO, |range| range.at(case));
        let mut longest = of(&self.cut_off);
        if special.reefer {
            longest = longest.max(of(&self.cut_offs.reefer));
        }
        if special.dangerous {
            longest = longest.max(of(&self.cut_offs.dangerous));
        }
        longest
    }

    /// How long before departure the documents must be there.
    pub fn document_cut_off(&self, case: Case) -> Minutes {
        self.cut_offs.documents.as_ref().map_or(Minutes::ZERO, |range| range.at(case))
    }

    /// Whether it leaves its first call on a local date: within its validity, and on no holiday.
    pub fn runs_on(&self, date: Civil) -> bool {
        self.valid.is_none_or(|(first, last)| (first..=last).contains(&date.epoch_days()))
            && self.holidays.as_ref().is_none_or(|days| !days.holds(date))
    }

    /// Names the countries of both ends of every stage whose hubs are known.
    pub(in crate::model) fn complete_countries(&mut self, hubs: &[Hub]) {
        for stage in &mut self.stages {
            if let [Some(from), Some(to)] = [stage.from, stage.to].map(|hub| hubs.get(hub.index())) {
                stage.complete_countries(from.country, to.country);
            }
        }
    }

    /// What a departure holds while some of the seasons do.
    pub(crate) fn capacity_in<'s>(&self, seasons: impl Iterator<Item = &'s Season>) -> Option<u64> {
        let usual = self.capacity.as_ref()?.value;
        let least = seasons.filter_map(|season| season.capacity_permille.as_ref()).map(|share| share.value).min();
        Some(least.map_or(usual, |share| usual.saturating_mul(u64::from(share)) / 1000))
    }

    /// The through rate of a pair of hubs, where there is one.
    pub fn through_rate(&self, from: HubIx, to: HubIx) -> Option<&Range<UnitPrice>> {
        self.through.iter().find(|rate| rate.from == from && rate.to == to).map(|rate| &rate.charge)
    }
    /// Whether a ride from one of its calls to a later one, by position, is for sale. In a service with through rates, a pair of calls
    /// without one has the price of its stages; where none of these costs anything in any case, nobody has named a price, and the cargo stays
    /// aboard.
    pub fn sells(&self, from: usize, to: usize) -> bool {
        let (Some(first), Some(last)) = (self.calls.get(from), self.calls.get(to)) else { return false };
        let way = || self.stages.get(first.leave..last.arrive).unwrap_or_default();
        self.through.is_empty()
            || self.through_rate(first.hub, last.hub).is_some()
            || way().iter().any(|stage| !stage.charge.at(Case::High).is_zero())
    }
}

//! Services: a carrier's repeated line over an ordered list of calls.

use super::{Accepts, Basis, Carriage, Case, Departs, Emission, Exact, HubIx, Range};
use crate::units::{Civil, CountryCode, Kilometres, Minutes, Money};
use std::fmt;
use std::sync::Arc;

/// Index of a service in its network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceIx(pub(super) u32);

impl ServiceIx {
    /// The position among [`super::Network::services`].
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Modes of transport, UNECE Recommendation 19.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Code 1.
    Sea,
    /// Code 2.
    Rail,
    /// Code 3.
    Road,
    /// Code 4.
    Air,
    /// Code 8, inland water.
    River,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Sea, Self::Rail, Self::Road, Self::Air, Self::River];

    /// Lower-case English word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sea => "sea",
            Self::Rail => "rail",
            Self::Road => "road",
            Self::Air => "air",
            Self::River => "river",
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
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

/// When a season holds, by the local date of departure from the first call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// Whole months of every year, 1 to 12.
    Months(Vec<u8>),
    /// Days since the civil epoch, both included.
    Dates(i64, i64),
}

impl Window {
    /// Whether it holds on a local date.
    pub fn holds(&self, date: Civil) -> bool {
        match self {
            Self::Months(months) => months.contains(&date.date().1),
            Self::Dates(first, last) => (*first..=*last).contains(&date.epoch_days()),
        }
    }
}

/// What changes with the calendar.
#[derive(Debug, Clone)]
pub struct Season {
    /// Name shown beside the charge.
    pub name: Arc<str>,
    /// When.
    pub window: Window,
    /// Time added to every ride, whatever its calls.
    pub add_time: Option<Range<Minutes>>,
    /// Thousandths of the price without seasons that are added, or taken off where negative.
    pub charge_permille: Option<Exact<i32>>,
    /// Amount added to the price, on the service's basis; a subsidy where negative.
    pub add_charge: Option<Range<Money>>,
    /// Time added to the cut-off: a queue at the quay.
    pub add_cut_off: Option<Range<Minutes>>,
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
    pub charge: Range<Money>,
    /// Emission factor.
    pub emission: Arc<Emission>,
    /// Gauge change in millimetres, from and to.
    pub gauge: Option<(u16, u16)>,
    /// Countries touched: those of both ends, and those passed between.
    pub countries: Vec<CountryCode>,
    /// Straits and canals passed.
    pub gates: Vec<Arc<str>>,
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
    pub charge: Range<Money>,
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
    pub carries: Carriage,
    /// What its charges multiply.
    pub per: Basis,
    /// When it leaves its first call.
    pub departs: Departs,
    /// Latest delivery before departure, at every call.
    pub cut_off: Option<Range<Minutes>>,
    /// Units of [`super::Quantities::load`] that one departure holds.
    pub capacity: Option<Exact<u64>>,
    /// What it takes beyond ordinary cargo, where it speaks for itself; else the [`super::Acceptance`]s of the network count.
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
    /// The cut-off of departures on a local date.
    pub fn cut_off_on(&self, date: Civil, case: Case) -> Minutes {
        let base = self.cut_off.as_ref().map_or(Minutes::ZERO, |cut_off| cut_off.at(case));
        self.seasons_on(date)
            .filter_map(|season| season.add_cut_off.as_ref())
            .fold(base, |sum, add| sum.checked_add(add.at(case)).unwrap_or(Minutes::new(u32::MAX)))
    }

    /// Seasons that hold on a local date.
    pub fn seasons_on(&self, date: Civil) -> impl Iterator<Item = &Season> {
        self.seasons.iter().filter(move |season| season.window.holds(date))
    }

    /// Whether departures on a local date are within its validity.
    pub fn is_valid_on(&self, date: Civil) -> bool {
        self.valid.is_none_or(|(first, last)| (first..=last).contains(&date.epoch_days()))
    }

    /// The through rate of a pair of hubs, where there is one.
    pub fn through_rate(&self, from: HubIx, to: HubIx) -> Option<&Range<Money>> {
        self.through.iter().find(|rate| rate.from == from && rate.to == to).map(|rate| &rate.charge)
    }
}

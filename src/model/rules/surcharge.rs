//! Surcharges: what carriers add to their rates by date, way and cargo, said once for all the services that it touches.

use crate::model::{Case, Evidence, Loading, Mode, Need, Needs, Range, Rate, Service, Stage, Window};
use crate::units::{Civil, CountryCode};
use serde::Deserialize;
use std::sync::Arc;

/// Why a surcharge is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[non_exhaustive]
pub enum SurchargeKind {
    /// Dearer fuel.
    Fuel,
    /// A season of high demand.
    PeakSeason,
    /// Risk of war on the way.
    WarRisk,
    /// Congestion of a port or line.
    Congestion,
    /// Power and care for refrigerated boxes.
    Reefer,
    /// Dangerous goods.
    DangerousGoods,
    /// Lithium batteries.
    Battery,
    /// What a government pays: an amount below zero.
    Subsidy,
}

impl SurchargeKind {
    /// Lower-case English words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fuel => "fuel surcharge",
            Self::PeakSeason => "peak season surcharge",
            Self::WarRisk => "war risk surcharge",
            Self::Congestion => "congestion surcharge",
            Self::Reefer => "reefer surcharge",
            Self::DangerousGoods => "dangerous goods surcharge",
            Self::Battery => "battery surcharge",
            Self::Subsidy => "subsidy",
        }
    }
}

/// Which rides a surcharge is taken on. Every list that is not empty must name what the ride has; all empty, it is every ride.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SurchargedRides {
    /// Modes.
    pub modes: Vec<Mode>,
    /// How the cargo rides.
    pub carries: Vec<Loading>,
    /// Codes of services.
    pub services: Vec<Arc<str>>,
    /// Countries where the ride begins.
    pub from: Vec<CountryCode>,
    /// Countries where it ends.
    pub to: Vec<CountryCode>,
    /// Countries touched on the way, ends included.
    pub through: Vec<CountryCode>,
    /// Straits and canals passed.
    pub straits: Vec<Arc<str>>,
}

impl SurchargedRides {
    /// Whether rides of a service may be among them.
    pub fn may_touch(&self, service: &Service) -> bool {
        names(&self.modes, |mode| service.mode == *mode)
            && names(&self.carries, |loading| service.carries == *loading)
            && names(&self.services, |code| service.code == *code)
    }

    /// Whether a ride of a service over these stages, from country to country, is among them.
    pub fn touch(&self, service: &Service, way: &[Stage], from: CountryCode, to: CountryCode) -> bool {
        self.may_touch(service)
            && names(&self.from, |country| from == *country)
            && names(&self.to, |country| to == *country)
            && names(&self.through, |country| way.iter().any(|stage| stage.countries.contains(country)))
            && names(&self.straits, |strait| way.iter().any(|stage| stage.straits.contains(strait)))
    }
}

fn names<T>(list: &[T], has: impl FnMut(&T) -> bool) -> bool {
    list.is_empty() || list.iter().any(has)
}

/// How much it is.
#[derive(Debug, Clone)]
pub enum SurchargeAmount {
    /// Thousandths of the price of the ride without seasons and surcharges; taken off where negative.
    Share(Range<i32>),
    /// An amount on a basis of its own; a subsidy where negative.
    Flat(Rate),
    /// An amount on a basis of its own for each thousand kilometres of the ride, rounded half up once; a subsidy where negative.
    Distance(Rate),
}

/// What is added to the price of every ride that it touches, or taken off it.
#[derive(Debug, Clone)]
pub struct Surcharge {
    /// Unique code.
    pub code: Arc<str>,
    /// Name shown beside the charge.
    pub name: Arc<str>,
    /// Why it is taken.
    pub kind: SurchargeKind,
    /// When: by the local date of departure from the first call; on services on demand by the date on which the cargo is ready, on the
    /// clock of the origin. Always where there is none; one with a window does not hold when a plan has no date.
    pub window: Option<Window>,
    /// On which rides.
    pub rides: SurchargedRides,
    /// Of which cargo.
    pub cargo: SurchargedCargo,
    /// How much.
    pub amount: SurchargeAmount,
}

impl SurchargeAmount {
    /// Whether it may take off the price of some ride.
    pub fn may_reduce(&self) -> bool {
        match self {
            Self::Share(permille) => permille.at(Case::Low) < 0,
            Self::Flat(rate) | Self::Distance(rate) => rate.amount.at(Case::Low).is_negative(),
        }
    }

    /// Where it comes from.
    pub fn evidence(&self) -> &Evidence {
        match self {
            Self::Share(permille) => permille.evidence(),
            Self::Flat(rate) | Self::Distance(rate) => rate.amount.evidence(),
        }
    }
}

/// Which cargo a surcharge is taken of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SurchargedCargo {
    /// All.
    #[default]
    Any,
    /// Kept at a temperature.
    Cooled,
    /// Dangerous goods of any of these hazards, by their keys.
    Hazards(Vec<Arc<str>>),
}

impl Surcharge {
    /// Whether it holds on a local date; without a date only what always holds.
    pub fn holds(&self, date: Option<Civil>) -> bool {
        self.window.as_ref().is_none_or(|window| date.is_some_and(|date| window.holds(date)))
    }
}

impl SurchargedCargo {
    /// Whether cargo with these needs is such cargo.
    pub fn includes(&self, needs: &Needs) -> bool {
        match self {
            Self::Any => true,
            Self::Cooled => needs.iter().any(|need| matches!(need, Need::Temperature(_))),
            Self::Hazards(keys) => needs.iter().any(|need| matches!(need, Need::Hazard(key) if keys.contains(key))),
        }
    }
}

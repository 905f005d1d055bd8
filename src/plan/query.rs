//! What is asked of a plan, besides the shipment.

use super::{Ban, Criterion};
use crate::model::Case;
use crate::units::Money;

/// Criteria, limits and bans.
///
/// ```
/// use landsea::{Query, model::Case, units::Money};
///
/// let query = Query::minimise_time_and_cost()
///     .within_budget(Money::from_minor(20_000_00))
///     .ban("RU")
///     .allow("suez")
///     .case(Case::High);
/// assert_eq!(query.criteria().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(super) criteria: Vec<Criterion>,
    pub(crate) budget: Option<Money>,
    pub(super) bans: Vec<Ban>,
    pub(super) vias: Vec<String>,
    pub(crate) allowed: Vec<String>,
    pub(super) horizon_days: u32,
    pub(crate) case: Case,
    pub(super) most_labels: Option<usize>,
    pub(crate) split: bool,
    pub(crate) currency: Option<String>,
    pub(crate) inventory: Option<InventoryRate>,
    pub(crate) insurance: Option<InsuranceRate>,
    /// Whether an empty front is explained.
    pub(super) reasons: bool,
}

impl Query {
    /// Minimises any of time, cost and emissions; an itinerary is on the front when none beats it in all of these.
    pub fn minimise(criteria: impl IntoIterator<Item = Criterion>) -> Self {
        let mut criteria: Vec<Criterion> = criteria.into_iter().collect();
        criteria.sort_unstable();
        criteria.dedup();
        Self {
            criteria,
            budget: None,
            bans: Vec::new(),
            vias: Vec::new(),
            allowed: Vec::new(),
            horizon_days: 120,
            case: Case::Typical,
            most_labels: None,
            split: false,
            currency: None,
            inventory: None,
            insurance: None,
            reasons: true,
        }
    }

    /// Time and cost.
    pub fn minimise_time_and_cost() -> Self {
        Self::minimise([Criterion::Time, Criterion::Cost])
    }

    /// Time, cost and CO2e.
    pub fn minimise_all() -> Self {
        Self::minimise([Criterion::Time, Criterion::Cost, Criterion::Emissions])
    }

    /// The criteria, in the order time, cost, emissions.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// Counts what the time costs the owner: a share of the value for each day from ready to collection, an item of the last stay. The
    /// value is the shipment's, or else what is typical of its commodity.
    #[must_use]
    pub fn with_inventory_cost(mut self, rate: InventoryRate) -> Self {
        self.inventory = Some(rate);
        self
    }

    /// Insures the cargo: a share of 110 per cent of its value (see [`COVER_PERCENT`](crate::model::COVER_PERCENT)). The value is the
    /// shipment's, or else what is typical of its commodity.
    #[must_use]
    pub fn insured(mut self, rate: InsuranceRate) -> Self {
        self.insurance = Some(rate);
        self
    }

    /// Shows the answer in another currency that the network has a rate for (`CNY`, `EUR`), at the last rate. The budget is in it too.
    ///
    /// The cost is converted as a whole and rounded half up; each item is what it moves the converted sum by, so that the items add up
    /// to the cent. What is on the front is decided before.
    #[must_use]
    pub fn in_currency(mut self, code: &str) -> Self {
        self.currency = Some(code.trim().to_owned());
        self
    }

    /// Leaves out whatever costs more.
    #[must_use]
    pub fn within_budget(mut self, budget: Money) -> Self {
        self.budget = Some(budget);
        self
    }

    /// Leaves out whatever touches a hub, city, country, mode, service, strait or canal, by code or name (`RU`, `air`, `Suez`,
    /// `KZAAU`, `sce-aktau`). The planner refuses what it does not know.
    #[must_use]
    pub fn ban(mut self, what: &str) -> Self {
        self.bans.push(Ban::named(what));
        self
    }

    /// Leaves out whatever does not touch this: a hub, city, country, strait or canal, mode or service, by code or name, called at or
    /// passed. Several vias may be touched in any order, at most four. The planner refuses what it does not know, and a via that
    /// is banned.
    #[must_use]
    pub fn via(mut self, what: &str) -> Self {
        self.vias.push(what.trim().to_owned());
        self
    }

    /// Allows services that the network keeps off by default, by the name of their switch (`iran`, `suez`).
    #[must_use]
    pub fn allow(mut self, switch: &str) -> Self {
        self.allowed.push(switch.trim().to_owned());
        self
    }

    /// How many days after ready a shipment may still arrive; 120 unless set. Departures beyond do not exist for the search.
    #[must_use]
    pub fn horizon_days(mut self, days: u32) -> Self {
        self.horizon_days = days;
        self
    }

    /// Which end of the ranges to reckon with; typical unless set.
    #[must_use]
    pub fn case(mut self, case: Case) -> Self {
        self.case = case;
        self
    }

    /// Lets a shipment that is larger than what one departure holds go with several, one after the other. The way goes on when the
    /// last of it has arrived; the whole of it is stored until the last of it has left. Without this it is refused.
    #[must_use]
    pub fn split(mut self) -> Self {
        self.split = true;
        self
    }

    /// Leaves out why there is no itinerary where there is none: the error is [`PlanError::Nothing`](super::PlanError::Nothing), and
    /// [`Planner::why_not`](super::Planner::why_not) gives the reasons afterwards. A reason takes some plans more, which many questions in a row need not pay
    /// for.
    #[must_use]
    pub fn without_reasons(mut self) -> Self {
        self.reasons = false;
        self
    }

    /// Stops the search after so many labels; the front says so.
    #[must_use]
    pub fn at_most_labels(mut self, labels: usize) -> Self {
        self.most_labels = Some(labels);
        self
    }
}

/// Which share of the value a day costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InventoryRate {
    /// What is typical of the commodity.
    OfCommodity,
    /// So many thousandths of a per cent.
    Thousandths(u64),
}

/// What insurance costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsuranceRate {
    /// What the network says of each ride: an item of each leg.
    OfNetwork,
    /// One premium for all of the way, an item of the first stay.
    Millionths {
        /// Millionths of the insured value: 1,500 are 1.5 per mille.
        rate: u64,
        /// The least, in the network's currency.
        least: Money,
    },
}

//! What is asked of a plan, in addition to the shipment.

use super::Criterion;
use super::confidence::Confidence;
use super::meter::{Meter, Running};
use super::stop::{Cancel, Limits};
use super::wish::{Ban, Via};
use crate::model::{Case, Patience};
use crate::units::Money;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

/// Criteria, limits and bans.
///
/// The methods that say more have one grammar, here and wherever the crate builds something (`Shipment`, [`Limits`], `Shortlist`, `Simulation`, `Goal`). A
/// *noun* is something of which there is one, and the last word counts: `case`, `horizon_days`, `limits`, `commodity`, `weight`, `due`. A *preposition
/// before a noun* is a bound or a manner: `within_` and `at_most_` what it may take at most, `with_` and `without_` what is counted or left out, `in_` the
/// form of it, `from_`, `to_` and `by_` its ends: `within_budget`, `within_time`, `with_insurance`, `in_currency`, `in_parts`, `from_door`. A *verb* adds one
/// more wish to those said before: `ban`, `via`, `allow`. What is set for itself without a value takes no flag: there is no call that switches it off.
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
    pub(super) vias: Vec<Via>,
    pub(crate) allowed: Vec<String>,
    pub(super) horizon_days: u32,
    pub(crate) confidence: Option<Confidence>,
    pub(crate) case: Case,
    pub(crate) split: bool,
    pub(crate) patience: Patience,
    pub(crate) currency: Option<String>,
    pub(crate) inventory: Option<InventoryRate>,
    pub(crate) insurance: Option<InsuranceRate>,
    pub(super) limits: Limits,
    pub(super) without_reasons: bool,
    pub(crate) promises: bool,
    pub(super) running: Running,
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
            confidence: None,
            case: Case::Typical,
            split: false,
            patience: Patience::Unlimited,
            currency: None,
            inventory: None,
            insurance: None,
            limits: Limits::none(),
            without_reasons: false,
            promises: false,
            running: Running::default(),
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
    pub fn with_insurance(mut self, rate: InsuranceRate) -> Self {
        self.insurance = Some(rate);
        self
    }

    /// Bills the answer in another currency that the network has a rate for (`CNY`, `EUR`), at the last rate. The budget is in it too.
    ///
    /// Each line is billed from the price as it is written: multiplied, converted, and rounded half up once. A price that is written in the
    /// currency asked for is not converted at all. The cost is the sum of the lines. Amounts are in hundredths, also of currencies
    /// that have none. What is on the front is decided in the network's currency
    /// ([`Itinerary::network_cost`](super::Itinerary::network_cost)); where there is a budget, in the currency of the budget.
    #[must_use]
    pub fn in_currency(mut self, code: &str) -> Self {
        self.currency = Some(code.trim().to_ascii_uppercase());
        self
    }

    /// Leaves out whatever costs more, in the currency of the answer and as it is shown there, to the hundredth: with a budget the search
    /// counts in that currency, and caps at the budget itself.
    #[must_use]
    pub fn within_budget(mut self, budget: Money) -> Self {
        self.budget = Some(budget);
        self
    }

    /// Leaves out whatever touches a hub, city, country, mode, service, strait or canal, by code or name (`RU`, `Russia`, `air`, `Suez`,
    /// `KZAAU`, `sce-aktau`). The planner refuses what it does not know. A name may be of several kinds of things: codes of modes, countries, services, cities
    /// and hubs come first, then names, and what means several things is refused with all of them. A program that knows the kind says so by a type, and
    /// nothing is looked up: see [`Ban`].
    #[must_use]
    pub fn ban(mut self, what: impl Into<Ban>) -> Self {
        self.bans.push(what.into());
        self
    }

    /// Leaves out whatever does not touch this: a hub, city, country, strait or canal, mode or service, by code or name, called at or
    /// passed. Several vias may be touched in any order, at most four. The planner refuses what it does not know, and a via that
    /// is banned. As for [`Query::ban`], a program may say of what kind it is.
    #[must_use]
    pub fn via(mut self, what: impl Into<Via>) -> Self {
        self.vias.push(what.into());
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

    /// Compares itineraries by the time that is kept with a probability, in place of the time on a course on which everything takes its usual time; and by the cost on
    /// average. Whoever misses a departure takes the next one of the same service that takes the cargo. Times are those of [`Planner::promise`](super::Planner::promise).
    ///
    /// ```
    /// use landsea::plan::Confidence;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let planner = Planner::new(Network::chongqing());
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
    /// let query = Query::minimise_time_and_cost();
    /// let [usual, sure] = [query.clone(), query.confidence(Confidence::percent(80)?)];
    /// let [usual, sure] = [planner.plan(&shipment, &usual)?, planner.plan(&shipment, &sure)?];
    /// assert!(sure.fastest().time() > usual.fastest().time());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = Some(confidence);
        self
    }

    /// Which end of the ranges to plan with; typical unless set.
    #[must_use]
    pub fn case(mut self, case: Case) -> Self {
        self.case = case;
        self
    }

    /// Lets a shipment that is larger than what one departure holds go with several, one after the other. The way goes on when the
    /// last of it has arrived; the whole of it is stored until the last of it has left. Without this it is refused.
    #[must_use]
    pub fn in_parts(mut self) -> Self {
        self.split = true;
        self
    }

    /// How much longer cargo may wait on purpose than for the next departure that takes it; without limit unless set. A surcharge that ends in three
    /// weeks makes a train in three weeks the cheapest: whether to wait for it is a choice, and this is it. See [`Patience`].
    ///
    /// The front holds every itinerary worth choosing among those that keep it. It is a limit of each stay, not of the whole way: whoever takes
    /// another way round comes later, too. A question without a date has no departures to wait for, and a
    /// [reach](super::Planner::reach) of a date and a [batch](super::Planner::batch) refuse it.
    ///
    /// ```
    /// use landsea::model::Patience;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01")?;
    /// let query = Query::minimise_time_and_cost();
    /// let at_once = planner.plan(&shipment, &query.clone().patience(Patience::Headway))?;
    /// // Waiting longer never costs more.
    /// assert!(planner.plan(&shipment, &query)?.cheapest().cost <= at_once.cheapest().cost);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Stops each call at these limits; the answer says so. In place of all limits that were set before.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Stops each call after this many labels of all its searches: [`Limits::at_most_labels`].
    #[must_use]
    pub fn at_most_labels(mut self, labels: usize) -> Self {
        self.limits = self.limits.at_most_labels(labels);
        self
    }

    /// Stops each call when it has taken so long: [`Limits::within_time`].
    #[must_use]
    pub fn within_time(mut self, time: Duration) -> Self {
        self.limits = self.limits.within_time(time);
        self
    }

    /// Stops each call when the flag is set: [`Limits::cancelled_by`].
    #[must_use]
    pub fn cancelled_by(mut self, cancel: &Cancel) -> Self {
        self.limits = self.limits.cancelled_by(cancel);
        self
    }

    /// Leaves the reasons for an empty front to be asked for, by [`Planner::why_not`](super::Planner::why_not): a plan that finds nothing then
    /// answers [`PlanError::Unexplained`](super::PlanError::Unexplained), at the price of one search.
    #[must_use]
    pub fn without_reasons(mut self) -> Self {
        self.without_reasons = true;
        self
    }

    /// Computes with a dated plan what can be promised of each of its itineraries: [`Itinerary::promise`](super::Itinerary::promise). Which itineraries
    /// there are does not change. Where a limit stops the call, those have none that were not computed by then, and the plan is not refused for it. A
    /// strategic plan has no departures to miss and promises nothing. [`Planner::plan`](super::Planner::plan) computes them; what else takes a query
    /// has the promises of the fronts that it plans so.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
    /// let query = Query::minimise_time_and_cost().with_promises();
    /// let front = Planner::new(&network).plan(&shipment, &query)?;
    /// let promise = front.cheapest().promise.as_ref().ok_or("no limit, no date")?;
    /// assert!(promise.arrival(0.8)? > Some(front.cheapest().elapsed));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_promises(mut self) -> Self {
        self.promises = true;
        self
    }
}

impl Query {
    /// The query of a call that has begun: from here on all searches spend of the same limits. What a call asks itself goes on with the limits
    /// of the call.
    pub(super) fn started(&self) -> Cow<'_, Self> {
        if self.running.0.is_some() {
            return Cow::Borrowed(self);
        }
        let running = Running(Some(Arc::new(Meter::begun(&self.limits))));
        Cow::Owned(Self { running, ..self.clone() })
    }

    /// What the call has spent.
    pub(super) fn meter(&self) -> Arc<Meter> {
        self.running.0.clone().unwrap_or_default()
    }
}

/// Which share of the value a day costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InventoryRate {
    /// What is typical of the commodity.
    OfCommodity,
    /// This many thousandths of a per cent.
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

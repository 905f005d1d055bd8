//! The planner: a compiled network that answers questions.

use super::ask::depart::ask_when;
use super::engine::compiled::Engine;
use super::error::plan::PlanError;
use super::explain::left_out::{self, LeftOut};
use super::explain::relax;
use super::explain::why_not::no_way;
use super::reason::relaxation::Relaxations;
use super::reason::why_not::WhyNot;
use super::{Front, Query};
use crate::graph::Compiled;
use crate::model::{Assumption, Depart, Network, Shipment, WhatIf};
#[cfg(doc)]
use std::sync::Arc;

/// A network, compiled, that answers questions from any number of threads.
///
/// It shares its network and borrows nothing: a service keeps it in its state and swaps it for another when rates change. A clone is a handle on
/// the same planner and costs nothing; clones share the memory of earlier searches too.
///
/// ```
/// use landsea::{Network, Planner, Query, Shipment};
///
/// let network = Network::chongqing();
/// let planner = Planner::new(&network);
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?
///     .commodity("laptops")
///     .ready("2026-12-01T09:00[Asia/Shanghai]")?;
/// let front = planner.plan(&shipment, &Query::minimise_time_and_cost())?;
/// assert!(front.fastest().elapsed <= front.cheapest().elapsed);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Planner {
    pub(super) engine: Engine,
}

impl Planner {
    /// Compiles a network: one that it takes, or shares where it is given `&Network`, or a [`Network`] in an [`Arc`] or a static. Nothing is copied.
    pub fn new(network: impl Into<Network>) -> Self {
        Self { engine: Engine::new(network.into()) }
    }

    /// A planner for the network under scenarios. What these do not touch is not compiled again; where they were put on another network than
    /// this planner's, everything is.
    ///
    /// ```
    /// use landsea::file::Scenario;
    /// use landsea::{Network, Planner};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let changed = network.with(&[Scenario::embedded("hormuz_closed")?])?;
    /// assert_eq!(planner.under(&changed).network().scenarios().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn under(&self, changed: &WhatIf) -> Self {
        Self { engine: self.engine.under(changed) }
    }

    /// The network.
    pub fn network(&self) -> &Network {
        self.engine.network()
    }

    /// The compiled graph.
    pub fn graph(&self) -> Compiled<'_> {
        Compiled(self.engine.graph())
    }

    /// Every itinerary worth choosing: one for each non-dominated vector of the criteria asked for, among all that the network offers
    /// within the horizon, waiting for a later departure included. Ties go to fewer transshipments, then to the smaller
    /// service codes. Where a plan does not ask for time but is dated, or limits what it does not ask for, of two equal vectors the
    /// better in that goes first.
    ///
    /// When the shipment may leave is its own word ([`Depart`]): without a date the plan is strategic, half the mean headway in place of each
    /// wait and no seasons; ready on a date, by departures from then on. Of a window of days every itinerary worth choosing is listed, each under
    /// the last day that still makes it: none that a later hand-in day has at no later arrival and no greater cost (nor CO2e, where asked
    /// for). To arrive by a date, the front is that of the latest ready time, to the minute, from which anything is there in time, looked for
    /// within the horizon before the date; see [`Front::hand_ins`]. Limits hold for each hand-in by itself.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let (boxes, query) = (Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?, Query::minimise_time_and_cost());
    /// // On the clock of Chongqing: 09:00 on each of eight days.
    /// let window = planner.plan(&boxes.clone().ready_between("2026-12-01T09:00", "2026-12-08")?, &query)?;
    /// assert_eq!(window.hand_ins().len(), 8);
    /// // On the clock of Istanbul: there by the end of the 24th.
    /// let latest = planner.plan(&boxes.to_arrive_by("2026-12-24")?, &query)?;
    /// assert_eq!(latest.fastest().ready, latest.latest_ready());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`PlanError`]: what the asker can change, or [`PlanError::NoItinerary`] with the reason and what would help. Stopped by its
    /// [limits](Query::limits), a front says so by [`Front::status`]; where nothing was found by then, [`PlanError::Stopped`]; where it was found
    /// that there is nothing, but not why, [`PlanError::Unexplained`].
    ///
    /// # Complexity
    /// Of a window, a search for every 30 days ([`crate::search::pareto_range`]), in which what a later day has found prunes the days before it.
    /// Where a surcharge on lorries on demand begins or ends in the window, a search before that day and one from it on. The searches run side by side, on as many threads as
    /// the machine has; with a limit on labels one after the other, from the last day to the first. To arrive by a date, a search for time alone
    /// for each halving of the horizon, 18 for 120 days, and one for the front.
    pub fn plan(&self, shipment: &Shipment, query: &Query) -> Result<Front, PlanError> {
        let query: &Query = &query.started();
        let (when, asked) = ask_when(self.network(), self.engine.graph(), shipment, query)?;
        let front = self.engine.answer_as_chosen(&asked)?;
        let front = front.ok_or_else(|| no_way(&self.engine, &when, query, &asked))?;
        Ok(if query.promises { self.promised(shipment, query, front) } else { front })
    }

    /// Why there is no itinerary; none where there is one. What a plan of a query [`without_reasons`](Query::without_reasons) leaves out.
    ///
    /// # Errors
    /// [`PlanError`], as [`Planner::plan`].
    ///
    /// # Complexity
    /// A few plans for each thing that could be loosened.
    ///
    /// ```
    /// use landsea::plan::Untold;
    /// use landsea::{Network, PlanError, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01")?;
    /// let query = Query::minimise_time_and_cost().ban("air").horizon_days(5).without_reasons();
    /// assert_eq!(planner.plan(&shipment, &query), Err(PlanError::Unexplained(Untold::NotAsked)));
    /// let why = planner.why_not(&shipment, &query)?.ok_or("there is an itinerary")?;
    /// assert!(why.remedies()[0].what.to_string().starts_with("a horizon of "));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn why_not(&self, shipment: &Shipment, query: &Query) -> Result<Option<WhyNot>, PlanError> {
        let query = &Query { without_reasons: false, ..query.started().into_owned() };
        match self.plan(shipment, query) {
            Ok(_) => Ok(None),
            Err(PlanError::NoItinerary(why)) => Ok(Some(*why)),
            Err(error) => Err(error),
        }
    }

    /// Why a front is thin: every single thing without which there would be a faster or a cheaper way. Bans lifted, what is off by default allowed,
    /// vias and needs left out, what a scenario closes opened, one at a time and within the limits; then the fewest more days with which a way is cheaper, and the least more money
    /// with which one is faster. Each was planned. Of an empty front, every relaxation of these that gives any way at all; [`Planner::why_not`] says
    /// more of it.
    ///
    /// # Errors
    /// [`PlanError`] for a question that cannot be asked; an empty front is none.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment, plan::Loosening};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Mersin", "1x45G1")?.ready("2026-06-01")?.due_within_days(45);
    /// let query = Query::minimise_time_and_cost().ban("air");
    /// let helps = Planner::new(&network).relaxations(&shipment, &query)?;
    /// assert!(helps.iter().any(|help| help.what == Loosening::Allow("suez".to_owned())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relaxations(&self, shipment: &Shipment, query: &Query) -> Result<Relaxations, PlanError> {
        relax::relaxations(&self.engine, shipment, query)
    }

    /// The rules that leave ways out which would be on the front: what is off by default, goods that may not pass through a country, needs that are
    /// not taken or barred. Each with the ways, planned, and with what would have them. What the asker banned is not among them, nor what the
    /// limits cut: [`Planner::relaxations`] has that.
    ///
    /// # Errors
    /// [`PlanError`] for a question that cannot be asked; an empty front is none. [`PlanError::Stopped`] where a limit came before everything was
    /// looked at: what is left out of half a front is not known.
    ///
    /// # Complexity
    /// A plan, and one for each switch and need that changes what is open.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment, plan::Loosening};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Duisburg", "1x45G1")?.commodity("laptops").ready("2026-12-01")?;
    /// let left = Planner::new(&network).left_out(&shipment, &Query::minimise_time_and_cost())?;
    /// assert!(left.iter().any(|rule| rule.what == Loosening::Allow("dual-use".to_owned())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn left_out(&self, shipment: &Shipment, query: &Query) -> Result<Vec<LeftOut>, PlanError> {
        left_out::left_out(&self.engine, shipment, query)
    }

    /// What an answer to a question would stand on that nobody said, but for its departures: [`Front::assumptions`](crate::plan::Front::assumptions) without a
    /// plan. When it is ready and due does not matter.
    ///
    /// # Errors
    /// [`PlanError`] for a question that cannot be asked.
    ///
    /// ```
    /// use landsea::model::Assumption;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1")?;
    /// let assumed = Planner::new(&network).assumptions(&shipment, &Query::minimise_time_and_cost())?;
    /// assert!(matches!(assumed[0], Assumption::Weight { .. }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assumptions(&self, shipment: &Shipment, query: &Query) -> Result<Vec<Assumption>, PlanError> {
        let mut undated = shipment.clone().depart(Depart::AnyTime);
        (undated.due, undated.documents, undated.deliver_from, undated.due_within_days) = (None, None, None, None);
        Ok(self.engine.ask(&undated, query)?.assumed)
    }
}

//! What is asked of a batch, and what it answers.

use super::shared::SharedDeparture;
use crate::plan::error::plan::PlanError;
use crate::plan::{Itinerary, Stop};
use crate::search::Status;
use crate::units::Money;

/// What a batch minimises, and how long it may look for it.
///
/// ```
/// use landsea::plan::Objective;
/// use landsea::units::Money;
///
/// let objective = Objective::cost().with_a_day_at(Money::from_minor(150_00)).at_most_searches(5_000);
/// assert_eq!(objective.a_day(), Money::from_minor(150_00));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Objective {
    pub(super) a_day: Money,
    pub(super) searches: usize,
}

impl Objective {
    /// The sum of what all itineraries cost. With [`Query::with_inventory_cost`](crate::Query::with_inventory_cost) that includes what the time costs the owner of each
    /// shipment.
    pub const fn cost() -> Self {
        Self { a_day: Money::ZERO, searches: 20_000 }
    }

    /// Counts so much for each day from ready to collection, for each shipment, in the currency of the query.
    #[must_use]
    pub const fn with_a_day_at(self, a_day: Money) -> Self {
        Self { a_day, ..self }
    }

    /// Stops after this many searches, 20,000 unless set; the answer then is the best that is known, with a bound.
    #[must_use]
    pub const fn at_most_searches(self, searches: usize) -> Self {
        Self { searches, ..self }
    }

    /// What a day counts.
    pub const fn a_day(&self) -> Money {
        self.a_day
    }

    /// What an itinerary counts, in parts of a minor unit: 1440 make one.
    pub(in crate::plan) fn of(&self, itinerary: &Itinerary) -> i128 {
        i128::from(itinerary.cost.minor()) * 1440 + i128::from(self.a_day.minor()) * i128::from(itinerary.elapsed.get())
    }
}

/// A shipment that is carried.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its position in the list.
    pub shipment: usize,
    /// What it is.
    pub name: String,
    /// How it goes.
    pub itinerary: Itinerary,
    /// How it would go if it were alone.
    pub alone: Itinerary,
    /// How it would go if all were served in the order of the list; none where that leaves it behind.
    pub first_come: Option<Itinerary>,
}

impl Placed {
    /// What it pays more than alone; less than zero where time counts and it goes by a slower way.
    pub fn more(&self) -> Money {
        self.itinerary.cost.checked_sub(self.alone.cost).unwrap_or(Money::ZERO)
    }
}

/// A shipment that has a way, on which there is no room in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Rolled {
    /// Its position in the list.
    pub shipment: usize,
    /// What it is.
    pub name: String,
    /// How it would go if it were alone.
    pub alone: Itinerary,
    /// How it would go if all were served in the order of the list.
    pub first_come: Option<Itinerary>,
}

/// A shipment that has no way even alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Unplanned {
    /// Its position in the list.
    pub shipment: usize,
    /// What it is.
    pub name: String,
    /// Why there is none.
    pub why: PlanError,
}

/// How many are rolled, and what the others count: parts of a minor unit, of which 1440 make one. The fewer rolled the better, whatever it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Total {
    pub(super) left: usize,
    pub(super) score: i128,
}

impl Total {
    /// The score in minor units, rounded half up.
    pub(super) fn money(self) -> Money {
        // Batches with a sum past the type are refused.
        Money::from_minor(self.minor().unwrap_or(i64::MAX))
    }

    pub(super) fn minor(self) -> Option<i64> {
        i64::try_from((self.score + 720).div_euclid(1440)).ok()
    }
}

/// Shipments on departures that they share.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    pub(super) placed: Vec<Placed>,
    pub(super) left: Vec<Rolled>,
    pub(super) unplanned: Vec<Unplanned>,
    pub(super) departures: Vec<SharedDeparture>,
    pub(super) objective: Objective,
    pub(super) total: Total,
    pub(super) bound: Option<Total>,
    pub(super) first_come: Total,
    pub(super) alone: Total,
    pub(super) searches: usize,
    pub(super) undone: Vec<usize>,
    pub(super) status: Status,
}

impl Batch {
    /// Those that are carried, in the order of the list.
    pub fn placed(&self) -> &[Placed] {
        &self.placed
    }

    /// Those that have a way and find no room on any in time.
    pub fn left(&self) -> &[Rolled] {
        &self.left
    }

    /// Those that have no way even alone.
    pub fn unplanned(&self) -> &[Unplanned] {
        &self.unplanned
    }

    /// The departures taken of services that hold so much, in order of departure.
    pub fn departures(&self) -> &[SharedDeparture] {
        &self.departures
    }

    /// What those carried count in all: their cost, and their days where a day was given a value; rounded to the minor unit.
    pub fn total(&self) -> Money {
        self.total.money()
    }

    /// What no plan can beat that leaves no more behind: equal to [`Batch::total`] where the plan is proven to be the best. None where a shipment goes in
    /// parts: how it is divided is not searched; and none where a limit left shipments unplanned. Below the total where the searches ran out; it may then also be one of fewer rolled.
    pub fn bound(&self) -> Option<Money> {
        self.bound.map(Total::money)
    }

    /// Whether the plan is proven to be the best: it leaves the fewest behind, and of those plans it counts least.
    pub fn is_optimal(&self) -> bool {
        self.bound == Some(self.total)
    }

    /// What those carried count if all are served in the order of the list, each by the best of its ways that still has room.
    pub fn first_come(&self) -> Money {
        self.first_come.money()
    }

    /// How many the order of the list leaves behind.
    pub fn first_come_leaves(&self) -> usize {
        self.first_come.left
    }

    /// What all that have a way count if each were alone.
    pub fn alone(&self) -> Money {
        self.alone.money()
    }

    /// Those that a limit left no time to plan, by position in the list, ascending: neither carried, nor rolled, nor without a way, as far as is
    /// known. What they would take of the departures is not counted.
    pub fn undone(&self) -> &[usize] {
        &self.undone
    }

    /// Whether all searches ran to their ends. Where one was stopped, the plan holds, nothing in it is over capacity, and a better one may exist; unless
    /// [`Batch::is_optimal`].
    pub fn status(&self) -> Status {
        self.status
    }

    /// How many plans were made.
    pub fn searches(&self) -> usize {
        self.searches
    }
}

/// Why a batch cannot be planned.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError {
    /// No shipment.
    #[error("no shipment in the batch")]
    Empty,
    /// No ready date.
    #[error("shipment {number} ({name}) has no ready date: without one there are no departures to share")]
    NoReady {
        /// Its number, from 1.
        number: usize,
        /// What it is.
        name: String,
    },
    /// A shipment that is refused.
    #[error("shipment {number} ({name}): {why}")]
    Shipment {
        /// Its number, from 1.
        number: usize,
        /// What it is.
        name: String,
        /// Why.
        why: Box<PlanError>,
    },
    /// A limit on waits on purpose: which departure is the next that takes a shipment depends on what the others take.
    #[error(
        "which departures are full is what a batch decides, so it cannot limit waits for a later one: leave out the limit on waits"
    )]
    Patience,
    /// A value of a day below zero.
    #[error("a day cannot be worth less than nothing")]
    Day,
    /// A sum past what money can show.
    #[error("the sum over all shipments passes the type of money: give a day a smaller value")]
    TooMuch,
    /// A limit stopped the call before it planned a single shipment.
    #[error("{0} stopped the batch before it planned a shipment; {cure}", cure = .0.cure())]
    Stopped(Stop),
    /// The solver gave up, or its answer does not hold.
    #[error("the solver of integer programs found no answer: {0}")]
    Solver(String),
}

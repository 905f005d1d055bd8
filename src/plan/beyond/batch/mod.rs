//! Shipments that share departures: who goes with which, at least total cost, with nothing over what a departure holds.

pub(super) mod answer;
mod display;
mod program;
mod shared;
mod solve;
mod ways;

pub use answer::{Batch, BatchError, Objective, Placed, Rolled, Unplanned};
pub use shared::SharedDeparture;

use crate::model::Shipment;
use crate::plan::Query;
use crate::plan::planner::Planner;

impl Planner {
    /// Plans shipments that share departures: who goes with which, so that the sum is least and no departure holds more than it can. See
    /// [`Batch`].
    ///
    /// The plan is the best over *all* itineraries that the planner knows for each shipment, not over a list made beforehand. What a departure holds is
    /// counted stage by stage, in whole units of each shipment: cargo that has got off makes room. What leaves on demand has no departure to share. Due dates are kept, as in
    /// any plan; where there is not room for all in time, as few as possible are rolled. The criteria of the query do not count.
    ///
    /// A shipment larger than a departure is refused as in a plan, unless the query [splits](Query::in_parts); one in parts fills departures one after the other, or
    /// passes one over, and the answer then has no bound.
    ///
    /// # Errors
    /// [`BatchError`]. A shipment without a way is no error: it is named in [`Batch::unplanned`].
    ///
    /// # Complexity
    /// Each shipment is planned alone; then, as long as a departure is over capacity, that departure becomes contested, each shipment is
    /// planned again without what it uses of the contested departures, in every combination that matters (a hitting-set tree: Reiter, *A theory
    /// of diagnosis from first principles*, Artificial Intelligence 32, 1987), and an integer program chooses. The optimum over contested departures only is
    /// a bound; where it is over capacity nowhere, it is the answer. The program is solved by `microlp` in floating point; that nothing is over capacity is checked in whole
    /// numbers.
    ///
    /// ```
    /// use landsea::plan::Objective;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// // A train to Vientiane holds 25 boxes.
    /// let boxes = |from, count| Shipment::boxes(from, "Vientiane", count)?.ready("2026-06-01T09:00[Asia/Shanghai]");
    /// let shipments = [boxes("Chongqing", "14x45G1")?, boxes("Chengdu", "10x45G1")?, boxes("Chongqing", "12x45G1")?];
    /// let batch = planner.batch(&shipments, &Query::minimise_time_and_cost().ban("road"), &Objective::cost())?;
    /// println!("{batch}");
    /// assert!(batch.is_optimal() && batch.departures().iter().all(|departure| departure.load <= departure.room));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn batch(&self, shipments: &[Shipment], query: &Query, objective: &Objective) -> Result<Batch, BatchError> {
        solve::batch(self, shipments, query, *objective)
    }
}

//! Plans and what else is computed for a shipment.

mod audit;
mod batch;
mod emissions;
mod extremes;
mod joint;
mod limits;
mod names;
mod planner;
mod reach;
mod shortlist;
mod traps;
mod via;

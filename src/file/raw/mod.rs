//! The text's mirror: what a network file looks like, field by field, before anything is checked. The words are in
//! [`crate::guide::glossary`].
//!
//! Nothing here is checked beyond its shape. [`crate::file::Layers::build`] turns a set of these files into a
//! [`crate::model::Network`], or into the list of everything that is wrong with them.
//!
//! Conventions of the text: money in US dollars or another currency that has a rate, with at most six decimals, durations in decimal
//! days unless the field says hours, distances in kilometres, positions in decimal degrees. Every figure carries its
//! [`Evidence`]: grade, keys into the list of sources (space separated), and the year it speaks of.

mod customs;
mod delays;
mod figures;
mod file;
mod liners;
mod needs;
mod places;
mod rules;
mod scenario;
mod scope;
mod services;
mod surcharges;

pub use crate::model::{
    BoxKind, EmissionBasis, Energy, Function, Loading, Mode, NationalHub, Side, Since, SurchargeKind, Trust,
};
pub use customs::{Clearance, Customs, Regime, Territory, Transit};
pub use delays::{Delay, DelayOf, Spread};
pub use figures::{Basis, Evidence, Exact, QuantityStep, Range};
pub use file::{Exception, ExchangeRate, File, Source};
pub use liners::{Liner, Liners};
pub use needs::{Acceptance, Accepts, Cooling, Hazard, Kept, Need, NoTransit, Restriction};
pub use places::{Calendar, City, Hours, Hub, Locode, OtherNames};
pub use rules::{Commodity, Drayage, Emission, Handling, Lease, Storage, StorageStep, Stowage, Stuffing};
pub use scenario::{Change, Feature, Scenario, SeasonChange, Slowdown};
pub use scope::Scope;
pub use services::{CutOffs, Departs, Off, Season, Service, Stage, Through, Weekday, Window};
pub use surcharges::{Premium, Surcharge, SurchargeAmount, SurchargedCargo, SurchargedRides};

//! What a network *is*: hubs, services, handling, customs, cargo; always valid once built.
//!
//! A [`Network`] comes out of a [`NetworkBuilder`], which refuses what does not hang together. Every figure is a [`Range`] or an
//! [`Exact`] with its [`Evidence`]. The words are those of the trade: [`crate::guide::glossary`].

mod builder;
mod cargo;
mod closure;
mod customs;
mod delay;
mod depart;
mod emission;
mod evidence;
mod exchange;
mod handling;
mod hint;
mod hours;
mod hub;
mod insurance;
mod lease;
mod names;
mod needs;
mod network;
mod parts;
mod place;
mod price;
mod scenario;
mod schedule;
mod service;
mod shipment;
mod strait;
mod surcharge;
mod tariff;

pub use builder::{NetworkBuilder, Problem, Subject};
pub use cargo::{Commodity, Loading, NoTransit, Quantities, Stowage};
pub use closure::{ClosedSpan, Closure, Feature};
pub use customs::{Clearance, Customs, CustomsCase, Regime, Territory};
pub use delay::{Delay, DelayOf, Spread};
pub use depart::Depart;
pub use emission::{Emission, EmissionBasis, Energy};
pub use evidence::{Case, Evidence, Exact, Grade, Range, RangeError, Source, Trust};
pub(crate) use exchange::rate_of;
pub use exchange::{ExchangeRate, NETWORK_CURRENCY};
pub use handling::{Drayage, Handling, Scope, Side, Storage, StorageStep, Stuffing};
use handling::{dearest_step, step_charges};
pub use hours::{Calendar, Hours, HoursError};
pub use hub::{City, Function, Hub, HubIx, ImportPort, Locode, NationalHub};
pub use insurance::{COVER_PERCENT, Insurance, InsuranceTerms, Premium};
pub use lease::{BoxKind, Inventory, Lease, Since};
pub use names::OtherName;
pub use needs::{Acceptance, Accepts, Cooling, Hazard, Need, Needs, Restriction, Temperature};
pub use network::Network;
pub use place::{Place, PlaceError, PlaceHint, PlaceName};
use price::{Due, Units};
pub use price::{Tender, UnitPrice};
pub use scenario::{Change, ChangeError, Changed, SeasonChange, Slowdown, Touched, WhatIf};
pub use schedule::{Departs, Timetable, TimetableError};
pub use service::{Call, CutOffs, Mode, Off, Season, Service, ServiceIx, Special, Stage, StageKind, Through, Window};
pub use shipment::{Amount, Assumption, Cargo, ChargeSpan, ReachSpan, Shipment, ShipmentError, Typical, Unit};
pub use surcharge::{Surcharge, SurchargeAmount, SurchargeKind, SurchargedCargo, SurchargedRides};
pub use tariff::{Basis, QuantityStep, Rate};

pub use hint::NameHint;
pub(crate) use hint::nearest as nearest_name;
pub(crate) use hours::both_open;
pub(crate) use names::{Fit, Named, Names};
pub(crate) use place::place_name;

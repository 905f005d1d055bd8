//! What a network *is*: hubs, services, handling, customs, cargo; always valid once built.
//!
//! A [`Network`] comes out of a [`NetworkBuilder`], which refuses what does not hang together. Every figure is a [`Range`] or an
//! [`Exact`] with its [`Evidence`]. The words are those of the trade: [`crate::guide::glossary`].

mod builder;
mod evidence;
mod goods;
mod money;
mod network;
mod places;
mod rules;
mod scenario;
mod services;
mod shipment;
mod time;

pub use builder::{NetworkBuilder, Problem, Subject};
pub use evidence::{Case, Evidence, Exact, Grade, Range, RangeError, Source, Trust};
pub use goods::{Accepts, Cargo, Commodity, Hazard, Loading, Need, Needs, Quantities, Stowage, Temperature};
pub use money::{
    Basis, BoxKind, COVER_PERCENT, ExchangeRate, Insurance, InsuranceTerms, Inventory, Lease, NETWORK_CURRENCY,
    QuantityStep, Rate, Since, StorageStep, Tender, UnitPrice,
};
pub use network::Network;
pub use places::{
    City, Function, Hub, HubIx, ImportPort, Locode, NameHint, NationalHub, OtherName, Place, PlaceError, PlaceHint,
    PlaceName, Scope,
};
pub(crate) use rules::means;
pub use rules::{
    Acceptance, Clearance, ClosedSpan, Closure, Cooling, Customs, CustomsCase, Delay, DelayOf, Feature, NoTransit,
    Premium, Regime, Restriction, Spread, Surcharge, SurchargeAmount, SurchargeKind, SurchargedCargo, SurchargedRides,
    Territory,
};
pub use scenario::{Change, ChangeError, Changed, SeasonChange, Slowdown, Touched, WhatIf};
pub use services::{
    Call, CutOffs, Drayage, Emission, EmissionBasis, Energy, Handling, Mode, Off, Season, Service, ServiceIx, Side,
    Special, Stage, StageKind, Storage, Stuffing, Through,
};
pub use shipment::{Amount, Assumption, ChargeSpan, ReachSpan, Shipment, ShipmentError, Typical, Unit};
pub use time::{Calendar, Depart, Departs, Hours, HoursError, Patience, Timetable, TimetableError, Window};

pub(crate) use money::rate_of;
pub(crate) use places::{Fit, Named, Names, nearest as nearest_name, place_name};
pub(crate) use time::both_open;

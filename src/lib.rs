//! Plans freight over rail, road, river, sea and air: exactly, offline, in milliseconds.
//!
//! A network of hubs and services, read from RON files in which every figure has a grade and a source, is compiled into a graph. A
//! [`Planner`] answers a [`Shipment`] and a [`Query`] with the [`Front`]: every [`Itinerary`] worth choosing, from ready to
//! available for collection, by days, cost and CO2e, with real departures, cut-offs, handling, gauge changes, customs and
//! storage.
//!
//! ```
//! use landsea::{Network, Planner, Query, Shipment};
//!
//! let network = Network::chongqing();
//! let planner = Planner::new(&network);
//! let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")? // names, UN/LOCODEs or hub codes
//!     .commodity("laptops")
//!     .ready("2026-12-01T09:00[Asia/Shanghai]")?
//!     .due_within_days(40);
//! let front = planner.plan(&shipment, &Query::minimise_time_and_cost())?;
//! for itinerary in &front {
//!     println!("{itinerary}");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The nouns
//!
//! - [`Network`]: hubs, services and rules that hang together. [`Network::chongqing`] ships with the crate, and so does
//!   [`Network::world`], which adds the world's ports with modelled lines;
//!   [`file::Layers`] reads yours, or puts it on top.
//! - [`Shipment`]: what one shipper wants moved: boxes, vehicles, pallets or bulk, from a place to a place, ready and due.
//! - [`Query`]: criteria, budget, bans, and switches for what is off by default.
//! - [`Front`] and [`Itinerary`]: the answer, leg by leg, every charge with its grade and source. Printed by [`report`].
//!
//! The words, beside those of the trade and in Chinese: [`guide::glossary`].
//!
//! # Tasks
//!
//! Each has a recipe of a few lines in the [`cookbook`].
//!
//! | to | use | recipe |
//! |---|---|---|
//! | plan with dates | [`Shipment::ready`], then [`Planner::plan`]; see [`units::When`] for what can be written | [dates](cookbook#plan-with-dates) |
//! | plan without dates, by mean waits | say nothing of when it may leave ([`Depart::AnyTime`]) | [no dates](cookbook#plan-without-dates) |
//! | know on which day of a window to ship | [`Shipment::ready_between`], and [`Front::hand_ins`] | [window](cookbook#choose-the-day-of-a-window) |
//! | know how late it may be ready and still arrive in time | [`Shipment::to_arrive_by`], and [`Front::latest_ready`] | [arrival](cookbook#be-ready-as-late-as-possible) |
//! | keep cargo from waiting for a lower price | [`Query::patience`] | [waits](cookbook#wait-no-longer-than-for-the-next-departures) |
//! | ask for CO2e too | [`Query::minimise_all`], [`Front::cleanest`], [`Itinerary::elements`] | [CO2e](cookbook#plan-without-dates) |
//! | cap time or money | [`Shipment::due`], [`Shipment::due_within_days`], [`Query::within_budget`] | [limits](cookbook#keep-to-a-budget-and-a-date) |
//! | avoid a country, strait, mode or hub | [`Query::ban`] | [ban](cookbook#avoid-and-pass-places) |
//! | pass a hub, city, country or strait | [`Query::via`] | [via](cookbook#avoid-and-pass-places) |
//! | have what is off by default | [`Query::allow`] | [switches](cookbook#avoid-and-pass-places) |
//! | count with a bad week | [`Query::case`] | [cases](cookbook#count-with-a-bad-week) |
//! | ship what not everybody carries | [`Shipment::temperature`], [`Shipment::dangerous`], [`Shipment::over_height_cm`], [`Shipment::hs`] | [needs](cookbook#ship-what-not-everybody-carries) |
//! | clear customs under a regime: TIR, rail express, bonded | [`Shipment::regime`] | [regimes](cookbook#clear-customs-under-a-regime-from-door-to-door) |
//! | collect and deliver at the door | [`Shipment::from_door`], [`Shipment::to_door`] | [doors](cookbook#clear-customs-under-a-regime-from-door-to-door) |
//! | insure the goods, or count what the time costs their owner | [`Query::with_insurance`], [`Query::with_inventory_cost`] | [extras](cookbook#count-insurance-time-and-the-carriers-boxes-in-yuan) |
//! | lease the boxes from the carrier | [`Shipment::in_carrier_boxes`] | [boxes](cookbook#count-insurance-time-and-the-carriers-boxes-in-yuan) |
//! | have the answer in yuan or euros | [`Query::in_currency`] | [currency](cookbook#count-insurance-time-and-the-carriers-boxes-in-yuan) |
//! | have a few different answers of many | [`plan::Shortlist`] | [shortlist](cookbook#pick-a-few-of-many) |
//! | know why there is nothing | [`PlanError::NoItinerary`] and its [`plan::WhyNot`]; [`Planner::why_not`] | [why not](cookbook#know-why-there-is-nothing) |
//! | know why there is so little | [`Planner::relaxations`], [`Planner::left_out`] | [so little](cookbook#know-why-there-is-so-little) |
//! | know what an answer stands on | [`Front::assumptions`], [`Planner::assumptions`], [`Itinerary::cost_share`] | [assumptions](cookbook#print-it-check-it-hand-it-on) |
//! | distinguish refusals | [`PlanError`] | [refusals](cookbook#distinguish-refusals) |
//! | stop a call by time, by a flag, by labels | [`Query::within_time`], [`Query::cancelled_by`], [`Query::at_most_labels`], [`Query::limits`] | [stops](cookbook#stop-a-call) |
//! | go from one place to every hub | [`Planner::reach`] | [reach](cookbook#go-from-one-place-to-every-hub) |
//! | plan under a scenario: a strike, a closed strait, a new service | [`Network::with`], [`Planner::under`], [`file::Scenario`] | [what if](cookbook#plan-under-a-scenario) |
//! | plan again when something happened on the way | [`Planner::replan`] | [on the way](cookbook#plan-again-on-the-way) |
//! | know how sure an itinerary is | [`Planner::reliability`], [`Planner::reliabilities`] | [how sure](cookbook#know-how-sure-an-itinerary-is) |
//! | know what can be promised | [`Planner::promise`], [`Planner::promises`] | [promised](cookbook#know-what-can-be-promised) |
//! | know what a lane hangs on | [`Planner::resilience`] | [resilience](cookbook#know-what-a-lane-hangs-on) |
//! | put shipments on departures that they share | `Planner::batch`, feature `joint` | [batch](cookbook#share-departures-and-shift-them) |
//! | move departure days so that cargo waits less where it changes | `Planner::joint_timetable`, feature `joint` | [timetable](cookbook#share-departures-and-shift-them) |
//! | plan over your own rates and services | [`file::Layers`] | [layers](cookbook#put-your-own-rates-on-top) |
//! | check an answer against the model | [`audit::audit`] | [audit](cookbook#print-it-check-it-hand-it-on) |
//! | print a front or a plan, or hand it to a program | [`report`] | [reports](cookbook#print-it-check-it-hand-it-on) |
//! | search a graph of your own | [`search::ForwardStar`] | [graphs](cookbook#search-a-graph-of-your-own) |
//!
//! # Exact
//!
//! The front holds one itinerary for each vector that no feasible itinerary beats, waiting for a later, cheaper or cleaner
//! departure included. Ties go to fewer transshipments, then to the smaller service codes, so that an answer never depends on
//! hashing, threads or the order of files. All sums are integers: minutes, minor units of money, grams.
//!
//! # What it does not do
//!
//! Book, track, or know today's rates: it plans over the figures it is given, and says of each how good it is. It splits a shipment
//! over departures only where asked to ([`Query::in_parts`]), and routes no lorry street by street.

#![forbid(unsafe_code)]

pub mod audit;
#[doc = include_str!("cookbook.md")]
pub mod cookbook {}
pub mod file;
mod graph;
pub mod guide;
pub mod model;
pub mod plan;
pub mod report;
pub mod search;
pub mod units;

pub use model::{Depart, Network, Shipment, ShipmentError};
pub use plan::{Ban, Criterion, Front, Itinerary, PlanError, Planner, Query};

/// The README's code, compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

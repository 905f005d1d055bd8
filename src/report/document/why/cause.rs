//! What stands in the way of a question without an answer, for programs: a kind with its figures, and the words beside it.

use super::loosening::wait_minutes;
use super::obstacle::{CarriageName, ServiceEntry};
use crate::plan::{self, Cause};
use crate::report::document::figures::{Amount, day, local};
use crate::units::{Currency, Minutes};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CauseEntry<'f> {
    /// It in words.
    pub text: Cow<'f, str>,
    /// It as data: `kind`, and the figures of that kind.
    #[serde(flatten)]
    pub what: CauseKind<'f>,
}

/// What stands in the way, as data. Where several things do and each alone could be loosened, it is the first of them in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CauseKind<'f> {
    /// The documents come after the cut-off of every departure that would do.
    Documents {
        /// When they come: RFC 3339 on the clock of the origin.
        documents_at: Cow<'f, str>,
    },
    /// Every way ends after the horizon.
    Horizon {
        /// The horizon in days after ready.
        horizon_days: u32,
        /// The wait that takes most of the time of the fastest way. Null where none does.
        wait: Option<WaitEntry<'f>>,
    },
    /// Every way takes more time or money than allowed.
    Limits {
        /// The most minutes from ready to collection. Null where this is not in the way.
        time_minutes: Option<u32>,
        /// The budget. Null where this is not in the way.
        budget: Option<Amount<'f>>,
    },
    /// Something banned lies on every way.
    Banned,
    /// No way passes every via.
    Vias,
    /// The goods may not pass through countries that lie on every way.
    NoTransit {
        /// ISO 3166-1 alpha-2.
        countries: Vec<Cow<'f, str>>,
    },
    /// Every way needs something that is off by default.
    SwitchedOff,
    /// Something that a scenario closes lies on every way.
    Closed,
    /// The earliest delivery is too late for the limits.
    Delivery {
        /// From when on the consignee takes it: RFC 3339 on the clock of the destination.
        delivery_from: Cow<'f, str>,
    },
    /// What may be waited for comes too late or costs too much; a later departure would do.
    Patience {
        /// The most minutes that it may leave after the next departure. Null where that is one headway of the timetable.
        wait_minutes: Option<u32>,
    },
    /// No lorry leads from the door to a hub from which a way leads on, or from a hub to the door.
    Door,
    /// No departure on any way holds so much.
    TooMuch,
    /// No way meets all that the shipment needs.
    Needs,
    /// Services on the way do not run at that time.
    Validity {
        /// Each, with the days on which it runs.
        services: Vec<RunsEntry<'f>>,
    },
    /// In that season services on the way do not run, or hold less.
    Season {
        /// These services.
        services: Vec<ServiceEntry<'f>>,
    },
    /// No service of the network carries such cargo.
    Loading,
    /// Services meet, and no handling leads from one to the next, or from or to the gate.
    Handling,
    /// No chain of services joins the two places.
    Connection {
        /// How the cargo can ride.
        carriages: Vec<CarriageName>,
    },
    /// A chain of services joins the two places, and never at times that fit.
    Timetables,
    /// Each of these is in the way, and it takes all of them loosened.
    Together {
        /// These.
        causes: Vec<CauseEntry<'f>>,
    },
}

/// A departure that is far away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaitEntry<'f> {
    /// The service.
    pub service: ServiceEntry<'f>,
    /// When it leaves first after the cargo is there: RFC 3339 on the clock of the hub.
    pub leaves: Cow<'f, str>,
    /// The days on which it runs. Null where it runs now too.
    pub runs_only: Option<RunsEntry<'f>>,
}

/// A service that runs on some days only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RunsEntry<'f> {
    /// The service.
    pub service: ServiceEntry<'f>,
    /// First date of departure, `2026-07-01`, on the clock of its first call. Null where it runs since ever, or that is not in the way.
    pub first_date: Option<Cow<'f, str>>,
    /// Last date of departure, likewise.
    pub last_date: Option<Cow<'f, str>>,
}

impl<'f> CauseEntry<'f> {
    /// Money is in the currency that was asked for.
    pub(in crate::report::document) fn of(cause: &'f Cause, currency: Currency) -> Self {
        let what = match cause {
            Cause::Documents { on } => CauseKind::Documents { documents_at: local(on) },
            Cause::Horizon { days, wait } => CauseKind::Horizon {
                horizon_days: *days,
                wait: wait.as_ref().map(|wait| WaitEntry {
                    service: ServiceEntry::of(&wait.service),
                    leaves: local(&wait.leaves),
                    runs_only: wait.runs_only.as_ref().map(RunsEntry::of),
                }),
            },
            Cause::Limits { time, money } => CauseKind::Limits {
                time_minutes: time.map(Minutes::get),
                budget: money.map(|money| Amount::of(money, currency)),
            },
            Cause::Banned => CauseKind::Banned,
            Cause::Vias => CauseKind::Vias,
            Cause::NoTransit { countries } => {
                CauseKind::NoTransit { countries: countries.iter().map(|country| country.to_string().into()).collect() }
            }
            Cause::SwitchedOff => CauseKind::SwitchedOff,
            Cause::Closed => CauseKind::Closed,
            Cause::Delivery { from } => CauseKind::Delivery { delivery_from: local(from) },
            Cause::Patience { most } => CauseKind::Patience { wait_minutes: wait_minutes(*most) },
            Cause::Door => CauseKind::Door,
            Cause::TooMuch => CauseKind::TooMuch,
            Cause::Needs => CauseKind::Needs,
            Cause::Validity { services } => {
                CauseKind::Validity { services: services.iter().map(RunsEntry::of).collect() }
            }
            Cause::Season { services } => {
                CauseKind::Season { services: services.iter().map(ServiceEntry::of).collect() }
            }
            Cause::Loading => CauseKind::Loading,
            Cause::Handling => CauseKind::Handling,
            Cause::Connection { rides } => {
                CauseKind::Connection { carriages: rides.iter().map(|&carriage| carriage.into()).collect() }
            }
            Cause::Timetables => CauseKind::Timetables,
            Cause::Together(all) => {
                CauseKind::Together { causes: all.iter().map(|cause| Self::of(cause, currency)).collect() }
            }
        };
        Self { text: cause.to_string().into(), what }
    }
}

impl<'f> RunsEntry<'f> {
    fn of(runs: &'f plan::RunsOnly) -> Self {
        let date = |time: &plan::ZonedTime| Cow::from(day(time.zone.local(time.at)));
        Self {
            service: ServiceEntry::of(&runs.service),
            first_date: runs.first.as_ref().map(date),
            last_date: runs.last.as_ref().map(date),
        }
    }
}

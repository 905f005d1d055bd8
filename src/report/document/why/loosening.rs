//! What could be asked less strictly, for programs: a kind with its figures, and the words beside it.

use super::obstacle::NeedEntry;
use crate::model::{Closure, Feature, Patience, Window};
use crate::plan::Loosening;
use crate::report::document::figures::{Amount, Evidence, day, evidence, local};
use crate::report::document::words::{CargoKind, ModeName, cargo_kind};
use crate::units::{Civil, Currency, HubCode, Minutes};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One thing asked for less strictly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LooseningEntry<'f> {
    /// It in words.
    pub text: Cow<'f, str>,
    /// It as data: `kind`, and the figures of that kind.
    #[serde(flatten)]
    pub what: LooseningKind<'f>,
}

/// One thing asked for less strictly, as data: what to change in the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LooseningKind<'f> {
    /// A later due time, or more days.
    MoreTime {
        /// The most minutes from ready to collection now.
        now_minutes: u32,
        /// The least that helps.
        then_minutes: u32,
    },
    /// A later due time of a window of days, or of an arrival.
    LaterDue {
        /// The earliest that works: RFC 3339 on the clock of the destination.
        due: Cow<'f, str>,
    },
    /// A greater budget.
    MoreMoney {
        /// The budget now.
        now: Amount<'f>,
        /// The least that helps.
        then: Amount<'f>,
    },
    /// A longer horizon.
    LongerHorizon {
        /// Days now.
        now_days: u32,
        /// The fewest days that help.
        then_days: u32,
    },
    /// A ban lifted.
    LiftBan {
        /// As it was asked with.
        ban: Cow<'f, str>,
    },
    /// What is off by default allowed.
    Allow {
        /// Its switch.
        switch: Cow<'f, str>,
    },
    /// A via left out.
    DropVia {
        /// As it was asked with.
        via: Cow<'f, str>,
    },
    /// Without something that it needs of whoever carries it.
    Without {
        /// The need.
        need: NeedEntry<'f>,
    },
    /// What scenarios close opened.
    Reopen {
        /// What is closed, each once.
        closures: Vec<ClosureEntry<'f>>,
    },
    /// Documents that are there earlier.
    DocumentsBy {
        /// The latest that works: RFC 3339 on the clock of the origin.
        documents_at: Cow<'f, str>,
    },
    /// Documents that come with the cargo.
    DocumentsWithCargo,
    /// Cargo that is ready earlier.
    EarlierReady {
        /// The latest that works: RFC 3339 on the clock of the origin.
        ready: Cow<'f, str>,
    },
    /// Cargo that is ready later.
    LaterReady {
        /// The earliest that works: RFC 3339 on the clock of the origin.
        ready: Cow<'f, str>,
    },
    /// A consignee who takes it whenever it comes.
    AnyDelivery,
    /// Handed in at a hub, not at a door.
    FromHub,
    /// Collected at a hub, not at a door.
    ToHub,
    /// Waits for a later departure as long as the horizon goes.
    AnyWait {
        /// The most minutes that cargo may leave after the next departure now. Null where that is one headway of the timetable.
        now_minutes: Option<u32>,
    },
    /// Split over several departures.
    Split,
    /// Shipped in several lots, each a shipment of its own.
    SmallerLots {
        /// How many lots.
        lots: u64,
        /// The largest lot that can go.
        most: CargoKind<'f>,
    },
    /// All of these at once.
    Together {
        /// These.
        all: Vec<LooseningEntry<'f>>,
    },
}

/// Something that a scenario closes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClosureEntry<'f> {
    /// Name of the scenario.
    pub scenario: Cow<'f, str>,
    /// What it closes.
    pub feature: FeatureEntry<'f>,
    /// For rides of these modes; empty for all.
    pub modes: Vec<ModeName>,
    /// When. Null where it is for good.
    pub window: Option<WindowEntry<'f>>,
    /// Where that stands.
    pub evidence: Evidence<'f>,
}

/// Something of a network that can be closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeatureEntry<'f> {
    /// A hub.
    Hub {
        /// Its code.
        code: Cow<'f, str>,
    },
    /// The border between two countries.
    Border {
        /// ISO 3166-1 alpha-2 of both.
        countries: [Cow<'f, str>; 2],
    },
    /// A country.
    Country {
        /// ISO 3166-1 alpha-2.
        country: Cow<'f, str>,
    },
    /// A strait or canal.
    Strait {
        /// As services name it.
        name: Cow<'f, str>,
    },
    /// A service.
    Service {
        /// Its code.
        code: Cow<'f, str>,
    },
    /// A mode.
    Mode {
        /// Which.
        mode: ModeName,
    },
    /// An operator.
    Operator {
        /// As services name it.
        name: Cow<'f, str>,
    },
}

/// Days on which something holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WindowEntry<'f> {
    /// Whole months of every year.
    Months {
        /// 1 to 12.
        months: Vec<u8>,
    },
    /// From a date to a date, both included: `2025-09-12`.
    Dates {
        /// The first.
        first_date: Cow<'f, str>,
        /// The last.
        last_date: Cow<'f, str>,
    },
    /// From a date on: when it ends is not known.
    From {
        /// The first.
        first_date: Cow<'f, str>,
    },
}

impl<'f> LooseningEntry<'f> {
    /// Money is in the currency that was asked for.
    pub(in crate::report::document) fn of(loosening: &'f Loosening, currency: Currency) -> Self {
        let what = match loosening {
            Loosening::MoreTime { now, then } => {
                LooseningKind::MoreTime { now_minutes: now.get(), then_minutes: then.get() }
            }
            Loosening::LaterDue(by) => LooseningKind::LaterDue { due: local(by) },
            Loosening::MoreMoney { now, then } => {
                LooseningKind::MoreMoney { now: Amount::of(*now, currency), then: Amount::of(*then, currency) }
            }
            Loosening::LongerHorizon { now, then } => LooseningKind::LongerHorizon { now_days: *now, then_days: *then },
            Loosening::LiftBan(name) => LooseningKind::LiftBan { ban: name.into() },
            Loosening::Allow(switch) => LooseningKind::Allow { switch: switch.into() },
            Loosening::DropVia(name) => LooseningKind::DropVia { via: name.into() },
            Loosening::Without { need, words } => LooseningKind::Without { need: NeedEntry::of(need, words) },
            Loosening::Reopen { closures, hubs, .. } => LooseningKind::Reopen {
                closures: closures
                    .iter()
                    .zip(hubs)
                    .map(|(closure, hub)| ClosureEntry::of(closure, hub.as_ref()))
                    .collect(),
            },
            Loosening::DocumentsBy(by) => LooseningKind::DocumentsBy { documents_at: local(by) },
            Loosening::DocumentsWithCargo => LooseningKind::DocumentsWithCargo,
            Loosening::EarlierReady(on) => LooseningKind::EarlierReady { ready: local(on) },
            Loosening::LaterReady(on) => LooseningKind::LaterReady { ready: local(on) },
            Loosening::AnyDelivery => LooseningKind::AnyDelivery,
            Loosening::FromHub => LooseningKind::FromHub,
            Loosening::ToHub => LooseningKind::ToHub,
            Loosening::AnyWait { now } => LooseningKind::AnyWait { now_minutes: wait_minutes(*now) },
            Loosening::Split => LooseningKind::Split,
            Loosening::SmallerLots { lots, most } => LooseningKind::SmallerLots { lots: *lots, most: cargo_kind(most) },
            Loosening::Together(all) => {
                LooseningKind::Together { all: all.iter().map(|one| Self::of(one, currency)).collect() }
            }
        };
        Self { text: loosening.to_string().into(), what }
    }
}

impl<'f> ClosureEntry<'f> {
    fn of(closure: &'f Closure, hub: Option<&'f HubCode>) -> Self {
        let feature = match &closure.feature {
            // A closure of a hub has its code beside it.
            Feature::Hub(_) => FeatureEntry::Hub { code: hub.map(HubCode::as_str).unwrap_or_default().into() },
            Feature::Border(one, other) => {
                FeatureEntry::Border { countries: [one, other].map(|country| country.to_string().into()) }
            }
            Feature::Country(country) => FeatureEntry::Country { country: country.to_string().into() },
            Feature::Strait(name) => FeatureEntry::Strait { name: (&**name).into() },
            Feature::Service(code) => FeatureEntry::Service { code: (&**code).into() },
            Feature::Mode(mode) => FeatureEntry::Mode { mode: (*mode).into() },
            Feature::Operator(name) => FeatureEntry::Operator { name: (&**name).into() },
        };
        let date = |days: i64| Cow::from(day(Civil::from_epoch_minutes(days * 1440)));
        Self {
            scenario: (&*closure.name).into(),
            feature,
            modes: closure.modes.iter().map(|&mode| mode.into()).collect(),
            window: closure.window.as_ref().map(|window| match window {
                Window::Months(months) => WindowEntry::Months { months: months.clone() },
                Window::From(first) => WindowEntry::From { first_date: date(*first) },
                Window::Dates(first, last) => WindowEntry::Dates { first_date: date(*first), last_date: date(*last) },
            }),
            evidence: evidence(&closure.evidence),
        }
    }
}

/// The most minutes of a limit on waits in days.
pub(super) fn wait_minutes(patience: Patience) -> Option<u32> {
    match patience {
        Patience::Days(days) => Minutes::checked_days(days).map(Minutes::get),
        Patience::Headway | Patience::Unlimited => None,
    }
}

//! What could be asked less strictly, as data: a program acts on it, people read its `Display`.

use super::words::Words;
use super::words::up;
use super::zoned::ZonedTime;
use crate::model::{Cargo, Closure, Depart, Need, Patience, Shipment};
use crate::plan::Query;
use crate::units::{HubCode, Minutes, Money, Shown, When};
use std::fmt;
use std::sync::Arc;

/// One thing asked for less strictly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Loosening {
    /// A later due time, or more days.
    MoreTime {
        /// The most time from ready to collection now.
        now: Minutes,
        /// The least that helps.
        then: Minutes,
    },
    /// A later due date of a window of days or an arrival: this is the earliest that works.
    LaterDue(ZonedTime),
    /// A greater budget, in the currency asked for.
    MoreMoney {
        /// The budget now.
        now: Money,
        /// The least that helps.
        then: Money,
    },
    /// A longer horizon.
    LongerHorizon {
        /// Days now.
        now: u32,
        /// The fewest days that help.
        then: u32,
    },
    /// A ban lifted, by the name it was asked with.
    LiftBan(String),
    /// What is off by default allowed, by the name of its switch.
    Allow(String),
    /// A via left out, by the name it was asked with.
    DropVia(String),
    /// Without something that it needs of whoever carries it.
    Without {
        /// The need.
        need: Need,
        /// It in words.
        words: String,
    },
    /// What scenarios close opened.
    Reopen {
        /// What is closed, each once.
        closures: Vec<Closure>,
        /// Of each of them the code of its hub, where it is a hub.
        hubs: Vec<Option<HubCode>>,
        /// Each in words, with its window: `the border of BY and PL from 2025-09-12 to 2025-09-25`.
        words: Vec<String>,
    },
    /// Documents that are there earlier.
    DocumentsBy(ZonedTime),
    /// Documents that come with the cargo.
    DocumentsWithCargo,
    /// Cargo that is ready earlier: this is the latest day that works.
    EarlierReady(ZonedTime),
    /// Cargo that is ready later: this is the earliest day that works.
    LaterReady(ZonedTime),
    /// A consignee who takes it whenever it comes.
    AnyDelivery,
    /// Handed in at a hub, not at a door.
    FromHub,
    /// Collected at a hub, not at a door.
    ToHub,
    /// Waits for a later departure as long as the horizon goes, see [`Query::patience`].
    AnyWait {
        /// The limit on them now.
        now: Patience,
    },
    /// Split over several departures, see [`Query::in_parts`].
    Split,
    /// Shipped in several lots, each a shipment of its own.
    SmallerLots {
        /// How many lots.
        lots: u64,
        /// The largest lot that can go.
        most: Cargo,
    },
    /// All of these at once.
    Together(Vec<Loosening>),
}

impl Loosening {
    /// The question with it, where a shipment and a query can say it: none for needs, which follow from the commodity and the boxes, and for what
    /// scenarios close, which belongs to the network. Of smaller lots it is the first lot.
    pub fn applied(&self, shipment: &Shipment, query: &Query) -> Option<(Shipment, Query)> {
        let (mut shipment, mut query) = (shipment.clone(), query.clone());
        match self {
            Self::MoreTime { then, .. } => {
                // Days are whole: the fewest that hold it. Where the minute of ready is said, a due date is moved to the minute.
                let days = then.get().div_ceil(1440);
                if let (Some(_), Depart::On(When::At(ready))) = (shipment.due, shipment.depart) {
                    shipment.due = Some(When::At(ready.checked_add(*then)?));
                    shipment.due_within_days = shipment.due_within_days.map(|known| known.max(days));
                } else if let (Some(known), Some(_), Depart::Between(..)) =
                    (shipment.due_within_days, shipment.due, shipment.depart)
                {
                    // A window with a due date besides has that by itself.
                    shipment.due_within_days = Some(known.max(days));
                } else {
                    shipment.due = None;
                    shipment.due_within_days = Some(shipment.due_within_days.map_or(days, |known| known.max(days)));
                }
            }
            Self::LaterDue(by) => match shipment.depart {
                Depart::ToArriveBy(_) => shipment = shipment.depart(Depart::ToArriveBy(When::At(by.at))),
                _ => shipment.due = Some(When::At(by.at)),
            },
            Self::MoreMoney { then, .. } => query = query.within_budget(*then),
            Self::LongerHorizon { then, .. } => query = query.horizon_days(*then),
            Self::LiftBan(name) => query.bans.retain(|ban| ban.name() != name),
            Self::Allow(switch) => query = query.allow(switch),
            Self::DropVia(name) => query.vias.retain(|via| via.name() != name),
            Self::DocumentsBy(by) => shipment.documents = Some(When::At(by.at)),
            Self::DocumentsWithCargo => shipment.documents = None,
            Self::EarlierReady(on) | Self::LaterReady(on) => {
                shipment = shipment.depart(Depart::On(When::At(on.at)));
            }
            Self::AnyDelivery => shipment.deliver_from = None,
            Self::FromHub => shipment.from.door = false,
            Self::ToHub => shipment.to.door = false,
            Self::AnyWait { .. } => query = query.patience(Patience::Unlimited),
            Self::Split => query = query.in_parts(),
            Self::SmallerLots { most, .. } => shipment = shipment.lot(most.units()),
            Self::Together(all) => {
                for one in all {
                    (shipment, query) = one.applied(&shipment, &query)?;
                }
            }
            Self::Without { .. } | Self::Reopen { .. } => return None,
        }
        Some((shipment, query))
    }

    /// All of several, or the one.
    pub(in crate::plan) fn together(mut all: Vec<Self>) -> Self {
        match all.pop() {
            Some(one) if all.is_empty() => one,
            last => Self::Together(all.into_iter().chain(last).collect()),
        }
    }
}

impl fmt::Display for Loosening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Shown(Words(self)))
    }
}

impl fmt::Display for Words<'_, Loosening> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Loosening::MoreTime { now, then } => {
                write!(f, "{:.1} days instead of {:.1}", up(then.as_days()), now.as_days())
            }
            Loosening::LaterDue(by) => write!(f, "due by {by}"),
            Loosening::MoreMoney { now, then } => write!(f, "a budget of {then} instead of {now}"),
            Loosening::LongerHorizon { then, .. } => write!(f, "a horizon of {}", super::words::days(*then)),
            Loosening::LiftBan(name) => write!(f, "lift the ban on {name}"),
            Loosening::Allow(switch) => write!(f, "allow {switch}"),
            Loosening::DropVia(name) => write!(f, "go without the via {name}"),
            Loosening::Without { words, .. } => write!(f, "without {words}"),
            Loosening::Reopen { closures, words, .. } => {
                const MOST: usize = 3;
                let more = words.len().saturating_sub(MOST);
                let shown = &words[..words.len().min(MOST)];
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                let mut names: Vec<&Arc<str>> = Vec::new();
                for closure in closures {
                    if !names.contains(&&closure.name) {
                        names.push(&closure.name);
                    }
                }
                let names: Vec<&str> = names.iter().map(|name| &***name).collect();
                write!(f, "open {}{more} ({})", shown.join(", "), names.join(", "))
            }
            Loosening::DocumentsBy(by) => write!(f, "documents by {by}"),
            Loosening::DocumentsWithCargo => f.write_str("documents with the cargo"),
            Loosening::EarlierReady(on) => write!(f, "ready by {on}"),
            Loosening::LaterReady(on) => write!(f, "ready not before {on}"),
            Loosening::AnyDelivery => f.write_str("a consignee who takes it when it comes"),
            Loosening::FromHub => f.write_str("hand it in at a hub, not at the door"),
            Loosening::ToHub => f.write_str("collect it at a hub, not at the door"),
            Loosening::AnyWait { now } => write!(f, "wait longer for a later departure than {now}"),
            Loosening::Split => f.write_str("split it over several departures"),
            Loosening::SmallerLots { lots, most } => write!(f, "ship it in {lots} lots of at most {most}"),
            Loosening::Together(all) => {
                for (at, one) in all.iter().enumerate() {
                    write!(f, "{}{one}", if at == 0 { "" } else { " and " })?;
                }
                Ok(())
            }
        }
    }
}

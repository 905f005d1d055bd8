//! Which seasons of a service and which surcharges on it hold when, laid out once so that the search need not ask the calendar.

use super::adjustments::may_reduce;
use crate::model::{Season, Service, Surcharge, Window};
use crate::units::Civil;
use std::sync::LazyLock;

/// First and last day that phases are laid out for: 2000 and 2100, days since the civil epoch.
const DAYS: std::ops::Range<i64> = 10_957..47_482;

/// Stretches of days over which the same seasons and surcharges of a service hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phases {
    /// (first day, what holds from then on, as bits: seasons, then surcharges), ascending. Empty for a service that no date changes.
    stretches: Vec<(i64, u64)>,
    /// Those that may take off the price.
    discounts: u64,
}

impl Phases {
    /// Lays out the seasons of a service and the windows of surcharges on it.
    pub(super) fn new<'n>(service: &'n Service, surcharges: impl Iterator<Item = &'n Surcharge>) -> Self {
        let seasons = service.seasons.iter().map(|season| (Some(&season.window), may_reduce(season)));
        let surcharges = surcharges.map(|surcharge| (surcharge.window.as_ref(), surcharge.amount.may_reduce()));
        let changes: Vec<(Option<&Window>, bool)> = seasons.chain(surcharges).collect();
        if changes.iter().all(|(window, _)| window.is_none()) {
            return Self::default();
        }
        let mut days: Vec<i64> = vec![DAYS.start];
        for window in changes.iter().filter_map(|(window, _)| *window) {
            match window {
                Window::Dates(first, last) => days.extend([*first, last + 1]),
                Window::Months(_) => days.extend_from_slice(&FIRST_DAYS),
            }
        }
        days.sort_unstable();
        days.dedup();
        let bits = |among: &dyn Fn(&Window, bool) -> bool| {
            let named =
                changes.iter().enumerate().filter_map(|(at, (window, reduces))| Some((at, (*window)?, *reduces)));
            named
                .filter(|&(_, window, reduces)| among(window, reduces))
                .fold(0, |bits, (at, ..)| bits | 1 << at.min(63))
        };
        let holding = |day: i64| {
            let date = Civil::from_epoch_minutes(day * 1440);
            bits(&|window, _| window.holds(date))
        };
        let mut stretches: Vec<(i64, u64)> = days.into_iter().map(|day| (day, holding(day))).collect();
        stretches.dedup_by_key(|&mut (_, bits)| bits);
        Self { stretches, discounts: bits(&|_, reduces| reduces) }
    }

    /// Whether a surcharge holds on a local date, that has this place among those on a service.
    #[inline]
    pub(super) fn surcharge_holds(&self, service: &Service, at: usize, surcharge: &Surcharge, date: Civil) -> bool {
        let Some(window) = &surcharge.window else { return true };
        match service.seasons.len() + at {
            own @ ..63 => self.at(date.epoch_days()).1 >> own & 1 != 0,
            _ => window.holds(date),
        }
    }

    /// The seasons of a service that hold on a local date.
    #[inline]
    pub(super) fn holding<'s>(&self, service: &'s Service, date: Civil) -> impl Iterator<Item = &'s Season> {
        let bits = if self.stretches.is_empty() { 0 } else { self.at(date.epoch_days()).1 };
        // From the 64th on, seasons share a bit, and the window of each decides.
        let (own, shared) = service.seasons.split_at(service.seasons.len().min(63));
        let shared = if bits >> 63 == 0 { &[] } else { shared };
        let own = own.iter().enumerate().filter(move |(at, _)| bits >> at & 1 != 0).map(|(_, season)| season);
        own.chain(shared.iter().filter(move |season| season.window.holds(date)))
    }

    /// Whether the same seasons hold from one local date to a later one.
    #[inline]
    pub(super) fn same(&self, date: Civil, later: Civil) -> bool {
        self.stretches.is_empty() || self.at(date.epoch_days()).0 == self.at(later.epoch_days()).0
    }

    fn at(&self, day: i64) -> (usize, u64) {
        let after = self.stretches.partition_point(|&(first, _)| first <= day);
        (after, after.checked_sub(1).map_or(0, |at| self.stretches[at].1))
    }

    /// The first day after `day` on which a departure may be better than on `day`: when a season that holds ends, or a discount
    /// begins. `None` when that never happens.
    pub(super) fn better_after(&self, day: i64) -> Option<i64> {
        if self.stretches.is_empty() {
            return None;
        }
        let (after, now) = self.at(day);
        let better = |&&(_, then): &&(i64, u64)| now & !then != 0 || then & !now & self.discounts != 0;
        self.stretches[after..].iter().find(better).map(|&(first, _)| first)
    }
}

/// The first day of every month that phases are laid out for, as days since the civil epoch.
static FIRST_DAYS: LazyLock<Vec<i64>> =
    LazyLock::new(|| DAYS.filter(|day| Civil::from_epoch_minutes(day * 1440).date().2 == 1).collect());

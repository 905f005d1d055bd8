//! Which seasons of a service and which surcharges on it hold when, laid out once so that the search need not ask the calendar.

use crate::model::{Case, Season, Service, Surcharge, Window};
use crate::units::Civil;
use std::sync::LazyLock;

/// First and last day that phases are laid out for: 2000 and 2100, days since the civil epoch.
const DAYS: std::ops::Range<i64> = 10_957..47_482;

/// Stretches of days over which the same seasons and surcharges of a service hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::graph) struct Phases {
    /// (first day, what holds from then on, as bits: seasons, then surcharges), ascending. Empty for a service that no date changes.
    stretches: Vec<(i64, u64)>,
    /// Those that may take off the price.
    discounts: u64,
}

impl Phases {
    /// Lays out the seasons of a service and the windows of surcharges on it.
    pub(in crate::graph) fn new<'n>(service: &'n Service, surcharges: impl Iterator<Item = &'n Surcharge>) -> Self {
        Self::of(&service.seasons, surcharges)
    }

    fn of<'n>(seasons: &'n [Season], surcharges: impl Iterator<Item = &'n Surcharge>) -> Self {
        let seasons = seasons.iter().map(|season| (Some(&season.window), may_reduce(season)));
        let surcharges = surcharges.map(|surcharge| (surcharge.window.as_ref(), surcharge.amount.may_reduce()));
        let changes: Vec<(Option<&Window>, bool)> = seasons.chain(surcharges).collect();
        if changes.iter().all(|(window, _)| window.is_none()) {
            return Self::default();
        }
        let numbered =
            || changes.iter().enumerate().filter_map(|(at, (window, _))| Some((1 << at.min(63), (*window)?)));
        let mut by_month = [0_u64; 12];
        for (bit, window) in numbered() {
            if let Window::Months(months) = window {
                let named = (1_u8..).zip(&mut by_month).filter(|(month, _)| months.contains(month));
                named.for_each(|(_, bits)| *bits |= bit);
            }
        }
        let mut days: Vec<(i64, usize)> = vec![FIRST_DAYS[0]];
        if by_month.iter().any(|&bits| bits != by_month[0]) {
            let changing = |&(_, month): &(i64, usize)| by_month[month] != by_month[(month + 11) % 12];
            days.extend(FIRST_DAYS[1..].iter().copied().filter(changing));
        }
        for (_, window) in numbered() {
            match window {
                Window::Dates(first, last) => days.extend([*first, last + 1].map(|day| (day, month_of(day)))),
                Window::From(first) => days.push((*first, month_of(*first))),
                Window::Months(_) => {}
            }
        }
        days.sort_unstable();
        days.dedup();
        let dated = |day: i64| {
            numbered().fold(0, |bits, (bit, window)| match window {
                Window::Dates(first, last) if (*first..=*last).contains(&day) => bits | bit,
                Window::From(first) if *first <= day => bits | bit,
                _ => bits,
            })
        };
        let mut stretches: Vec<(i64, u64)> =
            days.into_iter().map(|(day, month)| (day, by_month[month] | dated(day))).collect();
        stretches.dedup_by_key(|&mut (_, bits)| bits);
        let reducing = changes.iter().enumerate().filter(|(_, (window, reduces))| window.is_some() && *reduces);
        Self { stretches, discounts: reducing.fold(0, |bits, (at, _)| bits | 1 << at.min(63)) }
    }

    /// Whether a surcharge holds on a local date, that has this place among those on a service.
    #[inline]
    pub(in crate::graph) fn surcharge_holds(
        &self,
        service: &Service,
        at: usize,
        surcharge: &Surcharge,
        date: Civil,
    ) -> bool {
        let Some(window) = &surcharge.window else { return true };
        match service.seasons.len() + at {
            own @ ..63 => self.at(date.epoch_days()).1 >> own & 1 != 0,
            _ => window.holds(date),
        }
    }

    /// The seasons of a service that hold on a local date.
    #[inline]
    pub(in crate::graph) fn holding<'s>(&self, service: &'s Service, date: Civil) -> impl Iterator<Item = &'s Season> {
        Self::of_bits(service, self.season_bits(service, date), date)
    }

    /// What of the seasons of a service may hold on a local date, as bits: none where 0.
    #[inline]
    pub(in crate::graph) fn season_bits(&self, service: &Service, date: Civil) -> u64 {
        if service.seasons.is_empty() || self.stretches.is_empty() {
            return 0;
        }
        let seasons = 1_u64.checked_shl(u32::try_from(service.seasons.len()).unwrap_or(u32::MAX));
        self.at(date.epoch_days()).1 & seasons.map_or(u64::MAX, |next| next - 1)
    }

    /// The seasons that bits stand for.
    #[inline]
    pub(in crate::graph) fn of_bits(service: &Service, bits: u64, date: Civil) -> impl Iterator<Item = &Season> {
        // From the 64th on, seasons share a bit, and the window of each decides.
        let (own, shared) = service.seasons.split_at(service.seasons.len().min(63));
        let shared = if bits >> 63 == 0 { &[] } else { shared };
        let own = own.iter().enumerate().filter(move |(at, _)| bits >> at & 1 != 0).map(|(_, season)| season);
        own.chain(shared.iter().filter(move |season| season.window.holds(date)))
    }

    /// Whether the same seasons hold from one local date to a later one.
    #[inline]
    pub(in crate::graph) fn same(&self, date: Civil, later: Civil) -> bool {
        self.stretches.is_empty() || self.at(date.epoch_days()).0 == self.at(later.epoch_days()).0
    }

    fn at(&self, day: i64) -> (usize, u64) {
        let after = self.stretches.partition_point(|&(first, _)| first <= day);
        (after, after.checked_sub(1).map_or(0, |at| self.stretches[at].1))
    }

    /// The first day after `day` on which a departure may be better than on `day`: when a season that holds ends, or a discount
    /// begins. `None` when that never happens.
    pub(in crate::graph) fn better_after(&self, day: i64) -> Option<i64> {
        if self.stretches.is_empty() {
            return None;
        }
        let (after, now) = self.at(day);
        let better = |&&(_, then): &&(i64, u64)| now & !then != 0 || then & !now & self.discounts != 0;
        self.stretches[after..].iter().find(better).map(|&(first, _)| first)
    }
}

/// The first day of every month that phases are laid out for, as days since the civil epoch, and which month it is, from 0.
static FIRST_DAYS: LazyLock<Vec<(i64, usize)>> = LazyLock::new(|| {
    let first = DAYS.filter(|day| Civil::from_epoch_minutes(day * 1440).date().2 == 1);
    first.map(|day| (day, month_of(day))).collect()
});

/// The month that a day is in, from 0.
fn month_of(day: i64) -> usize {
    usize::from(Civil::from_epoch_minutes(day * 1440).date().1) - 1
}

/// Whether a season may take off the price of some ride.
pub(in crate::graph) fn may_reduce(season: &Season) -> bool {
    season.charge_permille.as_ref().is_some_and(|permille| permille.value < 0)
        || season.add_charge.as_ref().is_some_and(|add| add.at(Case::Low).is_negative())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_what_its_windows_say() {
        let windows = [
            Window::Months(vec![12, 1, 2]),
            Window::Dates(11_000, 11_040),
            Window::Months((1..=12).collect()),
            Window::Months(vec![2, 7]),
            Window::Dates(11_040, 11_040),
            Window::From(11_020),
            Window::Months(Vec::new()),
        ];
        let season = |(at, window): (usize, &Window)| Season {
            name: at.to_string().into(),
            window: window.clone(),
            over: None,
            add_time: None,
            charge_permille: None,
            add_charge: None,
            add_cut_off: None,
            capacity_permille: None,
        };
        let seasons: Vec<Season> = windows.iter().enumerate().map(season).collect();
        let phases = Phases::of(&seasons, std::iter::empty());
        for day in 10_957..11_957 {
            let date = Civil::from_epoch_minutes(day * 1440);
            let expected = (0..).zip(&windows).filter(|(_, window)| window.holds(date));
            assert_eq!(phases.at(day).1, expected.fold(0, |bits, (at, _)| bits | 1 << at), "day {day}");
        }
    }
}

//! What the calendar adds to the price of a ride or takes off it: seasons in the order of the file, never below a price of zero.

use super::Conditions;
use super::items::{Item, ItemKind, Overflow};
use crate::model::{Season, Service};
use crate::units::{GramsCo2e, Minutes, Money};

/// What a season by itself changes the price of a ride by, which costs `price` without seasons: a share of that price, rounded half up, and
/// an amount on the service's basis. Below zero it takes off.
///
/// # Errors
/// [`Overflow`].
pub(super) fn change(
    conditions: &Conditions,
    service: &Service,
    price: Money,
    season: &Season,
) -> Result<Money, Overflow> {
    let mut change = Money::ZERO;
    if let Some(permille) = &season.charge_permille {
        let share = price.checked_mul(i64::from(permille.value)).ok_or(Overflow)?.minor();
        change = Money::from_minor(share.checked_add(500).ok_or(Overflow)?.div_euclid(1000));
    }
    if let Some(add) = &season.add_charge {
        let more =
            service.per.without_minimum().charge(add.at(conditions.case), &conditions.quantities).ok_or(Overflow)?;
        change = change.checked_add(more).ok_or(Overflow)?;
    }
    Ok(change)
}

/// Hands over what each of these seasons, in order, is charged: its change, but never more off than is left of the price by then. Gives the
/// price after all of them.
///
/// # Errors
/// [`Overflow`], and whatever `each` returns.
pub(super) fn adjust<'s>(
    conditions: &Conditions,
    service: &Service,
    price: Money,
    seasons: impl Iterator<Item = &'s Season>,
    mut each: impl FnMut(&'s Season, Money) -> Result<(), Overflow>,
) -> Result<Money, Overflow> {
    let mut left = price;
    for season in seasons {
        let charge = change(conditions, service, price, season)?;
        let after = left.checked_add(charge).ok_or(Overflow)?.max(Money::ZERO);
        each(season, after.checked_sub(left).ok_or(Overflow)?)?;
        left = after;
    }
    Ok(left)
}

/// The least that a ride can cost in any season: every reduction at once and no addition. A season that adds, at whatever place in the order,
/// leaves no later price lower; so no choice of seasons comes below this.
///
/// # Errors
/// [`Overflow`].
pub(super) fn least(conditions: &Conditions, service: &Service, price: Money) -> Result<Money, Overflow> {
    let mut left = price;
    for season in &service.seasons {
        let change = change(conditions, service, price, season)?.min(Money::ZERO);
        left = left.checked_add(change).ok_or(Overflow)?.max(Money::ZERO);
    }
    Ok(left)
}

/// Whether a season may take off the price of some ride.
pub(super) fn may_reduce(season: &Season) -> bool {
    season.charge_permille.as_ref().is_some_and(|permille| permille.value < 0)
        || season.add_charge.as_ref().is_some_and(|add| add.at(crate::model::Case::Low) < Money::ZERO)
}

/// The item of a season that is charged so much; none where it adds nothing.
pub(super) fn season_item(conditions: &Conditions, season: &Season, charge: Money) -> Option<Item> {
    let share = season.charge_permille.as_ref().map(|permille| &permille.evidence);
    let evidence = season.add_charge.as_ref().map(crate::model::Range::evidence).or(share);
    let add_time = season.add_time.as_ref();
    (charge != Money::ZERO || add_time.is_some()).then(|| Item {
        kind: ItemKind::Season,
        name: Some(season.name.clone()),
        time: add_time.map_or(Minutes::ZERO, |add| add.at(conditions.case)),
        time_evidence: add_time.map(|add| add.evidence().clone()),
        charge,
        charge_evidence: evidence.cloned(),
        emissions: GramsCo2e::ZERO,
        factor: None,
    })
}

//! What holds at hubs of a random world: lorries, packing, storage, handling.

use super::figures::{MONEY, PER_STAGE, Written, amount, basis, basis_of, emission, few, time};
use crate::common::dice::Dice;
use crate::common::parts::{country, exact};
use crate::common::world::Place;
use landsea::model::{
    Drayage, EmissionBasis, Handling, Loading, NetworkBuilder, Rate, Scope, Service, Side, Storage, StorageStep,
    Stuffing,
};
use landsea::units::Minutes;

pub(crate) fn draw_rules<'s>(
    dice: &mut Dice<'_>,
    builder: &mut NetworkBuilder,
    hubs: &[Place],
    services: impl Iterator<Item = &'s Service>,
) {
    let mut sides: Vec<Side> = services.map(|service| Side::On(service.mode, service.carries)).collect();
    sides.sort_unstable();
    sides.dedup();
    sides.insert(0, Side::Gate);
    for code in ["AA", "BB"] {
        for loading in [Loading::Box, Loading::Truck] {
            if dice.below(4) < 3 {
                builder.add_drayage(draw_drayage(dice, code, loading));
            }
        }
    }
    for cargo in [Loading::Vehicle, Loading::Loose, Loading::Bulk] {
        let work = |dice: &mut Dice| Stuffing {
            code: format!("{cargo:?}").into(),
            at: Scope::Anywhere,
            cargo,
            rate: Rate { amount: amount(dice), per: basis(dice) },
            time: time(dice, &[6, 24]),
            note: None,
        };
        if dice.below(5) < 4 {
            builder.add_stuffing(work(dice));
        }
        if dice.once_in(3) {
            builder.add_unstuffing(work(dice));
        }
    }
    for loading in Loading::ALL {
        for scope in [Scope::Anywhere, Scope::Countries(vec![country("BB")]), Scope::Hubs(vec![dice.of(hubs).ix])] {
            if dice.once_in(2) {
                let cooled = Storage { cooled: true, ..draw_storage(dice, scope.clone(), loading) };
                builder.add_storage(draw_storage(dice, scope, loading));
                if dice.once_in(4) {
                    builder.add_storage(cooled);
                }
            }
        }
    }
    for &from in &sides {
        for &to in &sides {
            if (from, to) != (Side::Gate, Side::Gate) {
                for scope in
                    [Scope::Anywhere, Scope::Countries(vec![country("BB")]), Scope::Hubs(vec![dice.of(hubs).ix])]
                {
                    let wanted = if scope == Scope::Anywhere { dice.below(20) < 19 } else { dice.once_in(8) };
                    if wanted {
                        builder.add_handling(draw_handling(dice, scope, from, to));
                    }
                }
            }
        }
    }
}

fn draw_drayage(dice: &mut Dice<'_>, code: &str, loading: Loading) -> Drayage {
    Drayage {
        countries: vec![country(code)],
        loading,
        per: basis_of(dice, loading),
        fixed: amount(dice),
        per_km: few(dice, &[0, 1, 3]),
        circuity: exact(1300),
        fixed_time: time(dice, &[1, 6]),
        km_per_hour: exact(dice.of(&[60, 25])),
        radius_km: exact(dice.of(&[100, 60, 200])),
        emission: emission(dice, &PER_STAGE),
    }
}

/// Steps that rise, and some that fall: a day in the middle may be the dearest.
pub(crate) fn draw_storage(dice: &mut Dice<'_>, at: Scope, loading: Loading) -> Storage {
    let of = Written::draw(dice);
    let mut steps: Vec<StorageStep> = (0..dice.of(&[1, 0, 2]))
        .map(|_| StorageStep { days: Some(dice.of(&[1, 2])), amount: of.price(dice.of(&MONEY)) })
        .collect();
    steps.push(StorageStep { days: None, amount: of.price(dice.of(&MONEY)) });
    let free = Minutes::from_hours(dice.of(&[0, 24, 48, 12]));
    Storage { at, loading, cooled: false, free, steps, per: basis_of(dice, loading), evidence: of.evidence() }
}

fn draw_handling(dice: &mut Dice<'_>, at: Scope, from: Side, to: Side) -> Handling {
    Handling {
        code: format!("{at:?} {from:?} {to:?}").into(),
        at,
        from,
        to,
        time: time(dice, &[6, 0, 12, 24, 1]),
        rate: Rate { amount: amount(dice), per: basis(dice) },
        emission: emission(dice, &[EmissionBasis::Tonne]),
        note: None,
    }
}

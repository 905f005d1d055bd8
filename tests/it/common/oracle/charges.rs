//! Surcharges, box lease, insurance and rates of exchange of a random world, and what a question says of them.

use super::figures::{amount, basis, subsidy};
use super::rules::draw_storage;
use crate::common::dice::Dice;
use crate::common::needs::ACID;
use crate::common::parts::{country, range, rate};
use crate::common::world::{Clock, Question};
use landsea::model::{
    Basis, BoxKind, Lease, Loading, Mode, NetworkBuilder, Premium, Rate, Scope, Service, Since, Storage, Surcharge,
    SurchargeAmount, SurchargeKind, SurchargedCargo, SurchargedRides, Window,
};
use landsea::plan::{InsuranceRate, InventoryRate};
use landsea::units::{Instant, Minutes, Money};
use landsea::{Query, Shipment};
use std::sync::Arc;

/// Currencies, years, and millionths for a dollar; the last year counts.
pub(crate) const RATES: [(&str, u16, u64); 4] =
    [("CNY", 2026, 7_200_000), ("EUR", 2026, 901_234), ("CNY", 2025, 6_500_000), ("KZT", 2026, 515_000_000)];

pub(crate) fn draw(dice: &mut Dice<'_>, builder: &mut NetworkBuilder, drawn: &[(Service, Clock)], ready: Instant) {
    for at in 0..dice.of(&[0, 1, 2, 0, 3]) {
        builder.add_surcharge(draw_surcharge(dice, at, drawn, ready));
    }
    draw_hire(dice, builder);
    // One for all rides: without any premium the network's are refused by name.
    for at in 0..dice.of(&[1, 2]) {
        let (code, name) = (format!("premium {at}").into(), format!("premium {at}").into());
        let rides = if at == 0 { SurchargedRides::default() } else { draw_rides(dice, drawn) };
        builder.add_premium(Premium { code, name, rides, rate: range([1_000, 2_000, 50_000]) });
    }
    for (code, year, millionths) in RATES {
        builder.add_rate(rate(code, year, millionths));
    }
}

pub(crate) fn draw_question(dice: &mut Dice<'_>, question: &mut Question) {
    question.carrier_boxes = dice.once_in(3);
    question.value = Some(dice.of(&[100_000, 333_333, 1]));
    question.inventory = dice.once_in(3).then(|| dice.of(&[1_000, 50, 777]));
    let one = InsuranceRate::Millionths { rate: 1_500, least: Money::from_minor(300) };
    question.insurance = dice.of(&[None, Some(InsuranceRate::OfNetwork), None, Some(one)]);
    question.currency = dice.of(&[None, None, None, Some("CNY"), Some("EUR"), Some("KZT")]);
}

/// What a question says of money in addition to its budget.
pub(crate) fn ask(question: &Question, mut shipment: Shipment, mut query: Query) -> (Shipment, Query) {
    if question.carrier_boxes {
        shipment = shipment.in_carrier_boxes();
    }
    if let Some(value) = question.value {
        shipment = shipment.value(Money::from_minor(value));
    }
    if let Some(rate) = question.inventory {
        query = query.with_inventory_cost(InventoryRate::Thousandths(rate));
    }
    if let Some(rate) = question.insurance {
        query = query.with_insurance(rate);
    }
    if let Some(code) = question.currency {
        query = query.in_currency(code);
    }
    (shipment, query)
}

/// Rides of which the first of some service is one.
fn draw_rides(dice: &mut Dice<'_>, drawn: &[(Service, Clock)]) -> SurchargedRides {
    let (service, _) = &drawn[dice.below(drawn.len())];
    let stage = &service.stages[service.calls[0].leave];
    let mut rides = SurchargedRides::default();
    match dice.below(8) {
        0 => {}
        1 => rides.modes.push(service.mode),
        2 => rides.services.push(Arc::clone(&service.code)),
        3 => rides.carries.push(service.carries),
        4 => rides.straits.clone_from(&stage.straits),
        5 => rides.through.extend(stage.countries.last().copied()),
        6 => rides.from.extend(stage.countries.first().copied()),
        _ => rides.modes.extend([service.mode, Mode::Sea]),
    }
    rides
}

fn draw_surcharge(dice: &mut Dice<'_>, at: usize, drawn: &[(Service, Clock)], ready: Instant) -> Surcharge {
    let rides = draw_rides(dice, drawn);
    let first = ready.epoch_minutes().div_euclid(1440) + dice.of(&[0, 1, 2, 4, -1]);
    let window = match dice.below(4) {
        0 => None,
        1 => Some(Window::Months(vec![6, 12, 4])),
        2 if dice.once_in(3) => Some(Window::From(first)),
        _ => Some(Window::Dates(first, first + dice.of(&[2, 1, 4, 8, 0]))),
    };
    let amount = match dice.below(6) {
        0 => SurchargeAmount::Share(range(dice.of(&[[500; 3], [-500, -500, 100], [333, 333, 1000]]))),
        5 => SurchargeAmount::Distance(Rate { amount: amount(dice), per: basis(dice) }),
        1 => SurchargeAmount::Flat(Rate { amount: subsidy(dice), per: Basis::Shipment }),
        _ => SurchargeAmount::Flat(Rate { amount: amount(dice), per: basis(dice) }),
    };
    Surcharge {
        code: format!("surcharge {at}").into(),
        name: format!("surcharge {at}").into(),
        kind: SurchargeKind::Fuel,
        window,
        rides,
        cargo: match dice.below(6) {
            4 => SurchargedCargo::Cooled,
            5 => SurchargedCargo::Hazards(vec![ACID.into()]),
            _ => SurchargedCargo::Any,
        },
        amount,
    }
}

/// Lease of carriers' boxes, here and there.
fn draw_hire(dice: &mut Dice<'_>, builder: &mut NetworkBuilder) {
    for at in [Scope::Anywhere, Scope::Countries(vec![country("BB")])] {
        if dice.once_in(2) {
            let Storage { at, free, steps, per, evidence, .. } = draw_storage(dice, at, Loading::Box);
            let (unloading, drop_off) = (Minutes::from_hours(dice.of(&[0, 24, 7])), amount(dice));
            let of = dice.of(&[None, None, Some(BoxKind::HighCube), Some(BoxKind::Reefer), Some(BoxKind::Standard)]);
            let since = dice.of(&[Since::Ready, Since::Arrival]);
            builder.add_lease(Lease { at, of, since, free, unloading, steps, drop_off, per, evidence });
        }
    }
}

//! Networks changed by hand, for the laws: what a law says of two networks is said of one and of its change.

use super::world::Forbidden;
use landsea::Network;
use landsea::model::{
    Basis, Calendar, Call, Clearance, DelayOf, Exact, Hours, NetworkBuilder, Range, Service, Subject, SurchargeAmount,
    SurchargedRides, UnitPrice, Window,
};
use landsea::units::Minutes;
use std::sync::Arc;

/// The network with other services. Surcharges, premiums and delays of what is gone go too; what is left of a service takes those of the whole.
fn with_services(network: &Network, change: impl FnOnce(&mut Vec<Service>)) -> Network {
    let mut builder = NetworkBuilder::from(network.clone());
    change(builder.services_mut());
    let left: Vec<Arc<str>> = builder.services_mut().iter().map(|service| Arc::clone(&service.code)).collect();
    let rename = |rides: &mut SurchargedRides| {
        let named = std::mem::take(&mut rides.services);
        let is_of = |code: &str, whole: &Arc<str>| code.split('!').next() == Some(&**whole);
        let kept = left.iter().filter(|code| named.iter().any(|whole| is_of(code, whole)));
        rides.services = kept.cloned().collect();
        if rides.services.is_empty() {
            rides.services = named;
        }
    };
    builder.surcharges_mut().iter_mut().for_each(|surcharge| rename(&mut surcharge.rides));
    builder.premiums_mut().iter_mut().for_each(|premium| rename(&mut premium.rides));
    for delay in builder.delays_mut() {
        if let DelayOf::Services(codes) = &mut Arc::make_mut(delay).of {
            codes.retain(|named| match named.strip_suffix('*') {
                Some(begin) => left.iter().any(|code| code.starts_with(begin)),
                None => left.contains(named),
            });
        }
    }
    builder.delays_mut().retain(|delay| !matches!(&delay.of, DelayOf::Services(codes) if codes.is_empty()));
    let problems = match builder.clone().build() {
        Ok(network) => return network,
        Err(problems) => problems,
    };
    let idle = |subject: Subject| problems.iter().any(|problem| problem.subject == subject);
    let (mut surcharge, mut premium) = (0.., 0..);
    builder.surcharges_mut().retain(|_| !idle(Subject::Surcharge(surcharge.next().unwrap())));
    builder.premiums_mut().retain(|_| !idle(Subject::Premium(premium.next().unwrap())));
    builder.build().unwrap_or_else(|problems| panic!("a changed network is sound: {problems:?}"))
}

/// The network without some services.
pub(crate) fn without(network: &Network, gone: impl Fn(&Service) -> bool) -> Network {
    with_services(network, |services| services.retain(|service| !gone(service)))
}

/// The network without a thing: no service touches it any more. What is left of a service on either side of it is a service of its
/// own, with a mark after the code.
pub(crate) fn cut(network: &Network, thing: &Forbidden) -> Network {
    with_services(network, |services| {
        let pieces = services.iter().filter(|service| !thing.hits(service)).flat_map(|service| pieces(service, thing));
        *services = pieces.collect();
    })
}

fn pieces(service: &Service, thing: &Forbidden) -> Vec<Service> {
    let calls = &service.calls;
    let free = |from: usize, to: usize| !thing.is_touched_by(service, from, to);
    // The longest runs of calls between which nothing touches the thing.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for from in 0..calls.len() {
        let to = (from + 1..calls.len()).take_while(|&to| free(from, to)).last();
        if let Some(to) = to.filter(|&to| runs.last().is_none_or(|run| to > run.1)) {
            runs.push((from, to));
        }
    }
    if runs == [(0, calls.len() - 1)] {
        return vec![service.clone()];
    }
    let piece = |(number, &(from, to)): (usize, &(usize, usize))| {
        let calls: Vec<Call> = calls[from..=to].to_vec();
        let place = |hub| calls.iter().position(|call| call.hub == hub);
        let through = service.through.iter();
        let through = through.filter(|rate| place(rate.from).zip(place(rate.to)).is_some_and(|(from, to)| from < to));
        Service {
            // Marked so that it stands where the whole service stood in the order of codes.
            code: format!("{}!{number}", service.code).into(),
            through: through.cloned().collect(),
            calls: calls.clone(),
            ..service.clone()
        }
    };
    runs.iter().enumerate().map(piece).collect()
}

/// The network with every amount of money this many times as large.
pub(crate) fn scale(network: &Network, times: i64) -> Network {
    let mut builder = NetworkBuilder::from(network.clone());
    for service in builder.services_mut() {
        multiply_basis(&mut service.per, times);
        let stages = service.stages.iter_mut().map(|stage| &mut stage.charge);
        let through = service.through.iter_mut().map(|rate| &mut rate.charge);
        let seasons = service.seasons.iter_mut().filter_map(|season| season.add_charge.as_mut());
        stages.chain(through).chain(seasons).for_each(|amount| multiply(amount, times));
    }
    for rule in builder.handlings_mut() {
        multiply(&mut rule.rate.amount, times);
        multiply_basis(&mut rule.rate.per, times);
    }
    for rule in builder.stuffings_mut() {
        multiply(&mut rule.rate.amount, times);
        multiply_basis(&mut rule.rate.per, times);
    }
    for tariff in builder.storages_mut() {
        multiply_basis(&mut tariff.per, times);
        tariff.steps.iter_mut().for_each(|step| step.amount = multiplied(step.amount, times));
    }
    for customs in builder.customs_mut() {
        multiply_clearance(&mut customs.export, times);
        multiply_clearance(&mut customs.import, times);
    }
    for territory in builder.territories_mut() {
        territory.transit.iter_mut().for_each(|(_, clearance)| multiply_clearance(clearance, times));
    }
    for regime in builder.regimes_mut() {
        let granted = [&mut regime.export, &mut regime.import, &mut regime.transit];
        granted.into_iter().flatten().for_each(|clearance| multiply_clearance(clearance, times));
    }
    for rule in builder.unstuffings_mut() {
        multiply(&mut rule.rate.amount, times);
        multiply_basis(&mut rule.rate.per, times);
    }
    for lease in builder.leases_mut() {
        multiply_basis(&mut lease.per, times);
        multiply(&mut lease.drop_off, times);
        lease.steps.iter_mut().for_each(|step| step.amount = multiplied(step.amount, times));
    }
    for surcharge in builder.surcharges_mut() {
        if let SurchargeAmount::Flat(rate) | SurchargeAmount::Distance(rate) = &mut surcharge.amount {
            multiply(&mut rate.amount, times);
            multiply_basis(&mut rate.per, times);
        }
    }
    for lorry in builder.drayages_mut() {
        multiply_basis(&mut lorry.per, times);
        multiply(&mut lorry.fixed, times);
        multiply(&mut lorry.per_km, times);
    }
    builder.build().unwrap()
}

/// In dollars, whatever they were in: at most rates of exchange the sums would be rounded.
fn multiplied(price: UnitPrice, times: i64) -> UnitPrice {
    UnitPrice::of_network(price.millionths().checked_mul(times).unwrap())
}

fn multiply(amount: &mut Range<UnitPrice>, times: i64) {
    use landsea::model::Case;
    let [low, typical, high] = [Case::Low, Case::Typical, Case::High].map(|case| multiplied(amount.at(case), times));
    *amount = Range::new(low, typical, high, amount.evidence().clone()).unwrap();
}

fn multiply_clearance(clearance: &mut Clearance, times: i64) {
    multiply(&mut clearance.rate.amount, times);
    multiply_basis(&mut clearance.rate.per, times);
}

fn multiply_basis(basis: &mut Basis, times: i64) {
    match basis {
        Basis::AtLeast { of, minimum } => {
            multiply_basis(of, times);
            *minimum = Exact { value: multiplied(minimum.value, times), evidence: minimum.evidence.clone() };
        }
        Basis::Stepped { of, .. } => multiply_basis(of, times),
        _ => {}
    }
}

/// The network with everything that stands in the calendar this many days later. What goes by months has no place in it.
pub(crate) fn shift(network: &Network, days: u32) -> Network {
    let days = i64::from(days);
    let later = |calendar: &Calendar| {
        let shifted = calendar.days().iter().map(|(first, last)| (first + days, last + days)).collect();
        Arc::new(Calendar::new(&calendar.key, &calendar.about, shifted, calendar.evidence.clone()))
    };
    let mut builder = NetworkBuilder::from(network.clone());
    for hours in builder.hubs_mut().iter_mut().filter_map(|hub| hub.hours.as_mut()) {
        let minutes = |minute: i64| Minutes::new(u32::try_from(minute).unwrap());
        let week: Vec<_> = hours.week().map(|(from, to)| (minutes(from), minutes(to))).collect();
        let zone = Arc::new(hours.zone().clone());
        *hours = Arc::new(Hours::new(zone, &week, hours.closed().map(later), hours.evidence().clone()).unwrap());
    }
    builder.surcharges_mut().retain(|surcharge| !matches!(surcharge.window, Some(Window::Months(_))));
    for surcharge in builder.surcharges_mut() {
        surcharge.window.iter_mut().for_each(|window| put_off(window, days));
    }
    for service in builder.services_mut() {
        service.valid = service.valid.map(|(first, last)| (first + days, last + days));
        service.holidays = service.holidays.as_deref().map(later);
        service.seasons.retain(|season| !matches!(season.window, Window::Months(_)));
        service.seasons.iter_mut().for_each(|season| put_off(&mut season.window, days));
    }
    builder.closures_mut().retain(|closure| !matches!(closure.window, Some(Window::Months(_))));
    for closure in builder.closures_mut() {
        closure.window.iter_mut().for_each(|window| put_off(window, days));
    }
    builder.build().unwrap_or_else(|problems| panic!("a changed network is sound: {problems:?}"))
}

/// A window of dates so many days later.
fn put_off(window: &mut Window, days: i64) {
    match window {
        Window::Dates(first, last) => (*first, *last) = (*first + days, *last + days),
        Window::From(first) => *first += days,
        Window::Months(_) => {}
    }
}

//! Prices against those of their neighbours.

use super::remark::{About, Remark, advise};
use crate::model::{Basis, Case, Grade, Loading, Mode, Network, Service};
use crate::units::CountryCode;

/// Fewer neighbours say nothing.
const NEIGHBOURS: usize = 5;

/// Neighbours are at most this many times as long, or as short.
const LENGTH: f64 = 2.0;

/// Scores above this are outliers: Iglewicz and Hoaglin, *How to Detect and Handle Outliers* (1993).
const SCORE: f64 = 3.5;

/// Prices within this factor of the median are never remarked on, however alike the neighbours.
const FACTOR: f64 = 2.0;

/// A service as a whole: from its first call to its last.
struct Line<'n> {
    service: &'n Service,
    kind: (Mode, Loading, &'static str),
    /// Prices that one rule made are alike, and would outvote those that somebody looked at.
    modelled: bool,
    lane: (CountryCode, CountryCode),
    km: f64,
    /// Logarithm of the price of a kilometre.
    rate: f64,
}

/// Services with through rates that leave other pairs of their calls without any price.
pub(super) fn unpriced(network: &Network) -> Vec<Remark> {
    let remark = |service: &Service| {
        let calls = service.calls.len();
        let pairs = (0..calls).flat_map(|from| (from + 1..calls).map(move |to| (from, to)));
        let unsold: Vec<_> = pairs.filter(|&(from, to)| !service.sells(from, to)).collect();
        let &(from, to) = unsold.first()?;
        let [from, to] = [from, to].map(|call| &network.hub(service.calls[call].hub).code);
        let cause = format!(
            "`{}` has through rates and stages without a price: {} of its pairs of calls are not for sale, {from} to {to} first",
            service.code,
            unsold.len()
        );
        let cure =
            "write `pass: true` where cargo is not worked, or give these pairs a through rate or their stages a price";
        Some(advise("unpriced", About::Service(service.code.to_string()), cause, cure))
    };
    network.services().iter().filter_map(remark).collect()
}

/// Prices a kilometre, typical case, by the modified score 0.6745 (x - median) / MAD of their logarithms among services of the same mode, carriage, basis
/// and about the same length: those of the same pair of countries where there are enough, or else all.
pub(super) fn remarks(network: &Network) -> Vec<Remark> {
    let lines: Vec<Line<'_>> = network.services().iter().filter_map(|service| line(network, service)).collect();
    let mut remarks = Vec::new();
    for line in &lines {
        let alike = |other: &&Line<'_>| {
            !std::ptr::eq(line.service, other.service)
                && other.kind == line.kind
                && other.modelled == line.modelled
                && (line.km / LENGTH..=line.km * LENGTH).contains(&other.km)
        };
        let lane: Vec<f64> =
            lines.iter().filter(alike).filter(|other| other.lane == line.lane).map(|other| other.rate).collect();
        let (mut rates, whose) = if lane.len() >= NEIGHBOURS {
            (lane, "of this lane")
        } else {
            (lines.iter().filter(alike).map(|other| other.rate).collect(), "of this length")
        };
        if rates.len() < NEIGHBOURS {
            continue;
        }
        let middle = median(&mut rates);
        let mut misses: Vec<f64> = rates.iter().map(|rate| (rate - middle).abs()).collect();
        let spread = median(&mut misses);
        let miss = line.rate - middle;
        if miss.abs() > FACTOR.ln() && 0.6745 * miss.abs() > SCORE * spread {
            let cause = format!(
                "`{}` asks {:.3} a {} and kilometre, where {} services {whose} ask {:.3} in the middle",
                line.service.code,
                line.rate.exp(),
                line.kind.2,
                rates.len(),
                middle.exp()
            );
            remarks.push(advise(
                "tariff",
                About::Service(line.service.code.to_string()),
                cause,
                "correct the price, its basis or the length",
            ));
        }
    }
    remarks
}

fn line<'n>(network: &Network, service: &'n Service) -> Option<Line<'n>> {
    let (first, last) = (service.calls.first()?.hub, service.calls.last()?.hub);
    let km: u32 = service.stages.iter().map(|stage| stage.distance.value.get()).sum();
    let sum = || service.stages.iter().map(|stage| stage.charge.at(Case::Typical).in_network()).sum();
    let price: f64 = service.through_rate(first, last).map_or_else(sum, |rate| rate.at(Case::Typical).in_network());
    let basis = unit(&service.per)?;
    if km == 0 || price <= 0.0 {
        return None;
    }
    Some(Line {
        service,
        kind: (service.mode, service.carries, basis),
        modelled: service.stages.iter().any(|stage| stage.charge.evidence().grade == Grade::Modelled),
        lane: (network.hub(first).country, network.hub(last).country),
        km: f64::from(km),
        rate: (price / f64::from(km)).ln(),
    })
}

/// What a price is of; nothing where it does not grow with the cargo.
fn unit(basis: &Basis) -> Option<&'static str> {
    Some(match basis {
        Basis::Box | Basis::Feu { .. } => "box",
        Basis::Teu => "TEU",
        Basis::Vehicle => "vehicle",
        Basis::Truck => "lorry",
        Basis::Kg => "kilogram",
        Basis::Tonne => "tonne",
        Basis::Shipment => return None,
        Basis::Stepped { of, .. } | Basis::AtLeast { of, .. } => return unit(of),
    })
}

/// The middle value; of an even number the lower of the two.
fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[(values.len() - 1) / 2]
}

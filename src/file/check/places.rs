//! Hubs and cities: codes, clocks, names.

use super::remark::{About, Remark, advise, object};
use crate::model::{Hub, Network};
use crate::units::Instant;

/// Clocks are set by law, not by the sun, but nowhere farther from it than this: the west of China keeps the time of Beijing.
const CLOCK_HOURS: f64 = 3.6;

/// Farther from its centre a hub is not one of the city.
const CITY_KM: f64 = 160.0;

pub(super) fn remarks(network: &Network) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for hub in network.hubs() {
        remarks.extend(locode(hub));
        remarks.extend(clock(hub));
        remarks.extend(apart(network, hub));
    }
    remarks.extend(same_name(network));
    remarks
}

fn about(hub: &Hub) -> About {
    About::Hub(hub.code.to_string())
}

/// UN/LOCODE begins with the country.
fn locode(hub: &Hub) -> Option<Remark> {
    let wrong = !hub.code.as_str().starts_with(hub.country.as_str());
    wrong.then(|| {
        let cause = format!("the code `{}` is not one of {}, where the hub is said to be", hub.code, hub.country);
        object("locode", about(hub), cause, "correct the code or the country")
    })
}

/// The sun and the clock.
fn clock(hub: &Hub) -> Option<Remark> {
    // 1 January 2026, when the north has no summer time.
    let minutes = hub.zone.offset_at(Instant::from_epoch_minutes(29_453_760));
    let off = f64::from(minutes) / 60.0 - hub.position.lon() / 15.0;
    // Across the date line a clock may be a day ahead.
    let off = off - 24.0 * (off / 24.0).round();
    (off.abs() > CLOCK_HOURS).then(|| {
        let cause = format!(
            "`{}` keeps the clock of {}, {:.1} hours from the sun at its longitude",
            hub.code,
            hub.zone,
            off.abs()
        );
        object("clock", about(hub), cause, "correct the zone or the position")
    })
}

fn apart(network: &Network, hub: &Hub) -> Option<Remark> {
    let city = network.cities().iter().find(|city| Some(&city.code) == hub.city.as_ref())?;
    let km = city.position.great_circle_km(hub.position);
    (km > CITY_KM).then(|| {
        let cause = format!("`{}` lies {km:.0} km from {}, the city it belongs to", hub.code, city.name);
        advise("apart", about(hub), cause, "correct a position, or the city")
    })
}

/// Whoever asks for one of them by name has to be asked back.
fn same_name(network: &Network) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for places in network.shared_names() {
        let Some((first, others)) = places.split_first() else { continue };
        for other in others {
            let cause = format!(
                "`{}` {} and `{}` {} share a name: who asks for it has to say which",
                other.code, other.name, first.code, first.name
            );
            remarks.push(advise(
                "same-name",
                About::Hub(other.code.to_string()),
                cause,
                "add the country or the terminal to one of them",
            ));
        }
    }
    remarks
}

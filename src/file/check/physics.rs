//! Times, lengths and positions against each other.

use super::remark::{About, Remark, advise, object};
use crate::model::{Case, Mode, Network, Service, Stage, StageKind};

/// The most kilometres an hour that a mode can keep up from call to call.
///
/// Sea: 25 knots, the design speed of the fastest container ships built. Rail: 120 km/h, the line speed of fast freight wagons in China and
/// Europe. Road: 90 km/h, the speed limiter of heavy lorries (Directive 92/6/EEC). Air: 1000 km/h, a wide-body freighter with the wind. River: 35 km/h,
/// a fast ship with the current.
const fn fastest(mode: Mode) -> f64 {
    match mode {
        Mode::Sea => 46.3,
        Mode::Rail => 120.0,
        Mode::Road => 90.0,
        Mode::Air => 1000.0,
        Mode::River => 35.0,
    }
}

/// The fewest kilometres an hour at which a mode still moves at its best, operating stops included: about a third of the slowest ride of some length
/// that any shipped network has (rail and sea 15, road 11, river 7, air 500).
const fn slowest(mode: Mode) -> f64 {
    match mode {
        Mode::Sea | Mode::Rail => 5.0,
        Mode::Road => 4.0,
        Mode::Air => 50.0,
        Mode::River => 2.5,
    }
}

/// However short it is, a ride may take this many hours: time at its ends may be within it.
const ENDS_HOURS: f64 = 60.0;

/// Positions are those of towns as often as of terminals: the great circle may miss by so much.
const POSITION_KM: f64 = 20.0;

/// No published way of any mode winds more than this between its calls.
const DETOUR: f64 = 5.0;

/// The two sides of a border lie no farther apart than this.
const BORDER_KM: f64 = 60.0;

pub(super) fn remarks(network: &Network) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for service in network.services() {
        for (number, stage) in service.stages.iter().enumerate() {
            let at = |field| About::Stage(service.code.to_string(), number, field);
            let ends = || format!("{} to {}", network.hub(stage.from).code, network.hub(stage.to).code);
            let crow = network.hub(stage.from).position.great_circle_km(network.hub(stage.to).position);
            match stage.kind {
                StageKind::Run => {
                    remarks.extend(speed(service, stage, crow).map(|cause| {
                        object(
                            "speed",
                            at("days"),
                            format!("{}: {cause}", ends()),
                            "correct the days, the length or a position",
                        )
                    }));
                    remarks.extend(slow(service, stage).map(|cause| {
                        let cure = "correct the days or the length: hours may stand for days";
                        advise("slow", at("days"), format!("{}: {cause}", ends()), cure)
                    }));
                    remarks.extend(short(stage, crow).map(|cause| {
                        object("short", at("km"), format!("{}: {cause}", ends()), "correct the length or a position")
                    }));
                    remarks.extend(detour(stage, crow).map(|cause| {
                        advise("detour", at("km"), format!("{}: {cause}", ends()), "correct the length or a position")
                    }));
                }
                StageKind::Border if crow > BORDER_KM => {
                    let cause = format!("{}: the two sides of this border lie {crow:.0} km apart", ends());
                    remarks.push(advise("border", at("to"), cause, "put a run between, or correct a position"));
                }
                StageKind::Border | StageKind::Dwell(_) => {}
            }
        }
    }
    remarks
}

/// A ride in the best case that the mode cannot do, over the stated length or the great circle, whichever is more.
fn speed(service: &Service, stage: &Stage, crow: f64) -> Option<String> {
    let km = f64::from(stage.distance.value.get()).max(crow - POSITION_KM);
    let hours = f64::from(stage.time.at(Case::Low).get()) / 60.0;
    let most = fastest(service.mode);
    (km > most * hours).then(|| {
        let least = km / most / 24.0;
        format!(
            "{km:.0} km in {:.2} days at best, where {} needs {least:.2} at {most:.0} km/h",
            hours / 24.0,
            service.mode
        )
    })
}

/// A ride that even in the best case takes longer than the mode ever needs for the stated length.
fn slow(service: &Service, stage: &Stage) -> Option<String> {
    let km = f64::from(stage.distance.value.get());
    let hours = f64::from(stage.time.at(Case::Low).get()) / 60.0;
    let least = slowest(service.mode);
    (hours > ENDS_HOURS + km / least).then(|| {
        let pace = km / hours;
        format!(
            "{km:.0} km in {:.1} days at best, {pace:.1} km/h, where {} moves at {least} or more",
            hours / 24.0,
            service.mode
        )
    })
}

fn short(stage: &Stage, crow: f64) -> Option<String> {
    let km = stage.distance.value.get();
    (f64::from(km) < 0.97 * crow - POSITION_KM)
        .then(|| format!("stated as {km} km, and {crow:.0} km as the crow flies"))
}

fn detour(stage: &Stage, crow: f64) -> Option<String> {
    let km = stage.distance.value.get();
    (f64::from(km) > DETOUR * (crow + POSITION_KM))
        .then(|| format!("stated as {km} km, and {crow:.0} km as the crow flies"))
}

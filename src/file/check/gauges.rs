//! Track gauges along the way of a train.

use super::remark::{About, Remark, object};
use crate::model::{HubIx, Mode, Network, Service};

pub(super) fn remarks(network: &Network) -> Vec<Remark> {
    network.services().iter().filter(|service| service.mode == Mode::Rail).flat_map(|it| of(network, it)).collect()
}

/// Follows the gauges that the train can be on. A hub that names none says nothing about them.
fn of(network: &Network, service: &Service) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let code = &service.code;
    let gauges = |hub: HubIx| Some(&*network.hub(hub).gauges).filter(|gauges| !gauges.is_empty());
    let mut on: Option<Vec<u16>> = None;
    for (number, stage) in service.stages.iter().enumerate() {
        let mut say = |field, cause: String| {
            let about = About::Stage(service.code.to_string(), number, field);
            remarks.push(object("gauge", about, cause, "correct the gauges of the hub, or where the gauge changes"));
        };
        let codes = [stage.from, stage.to].map(|hub| &network.hub(hub).code);
        let before = on.take().or_else(|| gauges(stage.from).map(<[u16]>::to_vec));
        on = if let Some((from, to)) = stage.gauge {
            if before.is_some_and(|before| !before.contains(&from)) {
                say("gauge", format!("`{code}` comes to {} on another gauge than {from} mm", codes[0]));
            }
            if gauges(stage.to).is_some_and(|there| !there.contains(&to)) {
                say("gauge", format!("`{code}` leaves on {to} mm, and {} has no such track", codes[1]));
            }
            Some(vec![to])
        } else {
            let both = match (before, gauges(stage.to)) {
                (Some(before), Some(there)) => before.into_iter().filter(|gauge| there.contains(gauge)).collect(),
                (Some(one), None) => one,
                (None, Some(there)) => there.to_vec(),
                (None, None) => continue,
            };
            if both.is_empty() {
                say(
                    "to",
                    format!(
                        "`{code}` goes from {} to {}, which share no gauge: nothing says that it changes",
                        codes[0], codes[1]
                    ),
                );
            }
            Some(both).filter(|both| !both.is_empty())
        };
    }
    remarks
}

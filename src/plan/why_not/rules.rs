//! What a switch stands for: services that are off, goods that may not pass, needs that are barred.

use super::Obstacle;
use crate::model::{Need, Needs, Network, Restriction, Shipment};
use std::sync::Arc;

/// Everything that a switch would allow this shipment, each rule once.
pub(super) fn of_switch(network: &Network, shipment: &Shipment, needs: &Needs, switch: &str) -> Vec<Obstacle> {
    let mut told = Vec::new();
    let mut add = |obstacle: Obstacle| {
        if !told.contains(&obstacle) {
            told.push(obstacle);
        }
    };
    if let Some(goods) = shipment.goods(network) {
        for rule in network.no_transits().iter().filter(|rule| *rule.switch == *switch) {
            if rule.goods.iter().any(|wider| goods.is_within(wider)) {
                add(Obstacle::NoTransit {
                    goods: rule.goods.clone(),
                    country: rule.country,
                    switch: Arc::clone(&rule.switch),
                    reason: Arc::clone(&rule.reason),
                });
            }
        }
    }
    for rule in network.restrictions().iter().filter(|rule| rule.switch.as_deref() == Some(switch)) {
        if needs.iter().any(|need| rule.bars.contains(need) || of_one_kind(rule, need)) {
            let bars = rule.bars.iter().map(|need| network.describe(need)).collect();
            add(Obstacle::Restricted { bars, switch: rule.switch.clone(), reason: Arc::clone(&rule.reason) });
        }
    }
    for off in network.services().iter().filter_map(|service| service.off.as_ref()) {
        if *off.switch == *switch {
            add(Obstacle::Off { switch: Arc::clone(&off.switch), reason: Arc::clone(&off.reason) });
        }
    }
    told
}

/// Whether a rule bars temperatures or heights, and the need is one.
fn of_one_kind(rule: &Restriction, need: &Need) -> bool {
    rule.bars.iter().any(|barred| {
        matches!(
            (barred, need),
            (Need::Temperature(_), Need::Temperature(_)) | (Need::OverHeight(_), Need::OverHeight(_))
        )
    })
}

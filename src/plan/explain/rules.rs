//! What a switch stands for: services that are off, goods that may not pass, needs that are barred.

use crate::model::{Need, Needs, Network, Restriction, Service, Shipment};
use crate::plan::Itinerary;
use crate::plan::reason::cause::Obstacle;
use std::sync::Arc;

/// Everything that a switch would allow this shipment, each rule once.
pub(in crate::plan) fn of_switch(network: &Network, shipment: &Shipment, needs: &Needs, switch: &str) -> Vec<Obstacle> {
    let mut shown = Vec::new();
    let mut add = |obstacle: Obstacle| {
        if !shown.contains(&obstacle) {
            shown.push(obstacle);
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
            add(Obstacle::Restricted {
                needs: rule.bars.clone(),
                bars,
                switch: rule.switch.clone(),
                reason: Arc::clone(&rule.reason),
            });
        }
    }
    for off in network.services().iter().filter_map(|service| service.off.as_ref()) {
        if *off.switch == *switch {
            add(Obstacle::Off { switch: Arc::clone(&off.switch), reason: Arc::clone(&off.reason) });
        }
    }
    shown
}

/// Of the rules of a switch those that ways stand under which it allows; all, where none can be distinguished.
pub(super) fn on_the_way(network: &Network, all: Vec<Obstacle>, ways: &[Itinerary]) -> Vec<Obstacle> {
    let legs = ways.iter().flat_map(|way| &way.legs);
    let services: Vec<&Service> =
        legs.filter_map(|leg| network.service_with(&leg.service)).map(|known| network.service(known)).collect();
    let is_on = |rule: &&Obstacle| match rule {
        Obstacle::Off { switch, reason } => {
            let mut offs = services.iter().filter_map(|service| service.off.as_ref());
            offs.any(|off| off.switch == *switch && off.reason == *reason)
        }
        Obstacle::NoTransit { country, .. } => {
            services.iter().flat_map(|service| &service.stages).any(|stage| stage.countries.contains(country))
        }
        _ => true,
    };
    let met: Vec<Obstacle> = all.iter().filter(is_on).cloned().collect();
    if met.is_empty() { all } else { met }
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

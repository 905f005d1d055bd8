//! Which rules left hubs out of a reach, or faster and cheaper ways to them.

use crate::model::{Hub, Shipment};
use crate::plan::ask::meaning::known_switches;
use crate::plan::error::plan::PlanError;
use crate::plan::explain::left_out::LeftOut;
use crate::plan::explain::rules;
use crate::plan::planner::Planner;
use crate::plan::reason::cause::{HubName, Obstacle};
use crate::plan::reason::loosening::Loosening;
use crate::plan::{HubReach, Query, TimeAndCost};
use crate::search::Status;
use crate::units::name::same;
use std::fmt;

/// To how many hubs a plan is made, at most, to show what a switch gives.
const MOST_SHOWN: usize = 5;

/// A switch without which hubs are not reached, or are reached later or at a higher cost.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOutOfReach {
    /// What it stands for: what is off by default, goods that may not pass through a country, a need that is barred.
    pub rules: Vec<Obstacle>,
    /// The switch, as what would have the ways all the same.
    pub what: Loosening,
    /// Each hub of interest for which it makes a difference, in the order of the network, with the vectors that it would have besides; never empty.
    pub hubs: Vec<HubReach>,
    /// The hub for which it makes the greatest difference, by its share of time or cost, and what a plan to it would have. None where no plan by the hub's
    /// code shows it: a code that is a city's too is planned to all hubs there.
    pub greatest: Option<(HubName, LeftOut)>,
}

impl fmt::Display for LeftOutOfReach {
    /// `to 31 hubs, such as Hamburg (DEHAM): allow suez: in 37.2 days for 10,780, by rail, sea; ...`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hubs = self.hubs.len();
        write!(f, "to {hubs} hub{}", if hubs == 1 { "" } else { "s" })?;
        match &self.greatest {
            Some((HubName { code, name }, left)) if hubs > 1 => write!(f, ", such as {name} ({code}): {left}"),
            Some((HubName { code, name }, left)) => write!(f, ", {name} ({code}): {left}"),
            None => {
                write!(f, ": {}", self.what)?;
                self.rules.iter().try_for_each(|rule| write!(f, "; {rule}"))
            }
        }
    }
}

impl Planner {
    /// The switches that leave hubs out of a [reach](Planner::reach), or vectors that would be on the front of a hub; of the hubs that `of_interest`
    /// picks, such as ports. Needs that nobody takes are not among them: a plan to a hub names these.
    ///
    /// # Errors
    /// [`PlanError`], as [`Planner::reach`]; [`PlanError::Stopped`] where a limit came before everything was looked at.
    ///
    /// # Complexity
    /// A reach, one more for each switch of the network, and [`Planner::left_out`] once for each that makes a difference.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment, plan::Loosening};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Duisburg", "1x45G1")?.commodity("laptops");
    /// let query = Query::minimise_time_and_cost();
    /// let left = Planner::new(&network).left_out_of_reach(&shipment, &query, |hub| hub.code.as_str() == "DEDUI")?;
    /// assert!(left.iter().any(|rule| rule.what == Loosening::Allow("dual-use".to_owned())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn left_out_of_reach(
        &self,
        shipment: &Shipment,
        query: &Query,
        of_interest: impl Fn(&Hub) -> bool,
    ) -> Result<Vec<LeftOutOfReach>, PlanError> {
        let started = query.started();
        let query: &Query = &*known_switches(self.network(), &started)?;
        let (network, meter) = (self.network(), query.meter());
        let base = self.reach(shipment, query)?;
        let needs = shipment.needs(network)?;
        let mut left = Vec::new();
        for switch in network.switches() {
            let banned = query.bans.iter().any(|ban| same(ban.name(), switch));
            if banned || query.allowed.iter().any(|known| same(known, switch)) {
                continue;
            }
            let open = self.reach(shipment, &query.clone().allow(switch))?;
            let mut hubs: Vec<(u64, HubReach)> = Vec::new();
            for (before, after) in base.hubs().iter().zip(open.hubs()) {
                if !of_interest(network.hub(before.hub)) {
                    continue;
                }
                let front: Vec<TimeAndCost> = after
                    .front
                    .iter()
                    .filter(|new| !before.front.iter().any(|old| as_good(old, new)))
                    .copied()
                    .collect();
                if !front.is_empty() {
                    hubs.push((gain(before, after), HubReach { hub: before.hub, front, status: Status::Complete }));
                }
            }
            if hubs.is_empty() {
                continue;
            }
            let what = Loosening::Allow(switch.to_owned());
            let mut by_gain: Vec<&(u64, HubReach)> = hubs.iter().collect();
            by_gain.sort_by_key(|(gain, _)| std::cmp::Reverse(*gain));
            let mut greatest = None;
            for (_, reached) in by_gain.into_iter().take(MOST_SHOWN) {
                let hub = HubName::of(network, reached.hub);
                let planned = self.left_out(&shipment.clone().bound_for(hub.code.as_str()), query);
                let found = planned.ok().and_then(|left| left.into_iter().find(|left| left.what == what));
                if let Some(found) = found {
                    greatest = Some((hub, found));
                    break;
                }
            }
            let rules = match &greatest {
                Some((_, left)) => left.rules.clone(),
                None => rules::of_switch(network, shipment, &needs, switch),
            };
            let hubs = hubs.into_iter().map(|(_, hub)| hub).collect();
            left.push(LeftOutOfReach { rules, what, hubs, greatest });
        }
        match meter.stopped() {
            Some(stop) => Err(stop.into()),
            None => Ok(left),
        }
    }
}

fn as_good(old: &TimeAndCost, new: &TimeAndCost) -> bool {
    old.elapsed <= new.elapsed && old.cost <= new.cost
}

/// The greater of the shares of time and cost that are saved, in millionths; the most where there was no way.
fn gain(before: &HubReach, after: &HubReach) -> u64 {
    let share = |before: i64, after: i64| {
        let saved = u128::try_from(i128::from(before) - i128::from(after)).unwrap_or(0);
        let of = u128::try_from(before).unwrap_or(0).max(1);
        u64::try_from(saved * 1_000_000 / of).unwrap_or(u64::MAX)
    };
    let time = before.fastest().zip(after.fastest()).map(|(old, new)| share(old.get().into(), new.get().into()));
    let cost = before.cheapest().zip(after.cheapest()).map(|(old, new)| share(old.minor(), new.minor()));
    if before.front.is_empty() { u64::MAX } else { time.max(cost).unwrap_or(0) }
}

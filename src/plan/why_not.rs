//! Why there is no itinerary, and what would help; everything it says was tried.

use super::planner::{Asked, PlanError, Planner};
use super::relax::up;
use super::unmet::{Unmet, unmet};
use super::{Front, Query};
use crate::model::{Carriage, Shipment};
use crate::units::Shown;
use std::fmt;

/// An empty front, explained. Each remedy was verified by planning it.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyNot {
    question: String,
    reason: String,
    obstacles: Vec<String>,
    remedies: Vec<String>,
}

impl WhyNot {
    /// What stands in the way.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Who refuses what the shipment needs, each with the reason.
    pub fn obstacles(&self) -> &[String] {
        &self.obstacles
    }

    /// What would help; each was planned. Empty when nothing tried helps.
    pub fn remedies(&self) -> &[String] {
        &self.remedies
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no itinerary for {}: {}", Shown(&self.question), Shown(&self.reason))?;
        for obstacle in &self.obstacles {
            write!(f, "\n  in the way: {}", Shown(obstacle))?;
        }
        for remedy in &self.remedies {
            write!(f, "\n  would help: {}", Shown(remedy))?;
        }
        Ok(())
    }
}

impl std::error::Error for WhyNot {}

pub(super) fn explain(
    planner: &Planner<'_>,
    shipment: &Shipment,
    query: &Query,
    asked: &Asked,
) -> Result<WhyNot, PlanError> {
    let question = shipment.to_string();
    let told = |reason: String, remedies: Vec<String>| {
        Ok(WhyNot { question: question.clone(), reason, obstacles: Vec::new(), remedies })
    };
    // 1. Limits alone?
    let unlimited = Asked { caps: [horizon_cap(asked), u64::MAX, u64::MAX], ..planner.ask(shipment, query)? };
    if let Some(front) = planner.answer(&unlimited)? {
        let mut remedies = relaxed_limits(planner, shipment, query, &front)?;
        // Within the limits, something else may do.
        remedies.extend(planner.openings(shipment, query, asked, None)?.iter().map(ToString::to_string));
        remedies.extend(planner.reopenings(shipment, query, None)?.iter().map(ToString::to_string));
        return told("the limits are too tight".to_owned(), remedies);
    }
    // 2. Bans, or what is off by default?
    let open = planner.openings(shipment, query, asked, None)?;
    let helping = |begins: &str| -> Vec<String> {
        let of_kind = open.iter().filter(|help| help.what.starts_with(begins));
        of_kind.map(|help| help.what.clone()).collect()
    };
    let remedies = helping("lift the ban");
    if !remedies.is_empty() {
        return told("what is banned stands on every way".to_owned(), remedies);
    }
    let mut remedies = Vec::new();
    // 3. Vias?
    for at in 0..query.vias.len() {
        let mut fewer = query.clone();
        let via = fewer.vias.remove(at);
        if possible(planner, shipment, &fewer)? {
            remedies.push(format!("go without the via {via}"));
        }
    }
    if !remedies.is_empty() {
        return told("no way passes every via".to_owned(), remedies);
    }
    // 4. Switches?
    let remedies = helping("allow ");
    if !remedies.is_empty() {
        return told("every way needs something that is off by default".to_owned(), remedies);
    }
    // 5. What scenarios close?
    let remedies: Vec<String> = planner.reopenings(shipment, query, None)?.iter().map(ToString::to_string).collect();
    if !remedies.is_empty() {
        return told("what is closed stands on every way".to_owned(), remedies);
    }
    // 6. What the shipment needs of whoever carries it?
    if let Some(Unmet { obstacles, remedies }) = unmet(planner, shipment, query, &asked.conditions.needs)? {
        let reason = "no way meets all that it needs".to_owned();
        return Ok(WhyNot { question: question.clone(), reason, obstacles, remedies });
    }
    // 7. The cargo, or the network.
    let fits = |carriage: Carriage| {
        asked.conditions.may_ride[carriage as usize]
            && planner.network().services().iter().any(|service| {
                service.carries == carriage
                    && service
                        .capacity
                        .as_ref()
                        .is_none_or(|most| asked.conditions.quantities.load(carriage) <= most.value)
            })
    };
    let small = shipment.of_one_unit();
    if small != *shipment && possible(planner, &small, query)? {
        return told(
            "no departure on any way holds so much".to_owned(),
            vec![format!("ship it in smaller lots: {small} can go")],
        );
    }
    let ways: Vec<String> =
        Carriage::ALL.into_iter().filter(|&carriage| fits(carriage)).map(|carriage| carriage.to_string()).collect();
    if ways.is_empty() {
        return told("no service in the network carries such cargo".to_owned(), Vec::new());
    }
    told(format!("no chain of services joins the two places for cargo that rides as {}", ways.join(" or ")), Vec::new())
}

fn horizon_cap(asked: &Asked) -> u64 {
    if asked.ready.is_some() { u64::from(asked.horizon.get()) } else { u64::MAX }
}

fn possible(planner: &Planner<'_>, shipment: &Shipment, query: &Query) -> Result<bool, PlanError> {
    Ok(planner.answer(&planner.ask(shipment, query)?)?.is_some())
}

/// The least deadline and the least budget that would do, keeping the other limit where that is possible.
fn relaxed_limits(
    planner: &Planner<'_>,
    shipment: &Shipment,
    query: &Query,
    front: &Front,
) -> Result<Vec<String>, PlanError> {
    let asked = planner.ask(shipment, query)?;
    let horizon = horizon_cap(&asked);
    let [minutes, money, _] = asked.caps;
    let mut remedies = Vec::new();
    if minutes < horizon {
        let patient = Asked { caps: [horizon, money, u64::MAX], ..planner.ask(shipment, query)? };
        if let Some(front) = planner.answer(&patient)? {
            let best = front.fastest();
            remedies.push(format!(
                "{:.1} days instead of {:.1} (at {})",
                up(best.elapsed.as_days()),
                minutes as f64 / 1440.0,
                best.cost
            ));
        }
    }
    if money < u64::MAX {
        let rich = Asked { caps: [minutes, u64::MAX, u64::MAX], ..planner.ask(shipment, query)? };
        if let Some(front) = planner.answer(&rich)? {
            let best = front.cheapest();
            remedies.push(format!("a budget of {} (in {:.1} days)", best.cost, up(best.elapsed.as_days())));
        }
    }
    if remedies.is_empty() {
        let (fastest, cheapest) = (front.fastest(), front.cheapest());
        remedies.push(format!("{:.1} days and a budget of {}", up(fastest.elapsed.as_days()), fastest.cost));
        if fastest != cheapest {
            remedies.push(format!("{:.1} days and a budget of {}", up(cheapest.elapsed.as_days()), cheapest.cost));
        }
    }
    Ok(remedies)
}

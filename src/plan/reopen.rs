//! What would help if what scenarios close were open.

use super::planner::{PlanError, Planner};
use super::relax::{Relaxation, betters};
use super::{Front, Query};
use crate::model::{Closure, Network, Shipment};
use std::sync::Arc;

/// The most closed features of one scenario that are named.
const MOST: usize = 3;

impl Planner<'_> {
    /// The front without what each scenario closes, where it betters `base`; where several close something and none alone makes the difference,
    /// without all of it.
    ///
    /// # Complexity
    /// Each scenario that closes something is a network compiled and planned.
    pub(super) fn reopenings(
        &self,
        shipment: &Shipment,
        query: &Query,
        base: Option<&Front>,
    ) -> Result<Vec<Relaxation>, PlanError> {
        let closures = self.network().closures();
        let mut names: Vec<&Arc<str>> = Vec::new();
        for closure in closures {
            if !names.contains(&&closure.name) {
                names.push(&closure.name);
            }
        }
        let mut found = Vec::new();
        for name in &names {
            found.extend(self.reopened(shipment, query, base, |closure| closure.name == **name)?);
        }
        if found.is_empty() && names.len() > 1 {
            found.extend(self.reopened(shipment, query, base, |_| true)?);
        }
        Ok(found)
    }

    fn reopened(
        &self,
        shipment: &Shipment,
        query: &Query,
        base: Option<&Front>,
        opens: impl Fn(&Closure) -> bool,
    ) -> Result<Option<Relaxation>, PlanError> {
        if query.meter().look().is_err() {
            return Ok(None);
        }
        let network = self.network().without_closures(&opens);
        let planner = Planner::new(&network);
        let front = planner.tried(&planner.ask(shipment, query)?)?.filter(|front| betters(front, base));
        Ok(front.map(|front| {
            let opened: Vec<&Closure> = self.network().closures().iter().filter(|closure| opens(closure)).collect();
            Relaxation { what: told(&opened, self.network()), front }
        }))
    }
}

/// `open the border of BY and PL from 2025-09-12 to 2025-09-25 (Poland border closed)`.
fn told(opened: &[&Closure], network: &Network) -> String {
    let mut features: Vec<String> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for closure in opened {
        let when = closure.window.as_ref().map_or_else(String::new, |window| format!(" {window}"));
        let feature = format!("{}{when}", closure.feature.describe(network));
        if !features.contains(&feature) {
            features.push(feature);
        }
        if !names.contains(&&*closure.name) {
            names.push(&closure.name);
        }
    }
    let more = features.len().saturating_sub(MOST);
    features.truncate(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("open {}{more} ({})", features.join(", "), names.join(", "))
}

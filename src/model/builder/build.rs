//! Building a network, and refusing one that does not hang together.

use super::collect::NetworkBuilder;
use super::figures::{check_service, check_steps, is_senseless};
use super::problem::{Problem, Subject, problem};
use crate::model::network::Stamp;
use crate::model::{HubIx, NETWORK_CURRENCY, Network};
use std::sync::Arc;

impl NetworkBuilder {
    /// The network, or everything that is wrong with it.
    ///
    /// # Errors
    /// All problems at once, in the order of the parts.
    pub fn build(mut self) -> Result<Network, Vec<Problem>> {
        let mut problems = Vec::new();
        self.refuse_duplicates(&mut problems);
        self.refuse_unknown_cities(&mut problems);
        self.refuse_names_of_nothing(&mut problems);
        self.refuse_unknown_hazards(&mut problems);
        self.refuse_unsound_customs(&mut problems);
        for (at, service) in self.parts.services.iter_mut().enumerate() {
            service.complete_countries(&self.parts.hubs);
            check_service(at, service, self.parts.hubs.len(), &mut problems);
        }
        for (at, storage) in self.parts.storage.iter().enumerate() {
            check_steps(&storage.steps, Subject::Storage(at), &mut problems);
        }
        for (at, lease) in self.parts.leases.iter().enumerate() {
            check_steps(&lease.steps, Subject::Lease(at), &mut problems);
        }
        for (at, rate) in self.parts.rates.iter().enumerate() {
            if rate.millionths.value == 0 || rate.currency == NETWORK_CURRENCY {
                let cure = "give what a US dollar costs in another currency";
                problems.push(problem(
                    "currency",
                    Subject::Rate(at),
                    "a rate of nothing, or of dollars for dollars",
                    cure,
                ));
            }
        }
        for (at, surcharge) in self.parts.surcharges.iter().enumerate() {
            problems.extend(surcharge.problem(
                Subject::Surcharge(at),
                &self.parts.services,
                &self.parts.hubs,
                &self.parts.hazards,
            ));
        }
        for (at, premium) in self.parts.premiums.iter().enumerate() {
            problems.extend(premium.problem(Subject::Premium(at), &self.parts.services, &self.parts.hubs));
        }
        for (at, delay) in self.parts.delays.iter().enumerate() {
            problems.extend(delay.problem(Subject::Delay(at), &self.parts.services, self.parts.hubs.len()));
        }
        for (at, drayage) in self.parts.drayage.iter().enumerate() {
            if drayage.km_per_hour.value == 0 || drayage.countries.is_empty() {
                problems.push(problem(
                    "drayage",
                    Subject::Drayage(at),
                    "a lorry that does not move, or is nowhere",
                    "give a speed and countries",
                ));
            }
        }
        if self.stowage.as_ref().is_none_or(is_senseless) {
            problems.push(problem(
                "stowage",
                Subject::Network,
                "the network does not say how cargo fills boxes, lorries and aircraft",
                "give a stowage with no zero in it, in one of the files",
            ));
        }
        if self.parts.hubs.is_empty() {
            problems.push(problem("empty", Subject::Network, "the network has no hub", "add hubs"));
        }
        let Some(stowage) = self.stowage.take() else { return Err(problems) };
        if !problems.is_empty() {
            return Err(problems);
        }
        self.parts.services.sort_by(|a, b| a.code.cmp(&b.code));
        let hub_by_code = self
            .parts
            .hubs
            .iter()
            .enumerate()
            .map(|(at, hub)| (hub.code.clone(), HubIx(u32::try_from(at).unwrap_or(u32::MAX))))
            .collect();
        Ok(Network {
            parts: Arc::new(self.parts),
            stowage: Arc::new(stowage),
            hub_by_code: Arc::new(hub_by_code),
            stamp: Stamp::new(),
        })
    }
}

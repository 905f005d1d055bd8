//! What later parts refer to by name, and where each part stands.

use super::reader::{At, Reader};
use crate::model::{Calendar, Emission, Hub, HubIx, Network, Subject, nearest_name};
use crate::units::{CountryCode, Zone};
use std::collections::HashMap;
use std::sync::Arc;

/// What later parts refer to by name.
#[derive(Default)]
pub(super) struct Names {
    pub(super) hubs: HashMap<String, HubIx>,
    pub(super) countries: Vec<CountryCode>,
    pub(super) zones: Vec<Arc<Zone>>,
    /// Names of the hubs, without what stands in brackets.
    pub(super) titles: Vec<Arc<str>>,
    pub(super) emissions: HashMap<String, Arc<Emission>>,
    pub(super) calendars: HashMap<String, Arc<Calendar>>,
}

impl Names {
    /// The names of a network.
    pub(super) fn of(network: &Network) -> Self {
        let mut names = Self::default();
        for (hub, ix) in network.hubs().iter().zip(network.hub_indices()) {
            names.add(hub, ix);
        }
        let stages =
            network.services().iter().flat_map(|service| &service.stages).filter_map(|stage| stage.emission.as_ref());
        for emission in stages.chain(network.handlings().iter().map(|handling| &handling.emission)) {
            if !names.emissions.contains_key(&*emission.key) {
                names.emissions.insert(emission.key.to_string(), Arc::clone(emission));
            }
        }
        for calendar in network.services().iter().filter_map(|service| service.holidays.as_ref()) {
            names.calendars.entry(calendar.key.to_string()).or_insert_with(|| Arc::clone(calendar));
        }
        names
    }

    pub(super) fn add(&mut self, hub: &Hub, ix: HubIx) {
        self.countries.push(hub.country);
        self.zones.push(Arc::clone(&hub.zone));
        self.titles.push(hub.name.split([',', '(']).next().unwrap_or_default().trim().into());
        self.hubs.entry(hub.code.to_string()).or_insert(ix);
    }

    /// The hub with a code, or a finding.
    pub(super) fn hub(&self, reader: &mut Reader<'_>, at: &At, code: &str) -> Option<HubIx> {
        let known = self.hubs.get(code).copied();
        if known.is_none() {
            let hint = nearest_name(code, self.hubs.keys().map(String::as_str));
            reader.refuse(
                "dangling",
                at,
                format!("no file has a hub `{code}`"),
                format!("add the hub, or correct the code: {hint}"),
            );
        }
        known
    }

    /// The emission factor with a key, or a finding.
    pub(super) fn emission(&self, reader: &mut Reader<'_>, at: &At, key: &str) -> Option<Arc<Emission>> {
        let known = self.emissions.get(key).cloned();
        if known.is_none() {
            let hint = nearest_name(key, self.emissions.keys().map(String::as_str));
            reader.refuse(
                "dangling",
                at,
                format!("no file has an emission factor `{key}`"),
                format!("add it, or correct the key: {hint}"),
            );
        }
        known
    }
}

/// Where each part of the builder stands in the files.
#[derive(Default)]
pub(super) struct Origins(pub(super) HashMap<Subject, At>);

//! What surcharges and premiums must hold to: what they name exists, and some ride is touched.

use super::problem::{Problem, Subject};
use crate::model::{Call, Hazard, Hub, Premium, Service, Surcharge, SurchargedCargo, SurchargedRides, nearest_name};

impl Surcharge {
    /// What is wrong with it, among these services: what it names exists, and some ride is touched.
    pub(in crate::model) fn problem(
        &self,
        subject: Subject,
        services: &[Service],
        hubs: &[Hub],
        hazards: &[Hazard],
    ) -> Option<Problem> {
        let whose = format!("surcharge `{}`", self.code);
        if let SurchargedCargo::Hazards(keys) = &self.cargo
            && let Some(key) = keys.iter().find(|key| !hazards.iter().any(|known| known.key == **key))
        {
            let cure = nearest_name(key, hazards.iter().map(|known| &*known.key)).to_string();
            let cause = format!("{whose} is on a hazard `{key}` that no file has");
            return Some(Problem { code: "surcharge", subject, first: None, cause, cure });
        }
        self.rides.problem(&whose, subject, services, hubs)
    }
}

impl Premium {
    /// What is wrong with it, among these services: what it names exists, and some ride is touched.
    pub(in crate::model) fn problem(&self, subject: Subject, services: &[Service], hubs: &[Hub]) -> Option<Problem> {
        self.rides.problem(&format!("premium `{}`", self.code), subject, services, hubs)
    }
}

impl SurchargedRides {
    /// What is wrong with what `whose` is on, among these services.
    pub(in crate::model) fn problem(
        &self,
        whose: &str,
        subject: Subject,
        services: &[Service],
        hubs: &[Hub],
    ) -> Option<Problem> {
        let problem = |cause: String, cure: &str| {
            Some(Problem { code: "surcharge", subject, first: None, cause, cure: cure.to_owned() })
        };
        if let Some(named) = self.services.iter().find(|named| !services.iter().any(|service| service.code == **named))
        {
            let hint = nearest_name(named, services.iter().map(|service| &*service.code));
            return problem(format!("{whose} is on a service `{named}` that no file has"), &hint.to_string());
        }
        let straits = || services.iter().flat_map(|service| &service.stages).flat_map(|stage| &stage.straits);
        if let Some(strait) = self.straits.iter().find(|strait| !straits().any(|known| known == *strait)) {
            let hint = nearest_name(strait, straits().map(|strait| &**strait));
            return problem(format!("{whose} is on `{strait}`, which no service passes"), &hint.to_string());
        }
        if !services.iter().any(|service| self.touch_any(service, hubs)) {
            return problem(format!("{whose} touches no ride of any service"), "widen what it is on, or remove it");
        }
        None
    }

    /// Whether any ride of a service is among them.
    fn touch_any(&self, service: &Service, hubs: &[Hub]) -> bool {
        let country = |call: &Call| hubs.get(call.hub.index()).map(|hub| hub.country);
        let mut rides = service
            .calls
            .iter()
            .enumerate()
            .flat_map(|(at, first)| service.calls[at + 1..].iter().map(move |last| (first, last)));
        rides.any(|(first, last)| {
            let (Some(from), Some(to)) = (country(first), country(last)) else { return false };
            let way = service.stages.get(first.leave..last.arrive).unwrap_or_default();
            self.touch(service, way, from, to)
        })
    }
}

//! Worlds and walks as text, for whoever reads a failure.

use super::oracle::enumerate::Walk;
use super::world::{Clock, End, Forbidden, World};
use landsea::model::{Case, Emission, Mode, Service, Stage};
use landsea::plan::Criterion;
use landsea::{Itinerary, Network};
use std::fmt;

impl Forbidden {
    /// What the planner calls it.
    pub(crate) fn name<'a>(&'a self, network: &'a Network) -> &'a str {
        match self {
            Self::Mode(mode) => mode.name(),
            Self::Country(name) | Self::Gate(name) => name,
            Self::Service(code) => code,
            Self::Hub(hub) => network.hub(*hub).code.as_str(),
        }
    }

    /// What a name stands for; none for a place of several hubs.
    pub(crate) fn known(network: &Network, name: &'static str) -> Option<Self> {
        let stages = || network.services().iter().flat_map(|service| &service.stages);
        if let Some(mode) = Mode::ALL.into_iter().find(|mode| mode.name() == name) {
            return Some(Self::Mode(mode));
        }
        if name.len() == 2 {
            return Some(Self::Country(name));
        }
        if stages().any(|stage| stage.straits.iter().any(|gate| **gate == *name)) {
            return Some(Self::Gate(name));
        }
        match network.place(name).ok()?.hubs[..] {
            [hub] => Some(Self::Hub(hub)),
            _ => None,
        }
    }

    /// Whether it rules a service out as a whole.
    pub(crate) fn hits(&self, service: &Service) -> bool {
        match self {
            Self::Mode(mode) => service.mode == *mode,
            Self::Service(code) => *service.code == **code,
            Self::Country(_) | Self::Gate(_) | Self::Hub(_) => false,
        }
    }

    /// Whether a ride touches it at a call, or on the way between.
    pub(crate) fn is_touched_by(&self, service: &Service, from: usize, to: usize) -> bool {
        let stages = &service.stages[service.calls[from].leave..service.calls[to].arrive];
        self.hits(service) || stages.iter().any(|stage| self.lies_on(stage))
    }

    /// Whether it rules out every ride over a stage.
    pub(crate) fn lies_on(&self, stage: &Stage) -> bool {
        match self {
            Self::Country(code) => stage.countries.iter().any(|country| country.as_str() == *code),
            Self::Gate(name) => stage.straits.iter().any(|gate| **gate == **name),
            Self::Hub(hub) => stage.from == *hub || stage.to == *hub,
            Self::Mode(_) | Self::Service(_) => false,
        }
    }
}

/// What an itinerary is worth in the criteria asked for.
pub(crate) fn values(itinerary: &Itinerary, criteria: &[Criterion]) -> Vec<i64> {
    let value = |criterion: &Criterion| match criterion {
        Criterion::Time => i64::from(itinerary.elapsed.get()),
        Criterion::Cost => itinerary.cost.minor(),
        Criterion::Emissions => i64::try_from(itinerary.emissions.get()).unwrap(),
    };
    criteria.iter().map(value).collect()
}

/// `m ORG>VIB, c VIB>VIC`: codes and calls.
pub(crate) fn chain(itinerary: &Itinerary) -> String {
    let legs = itinerary.legs.iter().map(|leg| format!("{} {}>{}", leg.service, leg.from.name, leg.to.name));
    legs.collect::<Vec<_>>().join(", ")
}

impl World {
    /// `m ORG>VIB, c VIB>VIC`: codes and calls.
    pub(crate) fn chain(&self, walk: &Walk) -> String {
        let legs = walk.legs.iter().map(|leg| {
            let service = &self.network.services()[leg.service];
            let call = |at: usize| &self.network.hub(service.calls[at].hub).name;
            format!("{} {}>{}", service.code, call(leg.from), call(leg.to))
        });
        legs.collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (network, question) = (&self.network, &self.question);
        let case = question.case;
        writeln!(f)?;
        for closure in network.closures() {
            writeln!(f, "closed {:?} {:?} {:?}", closure.feature, closure.modes, closure.window)?;
        }
        for hub in network.hubs() {
            writeln!(
                f,
                "hub {} {} city {:?} {:?}",
                hub.code,
                hub.zone,
                hub.city.as_ref().map(landsea::units::HubCode::as_str),
                hub.position
            )?;
        }
        for (service, clock) in network.services().iter().zip(&self.clocks) {
            write!(f, "service {} {} {:?} {:?}", service.code, service.mode, service.carries, service.per)?;
            match clock {
                Clock::OnDemand => write!(f, " on demand")?,
                Clock::Every { zone, weeks, slots, nominal } => {
                    write!(f, " every {weeks} weeks at {slots:?} {zone} nominal {nominal}")?;
                }
            }
            let cut_off = service.cut_off.as_ref().map(|range| range.at(case).get());
            let capacity = service.capacity.as_ref().map(|most| most.value);
            writeln!(
                f,
                " cut-off {cut_off:?} capacity {capacity:?} off {} valid {:?}",
                service.off.is_some(),
                service.valid
            )?;
            if let Some(accepts) = &service.accepts {
                writeln!(f, "  accepts {:?}", accepts.takes)?;
            }
            for (at, stage) in service.stages.iter().enumerate() {
                let calls = service.calls.iter().filter(|call| call.leave == at).count();
                let name = |hub| &network.hub(hub).name;
                writeln!(
                    f,
                    "  {}{}>{} {} min {} cents {} km {} {:?} {:?}",
                    if calls > 0 { "* " } else { "  " },
                    name(stage.from),
                    name(stage.to),
                    stage.time.at(case).get(),
                    stage.charge.at(case),
                    stage.distance.value.get(),
                    stage.emission.as_ref().map_or_else(String::new, |factor| emitted(factor, case)),
                    stage.countries,
                    stage.straits
                )?;
            }
            writeln!(
                f,
                "  calls {:?}",
                service.calls.iter().map(|call| (call.arrive, call.leave)).collect::<Vec<_>>()
            )?;
            for rate in &service.through {
                writeln!(f, "  through {:?}>{:?} {}", rate.from, rate.to, rate.charge.at(case))?;
            }
            for season in &service.seasons {
                let permille = season.charge_permille.as_ref().map(|permille| permille.value);
                let add = season.add_charge.as_ref().map(|add| add.at(case).to_string());
                let time = season.add_time.as_ref().map(|add| add.at(case).get());
                let cut_off = season.add_cut_off.as_ref().map(|add| add.at(case).get());
                writeln!(
                    f,
                    "  season {:?} permille {permille:?} charge {add:?} time {time:?} cut-off {cut_off:?}",
                    season.window
                )?;
            }
        }
        for known in network.surcharges() {
            writeln!(f, "{} {:?} {:?} {:?} {:?}", known.code, known.window, known.rides, known.cargo, known.amount)?;
        }
        for rule in network.handlings() {
            writeln!(
                f,
                "handling {:?} {:?} > {:?} {} min {} cents per {:?}, {}",
                rule.at,
                rule.from,
                rule.to,
                rule.time.at(case).get(),
                rule.rate.amount.at(case),
                rule.rate.per,
                emitted(&rule.emission, case)
            )?;
        }
        for rule in network.storages() {
            writeln!(
                f,
                "storage {:?} {:?} free {} {:?} per {:?}",
                rule.at,
                rule.loading,
                rule.free.get(),
                rule.steps,
                rule.per
            )?;
        }
        for rule in network.acceptances() {
            writeln!(f, "acceptance {:?} {:?} takes {:?}", rule.modes, rule.carries, rule.takes)?;
        }
        for rule in network.coolings() {
            writeln!(f, "cooling {:?} keeps {:?}", rule.at, rule.keeps)?;
        }
        for rule in network.restrictions() {
            let off = rule.switch.is_some();
            writeln!(f, "restriction {:?} on {:?} in {:?} switch {off}", rule.bars, rule.modes, rule.countries)?;
        }
        let figures = |one: &landsea::model::Clearance| {
            (one.time.at(case).get(), one.rate.amount.at(case).to_string(), one.rate.per.clone())
        };
        for customs in network.customs() {
            writeln!(
                f,
                "customs {:?} {:?} {:?} export {:?} import {:?}",
                customs.at,
                customs.modes,
                customs.commodities,
                figures(&customs.export),
                figures(&customs.import)
            )?;
        }
        for union in network.territories() {
            let transit = union.transit.as_ref().map(|(_, clearance)| figures(clearance));
            writeln!(f, "territory {:?} transit {transit:?}", union.countries)?;
        }
        for regime in network.regimes() {
            let [export, import, transit] =
                [&regime.export, &regime.import, &regime.transit].map(|one| one.as_ref().map(figures));
            writeln!(
                f,
                "regime {} {:?} {:?} {:?} {:?} {:?} export {export:?} import {import:?} transit {transit:?}",
                regime.key, regime.at, regime.modes, regime.loadings, regime.commodities, regime.services
            )?;
        }
        writeln!(f, "regimes named {:?}", question.regimes)?;
        for rule in network.stuffings().iter().chain(network.unstuffings()) {
            writeln!(
                f,
                "stuffing {:?} {} min {} cents per {:?}",
                rule.cargo,
                rule.time.at(case).get(),
                rule.rate.amount.at(case),
                rule.rate.per
            )?;
        }
        let end = |end: &End| format!("{} {:?}{}", end.name, end.hubs, if end.door { " door" } else { "" });
        writeln!(f, "{} from {} to {}", question.shipment, end(&question.from), end(&question.to))?;
        writeln!(
            f,
            "ready {} horizon {} due within {:?} by {:?}{} budget {:?} bans {:?} vias {:?} allowed {} {:?} {:?} {:?}",
            question.ready.to_rfc3339(),
            question.horizon_days,
            question.due_within_days,
            question.due.map(landsea::units::Instant::to_rfc3339),
            if question.by_the_clock { ", dates by the clock" } else { "" },
            question.budget,
            question.bans,
            question.vias,
            question.allowed,
            question.case,
            (question.currency, question.carrier_boxes, question.value, question.inventory, question.insurance),
            (network.leases(), network.premiums())
        )
    }
}

fn emitted(factor: &Emission, case: Case) -> String {
    let cold = factor.cooled.as_ref().map_or_else(String::new, |range| format!(" ({} cold)", range.at(case)));
    format!("{:?} {} mg{cold} +{}%", factor.per, factor.milligrams.at(case), factor.distance_percent)
}

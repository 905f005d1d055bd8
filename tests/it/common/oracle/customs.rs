//! Customs of random worlds, drawn; and computed by hand.

use super::compute::{Computer, Load};
use super::figures::{amount, time};
use crate::common::dice::Dice;
use crate::common::parts::{country, evidence, exact};
use crate::common::world::{MODES, Place};
use landsea::model::{
    Basis, Clearance, Commodity, Customs, HubIx, Loading, Mode, Network, NetworkBuilder, Range, Rate, Regime, Scope,
    Service, Side, Stage, Territory,
};
use landsea::units::{CountryCode, Kilograms, Money};
use std::sync::Arc;

/// The commodity that customs may ask for; it weighs what any box does.
pub(crate) const WARES: &str = "wares";
const REGIMES: [&str; 3] = ["carnet", "express", "bonded"];

fn clearance(dice: &mut Dice<'_>) -> Clearance {
    let per = dice.of(&[Basis::Shipment, Basis::Shipment, Basis::Box, Basis::Tonne]);
    Clearance { time: time(dice, &[6, 0, 24]), rate: Rate { amount: amount(dice), per } }
}

fn some_modes(dice: &mut Dice<'_>) -> Vec<Mode> {
    if dice.once_in(4) { vec![dice.of(&MODES)] } else { Vec::new() }
}

/// The commodity [`WARES`].
pub(crate) fn wares() -> Commodity {
    Commodity {
        key: WARES.into(),
        zh: None,
        kg: exact(Kilograms::new(10_000)),
        litres: exact(50_000),
        value: Range::flat(Money::ZERO, evidence()),
        time_cost: Range::flat(0, evidence()),
        vehicle: false,
        hs: None,
        temperature: None,
        hazard: None,
    }
}

pub(crate) fn draw(dice: &mut Dice<'_>, builder: &mut NetworkBuilder, hubs: &[Place], services: &[&Service]) {
    builder.add_commodity(wares());
    for code in ["AA", "BB"] {
        if dice.below(3) < 2 {
            draw_customs(dice, builder, &Scope::Countries(vec![country(code)]));
        }
    }
    if dice.once_in(4) {
        let office = dice.of(hubs).ix;
        draw_customs(dice, builder, &Scope::Hubs(vec![office]));
    }
    for (key, countries) in [("a", &["AA"][..]), ("b", dice.of(&[&["BB"][..], &["BB", "CC"][..]])), ("d", &["DD"][..])]
    {
        let transit = (dice.below(3) < 2).then(|| (Arc::from("transit"), clearance(dice)));
        let countries = countries.iter().map(|code| country(code)).collect();
        builder.add_territory(Territory { key: key.into(), name: key.into(), countries, transit });
    }
    for key in REGIMES {
        if dice.once_in(2) {
            builder.add_regime(draw_regime(dice, key, hubs, services));
        }
    }
}

/// Plain rules, and now and then one for the commodity or a mode beside them.
fn draw_customs(dice: &mut Dice<'_>, builder: &mut NetworkBuilder, at: &Scope) {
    let mut rule = |modes: Vec<Mode>, commodities: Vec<Arc<str>>, dice: &mut Dice<'_>| {
        let (export, import) = (clearance(dice), clearance(dice));
        builder.add_customs(Customs { at: at.clone(), modes, commodities, export, import });
    };
    rule(Vec::new(), Vec::new(), dice);
    if dice.once_in(4) {
        rule(vec![dice.of(&MODES)], Vec::new(), dice);
    }
    if dice.once_in(4) {
        rule(Vec::new(), vec![WARES.into()], dice);
    }
}

fn draw_regime(dice: &mut Dice<'_>, key: &str, hubs: &[Place], services: &[&Service]) -> Regime {
    let at = match dice.below(5) {
        0..3 => Scope::Anywhere,
        3 => Scope::Countries(vec![country(dice.of(&["BB", "AA", "CC"]))]),
        _ => Scope::Hubs(vec![dice.of(hubs).ix, dice.of(hubs).ix]),
    };
    let mut regime = Regime {
        key: key.into(),
        name: key.into(),
        at,
        modes: some_modes(dice),
        loadings: if dice.once_in(4) { vec![Loading::Box] } else { Vec::new() },
        commodities: if dice.once_in(6) { vec![WARES.into()] } else { Vec::new() },
        services: Vec::new(),
        bonded: key == "bonded",
        export: dice.once_in(2).then(|| clearance(dice)),
        import: dice.once_in(2).then(|| clearance(dice)),
        transit: (dice.below(3) < 2).then(|| clearance(dice)),
    };
    if regime.bonded {
        regime.transit = None;
        regime.import = Some(clearance(dice));
    } else if regime.export.is_none() && regime.import.is_none() && regime.transit.is_none() {
        regime.transit = Some(clearance(dice));
    }
    if regime.import.is_none() && dice.once_in(3) {
        regime.services = vec![Arc::clone(&dice.of(services).code)];
    }
    regime
}

/// Regimes for the question, in an order drawn: only those that the planner has no reason to refuse, which other tests show.
pub(crate) fn draw_question(dice: &mut Dice<'_>) -> Vec<&'static str> {
    let mut wanted = match dice.below(4) {
        0 => vec!["carnet", "express", "bonded"],
        1 => vec!["express", "carnet"],
        2 => vec!["bonded"],
        _ => Vec::new(),
    };
    if dice.once_in(2) {
        wanted.reverse();
    }
    wanted
}

impl Computer<'_> {
    fn network(&self) -> &Network {
        &self.world.network
    }

    /// The customs territory of a country, as the list of its countries.
    fn union_of(&self, country: CountryCode) -> Vec<CountryCode> {
        let union = self.network().territories().iter().find(|union| union.countries.contains(&country));
        union.map_or(vec![country], |union| union.countries.clone())
    }

    /// Whether a customs border lies between the ends.
    pub(crate) fn is_abroad(&self) -> bool {
        !self.union_of(self.home).contains(&self.goal)
    }

    /// Whether the planner would take a regime of the question at all.
    pub(crate) fn makes_sense(&self, key: &str) -> bool {
        let Some(regime) = self.network().regimes().iter().find(|regime| &*regime.key == key) else { return false };
        let question = self.question();
        let wares = question.commodity == Some(WARES);
        let cargo = regime.commodities.is_empty() || wares;
        let mode = |mode: &Mode| {
            !question.bans.iter().any(|ban| matches!(ban, crate::common::world::Forbidden::Mode(m) if m == mode))
        };
        let modes = regime.modes.is_empty() || regime.modes.iter().any(mode);
        let at = |hubs: &[HubIx], door: bool| !door && hubs.iter().any(|&hub| self.grants(regime, hub));
        let ends = regime.export.is_some() && at(&question.from.hubs, question.from.door)
            || regime.import.is_some() && at(&question.to.hubs, question.to.door);
        self.is_abroad() && cargo && modes && (regime.transit.is_some() || ends)
    }

    fn grants(&self, regime: &Regime, hub: HubIx) -> bool {
        let place = self.network().hub(hub);
        let here = match &regime.at {
            Scope::Anywhere => true,
            Scope::Countries(countries) => countries.contains(&place.country),
            Scope::Hubs(hubs) => hubs.contains(&hub),
        };
        here && (!regime.bonded || place.bonded)
    }

    /// What the first regime of the question asks that takes cargo riding so and `grants` it.
    fn under_a_regime<'r>(
        &'r self,
        side: Side,
        service: Option<&Service>,
        grants: impl Fn(&'r Regime) -> Option<&'r Clearance>,
    ) -> Option<&'r Clearance> {
        let Side::On(mode, loading) = side else { return None };
        for key in &self.question().regimes {
            let Some(regime) = self.network().regimes().iter().find(|regime| &*regime.key == *key) else { continue };
            let rides =
                regime.modes.iter().all(|&one| one == mode) && regime.loadings.iter().all(|&one| one == loading);
            let offered = regime.services.iter().all(|code| service.is_some_and(|service| service.code == *code));
            if rides
                && offered
                && let Some(clearance) = grants(regime)
            {
                return Some(clearance);
            }
        }
        None
    }

    fn declared(&self, clearance: &Clearance) -> Load {
        let cost = self.priced(&clearance.rate.per, &clearance.rate.amount);
        Load { time: self.minutes(&clearance.time), cost, grams: 0 }
    }

    /// Export before a ride on a side, or import after one.
    pub(crate) fn clearance(&self, hub: HubIx, side: Side, export: Option<&Service>) -> Load {
        if !self.is_abroad() {
            return Load::default();
        }
        let own = self.under_a_regime(side, export, |regime| {
            let clearance = if export.is_some() { regime.export.as_ref() } else { regime.import.as_ref() };
            clearance.filter(|_| self.grants(regime, hub))
        });
        if let Some(own) = own {
            return self.declared(own);
        }
        // For the commodity, else for the mode, else for anything: at the office itself, else in its country.
        let wares = self.question().commodity == Some(WARES);
        let Side::On(mode, _) = side else { return Load::default() };
        let offices: Vec<&Customs> = self.network().customs().iter().collect();
        let country = self.network().hub(hub).country;
        for local in [true, false] {
            let here = |rule: &&Customs| match &rule.at {
                Scope::Hubs(hubs) => local && hubs.contains(&hub),
                Scope::Countries(countries) => !local && countries.contains(&country),
                Scope::Anywhere => false,
            };
            let speaks: [&dyn Fn(&Customs) -> bool; 3] = [
                &|rule| wares && !rule.commodities.is_empty(),
                &|rule| rule.commodities.is_empty() && rule.modes.contains(&mode),
                &|rule| rule.commodities.is_empty() && rule.modes.is_empty(),
            ];
            for speaks in speaks {
                if let Some(rule) = offices.iter().copied().filter(here).find(|rule| speaks(rule)) {
                    return self.declared(if export.is_some() { &rule.export } else { &rule.import });
                }
            }
        }
        Load::default()
    }

    /// Transit at a hub, for cargo off a ship that goes on over land.
    pub(crate) fn transit_at(&self, hub: HubIx, came: Side, leaves: Side, service: &Service) -> Load {
        let country = self.network().hub(hub).country;
        let over_water = matches!(came, Side::On(Mode::Sea, _));
        if !over_water || matches!(leaves, Side::On(Mode::Sea, _)) || country == self.goal {
            return Load::default();
        }
        let union = self.network().territories().iter().find(|union| union.countries.contains(&country));
        let Some(union) = union.filter(|union| !union.countries.contains(&self.home)) else { return Load::default() };
        let Some((_, ordinary)) = &union.transit else { return Load::default() };
        let own = self.under_a_regime(leaves, Some(service), |regime| {
            regime.transit.as_ref().filter(|_| self.grants(regime, hub))
        });
        self.declared(own.unwrap_or(ordinary))
    }

    /// Transit that begins on stages of a service.
    pub(crate) fn transit_on(&self, service: &Service, stages: &[Stage]) -> Load {
        let mut sum = Load::default();
        if service.mode == Mode::Sea {
            return sum;
        }
        for stage in stages {
            let after = self.network().hub(stage.to).country;
            let left = self.union_of(self.network().hub(stage.from).country);
            for union in self.network().territories() {
                let Some((_, ordinary)) = &union.transit else { continue };
                let mut here: Vec<CountryCode> = stage.countries.iter().copied().chain([after]).collect();
                here.retain(|country| union.countries.contains(country));
                let foreign = !here.is_empty() && left != union.countries && !union.countries.contains(&self.home);
                if !foreign || here.iter().all(|country| *country == self.goal) {
                    continue;
                }
                let side = Side::On(service.mode, service.carries);
                let own = self.under_a_regime(side, Some(service), |regime| {
                    regime.transit.as_ref().filter(|_| match &regime.at {
                        Scope::Anywhere => true,
                        Scope::Countries(countries) => here.iter().any(|country| countries.contains(country)),
                        Scope::Hubs(hubs) => here.contains(&after) && hubs.contains(&stage.to),
                    })
                });
                sum = sum + self.declared(own.unwrap_or(ordinary));
            }
        }
        sum
    }
}

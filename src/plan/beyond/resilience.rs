//! What each hub, border, strait, country, operator and service on a lane is worth: the front without it.

use crate::model::{Feature, HubIx, Service, Shipment, Stage};
use crate::plan::ask::asked::Asked;
use crate::plan::engine::memory::Scratch;
use crate::plan::error::plan::PlanError;
use crate::plan::planner::Planner;
use crate::plan::stop::Stop;
use crate::plan::{Criterion, Front, Itinerary, Leg, Query};
use crate::search::Status;
use crate::units::{Minutes, Money, Shown};
use std::fmt;

/// A kind of feature that can drop out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FeatureKind {
    /// Hubs, called at or passed.
    Hub,
    /// Borders between two countries, crossed over land or inland water.
    Border,
    /// Straits and canals.
    Strait,
    /// Countries.
    Country,
    /// Operators.
    Operator,
    /// Services.
    Service,
}

impl FeatureKind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Hub, Self::Border, Self::Strait, Self::Country, Self::Operator, Self::Service];

    /// Lower-case English word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Border => "border",
            Self::Strait => "strait",
            Self::Country => "country",
            Self::Operator => "operator",
            Self::Service => "service",
        }
    }
}

/// A lane without something.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureLoss {
    /// What kind of thing.
    pub kind: FeatureKind,
    /// What.
    pub feature: Feature,
    /// It in words.
    pub name: String,
    /// How many itineraries of the base touch it.
    pub ways: usize,
    /// The front without it; none where no way is left.
    pub front: Option<Front>,
    /// By how much the fastest way is slower; none where no way is left or time was not asked for.
    pub days: Option<Minutes>,
    /// By how much the cheapest way is dearer; none where no way is left or cost was not asked for.
    pub cost: Option<Money>,
}

/// A lane as it is and without each thing that its front touches, the most critical first.
#[derive(Debug, Clone, PartialEq)]
pub struct Resilience {
    base: Front,
    losses: Vec<FeatureLoss>,
    undone: Vec<(FeatureKind, Feature)>,
    status: Status,
}

impl Resilience {
    /// The front with everything in place.
    pub fn base(&self) -> &Front {
        &self.base
    }

    /// Without what the lane breaks down first; then by the greater of two shares: time lost of the fastest, money lost of the cheapest. Of equals
    /// what more itineraries touch, then the kind and the name.
    pub fn losses(&self) -> &[FeatureLoss] {
        &self.losses
    }

    /// What the front touches and a limit left no time to plan without; empty where everything was looked at.
    pub fn undone(&self) -> &[(FeatureKind, Feature)] {
        &self.undone
    }

    /// Whether all searches ran to their ends. Where one was stopped, what it lacked is in [`Resilience::undone`]; a front that it left incomplete says
    /// so itself, and the days and money that are lost without that thing are then the most, and may be less.
    pub fn status(&self) -> Status {
        self.status
    }
}

impl Planner {
    /// The front of a lane without each hub, border, strait, country, operator or service that an itinerary of it touches, one at a time. What
    /// every way must touch is left out: the only hub of an end, and the countries of both ends.
    ///
    /// # Errors
    /// Those of [`Planner::plan`] for the lane as it is.
    ///
    /// # Complexity
    /// A plan for each thing; the graph and the prices are those of the first.
    ///
    /// ```
    /// use landsea::plan::FeatureKind;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1")?.ready("2026-06-01")?;
    /// let query = Query::minimise_time_and_cost().ban("air");
    /// let lane = planner.resilience(&shipment, &query, &[FeatureKind::Strait, FeatureKind::Border])?;
    /// println!("{lane}");
    /// assert!(lane.losses().iter().any(|loss| loss.name == "Cape" && loss.cost > Some(Default::default())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resilience(
        &self,
        shipment: &Shipment,
        query: &Query,
        kinds: &[FeatureKind],
    ) -> Result<Resilience, PlanError> {
        let query: &Query = &query.started();
        let asked = self.engine.ask(shipment, query)?;
        let base = self.plan(shipment, query)?;
        let mut features = self.features(&base, &asked, kinds);
        let fronts = self.engine.with_scratch(|scratch| {
            let mut fronts = Vec::new();
            for (_, feature) in &features {
                let front =
                    self.engine.price(&asked, scratch).and_then(|()| self.front_without(&asked, feature, scratch));
                match front {
                    Err(PlanError::Stopped(_)) => break,
                    front => fronts.push(front?),
                }
            }
            Ok::<_, PlanError>(fronts)
        })?;
        let undone = features.split_off(fronts.len());
        let lost = |((kind, feature), front): ((FeatureKind, Feature), Option<Front>)| {
            let ways = base.iter().filter(|way| self.touches(way, &feature)).count();
            let asked_for = |criterion| base.criteria().contains(&criterion);
            let days = front.as_ref().filter(|_| asked_for(Criterion::Time)).map(|front| {
                let (before, after) = (base.fastest().time().get(), front.fastest().time().get());
                Minutes::new(after.saturating_sub(before))
            });
            let cost = front.as_ref().filter(|_| asked_for(Criterion::Cost)).map(|front| {
                let more = front.cheapest().cost.checked_sub(base.cheapest().cost);
                more.unwrap_or(Money::ZERO).max(Money::ZERO)
            });
            FeatureLoss { kind, name: feature.describe(self.network()), feature, ways, front, days, cost }
        };
        let mut losses: Vec<FeatureLoss> = features.into_iter().zip(fronts).map(lost).collect();
        let share = |lost: u64, of: u64| lost.saturating_mul(1_000_000) / of.max(1);
        losses.sort_by_cached_key(|loss| {
            let days = loss.days.map(|days| share(u64::from(days.get()), u64::from(base.fastest().time().get())));
            let minor = |money: Money| u64::try_from(money.minor()).unwrap_or(0);
            let cost = loss.cost.map(|cost| share(minor(cost), minor(base.cheapest().cost)));
            let worst = if loss.front.is_none() { u64::MAX } else { days.max(cost).unwrap_or(0) };
            (std::cmp::Reverse((worst, loss.ways)), loss.kind, loss.name.clone())
        });
        Ok(Resilience { base, losses, undone, status: asked.meter.status() })
    }

    /// Everything of these kinds that a front touches, each once, but for what no way can do without.
    fn features(&self, front: &Front, asked: &Asked, kinds: &[FeatureKind]) -> Vec<(FeatureKind, Feature)> {
        let network = self.network();
        let only = |place: &[HubIx], hub: HubIx| place == [hub];
        let mut found: Vec<(FeatureKind, Feature)> = Vec::new();
        let mut note = |kind: FeatureKind, feature: Feature| {
            let needed = match &feature {
                Feature::Hub(hub) => only(&asked.from.hubs, *hub) || only(&asked.to.hubs, *hub),
                Feature::Country(country) => {
                    [asked.conditions.origin_country, asked.conditions.destination_country].contains(country)
                }
                _ => false,
            };
            if kinds.contains(&kind) && !needed && !found.contains(&(kind, feature.clone())) {
                found.push((kind, feature));
            }
        };
        for leg in front.iter().flat_map(|itinerary| &itinerary.legs) {
            let Some(service) = network.service_with(&leg.service).map(|known| network.service(known)) else {
                continue;
            };
            note(FeatureKind::Service, Feature::Service(service.code.clone()));
            note(FeatureKind::Operator, Feature::Operator(service.operator.clone()));
            for stage in ridden(service, leg) {
                for hub in [stage.from, stage.to] {
                    note(FeatureKind::Hub, Feature::Hub(hub));
                }
                for (one, other) in stage.crossings(service.mode) {
                    note(FeatureKind::Border, Feature::Border(one.min(other), one.max(other)));
                }
                for strait in &stage.straits {
                    note(FeatureKind::Strait, Feature::Strait(strait.clone()));
                }
                for country in &stage.countries {
                    note(FeatureKind::Country, Feature::Country(*country));
                }
            }
        }
        found
    }

    /// Whether an itinerary touches a feature.
    fn touches(&self, itinerary: &Itinerary, feature: &Feature) -> bool {
        let network = self.network();
        itinerary.legs.iter().any(|leg| {
            let Some(service) = network.service_with(&leg.service).map(|known| network.service(known)) else {
                return false;
            };
            feature.is_service(service) || ridden(service, leg).iter().any(|stage| feature.is_on(service.mode, stage))
        })
    }

    /// The front without a feature, by closing what is priced already. The bounds of the search are computed anew: those of the whole network are
    /// too low to be of use where the best ways are gone.
    fn front_without(
        &self,
        asked: &Asked,
        feature: &Feature,
        scratch: &mut Scratch,
    ) -> Result<Option<Front>, PlanError> {
        let network = self.network();
        let rides = self.engine.graph().rides().iter().map(|ride| {
            let service = network.service(ride.service);
            feature.is_service(service)
                || service.stages[ride.stages(service)].iter().any(|stage| feature.is_on(service.mode, stage))
        });
        let touched: Vec<bool> = rides.collect();
        let closed = scratch.pricing.close(self.engine.graph(), |ride| touched[ride]);
        scratch.forget_bounds();
        let front = self.engine.answer_in(asked, scratch);
        scratch.pricing.reopen(closed);
        scratch.forget_bounds();
        front
    }
}

/// The stages of a service that a leg rides over.
fn ridden<'s>(service: &'s Service, leg: &Leg) -> &'s [Stage] {
    service.stages.get(leg.first_stage..leg.first_stage + leg.stages.len()).unwrap_or_default()
}

impl fmt::Display for Resilience {
    /// A line for each loss: days and money lost, and how many ways touch it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, cost) = (self.base.fastest().time().as_days(), self.base.cheapest().cost);
        let all = self.base.itineraries().len();
        let [from, to] = [self.base.from(), self.base.to()].map(Shown);
        writeln!(f, "{from} → {to}: {all} ways, {days:.1} days at best, {cost} at best")?;
        writeln!(f, "{:>10} {:>12} {:>6}  without", "days lost", "money lost", "ways")?;
        for loss in &self.losses {
            let ways = format!("{}/{all}", loss.ways);
            let days = loss.days.map_or("-".to_owned(), |days| format!("{:+.1}", days.as_days()));
            let cost = loss.cost.map_or("-".to_owned(), |cost| format!("+{cost}"));
            let (days, cost) =
                if loss.front.is_none() { ("no way".to_owned(), "no way".to_owned()) } else { (days, cost) };
            writeln!(f, "{days:>10} {cost:>12} {ways:>6}  {} {}", loss.kind.name(), Shown(&loss.name))?;
        }
        if let Some(stop) = Stop::of(self.status) {
            writeln!(f, "{stop} came first: {} more were not looked at", self.undone.len())?;
        }
        Ok(())
    }
}

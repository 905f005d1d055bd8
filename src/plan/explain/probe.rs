//! The question asked again with things loosened: each of them by a name of its own, any of them together.

use super::reopen;
use crate::graph::Begun;
use crate::model::{Depart, Need, Needs, Network, Patience, Service, Shipment};
use crate::plan::ask::asked::Asked;
use crate::plan::ask::days::Window;
use crate::plan::ask::limits::caps;
use crate::plan::ask::times::{Choice, Times, clock, left};
use crate::plan::engine::answer::tried;
use crate::plan::engine::compiled::Engine;
use crate::plan::error::plan::PlanError;
use crate::plan::reason::loosening::Loosening;
use crate::plan::{Ban, Criterion, Front, Itinerary, Query};
use crate::units::name::same;
use crate::units::{Instant, Minutes, Money, When};
use std::sync::Arc;

/// The longest horizon that can be asked for, in days.
pub(super) const LONGEST: u32 = 730;

/// What can be loosened.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Knob {
    Horizon,
    Time,
    Budget,
    Ban(String),
    Via(String),
    Switch(String),
    Scenario(Arc<str>),
    Need(Need),
    Documents,
    Delivery,
    /// Waits on purpose.
    Patience,
    /// A door: at the origin, or else at the destination.
    Door(bool),
    Split,
    Lots,
    /// The first and last days of services.
    Validity,
    /// Holidays, and what seasons leave of a departure.
    Season,
}

impl Knob {
    pub(super) fn is_limit(&self) -> bool {
        matches!(self, Self::Horizon | Self::Time | Self::Budget)
    }
}

/// How far things are loosened; as far as they go where it is not said.
#[derive(Debug, Clone, Default)]
pub(super) struct Loosened {
    pub(super) horizon: Option<u32>,
    pub(super) minutes: Option<u64>,
    pub(super) budget: Option<Money>,
    pub(super) documents: Option<Instant>,
    pub(super) lot: Option<u64>,
    pub(super) ready: Option<Instant>,
    /// By when it is due, of a window or an arrival.
    pub(super) due: Option<Instant>,
    /// Without a limit on waits: only to find from where on something makes it, which is planned under the limit then. Under it, who is ready earlier
    /// may not always do what is open to whoever is ready later.
    pub(super) at_leisure: bool,
    /// Without any date: only to find out whether dates are to blame.
    pub(super) strategic: bool,
}

/// A question, to be asked again.
pub(super) struct Probe<'p> {
    pub(super) engine: &'p Engine,
    pub(super) shipment: &'p Shipment,
    pub(super) query: &'p Query,
    pub(super) asked: &'p Asked,
    begun: Option<Begun>,
    /// The most minutes that the shipment allows, where that is less than the horizon could be.
    pub(super) time_limit: Option<u64>,
}

impl<'p> Probe<'p> {
    pub(super) fn new(engine: &'p Engine, shipment: &'p Shipment, query: &'p Query, asked: &'p Asked) -> Self {
        let mut probe = Self { engine, shipment, query, asked, begun: asked.begun, time_limit: None };
        let open = probe.ask(engine, &[Knob::Horizon], &Loosened::default()).map_or(u64::MAX, |wide| wide.caps[0]);
        let ends = if asked.ready.is_some() { longest() } else { u64::MAX };
        probe.time_limit = match asked.choice {
            // What is to arrive by a date could arrive later.
            Choice::Latest(_) => Some(u64::from(asked.horizon.get())),
            _ => Some(open).filter(|&open| open < ends),
        };
        probe
    }

    /// Everything of the question that can be loosened, but for the calendar.
    pub(super) fn knobs(&self) -> Vec<Knob> {
        let (query, asked, network) = (self.query, self.asked, self.engine.network());
        let mut knobs = Vec::new();
        let mut add = |knob: Knob| {
            if !knobs.contains(&knob) {
                knobs.push(knob);
            }
        };
        if asked.ready.is_some() && query.horizon_days < LONGEST {
            add(Knob::Horizon);
        }
        if self.time_limit.is_some() {
            add(Knob::Time);
        }
        if query.budget.is_some() {
            add(Knob::Budget);
        }
        query.bans.iter().for_each(|ban| add(Knob::Ban(ban.name().to_owned())));
        for switch in network.switches() {
            if self.may_allow(switch) {
                add(Knob::Switch(switch.to_owned()));
            }
        }
        query.vias.iter().for_each(|via| add(Knob::Via(via.name().to_owned())));
        network.closures().iter().for_each(|closure| add(Knob::Scenario(Arc::clone(&closure.name))));
        if asked.documents.is_some() {
            add(Knob::Documents);
        }
        if asked.deliver_from.is_some() {
            add(Knob::Delivery);
        }
        if asked.ready.is_some() && !query.patience.is_unlimited() {
            add(Knob::Patience);
        }
        if self.begun.is_none() && self.shipment.from.door {
            add(Knob::Door(true));
        }
        if self.shipment.to.door {
            add(Knob::Door(false));
        }
        if self.may_be_too_much() {
            if !query.split && asked.ready.is_some() {
                add(Knob::Split);
            }
            // What is under way stays together.
            if self.shipment.cargo().units() > 1 && self.begun.is_none() {
                add(Knob::Lots);
            }
        }
        asked.conditions.needs.iter().for_each(|need| add(Knob::Need(need.clone())));
        knobs
    }

    /// What of the calendar can be loosened.
    pub(super) fn calendar(&self) -> Vec<Knob> {
        let any = |has: fn(&Service) -> bool| self.engine.network().services().iter().any(has);
        let mut knobs = Vec::new();
        if any(|service| service.valid.is_some()) {
            knobs.push(Knob::Validity);
        }
        if any(|service| {
            service.holidays.is_some() || service.seasons.iter().any(|season| season.capacity_permille.is_some())
        }) {
            knobs.push(Knob::Season);
        }
        knobs
    }

    /// Whether a switch is neither allowed already nor banned by its name.
    pub(super) fn may_allow(&self, switch: &str) -> bool {
        let banned = |ban: &Ban| same(ban.name(), switch);
        !self.query.allowed.iter().any(|known| same(known, switch)) && !self.query.bans.iter().any(banned)
    }

    /// Whether some service that this cargo could ride holds less in a departure.
    fn may_be_too_much(&self) -> bool {
        let conditions = &self.asked.conditions;
        self.engine.network().services().iter().any(|service| {
            conditions.may_ride[service.carries as usize]
                && service.capacity.as_ref().is_some_and(|most| {
                    let seasons = service.seasons.iter().filter_map(|season| season.capacity_permille.as_ref());
                    let least = seasons.map(|share| share.value).min().unwrap_or(1000).min(1000);
                    let holds = u128::from(most.value) * u128::from(least) / 1000;
                    holds < u128::from(conditions.quantities.load(service.carries))
                })
        })
    }

    /// The question with these loosened; none where it contradicts itself.
    pub(super) fn ask(&self, engine: &Engine, loose: &[Knob], by: &Loosened) -> Option<Asked> {
        let (mut shipment, mut query) = (self.shipment.clone(), self.query.clone());
        let mut needs = self.asked.conditions.needs.clone();
        for knob in loose {
            match knob {
                Knob::Horizon => query.horizon_days = by.horizon.unwrap_or(LONGEST),
                Knob::Budget => query.budget = by.budget,
                Knob::Ban(name) => query.bans.retain(|ban| ban.name() != name),
                Knob::Via(name) => query.vias.retain(|via| via.name() != name),
                Knob::Switch(name) => query.allowed.push(name.clone()),
                Knob::Need(need) => needs = Needs::new(needs.iter().filter(|other| *other != need).cloned()),
                Knob::Patience => query.patience = Patience::Unlimited,
                Knob::Door(true) => shipment.from.door = false,
                Knob::Door(false) => shipment.to.door = false,
                Knob::Split => query.split = true,
                Knob::Lots => shipment = shipment.lot(by.lot.unwrap_or(1)),
                Knob::Time | Knob::Scenario(_) | Knob::Documents | Knob::Delivery | Knob::Validity | Knob::Season => {}
            }
        }
        if loose.contains(&Knob::Delivery) {
            shipment.deliver_from = None;
        }
        let choice = match (by.ready, &self.asked.choice) {
            (Some(ready), _) => {
                shipment = shipment.depart(Depart::On(When::At(ready)));
                Choice::None
            }
            (None, Choice::Days(window)) => Choice::Days(self.days(window, &mut shipment, &query, loose, by)?),
            (None, Choice::Latest(due)) => arrival(*due, &mut shipment, &mut query, loose, by)?,
            (None, Choice::None) => Choice::None,
        };
        if by.at_leisure {
            query.patience = Patience::Unlimited;
        }
        let mut asked = engine.ask_needing(&shipment, &query, &needs, self.begun).ok()?;
        if loose.contains(&Knob::Documents) {
            asked.documents = by.documents;
        }
        if by.strategic {
            (asked.ready, asked.documents, asked.deliver_from) = (None, None, None);
        }
        if loose.contains(&Knob::Time) && matches!(self.asked.choice, Choice::None) {
            let ends = asked.ready.map_or(u64::MAX, |_| u64::from(asked.horizon.get()));
            asked.caps[Criterion::Time as usize] = by.minutes.map_or(ends, |minutes| minutes.min(ends));
        }
        if by.strategic {
            asked.caps[Criterion::Time as usize] = u64::MAX;
        } else {
            asked.choice = choice;
        }
        // The least budget is one in the currency of the budget.
        Some(if self.query.budget.is_some() { asked.counted_as_shown() } else { asked })
    }

    /// The days of a window with these loosened, and the shipment handed in on the first of them.
    fn days(
        &self,
        window: &Window,
        shipment: &mut Shipment,
        query: &Query,
        loose: &[Knob],
        by: &Loosened,
    ) -> Option<Window> {
        let Asked { from, to, .. } = self.asked;
        let later = loose.contains(&Knob::Time);
        if later {
            (shipment.due, shipment.due_within_days) = (None, None);
        }
        let first = *window.hand_ins.first()?;
        let times = Times::of(self.engine.network(), &shipment.handed_in(first), from, to).ok()?;
        let of_day = |ready: Instant| {
            let mut caps = caps(&Times { ready: Some(ready), ..times }, shipment.due_within_days, query)?;
            let due = by.due.filter(|_| later).map(|due| left(ready, due)).transpose()?;
            let most = &mut caps[Criterion::Time as usize];
            *most = due.into_iter().chain(by.minutes.filter(|_| later)).fold(*most, u64::min);
            Ok(caps)
        };
        let days = Window::new(Arc::clone(&window.hand_ins), of_day).ok()?;
        *shipment = shipment.handed_in(days.first());
        Some(days)
    }

    /// Of a window, when it is due at the latest, by a date.
    pub(super) fn window_due(&self) -> Option<Instant> {
        let Choice::Days(_) = self.asked.choice else { return None };
        self.shipment.due.map(|due| due.ends(clock(self.engine.network(), &self.asked.to)))
    }

    /// The best way by what limits the time: the first to come of a window with a due date, else the fastest.
    pub(super) fn soonest<'f>(&self, front: &'f Front) -> &'f Itinerary {
        let first = || front.iter().min_by_key(|way| (way.kept_arrival(), way.time()));
        self.window_due().and_then(|_| first()).unwrap_or_else(|| front.fastest())
    }

    /// Whether a way takes more time than the question allows, its horizon apart.
    pub(super) fn is_late(&self, way: &Itinerary) -> bool {
        match self.window_due() {
            Some(due) => {
                way.kept_arrival() > Some(due) || self.within().is_some_and(|most| u64::from(way.time().get()) > most)
            }
            None => self.time_limit.is_some_and(|most| u64::from(way.time().get()) > most),
        }
    }

    /// The minutes of the number of days that it is due within.
    fn within(&self) -> Option<u64> {
        self.shipment.due_within_days.map(|days| u64::from(days) * 1440)
    }

    /// Time as far as a way takes it.
    pub(super) fn as_long_as(&self, way: &Itinerary, by: &mut Loosened) {
        let minutes = u64::from(way.time().get());
        match self.window_due() {
            Some(due) => {
                by.due = way.kept_arrival().max(Some(due));
                by.minutes = self.within().map(|most| most.max(minutes));
            }
            None => by.minutes = Some(minutes),
        }
    }

    /// The front with these loosened, in the criteria asked for or in others.
    pub(super) fn front(
        &self,
        loose: &[Knob],
        by: &Loosened,
        criteria: Option<&[Criterion]>,
    ) -> Result<Option<Front>, PlanError> {
        self.on(loose, |engine| {
            let Some(mut asked) = self.ask(engine, loose, by) else { return Ok(None) };
            if let Some(criteria) = criteria {
                asked.criteria = criteria.to_vec();
                return engine.tried(&asked);
            }
            answered(engine, &asked)
        })
    }

    /// Whether there is a way with these loosened as far as they go.
    pub(super) fn possible(&self, loose: &[Knob]) -> Result<bool, PlanError> {
        self.possible_by(loose, &Loosened::default())
    }

    /// Whether there is a way with these loosened so far.
    pub(super) fn possible_by(&self, loose: &[Knob], by: &Loosened) -> Result<bool, PlanError> {
        Ok(self.front(loose, by, Some(&[Criterion::Time]))?.is_some())
    }

    /// Does something with an engine for the network with these loosened.
    pub(super) fn on<T>(&self, loose: &[Knob], act: impl FnOnce(&Engine) -> T) -> T {
        let opens = |name: &Arc<str>| loose.contains(&Knob::Scenario(Arc::clone(name)));
        let closures = self.engine.network().closures();
        let mut changed: Option<Network> = None;
        if closures.iter().any(|closure| opens(&closure.name)) {
            changed = Some(self.engine.network().without_closures(|closure| opens(&closure.name)));
        }
        let (validity, season) = (loose.contains(&Knob::Validity), loose.contains(&Knob::Season));
        if validity || season {
            let network = changed.as_ref().unwrap_or_else(|| self.engine.network());
            changed = Some(network.with_services(|service| {
                if validity {
                    service.valid = None;
                }
                if season {
                    service.holidays = None;
                    service.seasons.iter_mut().for_each(|season| season.capacity_permille = None);
                }
            }));
        }
        match changed {
            Some(network) => act(&self.engine.on_other_days(network)),
            None => act(self.engine),
        }
    }

    /// These, loosened so far, as data. The calendar is not for the asker to loosen.
    pub(super) fn shown(&self, loose: &[Knob], by: &Loosened) -> Loosening {
        let network = self.engine.network();
        let mut all = Vec::new();
        let scenarios: Vec<&Arc<str>> =
            loose.iter().filter_map(|knob| if let Knob::Scenario(name) = knob { Some(name) } else { None }).collect();
        for knob in loose {
            all.push(match knob {
                Knob::Horizon => {
                    Loosening::LongerHorizon { now: self.query.horizon_days, then: by.horizon.unwrap_or(LONGEST) }
                }
                Knob::Time => match by.due {
                    Some(due) => self.shown_due(due, by),
                    None => Loosening::MoreTime {
                        now: minutes(self.time_limit.unwrap_or(u64::MAX)),
                        then: minutes(by.minutes.unwrap_or(u64::MAX)),
                    },
                },
                Knob::Budget => {
                    let now = self.query.budget.unwrap_or(Money::ZERO);
                    Loosening::MoreMoney { now, then: by.budget.unwrap_or(now) }
                }
                Knob::Ban(name) => Loosening::LiftBan(name.clone()),
                Knob::Via(name) => Loosening::DropVia(name.clone()),
                Knob::Switch(name) => Loosening::Allow(name.clone()),
                Knob::Need(need) => Loosening::Without { need: need.clone(), words: network.describe(need) },
                Knob::Documents => match by.documents {
                    Some(at) => Loosening::DocumentsBy(self.at_origin(at)),
                    None => Loosening::DocumentsWithCargo,
                },
                Knob::Delivery => Loosening::AnyDelivery,
                Knob::Patience => Loosening::AnyWait { now: self.query.patience },
                Knob::Door(true) => Loosening::FromHub,
                Knob::Door(false) => Loosening::ToHub,
                Knob::Split => Loosening::Split,
                Knob::Lots => {
                    let (whole, each) = (self.shipment.cargo().units(), by.lot.unwrap_or(1).max(1));
                    let most = self.shipment.lot(each).cargo().clone();
                    Loosening::SmallerLots { lots: whole.div_ceil(each), most }
                }
                Knob::Scenario(name) if scenarios.first() == Some(&name) => reopen::opened(&scenarios, network),
                Knob::Scenario(_) | Knob::Validity | Knob::Season => continue,
            });
        }
        Loosening::together(all)
    }

    /// A later due date, and more days where it takes both.
    fn shown_due(&self, due: Instant, by: &Loosened) -> Loosening {
        let mut all = Vec::new();
        if self.window_due().is_none_or(|now| due > now) {
            let zone = Arc::clone(&self.engine.network().hub(self.asked.to.hubs[0]).zone);
            all.push(Loosening::LaterDue(crate::plan::reason::zoned::ZonedTime { at: due, zone }));
        }
        if let Some((now, then)) = self.within().zip(by.minutes).filter(|(now, then)| then > now) {
            all.push(Loosening::MoreTime { now: minutes(now), then: minutes(then) });
        }
        Loosening::together(all)
    }

    /// A moment on the clock of the origin.
    pub(super) fn at_origin(&self, at: Instant) -> crate::plan::reason::zoned::ZonedTime {
        let zone = &self.engine.network().hub(self.asked.from.hubs[0]).zone;
        crate::plan::reason::zoned::ZonedTime { at, zone: Arc::clone(zone) }
    }
}

/// The answer to a loosened question; none where there is none, or where the call was stopped.
pub(super) fn answered(engine: &Engine, asked: &Asked) -> Result<Option<Front>, PlanError> {
    tried(engine.answer_as_chosen(asked))
}

/// The question of the latest ready time with these loosened, at the earliest time that it looks at. With a due date that is as late as may be it is
/// only whether there is a way at all from the earliest time that is looked at now.
fn arrival(due: Instant, shipment: &mut Shipment, query: &mut Query, loose: &[Knob], by: &Loosened) -> Option<Choice> {
    let later = loose.contains(&Knob::Time) && !loose.contains(&Knob::Horizon);
    let due = by.due.filter(|_| later).unwrap_or(due);
    let ready = due.checked_sub(Minutes::checked_days(query.horizon_days)?)?;
    if later && by.due.is_none() {
        query.horizon_days = LONGEST;
        *shipment = Shipment { due: None, ..shipment.handed_in(ready) };
        return Some(Choice::None);
    }
    *shipment = Shipment { due: Some(When::At(due)), ..shipment.handed_in(ready) };
    Some(Choice::Latest(due))
}

fn longest() -> u64 {
    u64::from(Minutes::from_days(LONGEST).get())
}

fn minutes(minutes: u64) -> Minutes {
    Minutes::new(u32::try_from(minutes).unwrap_or(u32::MAX))
}

//! From a front to its document.

use super::asked::{Question, chinese, currency, due, question};
use super::assumed::AssumptionEntry;
use super::delays::delay_entry;
use super::elements::elements;
use super::figures::{Amount, UnitCost, evidence, moment, share};
use super::hub::HubEntry;
use super::promise::PromiseEntry;
use super::shape::{
    Best, Charge, Document, ItineraryEntry, LegEntry, MetEntry, SourceEntry, SplitEntry, StageEntry, StayEntry,
};
use super::why::reasons::{LeftOutEntry, Unanswered};
use super::words::{ChargeKind, Criterion, ScheduleKind, StageName, Status};
use super::{FORMAT, FORMAT_VERSION};
use crate::model::{Mode, Network, Shipment, StageKind, SurchargeKind};
use crate::plan::{self, Front, Item, ItemKind, Itinerary, LeftOut, PlanError, Query, Schedule, WhyNot, item_name};
use crate::units::{Currency, Instant, Minutes, When, Zone};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

impl<'f> Document<'f> {
    /// The document of a front and the shipment that it answers.
    pub fn new(front: &'f Front, shipment: &'f Shipment) -> Self {
        let number = |best: &Itinerary| {
            front.into_iter().position(|itinerary| std::ptr::eq(itinerary, best)).map_or(0, |position| position + 1)
        };
        let mut document = Self {
            status: front.status().into(),
            horizon_days: front.horizon_days(),
            assumptions: front.assumptions().iter().map(AssumptionEntry::of).collect(),
            best: Some(Best {
                fastest: number(front.fastest()),
                cheapest: number(front.cheapest()),
                cleanest: number(front.cleanest()),
                balanced: number(front.balanced()),
            }),
            itineraries: front.into_iter().enumerate().map(|(at, itinerary)| entry(at + 1, itinerary)).collect(),
            ..Self::blank(question(shipment, front.criteria()))
        };
        document.question.from = front.from().into();
        document.question.to = front.to().into();
        let first = front.itineraries().first().and_then(|first| first.stays.first());
        let hand_in = front.hand_ins().first().copied();
        document.question.ready = hand_in.and(first).map(|stay| moment(hand_in, Minutes::ZERO, &stay.hub));
        let last = front.itineraries().first().and_then(|first| first.stays.last());
        let due = due(shipment).zip(last).map(|(due, stay)| stay.hub.zone.rfc3339(due.ends(&stay.hub.zone)));
        document.question.due = due.map(Cow::from);
        for itinerary in front {
            document.tell_hubs(itinerary);
        }
        document
    }

    /// The document of a question that no itinerary answers.
    pub fn unanswered(shipment: &'f Shipment, query: &Query, why_not: &'f WhyNot) -> Self {
        Self {
            status: Status::Unanswered,
            unanswered: Some(Unanswered::of(why_not, currency(query))),
            ..Self::blank(question(shipment, query.criteria()))
        }
    }

    /// The document of a question whose plan ended with an error: that there is no itinerary, why, and what would help; or that a limit stopped the
    /// search before anything was found. None for a question that was refused.
    ///
    /// ```
    /// use landsea::report::Document;
    /// use landsea::report::document::CauseKind;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01")?;
    /// let query = Query::minimise_time_and_cost().ban("air").horizon_days(5);
    /// let error = Planner::new(&network).plan(&shipment, &query).unwrap_err();
    /// let document = Document::without_answer(&shipment, &query, &error).ok_or("refused")?;
    /// let cause = document.unanswered.and_then(|said| said.cause).ok_or("it is said")?;
    /// assert!(matches!(cause.what, CauseKind::Horizon { horizon_days: 5, .. }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn without_answer(shipment: &'f Shipment, query: &Query, error: &'f PlanError) -> Option<Self> {
        let (unanswered, status) = Unanswered::of_error(error, currency(query))?;
        let blank = Self::blank(question(shipment, query.criteria()));
        Some(Self { status, unanswered: Some(unanswered), ..blank })
    }

    /// Adds the rules that left ways out: see [`Planner::left_out`](crate::Planner::left_out).
    #[must_use]
    pub fn with_left_out(mut self, left: &'f [LeftOut]) -> Self {
        self.left_out = Some(left.iter().map(LeftOutEntry::of).collect());
        self
    }

    fn blank(question: Question<'f>) -> Self {
        Self {
            format: FORMAT.into(),
            format_version: FORMAT_VERSION,
            question,
            status: Status::Complete,
            unanswered: None,
            horizon_days: None,
            best: None,
            assumptions: Vec::new(),
            left_out: None,
            hubs: BTreeMap::new(),
            sources: BTreeMap::new(),
            itineraries: Vec::new(),
            alternatives: Vec::new(),
        }
    }

    /// Adds possible itineraries for comparison. Those that the document has already, or that no itinerary of the front beats or
    /// equals in every criterion asked for, are left out.
    #[must_use]
    pub fn with_alternatives(mut self, others: impl IntoIterator<Item = &'f Itinerary>) -> Self {
        let mut shown: Vec<&Itinerary> = Vec::new();
        for itinerary in others {
            let new = entry(self.itineraries.len() + self.alternatives.len() + 1, itinerary);
            let dominated = self.itineraries.iter().any(|on_front| no_worse(on_front, &new, &self.question.criteria));
            let on_front = self.itineraries.iter().any(|known| known.legs == new.legs && known.stays == new.stays);
            if dominated && !on_front && !shown.contains(&itinerary) {
                shown.push(itinerary);
                self.tell_hubs(itinerary);
                self.alternatives.push(new);
            }
        }
        self
    }

    /// Adds what only the network knows: the sources that the figures refer to, and the Chinese names of both ends.
    #[must_use]
    pub fn with_network(mut self, network: &'f Network) -> Self {
        (self.question.from_zh, self.question.to_zh) =
            (chinese(network, &self.question.from), chinese(network, &self.question.to));
        if self.best.is_none() {
            // No itinerary has shown the clocks of the places yet.
            let read = |text: &Option<Cow<'f, str>>, place: &str, read: fn(When, &Zone) -> Instant| {
                let hub = network.place(place).ok().and_then(|place| place.hubs.first().copied())?;
                let (zone, when) = (&network.hub(hub).zone, text.as_deref()?.parse().ok()?);
                Some(Cow::from(zone.rfc3339(read(when, zone))))
            };
            if let Some(ready) = &mut self.question.ready {
                ready.local = read(&ready.local, &self.question.from, When::begins);
            }
            self.question.due = read(&self.question.due, &self.question.to, When::ends);
        }
        let mut keys: BTreeSet<&str> = BTreeSet::new();
        for itinerary in self.itineraries.iter().chain(&self.alternatives) {
            for charge in itinerary.charges() {
                let evidence = [&charge.evidence, &charge.time_evidence, &charge.co2e_evidence];
                keys.extend(evidence.into_iter().flatten().flat_map(|evidence| &evidence.sources).map(|key| &**key));
            }
            let met = itinerary.legs.iter().flat_map(|leg| &leg.takes).flat_map(|met| &met.evidence.sources);
            keys.extend(met.map(|key| &**key));
        }
        let sources = network.sources().iter().filter(|source| keys.contains(&*source.key)).map(|source| {
            let entry = SourceEntry {
                publisher: source.publisher.as_str().into(),
                title: source.title.as_str().into(),
                date: source.date.as_str().into(),
                address: source.address.as_deref().map(Cow::from),
            };
            (Cow::from(&*source.key), entry)
        });
        self.sources = sources.collect();
        self
    }

    fn tell_hubs(&mut self, itinerary: &'f Itinerary) {
        let stages = itinerary.legs.iter().flat_map(|leg| &leg.stages).flat_map(|stage| [&stage.from, &stage.to]);
        for hub in itinerary.stays.iter().map(|stay| &stay.hub).chain(stages) {
            self.hubs.entry(hub.code.as_str().into()).or_insert_with(|| HubEntry::of(hub));
        }
    }
}

impl<'f> ItineraryEntry<'f> {
    /// Every charge, in no particular order.
    pub fn charges(&self) -> impl Iterator<Item = &Charge<'f>> {
        let stages = self.legs.iter().flat_map(|leg| &leg.stages);
        let stages = stages.flat_map(|stage| stage.closed.iter().chain([&stage.charge]));
        let legs = stages.chain(self.legs.iter().flat_map(|leg| &leg.charges));
        self.stays.iter().flat_map(|stay| &stay.charges).chain(legs)
    }
}

fn no_worse(one: &ItineraryEntry<'_>, other: &ItineraryEntry<'_>, criteria: &[Criterion]) -> bool {
    criteria.iter().all(|criterion| match criterion {
        Criterion::Time => one.elapsed_minutes <= other.elapsed_minutes,
        Criterion::Cost => one.cost.amount_minor <= other.cost.amount_minor,
        Criterion::Co2e => one.co2e_g <= other.co2e_g,
    })
}

fn entry(number: usize, itinerary: &Itinerary) -> ItineraryEntry<'_> {
    let (ready, currency) = (itinerary.ready, itinerary.currency);
    ItineraryEntry {
        number,
        elapsed_minutes: itinerary.elapsed.get(),
        cost: Amount { amount_minor: itinerary.cost.minor(), currency: currency.as_str().into() },
        cost_per_unit: itinerary.cost_per_unit().map(|(unit, cost)| UnitCost {
            unit: unit.name().into(),
            amount_minor: cost.minor(),
            currency: currency.as_str().into(),
        }),
        co2e_g: itinerary.emissions.get(),
        distance_km: itinerary.distance(),
        transshipments: itinerary.transshipments(),
        route: itinerary.route().into(),
        departure: itinerary.legs.first().map(|leg| moment(ready, leg.departs, &leg.from)),
        arrival: itinerary.stays.last().map(|stay| moment(ready, itinerary.elapsed, &stay.hub)),
        promise: PromiseEntry::of(itinerary),
        cost_share_percent: share(itinerary.cost_share()),
        time_share_percent: share(itinerary.time_share()),
        co2e_elements: elements(itinerary),
        stays: itinerary.stays.iter().map(|stay| stay_entry(ready, currency, stay)).collect(),
        legs: itinerary.legs.iter().map(|leg| leg_entry(ready, currency, leg)).collect(),
    }
}

fn stay_entry(ready: Option<Instant>, currency: Currency, stay: &plan::Stay) -> StayEntry<'_> {
    StayEntry {
        hub: stay.hub.code.as_str().into(),
        begins: moment(ready, stay.begins, &stay.hub),
        handled: moment(ready, stay.handled, &stay.hub),
        wait_minutes: stay.wait.get(),
        cut_off_minutes: stay.cut_off.get(),
        ends: moment(ready, stay.ends, &stay.hub),
        charges: stay.items.iter().map(|item| charge(currency, item)).collect(),
    }
}

fn leg_entry(ready: Option<Instant>, currency: Currency, leg: &plan::Leg) -> LegEntry<'_> {
    LegEntry {
        service: (&*leg.service).into(),
        service_name: (&*leg.name).into(),
        operator: (&*leg.operator).into(),
        mode: leg.mode.into(),
        mode_code: match leg.mode {
            Mode::Sea => 1,
            Mode::Rail => 2,
            Mode::Road => 3,
            Mode::Air => 4,
            Mode::River => 8,
        },
        carriage: leg.loading.to_string().into(),
        schedule: match leg.schedule {
            Schedule::Published => ScheduleKind::Published,
            Schedule::Nominal => ScheduleKind::Nominal,
            Schedule::OnDemand => ScheduleKind::OnDemand,
            Schedule::MeanWait => ScheduleKind::MeanWait,
        },
        from: leg.from.code.as_str().into(),
        to: leg.to.code.as_str().into(),
        departs: moment(ready, leg.departs, &leg.from),
        arrives: moment(ready, leg.arrives, &leg.to),
        distance_km: leg.distance(),
        lateness: leg.lateness.as_deref().map(delay_entry),
        stages: leg.stages.iter().map(|stage| stage_entry(currency, stage)).collect(),
        charges: leg.extras.iter().map(|item| charge(currency, item)).collect(),
        parts: leg
            .parts
            .iter()
            .map(|part| SplitEntry {
                departs: moment(ready, part.departs, &leg.from),
                arrives: moment(ready, part.arrives, &leg.to),
                load: part.load,
            })
            .collect(),
        takes: leg
            .meets
            .iter()
            .map(|met| MetEntry { need: (&*met.name).into(), evidence: evidence(&met.evidence) })
            .collect(),
        note: leg.note.as_deref().map(Cow::from),
    }
}

fn stage_entry(currency: Currency, stage: &plan::LegStage) -> StageEntry<'_> {
    StageEntry {
        kind: match stage.kind {
            StageKind::Run => StageName::Run,
            StageKind::Border => StageName::Border,
            StageKind::Dwell(_) => StageName::Dwell,
        },
        from: stage.from.code.as_str().into(),
        to: stage.to.code.as_str().into(),
        distance_km: stage.distance.get(),
        gauge_from_mm: stage.gauge.map(|(from, _)| from),
        gauge_to_mm: stage.gauge.map(|(_, to)| to),
        gates: stage.straits.iter().map(|gate| Cow::from(&**gate)).collect(),
        queue: stage.queue.as_deref().map(delay_entry),
        closed: stage.closed.as_ref().map(|item| charge(currency, item)),
        charge: charge(currency, &stage.item),
    }
}

fn charge(currency: Currency, item: &Item) -> Charge<'_> {
    let (mut country, mut distance_km, mut territory) = (None, None, None);
    let kind = match &item.kind {
        ItemKind::ExportClearance(of) => {
            country = Some(of.to_string().into());
            ChargeKind::ExportClearance
        }
        ItemKind::ImportClearance(of) => {
            country = Some(of.to_string().into());
            ChargeKind::ImportClearance
        }
        ItemKind::Transit(of) => {
            territory = Some(of.to_string().into());
            ChargeKind::Transit
        }
        ItemKind::Drayage(km) => {
            distance_km = Some(km.get());
            ChargeKind::Drayage
        }
        ItemKind::Stuffing => ChargeKind::Stuffing,
        ItemKind::Unstuffing => ChargeKind::Unstuffing,
        ItemKind::Handling => ChargeKind::Handling,
        ItemKind::Storage => ChargeKind::Storage,
        ItemKind::Stage(_) => ChargeKind::Stage,
        ItemKind::ThroughRate => ChargeKind::ThroughRate,
        ItemKind::MinimumCharge => ChargeKind::MinimumCharge,
        ItemKind::Closed => ChargeKind::Closed,
        ItemKind::Season => ChargeKind::Season,
        ItemKind::Lease => ChargeKind::Lease,
        ItemKind::DropOff => ChargeKind::DropOff,
        ItemKind::Inventory => ChargeKind::Inventory,
        ItemKind::Insurance => ChargeKind::Insurance,
        ItemKind::Surcharge(SurchargeKind::Fuel) => ChargeKind::FuelSurcharge,
        ItemKind::Surcharge(SurchargeKind::PeakSeason) => ChargeKind::PeakSeasonSurcharge,
        ItemKind::Surcharge(SurchargeKind::WarRisk) => ChargeKind::WarRiskSurcharge,
        ItemKind::Surcharge(SurchargeKind::Congestion) => ChargeKind::CongestionSurcharge,
        ItemKind::Surcharge(SurchargeKind::Reefer) => ChargeKind::ReeferSurcharge,
        ItemKind::Surcharge(SurchargeKind::DangerousGoods) => ChargeKind::DangerousGoodsSurcharge,
        ItemKind::Surcharge(SurchargeKind::Battery) => ChargeKind::BatterySurcharge,
        ItemKind::Surcharge(SurchargeKind::Subsidy) => ChargeKind::Subsidy,
    };
    Charge {
        kind,
        name: item.name.as_deref().map_or_else(|| item_name(item).into(), Cow::from),
        country,
        territory,
        procedure: item.name.as_deref().filter(|_| item.kind.is_formality()).map(Into::into),
        distance_km,
        amount_minor: item.charge.minor(),
        currency: currency.as_str().into(),
        evidence: item.charge_evidence.as_ref().map(evidence),
        time_minutes: item.time.get(),
        time_evidence: item.time_evidence.as_ref().map(evidence),
        co2e_g: item.emissions.get(),
        co2e_factor: item.factor.as_ref().map(|factor| Cow::from(&*factor.key)),
        co2e_evidence: item.factor.as_ref().map(|factor| evidence(factor.milligrams.evidence())),
    }
}

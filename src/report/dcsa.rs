//! Itineraries in the shape that container carriers and booking platforms exchange: the point-to-point routing solutions of DCSA
//! Commercial Schedules 1.0 (Digital Container Shipping Association, `GET /v1/point-to-point-routes`).
//!
//! Every object has the standard's names and required fields. Where freight over land goes beyond a standard made for ships:
//!
//! | landsea has | the standard has | so |
//! |---|---|---|
//! | air legs | no mode for them | the leg is there, its `transport` is left out, which the standard allows |
//! | trains and lorries with a service and an operator | `RAIL` and `TRUCK` without one | the mode only; vessels and barges name their service |
//! | hubs without a UN/LOCODE | `UNLocationCode`, or a name | the name only |
//! | terminals' own codes | facility codes of BIC or SMDG | the terminal's name; no code is claimed |
//! | border crossings, gauge changes and stops on the way | intermediate calls, border as a facility type | an intermediate call each |
//! | one cut-off a departure | cut-offs by kind | `LCO` for loose goods at a freight station, `FCO` else |
//! | minutes from ready to collection | `transitTime` in whole days | started days |
//! | grams of CO2e | tonnes | tonnes, as a decimal number |
//! | a shipment split over departures | nothing | a leg departs with its first part and arrives with its last |
//! | charges, grades, sources | nothing | left out: the [`Document`](super::Document) has them |
//! | plans without a date | dates required | [`Undated`] |
//!
//! Names longer than the standard allows are cut.

use crate::model::{Cargo, Depart, Function, Hub, Locode, Mode, Network, Shipment, StageKind};
use crate::plan::{Front, HubRef, Itinerary, Leg, Stay};
use crate::units::{GramsCo2e, Instant, Minutes};
use serde::{Deserialize, Serialize};

/// A plan without a date has no departures, which the standard requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a routing solution needs dates: give the shipment a ready time")]
pub struct Undated;

/// `PointToPoint`: one solution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PointToPoint {
    /// Where and when the cargo is handed in.
    pub place_of_receipt: Place,
    /// Where and when it is available for collection.
    pub place_of_delivery: Place,
    /// How it is handed in.
    pub receipt_type_at_origin: HandoverType,
    /// How it is collected.
    pub delivery_type_at_destination: HandoverType,
    /// From 1, in the order of the front.
    pub solution_number: u32,
    /// Started days from receipt to delivery.
    pub transit_time: u32,
    /// Emissions of the whole solution.
    pub solution_footprint: Footprint,
    /// In order, at least one.
    pub legs: Vec<SolutionLeg>,
}

/// `PlaceOfReceipt`, `PlaceOfDelivery`, `PlaceOfDeparture`, `PlaceOfArrival`: where and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Role of the place.
    pub facility_type_code: FacilityType,
    /// Where.
    pub location: Location,
    /// RFC 3339 on the local clock, with its offset from UTC.
    pub date_time: String,
}

/// `Location`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// English name, at most 100 characters.
    pub location_name: String,
    /// UN/LOCODE of the place.
    #[serde(rename = "UNLocationCode", skip_serializing_if = "Option::is_none", default)]
    pub un_location_code: Option<String>,
}

/// Role of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FacilityType {
    /// Border.
    Bord,
    /// Customer location: a door.
    Cloc,
    /// Container freight station.
    Cofs,
    /// Inland terminal.
    Inte,
    /// Port terminal.
    Pote,
    /// Rail ramp.
    Ramp,
}

/// How cargo is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HandoverType {
    /// Container yard or rail ramp.
    Cy,
    /// Store door.
    Sd,
    /// Container freight station.
    Cfs,
}

/// Emissions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Footprint {
    /// Tonnes of CO2e, well to wheel.
    pub co2e: f64,
}

/// `Leg`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SolutionLeg {
    /// From 1.
    pub sequence_number: u32,
    /// Mode and service. None by air, for which the standard has no mode.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub transport: Option<Transport>,
    /// Loading call.
    pub departure: Place,
    /// Border crossings, gauge changes and stops on the way.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub intermediate_calls: Vec<IntermediateCall>,
    /// Discharging call.
    pub arrival: Place,
    /// Emissions of the leg.
    pub footprint: Footprint,
    /// Latest delivery before departure.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub cut_off_times: Vec<CutOffTime>,
}

/// `VesselTransport`, `BargeTransport` and `OtherTransport`, distinguished by the mode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "modeOfTransport", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Transport {
    /// A ship.
    #[serde(rename_all = "camelCase")]
    Vessel {
        /// The service.
        service_partners: Vec<ServicePartner>,
    },
    /// A ship on inland water.
    #[serde(rename_all = "camelCase")]
    Barge {
        /// The service.
        service_partners: Vec<ServicePartner>,
    },
    /// A train.
    Rail,
    /// A lorry.
    Truck,
}

/// `ServicePartner`: a service by name, and by code where it is short enough. No carrier code is claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ServicePartner {
    /// At most 50 characters.
    pub carrier_service_name: String,
    /// At most 11 characters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub carrier_service_code: Option<String>,
}

/// `IntermediateCall`: a place on the way where no change of service takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IntermediateCall {
    /// Role of the place.
    pub facility_type_code: FacilityType,
    /// Where.
    pub location: Location,
    /// RFC 3339 on the local clock.
    pub arrival_date_time: String,
    /// RFC 3339 on the local clock.
    pub departure_date_time: String,
}

/// `CutOffTime`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CutOffTime {
    /// Which cut-off.
    pub cut_off_date_time_code: CutOffCode,
    /// RFC 3339 on the local clock.
    pub cut_off_date_time: String,
}

/// Kind of a cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CutOffCode {
    /// Delivery of full loads.
    Fco,
    /// Delivery of less than a full load, at a freight station.
    Lco,
}

/// Every itinerary of a front as a solution, in order.
///
/// # Errors
/// [`Undated`] when the shipment has no ready time.
pub fn solutions(front: &Front, shipment: &Shipment, network: &Network) -> Result<Vec<PointToPoint>, Undated> {
    let say = |(number, itinerary): (u32, &Itinerary)| {
        let counts = |ready: &Instant| ready.checked_add(Minutes::new(u32::MAX)).is_some();
        let ready = itinerary.ready.filter(counts).filter(|_| shipment.depart != Depart::AnyTime).ok_or(Undated)?;
        Ok(Teller { ready, shipment, network }.solution(number, itinerary))
    };
    (1..).zip(front).filter_map(|one| say(one).transpose()).collect()
}

struct Teller<'a> {
    ready: Instant,
    shipment: &'a Shipment,
    network: &'a Network,
}

impl Teller<'_> {
    /// None for an itinerary that rides nothing: the standard requires a leg.
    fn solution(&self, number: u32, itinerary: &Itinerary) -> Option<PointToPoint> {
        let (first, last) = (itinerary.legs.first()?, itinerary.legs.last()?);
        let at_door = |place: Place, door| {
            if door { Place { facility_type_code: FacilityType::Cloc, ..place } } else { place }
        };
        let (from, to) = (&self.shipment.from, &self.shipment.to);
        Some(PointToPoint {
            place_of_receipt: at_door(self.place(&first.from, Minutes::ZERO, first.mode), from.door),
            place_of_delivery: at_door(self.place(&last.to, itinerary.elapsed, last.mode), to.door),
            receipt_type_at_origin: self.handover(from.door),
            delivery_type_at_destination: self.handover(to.door),
            solution_number: number,
            transit_time: itinerary.elapsed.started_days(),
            solution_footprint: footprint(itinerary.emissions),
            legs: (1..)
                .zip(itinerary.legs.iter().zip(&itinerary.stays))
                .map(|(number, (leg, stay))| self.leg(number, leg, stay))
                .collect(),
        })
    }

    fn handover(&self, door: bool) -> HandoverType {
        match self.shipment.cargo() {
            _ if door => HandoverType::Sd,
            Cargo::Loose { .. } => HandoverType::Cfs,
            Cargo::Boxes { .. } | Cargo::Vehicles { .. } | Cargo::Bulk { .. } => HandoverType::Cy,
        }
    }

    fn leg(&self, number: u32, leg: &Leg, before: &Stay) -> SolutionLeg {
        let partners = || {
            let code = Some(leg.service.to_string()).filter(|code| code.chars().count() <= 11);
            vec![ServicePartner { carrier_service_name: cut(&leg.name, 50), carrier_service_code: code }]
        };
        let emissions = leg.items().fold(GramsCo2e::ZERO, |sum, item| sum.checked_add(item.emissions).unwrap_or(sum));
        let closing = Minutes::new(before.ends.get().saturating_sub(before.cut_off.get()));
        let code = match self.handover(false) {
            HandoverType::Cfs => CutOffCode::Lco,
            HandoverType::Cy | HandoverType::Sd => CutOffCode::Fco,
        };
        let cut_off = CutOffTime { cut_off_date_time_code: code, cut_off_date_time: self.clock(closing, &before.hub) };
        SolutionLeg {
            sequence_number: number,
            transport: match leg.mode {
                Mode::Sea => Some(Transport::Vessel { service_partners: partners() }),
                Mode::River => Some(Transport::Barge { service_partners: partners() }),
                Mode::Rail => Some(Transport::Rail),
                Mode::Road => Some(Transport::Truck),
                Mode::Air => None,
            },
            departure: self.place(&leg.from, leg.departs, leg.mode),
            intermediate_calls: self.calls(leg),
            arrival: self.place(&leg.to, leg.arrives, leg.mode),
            footprint: footprint(emissions),
            cut_off_times: if before.cut_off > Minutes::ZERO { vec![cut_off] } else { Vec::new() },
        }
    }

    /// A call for each border and dwell, and for each hub that is passed between two runs.
    fn calls(&self, leg: &Leg) -> Vec<IntermediateCall> {
        let mut calls: Vec<IntermediateCall> = Vec::new();
        let mut at = leg.departs;
        let mut ran = false;
        for stage in &leg.stages {
            let closed = stage.closed.as_ref().map_or(Minutes::ZERO, |closed| closed.time);
            let ends = [closed, stage.item.time].into_iter().fold(at, |sum, time| sum.checked_add(time).unwrap_or(sum));
            let (kind, leaves) = match stage.kind {
                StageKind::Run if ran => (self.facility(&stage.from, leg.mode), at),
                StageKind::Border => (FacilityType::Bord, ends),
                StageKind::Dwell(_) => (self.facility(&stage.from, leg.mode), ends),
                StageKind::Run => {
                    (at, ran) = (ends, true);
                    continue;
                }
            };
            ran = stage.kind == StageKind::Run;
            calls.push(IntermediateCall {
                facility_type_code: kind,
                location: self.location(&stage.from),
                arrival_date_time: self.clock(at, &stage.from),
                departure_date_time: self.clock(leaves, &stage.from),
            });
            at = ends;
        }
        calls
    }

    fn place(&self, hub: &HubRef, since: Minutes, mode: Mode) -> Place {
        Place {
            facility_type_code: self.facility(hub, mode),
            location: self.location(hub),
            date_time: self.clock(since, hub),
        }
    }

    fn facility(&self, hub: &HubRef, mode: Mode) -> FacilityType {
        let is = |function| self.hub(hub).is_some_and(|hub| hub.functions.contains(&function));
        match mode {
            _ if matches!(self.shipment.cargo(), Cargo::Loose { .. }) && is(Function::DryPort) => FacilityType::Cofs,
            Mode::Sea | Mode::River => FacilityType::Pote,
            Mode::Rail if is(Function::RailTerminal) => FacilityType::Ramp,
            Mode::Rail | Mode::Road | Mode::Air => FacilityType::Inte,
        }
    }

    fn location(&self, hub: &HubRef) -> Location {
        // A hub's code is the UN/LOCODE of its place, with a suffix where the place has several.
        let known = self.hub(hub).is_some_and(|hub| hub.locode != Locode::Absent);
        let code = hub.code.as_str().get(..5).filter(|_| known).map(str::to_owned);
        Location { location_name: cut(&hub.name, 100), un_location_code: code }
    }

    fn hub(&self, hub: &HubRef) -> Option<&Hub> {
        self.network.hub_with(&hub.code).map(|at| self.network.hub(at))
    }

    fn clock(&self, since: Minutes, hub: &HubRef) -> String {
        // No sum of the two passes the type: an itinerary of which one would is undated.
        hub.zone.rfc3339(self.ready.checked_add(since).unwrap_or(self.ready))
    }
}

fn footprint(emissions: GramsCo2e) -> Footprint {
    Footprint { co2e: emissions.get() as f64 / 1_000_000.0 }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

//! What was asked.

use super::figures::Moment;
use super::words::{CargoKind, Criterion, cargo_kind};
use crate::model::{Depart, NETWORK_CURRENCY, Network, Shipment};
use crate::plan::{self, Query};
use crate::units::{Currency, When};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question<'f> {
    /// Name of the origin.
    pub from: Cow<'f, str>,
    /// Chinese name of the origin. Null where it is unknown.
    pub from_zh: Option<Cow<'f, str>>,
    /// Whether a lorry collects at a door there.
    pub from_door: bool,
    /// Name of the destination.
    pub to: Cow<'f, str>,
    /// Chinese name of the destination. Null where it is unknown.
    pub to_zh: Option<Cow<'f, str>>,
    /// Whether a lorry delivers to a door there.
    pub to_door: bool,
    /// What is moved.
    pub cargo: CargoKind<'f>,
    /// Key of the commodity in the network. Null where none was named.
    pub commodity: Option<Cow<'f, str>>,
    /// Code of the Harmonized System. Null where the commodity gives it.
    pub hs: Option<Cow<'f, str>>,
    /// Weight in kilograms. Null where the commodity gives it.
    pub weight_kg: Option<u64>,
    /// Lowest and highest degrees Celsius that the goods bear. Null where any will do.
    pub temperature_c: Option<[i16; 2]>,
    /// Dangerous goods, by the names that were asked with.
    pub dangerous: Vec<Cow<'f, str>>,
    /// Centimetres above the box. Null where nothing stands out.
    pub over_height_cm: Option<u32>,
    /// The shipment in words.
    pub text: Cow<'f, str>,
    /// When the cargo is ready; of a window of days, the first hand-in. Null where the plan is without a date.
    pub ready: Option<Moment<'f>>,
    /// Latest arrival, RFC 3339 on the clock of the destination. Null where there is none.
    pub due: Option<Cow<'f, str>>,
    /// Latest arrival in days after ready. Null where there is none.
    pub due_within_days: Option<u32>,
    /// What was minimised, in this order.
    pub criteria: Vec<Criterion>,
}

pub(super) fn question<'f>(shipment: &'f Shipment, criteria: &[plan::Criterion]) -> Question<'f> {
    Question {
        from: shipment.from.name.as_str().into(),
        from_zh: None,
        from_door: shipment.from.door,
        to: shipment.to.name.as_str().into(),
        to_zh: None,
        to_door: shipment.to.door,
        cargo: cargo(shipment),
        commodity: shipment.commodity.as_deref().map(Cow::from),
        hs: shipment.hs.as_ref().map(|code| code.to_string().into()),
        weight_kg: shipment.weight.map(crate::units::Kilograms::get),
        temperature_c: shipment.temperature.map(|range| [range.low(), range.high()]),
        dangerous: shipment.hazards.iter().map(|hazard| hazard.as_str().into()).collect(),
        over_height_cm: shipment.over_height_cm,
        text: shipment.to_string().into(),
        ready: ready(shipment).map(|ready| Moment { minutes_since_ready: 0, local: Some(ready.to_string().into()) }),
        due: due(shipment).map(|due| due.to_string().into()),
        due_within_days: shipment.due_within_days,
        criteria: self::criteria(criteria),
    }
}

pub(super) fn criteria(criteria: &[plan::Criterion]) -> Vec<Criterion> {
    let criteria = criteria.iter().map(|criterion| match criterion {
        plan::Criterion::Time => Criterion::Time,
        plan::Criterion::Cost => Criterion::Cost,
        plan::Criterion::Emissions => Criterion::Co2e,
    });
    criteria.collect()
}

/// What the answer to a query is billed in.
pub(super) fn currency(query: &Query) -> Currency {
    // A question in a currency that does not exist has no answer and no reason for that.
    query.currency.as_deref().and_then(|code| Currency::new(code).ok()).unwrap_or(NETWORK_CURRENCY)
}

/// When it is ready, or the first time of several; a day by its beginning.
pub(super) fn ready(shipment: &Shipment) -> Option<When> {
    match shipment.depart {
        Depart::On(When::Day { first, .. }) | Depart::Between(When::Day { first, .. }, _) => Some(When::At(first)),
        Depart::On(ready) | Depart::Between(ready, _) => Some(ready),
        Depart::AnyTime | Depart::ToArriveBy(_) => None,
    }
}

/// When it is due; a day by its end.
pub(super) fn due(shipment: &Shipment) -> Option<When> {
    let due = if let Depart::ToArriveBy(by) = shipment.depart { Some(by) } else { shipment.due };
    due.map(|due| if let When::Day { last, .. } = due { When::At(last) } else { due })
}

/// What is moved.
pub(super) fn cargo(shipment: &Shipment) -> CargoKind<'static> {
    cargo_kind(shipment.cargo())
}

/// The Chinese name of a city or hub, by its English one.
pub(super) fn chinese<'n>(network: &'n Network, name: &str) -> Option<Cow<'n, str>> {
    let city = network.cities().iter().find(|city| &*city.name == name).map(|city| &city.zh);
    let hub = || network.hubs().iter().find(|hub| &*hub.name == name).map(|hub| &hub.zh);
    city.or_else(hub).and_then(|zh| zh.as_deref()).map(Cow::from)
}

//! Shipments: what one shipper wants moved.

mod assumed;
mod dates;
mod needs;

pub use assumed::{Assumption, ChargeSpan, ReachSpan, Typical, Unit};

use super::{Commodity, Depart, Loading, NameHint, Network, Quantities, Stowage, Temperature};
use crate::units::{
    CodeError, CountryCode, Equipment, HsCode, Kilograms, Money, Position, Shown, SizeType, When, WhenError,
};
use std::fmt;

/// What is to be moved, as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cargo {
    /// Boxes, packed.
    Boxes {
        /// How many.
        count: u64,
        /// ISO 6346 size and type.
        size: SizeType,
    },
    /// Vehicles on their wheels.
    Vehicles {
        /// How many.
        count: u64,
    },
    /// In bulk.
    Bulk {
        /// Weight.
        weight: Kilograms,
    },
    /// Loose or on pallets.
    Loose {
        /// Weight.
        weight: Kilograms,
        /// Volume in litres.
        litres: u64,
    },
}

impl Cargo {
    /// How many of what it is counted in: boxes, vehicles, or else kilograms.
    pub fn units(&self) -> u64 {
        match self {
            Self::Boxes { count, .. } | Self::Vehicles { count } => *count,
            Self::Bulk { weight } | Self::Loose { weight, .. } => weight.get(),
        }
    }

    /// How it comes to the gate.
    pub fn loading(&self) -> Loading {
        match self {
            Self::Boxes { .. } => Loading::Box,
            Self::Vehicles { .. } => Loading::Vehicle,
            Self::Loose { .. } => Loading::Loose,
            Self::Bulk { .. } => Loading::Bulk,
        }
    }

    /// Whether it can ride so, packed anew at the gate if need be: boxed goods also in a lorry or as air freight, vehicles also in
    /// boxes with racks, pallets also in lorries and boxes, bulk also in boxes with a liner. What stands in an open top, on a flat rack or in a tank stays there.
    pub fn can_ride(&self, loading: Loading) -> bool {
        match self {
            Self::Boxes { size, .. } if !matches!(size.equipment(), Equipment::Dry | Equipment::Reefer) => {
                loading == Loading::Box
            }
            Self::Boxes { .. } | Self::Loose { .. } => !matches!(loading, Loading::Vehicle | Loading::Bulk),
            Self::Bulk { .. } => matches!(loading, Loading::Bulk | Loading::Box),
            Self::Vehicles { .. } => matches!(loading, Loading::Vehicle | Loading::Box),
        }
    }
}

impl fmt::Display for Cargo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boxes { count, size } => write!(f, "{count} × {size}"),
            Self::Vehicles { count: 1 } => f.write_str("1 vehicle"),
            Self::Vehicles { count } => write!(f, "{count} vehicles"),
            Self::Bulk { weight } => write!(f, "{weight} in bulk"),
            Self::Loose { weight, litres } => {
                // Every litre that was typed, and one decimal at least.
                let litre = format!("{:03}", litres % 1000);
                let decimals = litre.trim_end_matches('0').len().max(1);
                write!(f, "{weight} on pallets, {}.{} m³", litres / 1000, &litre[..decimals])
            }
        }
    }
}

/// Where cargo is handed over: a hub, a city, or a door reached by lorry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Handover {
    pub(crate) name: String,
    pub(crate) door: bool,
}

/// What one shipper wants moved: cargo, where from, where to, ready and due.
///
/// ```
/// use landsea::Shipment;
///
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?
///     .commodity("laptops")
///     .ready("2026-12-01T09:00[Asia/Shanghai]")?
///     .due_within_days(30);
/// assert_eq!(shipment.to_string(), "2 × 45G1 laptops, Chongqing → Istanbul");
/// # Ok::<(), landsea::ShipmentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipment {
    pub(crate) from: Handover,
    pub(crate) to: Handover,
    pub(crate) cargo: Cargo,
    pub(crate) commodity: Option<String>,
    pub(crate) weight: Option<Kilograms>,
    pub(crate) value: Option<Money>,
    pub(crate) carrier_boxes: bool,
    pub(crate) temperature: Option<Temperature>,
    pub(crate) hazards: Vec<String>,
    pub(crate) over_height_cm: Option<u32>,
    pub(crate) hs: Option<HsCode>,
    pub(crate) depart: Depart,
    pub(crate) due: Option<When>,
    pub(crate) due_within_days: Option<u32>,
    pub(crate) documents: Option<When>,
    pub(crate) deliver_from: Option<When>,
    pub(crate) regimes: Vec<String>,
}

/// A shipment that makes no sense in itself.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ShipmentError {
    /// Not `COUNTxSIZE`.
    #[error("`{}` is no number of boxes: write count, x, and size as in 2x45G1 or 3x22G1", Shown(.0))]
    Boxes(String),
    /// Not a size and type, or not a code of the Harmonized System.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// Nothing to move.
    #[error("a shipment of nothing: {0} must be at least 1")]
    Nothing(Amount),
    /// A volume that is no number, or none.
    #[error("{0} m³ is no volume: give cubic metres above 0, as in 8.5")]
    Volume(f64),
    /// Goods that are worth nothing, or less.
    #[error("{0} is no value of goods: give what they are worth, above 0, or leave it out")]
    Value(Money),
    /// Two figures for one weight.
    #[error("the cargo is {cargo}, and {weight} is given as its weight besides: leave out one of the two")]
    TwoWeights {
        /// As the cargo says.
        cargo: Kilograms,
        /// As said besides.
        weight: Kilograms,
    },
    /// A temperature that the commodity does not bear.
    #[error("`{}` is kept at {known}, and {range} is asked for: ask for a range within, or leave it out", Shown(.name))]
    CommodityTemperature {
        /// The commodity.
        name: String,
        /// What the network says of it.
        known: Temperature,
        /// What was asked for.
        range: Temperature,
    },
    /// A hazard that is named twice.
    #[error("dangerous goods `{}` are named twice: once is enough", Shown(.0))]
    HazardTwice(String),
    /// More than can be counted.
    #[error("more cargo than can be counted")]
    TooMuch,
    /// No date.
    #[error(transparent)]
    When(#[from] WhenError),
    /// A commodity that the network does not list.
    #[error("unknown commodity `{}`; {}", Shown(.name), Shown(.hint))]
    UnknownCommodity {
        /// As asked.
        name: String,
        /// What may help.
        hint: NameHint,
    },
    /// A temperature that is no range.
    #[error("{low} to {high} °C is no range of temperatures: give the low end first")]
    Temperature {
        /// As asked.
        low: i16,
        /// As asked.
        high: i16,
    },
    /// A temperature in a box that keeps none.
    #[error(
        "{size} is a {equipment} and keeps no temperature, and {range} is asked for: ship reefers, such as {reefer}"
    )]
    DryBox {
        /// The box.
        size: SizeType,
        /// What it is.
        equipment: Equipment,
        /// What was asked for.
        range: Temperature,
        /// A size that would do.
        reefer: SizeType,
    },
    /// A temperature for vehicles or bulk.
    #[error("{cargo} can be kept at no temperature, and {range} is asked for: leave it out")]
    Uncooled {
        /// What is shipped.
        cargo: Cargo,
        /// What was asked for.
        range: Temperature,
    },
    /// Higher than a closed box.
    #[error("{cargo} cannot stand {cm} cm over height: ship open tops, such as 42U1, or flat racks, such as 42P3")]
    OverHeight {
        /// As asked.
        cm: u32,
        /// What is shipped.
        cargo: Cargo,
    },
    /// Dangerous goods that the network does not list.
    #[error("unknown hazard `{}`; {}", Shown(.name), Shown(.hint))]
    UnknownHazard {
        /// As asked.
        name: String,
        /// What may help.
        hint: NameHint,
    },
    /// Its figures are of another kind of cargo.
    #[error("`{}` is counted {}", Shown(.name), .counted.instead())]
    CommodityKind {
        /// As asked.
        name: String,
        /// What the network counts it in.
        counted: Amount,
    },
    /// More weight than the boxes may hold.
    #[error("{weight} in {boxes} boxes is more than {most} a box")]
    Overweight {
        /// All of it.
        weight: Kilograms,
        /// In this many.
        boxes: u64,
        /// The most for one.
        most: Kilograms,
    },
}

/// What a shipment is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Amount {
    /// A number of boxes.
    Boxes,
    /// A number of vehicles.
    Vehicles,
    /// Kilograms.
    Weight,
}

impl Amount {
    /// How it is counted, and what to ship then.
    fn instead(self) -> &'static str {
        match self {
            Self::Boxes => "in boxes: ship a number of boxes or pallets",
            Self::Vehicles => {
                "in vehicles: ship a number of vehicles; they are racked into boxes where boxes are the better way"
            }
            Self::Weight => "by weight: ship it in bulk",
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boxes => "the number of boxes",
            Self::Vehicles => "the number of vehicles",
            Self::Weight => "the weight in kg",
        })
    }
}

impl Shipment {
    /// Packed boxes, `COUNTxSIZE` with an ISO 6346 size: `2x45G1`.
    ///
    /// # Errors
    /// [`ShipmentError::Boxes`], [`ShipmentError::Code`], [`ShipmentError::Nothing`], [`ShipmentError::TooMuch`].
    pub fn boxes(from: &str, to: &str, boxes: &str) -> Result<Self, ShipmentError> {
        let malformed = || ShipmentError::Boxes(boxes.to_owned());
        let (count, size) = boxes.split_once(['x', 'X', '×']).ok_or_else(malformed)?;
        let count = count.trim();
        // Digits and nothing else: no sign, no exponent.
        if count.is_empty() || !count.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(malformed());
        }
        let count: u64 = count.parse().map_err(|_| ShipmentError::TooMuch)?;
        let size = SizeType::new(size.trim()).map_err(CodeError::from)?;
        Self::of(from, to, Cargo::Boxes { count, size }, count, Amount::Boxes)
    }

    /// Vehicles on their wheels.
    ///
    /// # Errors
    /// [`ShipmentError::Nothing`].
    pub fn vehicles(from: &str, to: &str, count: u64) -> Result<Self, ShipmentError> {
        Self::of(from, to, Cargo::Vehicles { count }, count, Amount::Vehicles)
    }

    /// Goods in bulk, by weight: in a hold or a wagon where a service carries so, else in twenty-foot boxes with liners.
    ///
    /// # Errors
    /// [`ShipmentError::Nothing`], [`ShipmentError::TooMuch`].
    pub fn bulk(from: &str, to: &str, weight: Kilograms) -> Result<Self, ShipmentError> {
        Self::of(from, to, Cargo::Bulk { weight }, weight.get(), Amount::Weight)
    }

    /// Pallets or loose cargo, by weight and volume in cubic metres.
    ///
    /// # Errors
    /// [`ShipmentError::Nothing`], [`ShipmentError::Volume`], [`ShipmentError::TooMuch`].
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked first")]
    pub fn pallets(from: &str, to: &str, weight: Kilograms, cubic_metres: f64) -> Result<Self, ShipmentError> {
        let exact = cubic_metres * 1000.0;
        // A whole number of litres stays that number: the binary fraction of 16.1 m³ is a hair above 16,100 l, and no litre more.
        let litres = if (exact - exact.round()).abs() < 1e-9 * exact && exact.round() >= 1.0 {
            exact.round()
        } else {
            exact.ceil()
        };
        if !(1.0..=1e12).contains(&litres) {
            return Err(if litres > 1e12 { ShipmentError::TooMuch } else { ShipmentError::Volume(cubic_metres) });
        }
        let cargo = Cargo::Loose { weight, litres: litres as u64 };
        Self::of(from, to, cargo, weight.get(), Amount::Weight)
    }

    fn of(from: &str, to: &str, cargo: Cargo, count: u64, what: Amount) -> Result<Self, ShipmentError> {
        match count {
            0 => return Err(ShipmentError::Nothing(what)),
            1..=1_000_000_000 => {}
            _ => return Err(ShipmentError::TooMuch),
        }
        let place = |name: &str| Handover { name: name.trim().to_owned(), door: false };
        Ok(Self {
            from: place(from),
            to: place(to),
            cargo,
            commodity: None,
            weight: None,
            value: None,
            carrier_boxes: false,
            temperature: None,
            hazards: Vec::new(),
            over_height_cm: None,
            hs: None,
            depart: Depart::AnyTime,
            due: None,
            due_within_days: None,
            documents: None,
            deliver_from: None,
            regimes: Vec::new(),
        })
    }

    /// What it is; gives weight, volume and value where the shipment does not.
    #[must_use]
    pub fn commodity(mut self, key: &str) -> Self {
        self.commodity = Some(key.trim().to_owned());
        self
    }

    /// Weight of all of the cargo, for boxes and vehicles. Bulk and pallets say theirs already: another one is refused when it is planned, and so is a weight of nothing.
    #[must_use]
    pub fn weight(mut self, weight: Kilograms) -> Self {
        self.weight = Some(weight);
        self
    }

    /// Value of all of the cargo. Nothing or less is refused when it is planned.
    #[must_use]
    pub fn value(mut self, value: Money) -> Self {
        self.value = Some(value);
        self
    }

    /// It goes in boxes of the carrier, which are leased and dropped off; unless said so, in boxes of the shipper.
    #[must_use]
    pub fn in_carrier_boxes(mut self) -> Self {
        self.carrier_boxes = true;
        self
    }

    /// Its declarant may use a customs regime of the network, by key (`tir`, `rail-express`). Several are tried in the order of naming at each
    /// formality; where none is granted, the ordinary procedure is followed.
    #[must_use]
    pub fn regime(mut self, key: &str) -> Self {
        self.regimes.push(key.trim().to_owned());
        self
    }

    /// A lorry collects it at a door in the city of origin.
    #[must_use]
    pub fn from_door(mut self) -> Self {
        self.from.door = true;
        self
    }

    /// A lorry delivers it to a door in the city of destination.
    #[must_use]
    pub fn to_door(mut self) -> Self {
        self.to.door = true;
        self
    }

    /// The same shipment to another place: a name, UN/LOCODE or hub code. A door stays asked for.
    #[must_use]
    pub fn bound_for(mut self, place: &str) -> Self {
        place.trim().clone_into(&mut self.to.name);
        self
    }

    /// Its code in the Harmonized System, in place of what its commodity says: `8471.30`.
    ///
    /// # Errors
    /// [`ShipmentError::Code`], when it has not the form of one.
    pub fn hs(mut self, code: &str) -> Result<Self, ShipmentError> {
        self.hs = Some(HsCode::new(code.trim()).map_err(CodeError::from)?);
        Ok(self)
    }

    /// Its code in the Harmonized System, where it or its commodity says so.
    pub fn goods<'s>(&'s self, network: &'s Network) -> Option<&'s HsCode> {
        let commodity = || self.commodity.as_ref().and_then(|key| network.commodity(key));
        self.hs.as_ref().or_else(|| commodity()?.hs.as_ref())
    }

    /// Countries between origin and destination that its goods may not pass through, but for the switches allowed.
    pub(crate) fn closed_to(&self, network: &Network, ends: [CountryCode; 2], allowed: &[String]) -> Vec<CountryCode> {
        let Some(goods) = self.goods(network) else { return Vec::new() };
        let rules = network.no_transits().iter().filter(|rule| rule.goods.iter().any(|wider| goods.is_within(wider)));
        let closed = rules.filter(|rule| !allowed.iter().any(|switch| **switch == *rule.switch));
        closed.map(|rule| rule.country).filter(|country| !ends.contains(country)).collect()
    }

    /// Where the door of an end is, when one was asked for: the centre of the city, or the hub itself.
    pub(crate) fn door_centre(&self, network: &Network, origin: bool) -> Option<Position> {
        let end = if origin { &self.from } else { &self.to };
        network.place(&end.name).ok().map(|place| place.centre).filter(|_| end.door)
    }

    /// A lot of this many of its units ([`Cargo::units`]): weight, volume and value in proportion, rounded up.
    pub(crate) fn lot(&self, units: u64) -> Self {
        let whole = u128::from(self.cargo.units().max(1));
        let share = |of: u64| {
            let part = (u128::from(of) * u128::from(units)).div_ceil(whole);
            u64::try_from(part).unwrap_or(u64::MAX)
        };
        let cargo = match &self.cargo {
            Cargo::Boxes { size, .. } => Cargo::Boxes { count: units, size: *size },
            Cargo::Vehicles { .. } => Cargo::Vehicles { count: units },
            Cargo::Loose { litres, .. } => {
                Cargo::Loose { weight: Kilograms::new(units), litres: share(*litres).max(1) }
            }
            Cargo::Bulk { .. } => Cargo::Bulk { weight: Kilograms::new(units) },
        };
        let value =
            |value: Money| Money::from_minor(i64::try_from(share(value.minor().unsigned_abs())).unwrap_or(i64::MAX));
        Self {
            cargo,
            weight: self.weight.map(|weight| Kilograms::new(share(weight.get()))),
            value: self.value.map(value),
            ..self.clone()
        }
    }

    /// What is to be moved.
    pub fn cargo(&self) -> &Cargo {
        &self.cargo
    }

    /// The shipment on every basis, by the network's commodities and stowage.
    ///
    /// Without weight and commodity, boxes count as the commodity `general`, or as full to [`Stowage::box_kg`] where the network lists none, and vehicles as the
    /// commodity `cars`: [`Shipment::assumptions`] says.
    ///
    /// # Errors
    /// [`ShipmentError::UnknownCommodity`], [`ShipmentError::CommodityKind`], [`ShipmentError::Overweight`],
    /// [`ShipmentError::TooMuch`], and figures that contradict: [`ShipmentError::TwoWeights`], [`ShipmentError::Nothing`], [`ShipmentError::Value`].
    pub fn quantities(&self, network: &Network) -> Result<Quantities, ShipmentError> {
        self.refuse_contradictions()?;
        let stowage = network.stowage();
        let commodity = self.known_commodity(network)?;
        let too_much = ShipmentError::TooMuch;
        let (kg, litres) = self.typical_load(network)?;
        let kg = self.weight.map_or(kg, |weight| Some(weight.get())).ok_or(too_much.clone())?;
        let litres = litres.ok_or(too_much.clone())?;
        let lorry_loads = kg.div_ceil(stowage.truck_kg.value).max(litres.div_ceil(stowage.truck_litres.value)).max(1);
        let volumetric = litres.checked_mul(stowage.air_kg_per_m3.value).ok_or(too_much)?.div_ceil(1000);
        let cooled = self.temperature.is_some() || commodity.is_some_and(|known| known.temperature.is_some());
        let (chargeable_kg, trucks) = (kg.max(volumetric), lorry_loads);
        let mut quantities = Quantities { trucks, chargeable_kg, kg, cooled, ..Quantities::default() };
        match &self.cargo {
            Cargo::Boxes { count, size } => {
                if size.is_twenty() {
                    quantities.twenties = *count;
                } else {
                    quantities.forties = *count;
                }
                quantities.centi_teu = count * u64::from(size.centi_teu());
                refuse_overweight(*count, kg, stowage)?;
                // A lorry takes at most one forty-foot box's goods.
                quantities.trucks = quantities.trucks.max(quantities.load(Loading::Box));
            }
            Cargo::Vehicles { count } => {
                quantities.vehicles = *count;
                quantities.forties = count.div_ceil(stowage.cars_per_box.value);
                quantities.centi_teu = quantities.forties * 200;
                quantities.trucks = 0;
                quantities.chargeable_kg = 0;
            }
            Cargo::Bulk { .. } => {
                // So heavy that a twenty-foot box takes as much as a longer one.
                quantities.twenties = kg.div_ceil(stowage.box_kg.value).max(1);
                quantities.centi_teu = quantities.twenties * 100;
            }
            Cargo::Loose { .. } => {
                let by_weight = kg.div_ceil(stowage.box_kg.value);
                quantities.forties = by_weight.max(litres.div_ceil(stowage.box_litres.value)).max(1);
                quantities.centi_teu = quantities.forties * 200;
            }
        }
        Ok(quantities)
    }

    /// Its commodity as the network writes it.
    pub(crate) fn commodity_key<'a>(&'a self, network: &'a Network) -> Option<&'a str> {
        let name = self.commodity.as_deref()?;
        Some(network.commodity(name).map_or(name, |known| &known.key))
    }

    fn known_commodity<'n>(&self, network: &'n Network) -> Result<Option<&'n Commodity>, ShipmentError> {
        let Some(name) = &self.commodity else { return Ok(None) };
        let known = network.commodity(name).ok_or_else(|| ShipmentError::UnknownCommodity {
            name: name.clone(),
            hint: crate::model::nearest_name(name, network.commodities().iter().map(|known| &*known.key)),
        })?;
        let vehicles = matches!(self.cargo, Cargo::Vehicles { .. });
        if known.vehicle && matches!(self.cargo, Cargo::Boxes { .. }) {
            return Err(ShipmentError::CommodityKind { name: name.clone(), counted: Amount::Vehicles });
        }
        if vehicles && !known.vehicle {
            return Err(ShipmentError::CommodityKind { name: name.clone(), counted: Amount::Boxes });
        }
        Ok(Some(known))
    }
}

fn refuse_overweight(boxes: u64, kg: u64, stowage: &Stowage) -> Result<(), ShipmentError> {
    let most = stowage.box_kg.value;
    if kg > most.saturating_mul(boxes) {
        return Err(ShipmentError::Overweight { weight: Kilograms::new(kg), boxes, most: Kilograms::new(most) });
    }
    Ok(())
}

impl fmt::Display for Shipment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_cargo(f)?;
        write!(f, ", {} → {}", Shown(&self.from.name), Shown(&self.to.name))
    }
}

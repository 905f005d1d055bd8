//! Shipments: what one shipper wants moved.

use super::error::{Amount, ShipmentError};
use crate::model::{Cargo, Depart, Network, Temperature};
use crate::units::{CodeError, HsCode, Kilograms, Money, Position, SizeType, When};

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
}

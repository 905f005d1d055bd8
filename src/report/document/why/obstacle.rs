//! Who or what stands in the way, for programs: a kind with its figures, and the words beside it.

use crate::model::{Loading, Need, Side, Temperature};
use crate::plan::{HubName, Obstacle, ServiceName};
use crate::report::document::words::ModeName;
use crate::units::{Equipment, Shown};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Who or what stands in the way, or which rule left ways out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ObstacleEntry<'f> {
    /// It in words.
    pub text: Cow<'f, str>,
    /// It as data: `kind`, and the figures of that kind.
    #[serde(flatten)]
    pub what: ObstacleKind<'f>,
}

/// Who or what stands in the way, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ObstacleKind<'f> {
    /// A service does not take what the shipment needs.
    NotTaken {
        /// The service.
        service: ServiceEntry<'f>,
        /// How cargo rides on it.
        carriage: CarriageName,
        /// Its mode.
        mode: ModeName,
        /// The need.
        need: NeedEntry<'f>,
    },
    /// A service may not carry what the shipment needs.
    Barred {
        /// The service.
        service: ServiceEntry<'f>,
        /// The need.
        need: NeedEntry<'f>,
        /// Why, in words.
        reason: Cow<'f, str>,
    },
    /// A hub holds no such temperature.
    NotHeld {
        /// The hub.
        hub: HubNameEntry<'f>,
        /// Lowest and highest degrees Celsius.
        temperature_c: [i16; 2],
    },
    /// A departure holds less than the shipment is.
    Holds {
        /// The service.
        service: ServiceEntry<'f>,
        /// How cargo rides on it.
        carriage: CarriageName,
        /// What `holds` and `load` count.
        unit: LoadUnit,
        /// What a departure holds.
        holds: u64,
        /// What the shipment is.
        load: u64,
    },
    /// Services are off by default.
    Off {
        /// The switch that allows them.
        switch: Cow<'f, str>,
        /// Why, in words.
        reason: Cow<'f, str>,
    },
    /// Goods may not pass through a country.
    NoTransit {
        /// Chapters, headings or subheadings of the Harmonized System.
        hs: Vec<Cow<'f, str>>,
        /// ISO 3166-1 alpha-2.
        country: Cow<'f, str>,
        /// The switch that allows it all the same.
        switch: Cow<'f, str>,
        /// Why, in words.
        reason: Cow<'f, str>,
    },
    /// Something that the shipment needs may not be carried.
    Restricted {
        /// What is barred.
        needs: Vec<NeedEntry<'f>>,
        /// The switch that allows it all the same. Null where there is none.
        switch: Option<Cow<'f, str>>,
        /// Why, in words.
        reason: Cow<'f, str>,
    },
    /// Cargo that comes so cannot leave so.
    NoHandling {
        /// The hub.
        hub: HubNameEntry<'f>,
        /// How it comes.
        from: SideEntry,
        /// How it would leave.
        to: SideEntry,
    },
    /// How far services go from the origin, or from where they come to the destination.
    Reaches {
        /// Of which end it is said.
        end: EndName,
        /// Name of that end.
        place: Cow<'f, str>,
        /// Hubs reached from the origin, or that lead to the destination, the first few.
        hubs: Vec<HubNameEntry<'f>>,
        /// How many there are besides.
        more: usize,
    },
}

/// A service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServiceEntry<'f> {
    /// Code.
    pub code: Cow<'f, str>,
    /// English name.
    pub name: Cow<'f, str>,
}

/// A hub by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HubNameEntry<'f> {
    /// Code.
    pub code: Cow<'f, str>,
    /// English name.
    pub name: Cow<'f, str>,
}

/// Something that the shipment needs of whoever carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NeedEntry<'f> {
    /// It in words.
    pub text: Cow<'f, str>,
    /// It as data.
    #[serde(flatten)]
    pub what: NeedKind<'f>,
}

/// Something that a shipment needs, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NeedKind<'f> {
    /// Kept within a range all the way.
    Temperature {
        /// Lowest and highest degrees Celsius.
        temperature_c: [i16; 2],
    },
    /// Dangerous goods.
    Dangerous {
        /// Key of the hazard in the network.
        hazard: Cow<'f, str>,
    },
    /// A box that is not closed, or not for dry goods.
    Equipment {
        /// Which.
        equipment: EquipmentName,
    },
    /// Room above an open top or a flat rack.
    OverHeight {
        /// Centimetres.
        over_height_cm: u32,
    },
}

/// A kind of box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EquipmentName {
    /// Closed.
    Dry,
    /// Refrigerated or insulated.
    Reefer,
    /// Without a roof.
    OpenTop,
    /// Platform.
    FlatRack,
    /// Tank.
    Tank,
}

/// How cargo rides, in the words of a leg's `carriage`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CarriageName {
    /// In ISO boxes.
    Boxes,
    /// In a lorry that goes through.
    Lorry,
    /// Vehicles on their own wheels.
    #[serde(rename = "on wheels")]
    OnWheels,
    /// Loose or on pallets.
    Pallets,
    /// In bulk.
    Bulk,
}

/// What a departure's room is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LoadUnit {
    /// Forty-foot boxes; a twenty-foot box is half of one.
    FortyFootBoxes,
    /// Lorries.
    Lorries,
    /// Vehicles.
    Vehicles,
    /// Chargeable kilograms.
    Kg,
    /// Tonnes.
    Tonnes,
}

/// How cargo comes to a hub, or leaves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SideEntry {
    /// Handed in by the shipper, or collected by the consignee.
    Gate,
    /// Off or on a service.
    Ride {
        /// Its mode.
        mode: ModeName,
        /// How cargo rides on it.
        carriage: CarriageName,
    },
}

/// An end of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndName {
    /// Where it begins.
    Origin,
    /// Where it ends.
    Destination,
}

impl<'f> ObstacleEntry<'f> {
    pub(in crate::report::document) fn of(obstacle: &'f Obstacle) -> Self {
        let what = match obstacle {
            Obstacle::NotTaken { service, loading: carriage, mode, need, words } => ObstacleKind::NotTaken {
                service: ServiceEntry::of(service),
                carriage: (*carriage).into(),
                mode: (*mode).into(),
                need: NeedEntry::of(need, words),
            },
            Obstacle::Barred { service, need, words, reason } => ObstacleKind::Barred {
                service: ServiceEntry::of(service),
                need: NeedEntry::of(need, words),
                reason: (&**reason).into(),
            },
            Obstacle::NotHeld { hub, range } => {
                ObstacleKind::NotHeld { hub: HubNameEntry::of(hub), temperature_c: degrees(*range) }
            }
            Obstacle::Holds { service, loading: carriage, holds, load } => ObstacleKind::Holds {
                service: ServiceEntry::of(service),
                carriage: (*carriage).into(),
                unit: match carriage {
                    Loading::Box => LoadUnit::FortyFootBoxes,
                    Loading::Truck => LoadUnit::Lorries,
                    Loading::Vehicle => LoadUnit::Vehicles,
                    Loading::Loose => LoadUnit::Kg,
                    Loading::Bulk => LoadUnit::Tonnes,
                },
                holds: *holds,
                load: *load,
            },
            Obstacle::Off { switch, reason } => {
                ObstacleKind::Off { switch: (&**switch).into(), reason: (&**reason).into() }
            }
            Obstacle::NoTransit { goods, country, switch, reason } => ObstacleKind::NoTransit {
                hs: goods.iter().map(|code| code.as_str().into()).collect(),
                country: country.to_string().into(),
                switch: (&**switch).into(),
                reason: (&**reason).into(),
            },
            Obstacle::Restricted { needs, bars, switch, reason } => ObstacleKind::Restricted {
                needs: needs.iter().zip(bars).map(|(need, words)| NeedEntry::of(need, words)).collect(),
                switch: switch.as_deref().map(Cow::from),
                reason: (&**reason).into(),
            },
            Obstacle::NoHandling { hub, from, to } => {
                ObstacleKind::NoHandling { hub: HubNameEntry::of(hub), from: (*from).into(), to: (*to).into() }
            }
            Obstacle::Reaches { place, origin, hubs, more } => ObstacleKind::Reaches {
                end: if *origin { EndName::Origin } else { EndName::Destination },
                place: place.as_str().into(),
                hubs: hubs.iter().map(HubNameEntry::of).collect(),
                more: *more,
            },
        };
        Self { text: obstacle.to_string().into(), what }
    }
}

impl<'f> ServiceEntry<'f> {
    pub(in crate::report::document) fn of(service: &'f ServiceName) -> Self {
        Self { code: (&*service.code).into(), name: (&*service.name).into() }
    }
}

impl<'f> HubNameEntry<'f> {
    pub(in crate::report::document) fn of(hub: &'f HubName) -> Self {
        Self { code: hub.code.as_str().into(), name: (&*hub.name).into() }
    }
}

impl<'f> NeedEntry<'f> {
    pub(in crate::report::document) fn of(need: &'f Need, words: &str) -> Self {
        let what = match need {
            Need::Temperature(range) => NeedKind::Temperature { temperature_c: degrees(*range) },
            Need::Hazard(key) => NeedKind::Dangerous { hazard: (&**key).into() },
            Need::Equipment(equipment) => NeedKind::Equipment {
                equipment: match equipment {
                    Equipment::Dry => EquipmentName::Dry,
                    Equipment::Reefer => EquipmentName::Reefer,
                    Equipment::OpenTop => EquipmentName::OpenTop,
                    Equipment::FlatRack => EquipmentName::FlatRack,
                    Equipment::Tank => EquipmentName::Tank,
                },
            },
            Need::OverHeight(cm) => NeedKind::OverHeight { over_height_cm: *cm },
        };
        Self { text: Shown(words).to_string().into(), what }
    }
}

fn degrees(range: Temperature) -> [i16; 2] {
    [range.low(), range.high()]
}

impl From<Loading> for CarriageName {
    fn from(carriage: Loading) -> Self {
        match carriage {
            Loading::Box => Self::Boxes,
            Loading::Truck => Self::Lorry,
            Loading::Vehicle => Self::OnWheels,
            Loading::Loose => Self::Pallets,
            Loading::Bulk => Self::Bulk,
        }
    }
}

impl From<Side> for SideEntry {
    fn from(side: Side) -> Self {
        match side {
            Side::Gate => Self::Gate,
            Side::On(mode, carriage) => Self::Ride { mode: mode.into(), carriage: carriage.into() },
        }
    }
}

//! Hubs and cities.

use crate::model::{Evidence, Hours};
use crate::units::{CountryCode, HubCode, Position, Zone};
use serde::Deserialize;
use std::sync::Arc;

/// Index of a hub in its network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HubIx(pub(in crate::model) u32);

impl HubIx {
    /// The position among [`crate::model::Network::hubs`].
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// UN/LOCODE functions, as far as freight planning distinguishes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[non_exhaustive]
pub enum Function {
    /// Function 1.
    SeaPort,
    /// Function 8.
    RiverPort,
    /// Function 2.
    RailTerminal,
    /// Function 3.
    RoadHub,
    /// Function 4.
    Airport,
    /// Function 6.
    DryPort,
    /// Function B.
    BorderCrossing,
}

/// The five types of Chinese national logistics hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[non_exhaustive]
pub enum NationalHub {
    /// Port type.
    RiverPort,
    /// Land-port type.
    LandPort,
    /// Airport type.
    Airport,
    /// Production-service type.
    ProductionService,
    /// Commercial-service type.
    CommercialService,
}

/// What a hub is designated to import. In China meat, fruit, pharmaceuticals, cars and some more come in only where customs has approved a site for them. Nobody
/// publishes all sites in one place, so this is said of the hubs that a source names, and no plan is refused for want of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPort {
    /// Keys of commodities.
    pub commodities: Vec<Arc<str>>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// Standing of a hub's code in the UN/LOCODE list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Locode {
    /// Found in a copy of the list.
    Listed(String),
    /// From memory; to be checked.
    Remembered(String),
    /// None is known: the hub's code keeps the scheme only.
    Absent,
}

/// A place where cargo can change service, wait or clear.
#[derive(Debug, Clone)]
pub struct Hub {
    /// UN/LOCODE, with a facility suffix where one city has several.
    pub code: HubCode,
    /// Standing of that code.
    pub locode: Locode,
    /// English name.
    pub name: Arc<str>,
    /// Chinese name.
    pub zh: Option<Arc<str>>,
    /// Country.
    pub country: CountryCode,
    /// Position.
    pub position: Position,
    /// Time zone.
    pub zone: Arc<Zone>,
    /// What the place is.
    pub functions: Vec<Function>,
    /// Code of the city it belongs to.
    pub city: Option<HubCode>,
    /// Track gauges in millimetres.
    pub gauges: Vec<u16>,
    /// National logistics hub type.
    pub national_hub: Option<NationalHub>,
    /// What it is designated to import, as far as is known.
    pub import_port: Option<ImportPort>,
    /// Whether a bonded zone is here.
    pub bonded: bool,
    /// When it works; without hours, always. At a border, when cargo passes.
    pub hours: Option<Arc<Hours>>,
    /// Evidence of the position.
    pub evidence: Evidence,
}

/// A city: what people write in the address. It stands for all its hubs.
#[derive(Debug, Clone)]
pub struct City {
    /// UN/LOCODE.
    pub code: HubCode,
    /// English name.
    pub name: Arc<str>,
    /// Chinese name.
    pub zh: Option<Arc<str>>,
    /// Country.
    pub country: CountryCode,
    /// Position of its centre, where drayage starts when only the city is known.
    pub position: Position,
}

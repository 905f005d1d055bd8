//! The text's mirror: what a network file looks like, field by field, before anything is believed.
//!
//! Nothing here is checked beyond its shape. [`crate::file::check`] turns a set of these files into a
//! [`crate::model::Network`], or into the list of everything that is wrong with them.
//!
//! Conventions of the text: money in the network's currency with at most two decimals, durations in decimal
//! days unless the field says hours, distances in kilometres, positions in decimal degrees. Every figure carries its
//! [`Evidence`]: grade, keys into the list of sources (space separated), and the year it speaks of.

use serde::Deserialize;

/// One network file: a corridor, or a set of facts that several corridors share.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Short name of the corridor.
    pub name: String,
    /// What the file holds and how its figures were made, in a sentence or two.
    pub about: String,
    /// Documents that figures refer to.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Cities: one name for several hubs.
    #[serde(default)]
    pub cities: Vec<City>,
    /// Hubs.
    #[serde(default)]
    pub hubs: Vec<Hub>,
    /// Services.
    #[serde(default)]
    pub services: Vec<Service>,
    /// What it takes to change service, to hand in and to collect.
    #[serde(default)]
    pub handling: Vec<Handling>,
    /// Packing cargo into boxes at the origin.
    #[serde(default)]
    pub stuffing: Vec<Stuffing>,
    /// What staying too long costs.
    #[serde(default)]
    pub storage: Vec<Storage>,
    /// Customs by country.
    #[serde(default)]
    pub customs: Vec<Customs>,
    /// Lorry tariffs between a door and a hub.
    #[serde(default)]
    pub drayage: Vec<Drayage>,
    /// Emission factors.
    #[serde(default)]
    pub emissions: Vec<Emission>,
    /// Commodities.
    #[serde(default)]
    pub commodities: Vec<Commodity>,
    /// How cargo fills boxes, lorries and aircraft. One file of a network holds it.
    #[serde(default)]
    pub stowage: Option<Stowage>,
}

/// A document, or the word "estimate".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key that figures cite, without spaces.
    pub key: String,
    /// Who published it.
    pub publisher: String,
    /// What it is about.
    pub title: String,
    /// Its date as text.
    pub date: String,
    /// How far to trust it.
    pub trust: Trust,
    /// Address, where it was kept.
    #[serde(default)]
    pub address: Option<String>,
}

/// How far a source is to be trusted.
#[derive(Debug, Clone, Copy, Deserialize)]
pub enum Trust {
    /// Statistics, an operator or an official text.
    Official,
    /// Press.
    Press,
    /// A forwarder's page, an undated page, a secondary list.
    Secondary,
    /// Computed.
    Computed,
    /// General knowledge; no document behind it.
    Estimate,
}

/// Where a figure comes from: keys of sources, and the year it speaks of.
#[derive(Debug, Clone, Deserialize)]
pub enum Evidence {
    /// Stands in the source as it stands here.
    Published(String, u16),
    /// Computed from what the sources say.
    Derived(String, u16),
    /// Nobody published it.
    Estimate(String, u16),
}

/// Low (best practice), typical (an ordinary week), high (a bad week that still occurs), and the evidence.
#[derive(Debug, Clone, Deserialize)]
pub struct Range(pub f64, pub f64, pub f64, pub Evidence);

/// One figure and its evidence.
#[derive(Debug, Clone, Deserialize)]
pub struct Exact(pub f64, pub Evidence);

/// A city: what people write in the address; it stands for all its hubs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// UN/LOCODE of the city.
    pub code: String,
    /// English name.
    pub name: String,
    /// Chinese name.
    #[serde(default)]
    pub zh: Option<String>,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
}

/// A place where cargo can change service, wait or clear.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    /// UN/LOCODE, with a facility suffix (`CNCKG-TJC`) where one city has several hubs.
    pub code: String,
    /// Whether that code stands in the UN/LOCODE list.
    pub locode: Locode,
    /// English name.
    pub name: String,
    /// Chinese name.
    #[serde(default)]
    pub zh: Option<String>,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
    /// IANA time zone.
    pub zone: String,
    /// What the place is.
    pub functions: Vec<Function>,
    /// The city it belongs to, where people would name the city instead.
    #[serde(default)]
    pub city: Option<String>,
    /// Track gauges in millimetres.
    #[serde(default)]
    pub gauges: Vec<u16>,
    /// National logistics hub type.
    #[serde(default)]
    pub national_hub: Option<NationalHub>,
    /// Whether a bonded zone is here.
    #[serde(default)]
    pub bonded: bool,
    /// Evidence of the position.
    pub evidence: Evidence,
}

/// Standing of a hub's code.
#[derive(Debug, Clone, Deserialize)]
pub enum Locode {
    /// Found in a copy of the UN/LOCODE list.
    Listed(String),
    /// From memory; check before publishing.
    Remembered(String),
    /// No code is known; the hub's own code keeps the scheme only.
    Absent,
}

/// UN/LOCODE functions, as far as freight planning tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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

/// UNECE Recommendation 19, the five that carry freight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Mode {
    /// Code 1.
    Sea,
    /// Code 2.
    Rail,
    /// Code 3.
    Road,
    /// Code 4.
    Air,
    /// Code 8.
    River,
}

/// How cargo rides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Carriage {
    /// In ISO boxes.
    Box,
    /// In a lorry that goes through.
    Truck,
    /// Vehicles on their own wheels: JSQ wagons, car carriers.
    Vehicle,
    /// Loose or on pallets, by chargeable weight.
    Loose,
}

/// What a charge multiplies.
#[derive(Debug, Clone, Deserialize)]
pub enum Basis {
    /// Each box, whatever its size.
    Box,
    /// A forty-foot box; a twenty-foot box pays the share `twenty`.
    Feu {
        /// Share of the forty-foot price that a twenty-foot box pays.
        twenty: Exact,
    },
    /// A vehicle.
    Vehicle,
    /// A lorry load.
    Truck,
    /// A chargeable kilogram.
    Kg,
    /// A tonne, rounded up.
    Tonne,
    /// The whole shipment.
    Shipment,
}

/// When a service leaves its first call.
#[derive(Debug, Clone, Deserialize)]
pub enum Departs {
    /// Weekdays and local times of the first call.
    Weekly(Vec<(Weekday, String)>, Evidence),
    /// Only a frequency is known: departures are spread evenly over the week and called nominal.
    PerWeek(f64, Evidence),
    /// Leaves when the cargo is ready.
    OnDemand,
}

/// Days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A carrier's repeated line over an ordered list of calls.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Unique code; ties between equal answers go to the smaller.
    pub code: String,
    /// English name.
    pub name: String,
    /// Operators.
    pub operator: String,
    /// Mode of every stage.
    pub mode: Mode,
    /// How cargo rides.
    pub carries: Carriage,
    /// What the charges of its stages multiply.
    pub per: Basis,
    /// When it leaves.
    pub departs: Departs,
    /// Latest delivery before departure, in hours, at every call.
    #[serde(default)]
    pub cut_off_hours: Option<Range>,
    /// How many units of `carries` one departure holds (boxes in forty-foot units, kilograms when loose).
    #[serde(default)]
    pub capacity: Option<Exact>,
    /// Emission factor of its stages, unless a stage names another.
    pub co2e: String,
    /// Switched off unless a query allows the switch by name.
    #[serde(default)]
    pub off: Option<Off>,
    /// First and last day of departure, `2026-03-01`, both included.
    #[serde(default)]
    pub valid: Option<(String, String)>,
    /// What changes with the calendar.
    #[serde(default)]
    pub seasons: Vec<Season>,
    /// First call.
    pub from: String,
    /// The way, stage by stage.
    pub stages: Vec<Stage>,
    /// Rates for a pair of calls that are not the sum of the stages.
    #[serde(default)]
    pub through: Vec<Through>,
    /// Anything a forwarder should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// Why a service is off by default, and the switch that a query allows to have it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Off {
    /// Name of the switch; several services may share one.
    pub switch: String,
    /// Why.
    pub reason: String,
}

/// A part of a service's way.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Stage {
    /// Moving, operating stops included.
    Run {
        /// Where it ends.
        to: String,
        /// Length.
        km: Exact,
        /// Time in decimal days.
        days: Range,
        /// Price.
        charge: Range,
        /// Emission factor, where it differs from the service's.
        #[serde(default)]
        co2e: Option<String>,
        /// Countries passed besides those of the two ends.
        #[serde(default)]
        via: Vec<String>,
        /// Straits and canals passed.
        #[serde(default)]
        gates: Vec<String>,
        /// No cargo is worked at the end.
        #[serde(default)]
        pass: bool,
    },
    /// Crossing a border: clearance, queue, and change of gauge where one is named.
    Border {
        /// The other side.
        to: String,
        /// Time in decimal days.
        days: Range,
        /// Price.
        charge: Range,
        /// Gauge change, from and to.
        #[serde(default)]
        gauge: Option<(u16, u16)>,
        /// No cargo is worked on the other side.
        #[serde(default)]
        pass: bool,
    },
    /// Standing at the call just reached: re-gauging, locomotive change, a lock.
    Dwell {
        /// Why.
        reason: String,
        /// Time in decimal days.
        days: Range,
        /// Price for cargo that stays aboard.
        charge: Range,
        /// Gauge change, from and to.
        #[serde(default)]
        gauge: Option<(u16, u16)>,
    },
}

/// A through rate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Through {
    /// Loading call.
    pub from: String,
    /// Discharging call.
    pub to: String,
    /// Price.
    pub charge: Range,
}

/// What changes with the calendar, by the local date of departure at the first call.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Name shown beside the charge.
    pub name: String,
    /// When.
    pub window: Window,
    /// Decimal days added to the way as a whole.
    #[serde(default)]
    pub add_days: Option<Range>,
    /// Per cent added to (or, negative, taken from) the price.
    #[serde(default)]
    pub charge_percent: Option<Exact>,
    /// Amount added to the price, on the service's basis.
    #[serde(default)]
    pub add_charge: Option<Range>,
    /// Hours added to the cut-off: a queue at the quay.
    #[serde(default)]
    pub add_cut_off_hours: Option<Range>,
}

/// When a season holds.
#[derive(Debug, Clone, Deserialize)]
pub enum Window {
    /// Whole months, every year.
    Months(Vec<u8>),
    /// From a day to a day, both included.
    Dates(String, String),
}

/// Where a rule holds; the narrower wins.
#[derive(Debug, Clone, Deserialize)]
pub enum Scope {
    /// At these hubs.
    Hubs(Vec<String>),
    /// At every hub of these countries.
    Countries(Vec<String>),
    /// Everywhere.
    Anywhere,
}

/// One side of a handling.
#[derive(Debug, Clone, Deserialize)]
pub enum Side {
    /// The gate: handed in by the shipper, collected by the consignee.
    Gate,
    /// On or off a service of this mode, riding so.
    On(Mode, Carriage),
}

/// A hub operation between two rides, or between a ride and the gate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    /// Unique code.
    pub code: String,
    /// Where.
    pub at: Scope,
    /// How the cargo came.
    pub from: Side,
    /// How it leaves.
    pub to: Side,
    /// Time in decimal days, waiting for a departure not included.
    pub days: Range,
    /// Price.
    pub charge: Range,
    /// What the price multiplies.
    pub per: Basis,
    /// Emission factor of the hub.
    pub co2e: String,
    /// What is done.
    #[serde(default)]
    pub note: Option<String>,
}

/// Packing what comes unpacked into boxes, at the hub where it is handed in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stuffing {
    /// Unique code.
    pub code: String,
    /// Where.
    pub at: Scope,
    /// What comes unpacked: `Vehicle` or `Loose`.
    pub cargo: Carriage,
    /// Time in decimal days.
    pub days: Range,
    /// Price.
    pub charge: Range,
    /// What the price multiplies.
    pub per: Basis,
    /// What is done.
    #[serde(default)]
    pub note: Option<String>,
}

/// Storage and demurrage: free days from arrival, then steps a started day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Where.
    pub at: Scope,
    /// What is stored.
    pub carriage: Carriage,
    /// Free days from arrival.
    pub free_days: f64,
    /// Steps after the free days: how many days at which price a started day. The last step has no end.
    pub steps: Vec<StorageStep>,
    /// What the price multiplies.
    pub per: Basis,
    /// Evidence of all of it.
    pub evidence: Evidence,
}

/// A step of a storage tariff.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StorageStep {
    /// How many days; none for the last.
    #[serde(default)]
    pub days: Option<u32>,
    /// Price of a started day.
    pub charge: f64,
}

/// Export and import clearance of a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customs {
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Leaving.
    pub export: Clearance,
    /// Coming in.
    pub import: Clearance,
}

/// One clearance: a declaration for the whole shipment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// Time in hours.
    pub hours: Range,
    /// Price of the declaration.
    pub charge: Range,
}

/// Lorry between a door and a hub.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drayage {
    /// ISO 3166 alpha-2 codes.
    pub countries: Vec<String>,
    /// What the lorry carries.
    pub carriage: Carriage,
    /// What the prices multiply.
    pub per: Basis,
    /// Price of the call.
    pub fixed: Range,
    /// Price of a kilometre.
    pub per_km: Range,
    /// Kilometres by road for one as the crow flies.
    pub circuity: Exact,
    /// Hours of loading or unloading.
    pub fixed_hours: Range,
    /// Kilometres an hour.
    pub km_per_hour: Exact,
    /// How far it goes, by road.
    pub radius_km: Exact,
    /// Emission factor.
    pub co2e: String,
}

/// An emission factor, well to wheel.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emission {
    /// Key that services and handlings cite.
    pub key: String,
    /// What it stands for.
    pub about: String,
    /// What it multiplies.
    pub per: EmissionBasis,
    /// Grams of CO2e.
    pub grams: Range,
    /// Per cent added to the distance, per ISO 14083, where the distance is the shortest feasible one.
    #[serde(default)]
    pub distance_percent: Option<Exact>,
}

/// What an emission factor multiplies.
#[derive(Debug, Clone, Copy, Deserialize)]
pub enum EmissionBasis {
    /// Tonne-kilometres of cargo.
    TonneKm,
    /// TEU-kilometres.
    TeuKm,
    /// Tonnes handled at a hub.
    Tonne,
}

/// A commodity and what is typical of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commodity {
    /// Key that shipments name.
    pub key: String,
    /// Chinese name.
    #[serde(default)]
    pub zh: Option<String>,
    /// Net weight: of a forty-foot box, or of one vehicle.
    pub kg: Exact,
    /// Volume: of a forty-foot box's load, or of one vehicle.
    pub m3: Exact,
    /// Value: of a forty-foot box's load, or of one vehicle.
    pub value: Range,
    /// Per cent of the value that a day costs.
    pub time_cost_percent: Range,
    /// Whether the figures are of one vehicle.
    #[serde(default)]
    pub vehicle: bool,
}

/// How cargo fills what carries it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stowage {
    /// Cargo kilograms in a lorry.
    pub truck_kg: Exact,
    /// Cubic metres in a lorry.
    pub truck_m3: Exact,
    /// Cargo kilograms in a forty-foot box.
    pub box_kg: Exact,
    /// Cubic metres in a forty-foot high cube.
    pub box_m3: Exact,
    /// Cars in a forty-foot box with racks.
    pub cars_per_box: Exact,
    /// Chargeable kilograms of a cubic metre by air.
    pub air_kg_per_m3: Exact,
}

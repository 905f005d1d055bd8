//! A reach for programs: what it takes and costs from one place to every hub.

use super::FORMAT_VERSION;
use super::asked::{cargo, chinese, currency, ready};
use super::assumed::AssumptionEntry;
use super::figures::{Moment, TimeAndCostEntry, moment};
use super::hub::HubEntry;
use super::why::obstacle::HubNameEntry;
use super::why::reasons::{ReachLeftOutEntry, Unanswered};
use super::words::{CargoKind, Status};
use crate::model::{Hub, Network, Shipment};
use crate::plan::{HubReach, HubRef, LeftOutOfReach, PlanError, Query, Reach};
use crate::units::{Minutes, Money, Position};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What the document calls itself.
const FORMAT: &str = "landsea-reach";

/// A reach as a document that any `serde` format writes and reads: a line for each country, and every hub with its front.
///
/// Names, units and what a null means are those of [`Document`](super::Document). Costs are in minor units of one currency, named
/// once.
///
/// ```
/// use landsea::report::ReachDocument;
/// use landsea::{Network, Planner, Query, Shipment};
///
/// let network = Network::chongqing();
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1")?;
/// let reach = Planner::new(&network).reach(&shipment, &Query::minimise_time_and_cost())?;
/// let document = ReachDocument::new(&reach, &shipment, &network, |hub| hub.country.as_str() == "TR");
/// let [turkiye] = &document.countries[..] else { panic!("one country is of interest") };
/// assert_eq!(turkiye.hubs, document.hubs.iter().filter(|hub| hub.counted).count());
/// let text = serde_json::to_string(&document)?;
/// let read: ReachDocument = serde_json::from_str(&text)?;
/// assert_eq!(read, document);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReachDocument<'r> {
    /// Always `landsea-reach`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "landsea-reach")))]
    pub format: Cow<'r, str>,
    /// The version of this shape, [`FORMAT_VERSION`](super::FORMAT_VERSION).
    pub format_version: u32,
    /// Name of the origin.
    pub from: Cow<'r, str>,
    /// Chinese name of the origin. Null where it is unknown.
    pub from_zh: Option<Cow<'r, str>>,
    /// Decimal degrees of the origin, north positive.
    pub from_latitude_deg: f64,
    /// Decimal degrees of the origin, east positive.
    pub from_longitude_deg: f64,
    /// What is moved.
    pub cargo: CargoKind<'r>,
    /// The cargo in words.
    pub cargo_text: Cow<'r, str>,
    /// Key of the commodity in the network. Null where none was named.
    pub commodity: Option<Cow<'r, str>>,
    /// When the cargo is ready. Null where the plan is without a date.
    pub ready: Option<Moment<'r>>,
    /// Days after ready within which departures and arrivals were looked for. Null where no date was given.
    pub horizon_days: Option<u32>,
    /// Whether the search ran to its end.
    pub status: Status,
    /// ISO 4217, of all costs.
    pub currency: Cow<'r, str>,
    /// What the answer stands on and nobody said.
    pub assumptions: Vec<AssumptionEntry<'r>>,
    /// The switches that leave counted hubs out, or vectors that would be on the front of one. Null where that was not asked.
    pub left_out: Option<Vec<ReachLeftOutEntry<'r>>>,
    /// Why nothing is reached. Null where something is, or where that was not asked.
    pub unanswered: Option<NothingReached<'r>>,
    /// A line for each country that has a counted hub, by ascending code.
    pub countries: Vec<CountryEntry<'r>>,
    /// Every hub but those of the origin, by ascending code.
    pub hubs: Vec<ReachedHub<'r>>,
}

/// Why no counted hub is reached, of one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NothingReached<'r> {
    /// The hub of which it was asked.
    pub to: HubNameEntry<'r>,
    /// Why there is no itinerary to it.
    pub why: Unanswered<'r>,
}

/// What the counted hubs of one country come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountryEntry<'r> {
    /// ISO 3166-1 alpha-2.
    pub country: Cow<'r, str>,
    /// How many of its hubs are counted.
    pub hubs: usize,
    /// How many of them are reached.
    pub reached: usize,
    /// The least time to any of them. Null where none is reached.
    pub fastest_minutes: Option<u32>,
    /// The least cost to any of them. Null where none is reached.
    pub cheapest_minor: Option<i64>,
}

/// A hub and what it takes and costs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReachedHub<'r> {
    /// Its code.
    pub code: Cow<'r, str>,
    /// The place.
    pub place: HubEntry<'r>,
    /// Whether it is one of those that were asked about, and counted with its country.
    pub counted: bool,
    /// What no other way beats, by ascending time and descending cost. Empty where nothing leads within the limits.
    pub front: Vec<TimeAndCostEntry>,
}

impl<'r> ReachDocument<'r> {
    /// The document of a reach, the shipment that it is of, and the network that it is in; `counted` picks the hubs that the lines of
    /// countries add up, such as ports.
    pub fn new(reach: &'r Reach, shipment: &'r Shipment, network: &'r Network, counted: impl Fn(&Hub) -> bool) -> Self {
        let origin = network.place(&shipment.from.name).ok();
        let home = origin.as_ref().and_then(|place| place.hubs.first()).map(|&hub| HubRef::from(network.hub(hub)));
        let centre = origin.as_ref().map(|place| place.centre);
        let (lat, lon) = centre.map_or((0.0, 0.0), |at: Position| (at.lat(), at.lon()));
        let mut hubs: Vec<ReachedHub<'r>> =
            reach.hubs().iter().map(|reached| hub(reached, network, counted(network.hub(reached.hub)))).collect();
        hubs.sort_by(|a, b| a.code.cmp(&b.code));
        let countries = reach.countries(network, &counted).into_iter().map(|line| CountryEntry {
            country: line.country.to_string().into(),
            hubs: line.hubs,
            reached: line.reached,
            fastest_minutes: line.fastest.map(Minutes::get),
            cheapest_minor: line.cheapest.map(Money::minor),
        });
        Self {
            format: FORMAT.into(),
            format_version: FORMAT_VERSION,
            from: reach.from().into(),
            from_zh: chinese(network, reach.from()),
            from_latitude_deg: lat,
            from_longitude_deg: lon,
            cargo: cargo(shipment),
            cargo_text: shipment.cargo_in_words().into(),
            commodity: shipment.commodity.as_deref().map(Cow::from),
            ready: ready(shipment)
                .zip(home.as_ref())
                .map(|(ready, home)| moment(Some(ready.begins(&home.zone)), Minutes::ZERO, home)),
            horizon_days: reach.horizon_days(),
            status: reach.status().into(),
            currency: reach.currency().as_str().into(),
            assumptions: reach.assumptions().iter().map(AssumptionEntry::of).collect(),
            left_out: None,
            unanswered: None,
            countries: countries.collect(),
            hubs,
        }
    }

    /// Adds what switches left out: see [`Planner::left_out_of_reach`](crate::Planner::left_out_of_reach).
    #[must_use]
    pub fn with_left_out(mut self, left: &'r [LeftOutOfReach], network: &'r Network) -> Self {
        self.left_out = Some(left.iter().map(|left| ReachLeftOutEntry::of(left, network)).collect());
        self
    }

    /// Adds why nothing is reached, of one hub: the error of a plan to it with this query. An error that refuses the question adds nothing.
    #[must_use]
    pub fn with_reason(mut self, to: &'r Hub, query: &Query, error: &'r PlanError) -> Self {
        let to = HubNameEntry { code: to.code.as_str().into(), name: (&*to.name).into() };
        if let Some((why, status)) = Unanswered::of_error(error, currency(query)) {
            self.status = status;
            self.unanswered = Some(NothingReached { to, why });
        }
        self
    }
}

fn hub<'r>(reached: &'r HubReach, network: &'r Network, counted: bool) -> ReachedHub<'r> {
    let hub = network.hub(reached.hub);
    let front = reached.front.iter().map(TimeAndCostEntry::of);
    ReachedHub { code: hub.code.as_str().into(), place: HubEntry::of_hub(hub), counted, front: front.collect() }
}

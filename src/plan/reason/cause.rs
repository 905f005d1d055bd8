//! What stands in the way of a question without an answer, as data; the words are in `Display`.

use super::words::Words;
use super::zoned::ZonedTime;
use crate::model::{HubIx, Loading, Mode, Need, Network, Patience, Side, Temperature};
use crate::units::{CountryCode, HsCode, HubCode, Kilograms, Minutes, Money, Shown};
use std::fmt;
use std::sync::Arc;

/// Why there is no itinerary. Where several things stand in the way and each alone could be loosened, it is the first of them in the order below.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Cause {
    /// The documents come after the cut-off of every departure that would do.
    Documents {
        /// When they come.
        on: ZonedTime,
    },
    /// Every way ends after the horizon of the query.
    Horizon {
        /// The horizon in days.
        days: u32,
        /// The wait that takes most of the time of the fastest way, where one does.
        wait: Option<LongWait>,
    },
    /// Every way takes more time or money than allowed.
    Limits {
        /// The most time from ready to collection, where this is in the way.
        time: Option<Minutes>,
        /// The budget, in the currency asked for, where this is in the way.
        money: Option<Money>,
    },
    /// Something banned lies on every way.
    Banned,
    /// No way passes every via.
    Vias,
    /// The goods may not pass through countries that lie on every way.
    NoTransit {
        /// These countries.
        countries: Vec<CountryCode>,
    },
    /// Every way needs something that is off by default.
    SwitchedOff,
    /// Something that a scenario closes lies on every way.
    Closed,
    /// The earliest delivery is too late for the limits.
    Delivery {
        /// From when on the consignee takes it.
        from: ZonedTime,
    },
    /// What may be waited for comes too late or costs too much; a later departure would do.
    Patience {
        /// The limit on waits for a later departure.
        most: Patience,
    },
    /// No lorry leads from the door to a hub from which a way leads on, or from a hub to the door.
    Door,
    /// No departure on any way holds so much.
    TooMuch,
    /// No way meets all that the shipment needs.
    Needs,
    /// Services on the way do not run at that time.
    Validity {
        /// Each, with the days on which it runs.
        services: Vec<RunsOnly>,
    },
    /// In that season services on the way do not run, or hold less.
    Season {
        /// Code and name of each.
        services: Vec<ServiceName>,
    },
    /// No service of the network carries such cargo.
    Loading,
    /// Services meet, and no handling leads from one to the next, or from or to the gate.
    Handling,
    /// No chain of services joins the two places.
    Connection {
        /// How the cargo can ride.
        rides: Vec<Loading>,
    },
    /// A chain of services joins the two places, and never at times that fit: borders, hubs and departures do not meet within two years.
    Timetables,
    /// Each of these is in the way, and it takes all of them loosened.
    Together(Vec<Cause>),
}

/// A service, by its code and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceName {
    /// Code.
    pub code: Arc<str>,
    /// English name.
    pub name: Arc<str>,
}

impl fmt::Display for ServiceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Shown(Words(self)))
    }
}

impl fmt::Display for Words<'_, ServiceName> {
    /// `my train (train)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.0.name, self.0.code)
    }
}

/// A hub, by its code and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubName {
    /// Code.
    pub code: HubCode,
    /// English name.
    pub name: Arc<str>,
}

impl HubName {
    pub(in crate::plan) fn of(network: &Network, hub: HubIx) -> Self {
        let hub = network.hub(hub);
        Self { code: hub.code.clone(), name: Arc::clone(&hub.name) }
    }
}

/// A service that runs on some days only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunsOnly {
    /// The service.
    pub service: ServiceName,
    /// First local date of departure, as the midnight that begins it; none where it runs since ever.
    pub first: Option<ZonedTime>,
    /// Last local date of departure, as the midnight that begins it; none where it runs for ever.
    pub last: Option<ZonedTime>,
}

impl fmt::Display for RunsOnly {
    /// `my train (train) runs until 31 Dec 2026 only`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} runs", self.service)?;
        if let Some(first) = &self.first {
            write!(f, " from {}", first.date())?;
        }
        if let Some(last) = &self.last {
            write!(f, " until {}", last.date())?;
        }
        f.write_str(" only")
    }
}

/// A departure that is far away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongWait {
    /// The service.
    pub service: ServiceName,
    /// When it leaves first after the cargo is there.
    pub leaves: ZonedTime,
    /// Where it runs on some days only and these have not begun.
    pub runs_only: Option<RunsOnly>,
}

impl fmt::Display for LongWait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.runs_only {
            Some(runs) => write!(f, "{runs}"),
            None => write!(f, "{} leaves next on {}", self.service, self.leaves.date()),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Shown(Words(self)))
    }
}

impl fmt::Display for Words<'_, Cause> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Cause::Documents { on } => write!(f, "the documents come too late: {on}"),
            Cause::Horizon { days, wait } => {
                write!(f, "nothing within the horizon of {}", super::words::days(*days))?;
                wait.as_ref().map_or(Ok(()), |wait| write!(f, ": {wait}"))
            }
            Cause::Limits { time, money } => {
                f.write_str("the limits are too tight: nothing")?;
                if let Some(time) = time {
                    write!(f, " within {:.1} days", time.as_days())?;
                }
                money.map_or(Ok(()), |money| write!(f, " for {money}"))
            }
            Cause::Banned => f.write_str("what is banned stands on every way"),
            Cause::Vias => f.write_str("no way passes every via"),
            Cause::NoTransit { countries } => {
                let names: Vec<&str> = countries.iter().map(CountryCode::as_str).collect();
                write!(f, "the goods may not pass through {}, as every way does", names.join(" and "))
            }
            Cause::SwitchedOff => f.write_str("every way needs something that is off by default"),
            Cause::Closed => f.write_str("what is closed stands on every way"),
            Cause::Delivery { from } => write!(f, "the consignee takes it too late for the limits: from {from}"),
            Cause::Patience { most } => {
                write!(f, "what need not be waited for longer than {most} comes too late or costs too much")
            }
            Cause::Door => f.write_str("no lorry between the door and a hub that leads on"),
            Cause::TooMuch => f.write_str("no departure on any way holds so much"),
            Cause::Needs => f.write_str("no way meets all that it needs"),
            Cause::Validity { services } => joined(f, services),
            Cause::Season { services } => {
                f.write_str("closed or short of room in that season: ")?;
                joined(f, services)
            }
            Cause::Loading => f.write_str("no service in the network carries such cargo"),
            Cause::Handling => f.write_str("handling is missing on every way"),
            Cause::Connection { rides } => {
                let rides: Vec<String> = rides.iter().map(ToString::to_string).collect();
                write!(f, "no chain of services joins the two places for cargo that rides as {}", rides.join(" or "))
            }
            Cause::Timetables => f.write_str("departures, borders and opening hours on the way never meet"),
            Cause::Together(all) => {
                f.write_str("several things at once: ")?;
                joined(f, all)
            }
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, all: &[impl fmt::Display]) -> fmt::Result {
    for (at, one) in all.iter().enumerate() {
        write!(f, "{}{one}", if at == 0 { "" } else { "; " })?;
    }
    Ok(())
}

/// Who or what stands in the way.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Obstacle {
    /// A service does not take what the shipment needs.
    NotTaken {
        /// The service.
        service: ServiceName,
        /// How cargo rides on it.
        loading: Loading,
        /// Its mode.
        mode: Mode,
        /// The need.
        need: Need,
        /// The need in words.
        words: String,
    },
    /// A service may not carry what the shipment needs.
    Barred {
        /// The service.
        service: ServiceName,
        /// The need.
        need: Need,
        /// The need in words.
        words: String,
        /// Why.
        reason: Arc<str>,
    },
    /// A hub holds no such temperature.
    NotHeld {
        /// The hub.
        hub: HubName,
        /// The temperature.
        range: Temperature,
    },
    /// A departure holds less than the shipment is.
    Holds {
        /// The service.
        service: ServiceName,
        /// What `holds` and `load` count, see [`crate::model::Quantities::load`].
        loading: Loading,
        /// What a departure holds.
        holds: u64,
        /// What the shipment is, in the same unit.
        load: u64,
    },
    /// Services are off by default.
    Off {
        /// The switch that allows them.
        switch: Arc<str>,
        /// Why.
        reason: Arc<str>,
    },
    /// Goods may not pass through a country.
    NoTransit {
        /// Chapters, headings or subheadings of the Harmonized System.
        goods: Vec<HsCode>,
        /// The country.
        country: CountryCode,
        /// The switch that allows it all the same.
        switch: Arc<str>,
        /// Why.
        reason: Arc<str>,
    },
    /// Something that the shipment needs may not be carried.
    Restricted {
        /// What is barred.
        needs: Vec<Need>,
        /// Each in words.
        bars: Vec<String>,
        /// The switch that allows it all the same, where there is one.
        switch: Option<Arc<str>>,
        /// Why.
        reason: Arc<str>,
    },
    /// Cargo that comes so cannot leave so.
    NoHandling {
        /// The hub.
        hub: HubName,
        /// How it comes.
        from: Side,
        /// How it would leave.
        to: Side,
    },
    /// How far services go from the origin, or from where they come to the destination.
    Reaches {
        /// Name of the origin or destination.
        place: String,
        /// Whether it is the origin.
        origin: bool,
        /// Hubs reached from the origin, or that lead to the destination, the first few.
        hubs: Vec<HubName>,
        /// How many there are besides.
        more: usize,
    },
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Shown(Words(self)))
    }
}

impl fmt::Display for Words<'_, Obstacle> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Obstacle::NotTaken { service: ServiceName { code, name }, loading, mode, words, .. } => {
                write!(f, "{name} ({code}, {loading} by {mode}) does not take {words}")
            }
            Obstacle::Barred { service, words, reason, .. } => write!(f, "{service} may not carry {words}: {reason}"),
            Obstacle::NotHeld { hub, range } => write!(f, "{} has nothing that holds {range}", hub.name),
            Obstacle::Holds { service, loading, holds, load } => {
                let unit = match loading {
                    Loading::Box => "forty-foot boxes",
                    Loading::Truck => "lorries",
                    Loading::Vehicle => "vehicles",
                    Loading::Loose => {
                        let [holds, load] = [*holds, *load].map(Kilograms::new);
                        return write!(f, "{service} holds {holds} a departure, and this is {load}");
                    }
                    Loading::Bulk => "t",
                };
                write!(f, "{service} holds {holds} {unit} a departure, and this is {load}")
            }
            Obstacle::Off { switch, reason } => write!(f, "`{switch}` is off: {reason}"),
            Obstacle::NoTransit { goods, country, switch, reason } => {
                let goods: Vec<&str> = goods.iter().map(HsCode::as_str).collect();
                write!(f, "{country} is closed to goods of HS {}, `{switch}` is off: {reason}", goods.join(" and "))
            }
            Obstacle::Restricted { bars, switch, reason, .. } => {
                let switch = switch.as_ref().map_or(String::new(), |switch| format!(", `{switch}` is off"));
                write!(f, "no {}{switch}: {reason}", bars.join(" or "))
            }
            Obstacle::NoHandling { hub: HubName { code, name }, from, to } => {
                write!(f, "{name} ({code}) has no handling from {} to {}", side(*from), side(*to))
            }
            Obstacle::Reaches { place, origin, hubs, more } => {
                let names: Vec<&str> = hubs.iter().map(|hub| &*hub.name).collect();
                let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
                match (origin, names.is_empty()) {
                    (true, true) => write!(f, "nothing that carries it leaves {place}"),
                    (false, true) => write!(f, "nothing that carries it comes to {place}"),
                    (true, false) => write!(f, "from {place} it comes to {}{more} only", names.join(", ")),
                    (false, false) => write!(f, "to {place} it comes from {}{more} only", names.join(", ")),
                }
            }
        }
    }
}

/// `boxes by rail`, `the gate`.
fn side(side: Side) -> String {
    match side {
        Side::Gate => "the gate".to_owned(),
        Side::On(mode, loading) => format!("{loading} by {mode}"),
    }
}

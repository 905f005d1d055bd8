//! How much a call may take, who may stop it, and what did.

use crate::search::Status;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How much one call of the planner may take, all its searches together, and on whatever threads.
///
/// A call that is stopped answers with what it has found by then, and the status of the answer says so; where it has found nothing at all it
/// answers [`PlanError::Stopped`](super::PlanError::Stopped). The clock and the flag are looked at once in a while: between two looks lies
/// less than 20 ms of work on the network of the world.
///
/// ```
/// use landsea::plan::{Cancel, Limits};
/// use landsea::search::Status;
/// use landsea::{Network, Planner, Query, Shipment};
/// use std::time::Duration;
///
/// let network = Network::chongqing();
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
/// let cancel = Cancel::new();
/// let limits = Limits::none().within_time(Duration::from_secs(60)).at_most_labels(1_000_000).cancelled_by(&cancel);
/// let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost().limits(limits))?;
/// assert_eq!(front.status(), Status::Complete);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Limits {
    pub(super) within: Option<Duration>,
    pub(super) until: Option<Instant>,
    pub(super) labels: Option<usize>,
    pub(super) cancel: Option<Cancel>,
}

impl Limits {
    /// No limit.
    pub fn none() -> Self {
        Self::default()
    }

    /// So long from the beginning of each call.
    pub fn within_time(self, time: Duration) -> Self {
        Self { within: Some(time), ..self }
    }

    /// Until a moment, however many calls are made by then. With [`Limits::within_time`] the earlier of the two counts.
    pub fn until(self, moment: Instant) -> Self {
        Self { until: Some(moment), ..self }
    }

    /// This many labels created in all searches of a call. The search that comes to it ends with the label it is at. The searches of a
    /// call then go one after the other, so that the answer is the same on any machine.
    pub fn at_most_labels(self, labels: usize) -> Self {
        Self { labels: Some(labels), ..self }
    }

    /// Until the flag is set.
    pub fn cancelled_by(self, cancel: &Cancel) -> Self {
        Self { cancel: Some(cancel.clone()), ..self }
    }

    /// The moment at which a call that begins now is to stop. A time past what the clock can show is no limit.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let within = self.within.and_then(|time| Instant::now().checked_add(time));
        within.into_iter().chain(self.until).min()
    }
}

/// A flag that stops calls, set from any thread. Clones are the same flag.
///
/// ```
/// use landsea::plan::{Cancel, Stop};
/// use landsea::{Network, PlanError, Planner, Query, Shipment};
///
/// let cancel = Cancel::new();
/// let flag = cancel.clone();
/// std::thread::spawn(move || flag.cancel()).join().unwrap();
/// let network = Network::chongqing();
/// let query = Query::minimise_time_and_cost().cancelled_by(&cancel);
/// let stopped = Planner::new(&network).plan(&Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?, &query);
/// assert_eq!(stopped, Err(PlanError::Stopped(Stop::Cancelled)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// A flag that is not set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets it: every call that looks at it stops. It stays set.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it is set.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn flag(&self) -> &AtomicBool {
        &self.0
    }
}

impl PartialEq for Cancel {
    /// Whether both are the same flag.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Cancel {}

/// What stopped a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stop {
    /// The limit on labels.
    Labels,
    /// The time limit.
    Time,
    /// The flag.
    Cancelled,
}

impl Stop {
    /// What ended a search that did not run to its end.
    pub(super) fn of(status: Status) -> Option<Self> {
        match status {
            Status::Complete => None,
            Status::TimeLimit => Some(Self::Time),
            Status::Cancelled => Some(Self::Cancelled),
            _ => Some(Self::Labels),
        }
    }
}

impl From<Stop> for Status {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Labels => Self::LabelLimit,
            Stop::Time => Self::TimeLimit,
            Stop::Cancelled => Self::Cancelled,
        }
    }
}

impl fmt::Display for Stop {
    /// `the limit on labels`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Labels => "the limit on labels",
            Self::Time => "the time limit",
            Self::Cancelled => "a cancellation",
        })
    }
}

impl Stop {
    /// What the asker can do.
    pub(super) fn cure(self) -> &'static str {
        match self {
            Self::Labels => "raise the limit",
            Self::Time => "give it more time",
            Self::Cancelled => "ask again",
        }
    }
}

/// Why the reasons for an empty front are not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Untold {
    /// The query leaves them to be asked for: [`Planner::why_not`](super::Planner::why_not).
    NotAsked,
    /// A limit came before they were found.
    Stopped(Stop),
}

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAsked => f.write_str("why was not asked"),
            Self::Stopped(stop) => write!(f, "{stop} stopped the search for the reason; {}", stop.cure()),
        }
    }
}

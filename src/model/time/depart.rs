//! When a shipment may leave.

use crate::units::When;

/// When a shipment may leave: one answer, so that no two can contradict each other.
///
/// Dates without a zone are those of the clock of the place that they are about: the origin for what is ready, the destination for an arrival.
///
/// ```
/// use landsea::model::Depart;
/// use landsea::Shipment;
///
/// let boxes = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?;
/// assert_eq!(boxes.departs(), Depart::AnyTime);
/// let on_a_day = boxes.ready("2026-12-01")?;
/// assert!(matches!(on_a_day.departs(), Depart::On(_)));
/// let in_a_week = on_a_day.ready_between("2026-12-01", "2026-12-07")?;
/// assert!(matches!(in_a_week.departs(), Depart::Between(_, _)));
/// # Ok::<(), landsea::ShipmentError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Depart {
    /// No date: the plan goes by mean waits, without departures and seasons.
    #[default]
    AnyTime,
    /// When it is ready to be handed in; a date alone is the beginning of that day.
    On(When),
    /// It may be handed in on any day between two, at the time of day of the first; the last counts when it is a date alone, or that time
    /// is not after it.
    Between(When, When),
    /// As late as it may be ready and still be available for collection by then; a date alone is the end of that day.
    ToArriveBy(When),
}

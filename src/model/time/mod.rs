//! When: timetables, hours of work, holidays, windows of the year, and when a shipment may leave.

mod depart;
mod hours;
mod patience;
mod schedule;
mod window;

pub use depart::Depart;
pub(crate) use hours::both_open;
pub use hours::{Calendar, Hours, HoursError};
pub use patience::Patience;
pub use schedule::{Departs, Timetable, TimetableError};
pub use window::Window;

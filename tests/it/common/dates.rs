//! How the dates of a question are written: as moments, or on the clocks of the places that they are about.

use landsea::units::{Instant, LocalTime, When, Zone};

/// What somebody writes who looks at the clock of a place; the date alone where that means the same: at the beginning of a day, or at its end
/// for what is due.
pub(crate) fn on_the_clock(zone: &Zone, moment: Instant, is_due: bool) -> When {
    let civil = zone.local(moment);
    if zone.instant(civil) != moment {
        // The second of two minutes that the clock shows alike.
        return When::At(moment);
    }
    let (year, month, day) = civil.date();
    let date = LocalTime::date(i16::try_from(year).unwrap(), month.cast_signed(), day.cast_signed()).unwrap();
    let minute = u16::try_from(civil.minute_of_day()).unwrap();
    if minute == if is_due { 23 * 60 + 59 } else { 0 } {
        return When::Local(date);
    }
    let [hour, minute] = [minute / 60, minute % 60].map(|part| u8::try_from(part).unwrap());
    When::Local(date.at(hour, minute).unwrap())
}

/// The last minute in which the clock of a place shows the date that it shows at a moment.
pub(crate) fn end_of_day(zone: &Zone, moment: Instant) -> Instant {
    let today = zone.local(moment).epoch_days();
    let after = |minutes| Instant::from_epoch_minutes(moment.epoch_minutes() + minutes);
    // No day has more than 26 hours.
    (0..26 * 60).map(after).rfind(|&later| zone.local(later).epoch_days() == today).unwrap()
}

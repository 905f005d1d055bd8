//! Days, times of day, and windows of the calendar.

use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::Window;
use crate::units::{Minutes, Weekday, When};

pub(in crate::file) fn days(reader: &mut Reader<'_>, at: &At, first: &str, last: &str) -> Option<(i64, i64)> {
    let (first_day, last_day) = (day(reader, at, first), day(reader, at, last));
    let (first_day, last_day) = (first_day?, last_day?);
    if first_day > last_day {
        reader.refuse("date", at, format!("{first} is after {last}"), "put the first day first");
        return None;
    }
    Some((first_day, last_day))
}

/// A day, as days since the civil epoch.
fn day(reader: &mut Reader<'_>, at: &At, text: &str) -> Option<i64> {
    let day = civil_day(text);
    if day.is_none() {
        reader.refuse("date", at, format!("`{text}` is no date"), "write year, month and day, as in 2026-03-01");
    }
    day
}

/// A date and nothing else, ten characters long.
fn civil_day(text: &str) -> Option<i64> {
    match text.parse() {
        Ok(When::Local(date)) if date.is_date() && text.len() == "2026-03-01".len() => Some(date.civil().epoch_days()),
        _ => None,
    }
}

pub(in crate::file) fn time_of_day(text: &str) -> Option<Minutes> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| Minutes::new(hours * 60 + minutes))
}

pub(in crate::file) fn weekday(day: raw::Weekday) -> Weekday {
    match day {
        raw::Weekday::Mon => Weekday::Monday,
        raw::Weekday::Tue => Weekday::Tuesday,
        raw::Weekday::Wed => Weekday::Wednesday,
        raw::Weekday::Thu => Weekday::Thursday,
        raw::Weekday::Fri => Weekday::Friday,
        raw::Weekday::Sat => Weekday::Saturday,
        raw::Weekday::Sun => Weekday::Sunday,
    }
}

/// When a season or a surcharge holds.
pub(in crate::file) fn read_window(reader: &mut Reader<'_>, at: &At, raw: &raw::Window) -> Option<Window> {
    match raw {
        raw::Window::Months(months) => {
            if months.is_empty() || months.iter().any(|month| !(1..=12).contains(month)) {
                let cause = "a season of months that do not exist";
                reader.refuse("date", at, cause, "number the months from 1 to 12");
                return None;
            }
            Some(Window::Months(months.clone()))
        }
        raw::Window::From(first) => Some(Window::From(day(reader, at, first)?)),
        raw::Window::Dates(first, last) => {
            let (first, last) = days(reader, at, first, last)?;
            Some(Window::Dates(first, last))
        }
    }
}

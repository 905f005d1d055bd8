//! Reading calendars and opening hours.

use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::when::{days, time_of_day, weekday};
use crate::model::{Calendar, Hours, nearest_name};
use crate::units::{Minutes, Zone};
use std::sync::Arc;

/// The calendars of all files, by key.
pub(in crate::file) fn calendars(reader: &mut Reader<'_>, names: &mut Names, files: &[(usize, raw::File)]) {
    for (file, read) in files {
        for (index, raw) in read.calendars.iter().enumerate() {
            let at = At::element(*file, "calendars", index);
            let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
            let place = at.field("days");
            let stretches: Vec<(i64, i64)> =
                raw.days.iter().filter_map(|(first, last)| days(reader, &place, first, last)).collect();
            let calendar = Arc::new(Calendar::new(&raw.key, &raw.about, stretches, evidence));
            if names.calendars.insert(raw.key.clone(), calendar).is_some() {
                reader.refuse(
                    "duplicate",
                    &at,
                    format!("calendar `{}` stands twice", raw.key),
                    "remove one, or give it a key of its own",
                );
            }
        }
    }
}

/// The calendar with a key, or a finding.
pub(super) fn calendar(reader: &mut Reader<'_>, at: &At, names: &Names, key: &str) -> Option<Arc<Calendar>> {
    let known = names.calendars.get(key).cloned();
    if known.is_none() {
        let hint = nearest_name(key, names.calendars.keys().map(String::as_str));
        let cure = format!("add it, or correct the key: {hint}");
        reader.refuse("dangling", at, format!("no file has a calendar `{key}`"), cure);
    }
    known
}

pub(super) fn hours(
    reader: &mut Reader<'_>,
    at: &At,
    raw: &raw::Hours,
    names: &Names,
    zone: &Arc<Zone>,
) -> Option<Arc<Hours>> {
    let evidence = reader.evidence(&at.field("evidence"), &raw.evidence);
    let closed = match &raw.closed {
        Some(key) => Some(calendar(reader, &at.field("closed"), names, key)?),
        None => None,
    };
    let place = at.field("open");
    let mut stretches = Vec::new();
    for (first, last, from, to) in &raw.open {
        let midnight = (to == "24:00").then_some(Minutes::DAY);
        let (Some(from_time), Some(to_time)) = (time_of_day(from), midnight.or_else(|| time_of_day(to))) else {
            reader.refuse(
                "time",
                &place,
                format!("`{from}` to `{to}` are no times of day"),
                "write hours and minutes, as in 09:00 and 18:30; 24:00 is midnight",
            );
            return None;
        };
        let (mut day, last) = (weekday(*first).index(), weekday(*last).index());
        loop {
            let of_day = |time: Minutes| Minutes::new(day * Minutes::DAY.get() + time.get());
            stretches.push((of_day(from_time), of_day(to_time)));
            if day == last {
                break;
            }
            day = (day + 1) % 7;
        }
    }
    let hours = Hours::new(Arc::clone(zone), &stretches, closed, evidence);
    reader.take("hours", &place, hours, "give first and last day, and two times in ascending order").map(Arc::new)
}

//! Local time: zones, weekdays, civil dates.
//!
//! jiff knows the zones (its bundled database, so that every machine agrees). A [`Zone`] copies the offsets of one
//! zone into a small table once, because the search asks for local times millions of times.

use super::Instant;
use std::fmt;

/// A day of the week; Monday is 0, as in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// Days since Monday.
    pub const fn index(self) -> u32 {
        self as u32
    }

    /// Three letters.
    pub const fn short(self) -> &'static str {
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][self as usize]
    }

    const fn from_index(index: u32) -> Self {
        match index % 7 {
            0 => Self::Monday,
            1 => Self::Tuesday,
            2 => Self::Wednesday,
            3 => Self::Thursday,
            4 => Self::Friday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }
}

/// A local date and time of day: minutes since 1 January 1970, 00:00 on the local clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil(i64);

impl Civil {
    /// A local date at a time of day.
    ///
    /// `None` for a month, day, hour or minute that does not exist.
    pub fn new(year: i16, month: i8, day: i8, hour: i8, minute: i8) -> Option<Self> {
        let date = jiff::civil::Date::new(year, month, day).ok()?;
        jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = i64::from(epoch.until(date).ok()?.get_days());
        Some(Self(days * 1440 + i64::from(hour) * 60 + i64::from(minute)))
    }

    /// Wraps minutes since the local epoch.
    pub const fn from_epoch_minutes(minutes: i64) -> Self {
        Self(minutes)
    }

    /// Minutes since the local epoch.
    pub const fn epoch_minutes(self) -> i64 {
        self.0
    }

    /// Days since the local epoch.
    pub const fn epoch_days(self) -> i64 {
        self.0.div_euclid(1440)
    }

    /// Day of the week; 1 January 1970 was a Thursday.
    pub fn weekday(self) -> Weekday {
        Weekday::from_index(u32::try_from((self.epoch_days() + 3).rem_euclid(7)).unwrap_or(0))
    }

    /// Year, month 1 to 12, day 1 to 31 of the Gregorian calendar.
    ///
    /// Days to civil date after Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*.
    #[expect(clippy::cast_possible_truncation, reason = "month and day are small by construction")]
    pub const fn date(self) -> (i64, u8, u8) {
        let z = self.epoch_days() + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as i64;
        (year, month.unsigned_abs() as u8, day.unsigned_abs() as u8)
    }

    /// Minutes since local midnight.
    pub const fn minute_of_day(self) -> i64 {
        self.0.rem_euclid(1440)
    }
}

impl fmt::Display for Civil {
    /// `Tue 1 Dec 09:00`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (_, month, day) = self.date();
        let minute = self.minute_of_day();
        f.pad(&format!(
            "{} {day} {} {:02}:{:02}",
            self.weekday().short(),
            MONTHS[usize::from(month) - 1],
            minute / 60,
            minute % 60
        ))
    }
}

/// A zone that the time-zone database does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no IANA time zone")]
pub struct ZoneError {
    name: String,
}

/// Names of the database that stand for no place's clock.
const NO_CLOCK: [&str; 2] = ["Etc/Unknown", "Factory"];

/// An IANA time zone, with its offsets from 2000 to 2100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    name: Box<str>,
    /// (from when on, minutes east of UTC), ascending; the first entry holds since ever.
    offsets: Vec<(i64, i32)>,
}

impl Zone {
    /// Looks a zone up in the bundled database.
    ///
    /// # Errors
    /// When the database has no such name.
    pub fn new(name: &str) -> Result<Self, ZoneError> {
        let error = || ZoneError { name: name.to_owned() };
        let zone = jiff::tz::db().get(name).map_err(|_| error())?;
        let Some(found) = zone.iana_name().filter(|found| !NO_CLOCK.contains(found)) else {
            return Err(error());
        };
        // In the letters of the database, whatever their case was.
        let name = if found.eq_ignore_ascii_case(name) { found } else { name };
        let start = jiff::Timestamp::new(946_684_800, 0).map_err(|_| error())?; // 2000
        let end = 4_102_444_800; // 2100
        let minutes = |offset: jiff::tz::Offset| offset.seconds().div_euclid(60);
        let mut offsets = vec![(i64::MIN, minutes(zone.to_offset(start)))];
        for change in zone.following(start) {
            if change.timestamp().as_second() >= end {
                break;
            }
            let offset = minutes(change.offset());
            if offsets.last().is_some_and(|&(_, last)| last != offset) {
                offsets.push((change.timestamp().as_second().div_euclid(60), offset));
            }
        }
        Ok(Self { name: name.into(), offsets })
    }

    /// Names of all zones of the bundled database, ascending.
    pub fn names() -> Vec<String> {
        let all = jiff::tz::db().available().map(|name| name.as_str().to_owned());
        let mut names: Vec<String> = all.filter(|name| !NO_CLOCK.contains(&name.as_str())).collect();
        names.sort_unstable();
        names
    }

    /// UTC.
    pub fn utc() -> Self {
        Self { name: "UTC".into(), offsets: vec![(i64::MIN, 0)] }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Minutes east of UTC, if they have not changed since `instant` and never will: most of Asia keeps one time.
    #[inline]
    pub fn fixed_since(&self, instant: Instant) -> Option<i32> {
        let &(from, offset) = self.offsets.last()?;
        (from <= instant.epoch_minutes()).then_some(offset)
    }

    /// When the clock is changed next after an instant; none when it never is, as far as is known.
    #[inline]
    pub fn next_change(&self, instant: Instant) -> Option<Instant> {
        let after = self.offsets.partition_point(|&(from, _)| from <= instant.epoch_minutes());
        self.offsets.get(after).map(|&(from, _)| Instant::from_epoch_minutes(from))
    }

    /// Minutes east of UTC at an instant.
    #[inline]
    pub fn offset_at(&self, instant: Instant) -> i32 {
        if let Some(offset) = self.fixed_since(instant) {
            return offset;
        }
        let minutes = instant.epoch_minutes();
        let after = self.offsets.partition_point(|&(from, _)| from <= minutes);
        self.offsets[after.max(1) - 1].1
    }

    /// The local clock at an instant.
    #[inline]
    pub fn local(&self, instant: Instant) -> Civil {
        Civil(instant.epoch_minutes().saturating_add(i64::from(self.offset_at(instant))))
    }

    /// The instant at which the local clock shows `civil`.
    ///
    /// Of a time that the clock shows twice, the first; a time that the clock leaves out is moved past the gap by its
    /// length. This is RFC 5545's rule, jiff's `Compatible`.
    #[inline]
    pub fn instant(&self, civil: Civil) -> Instant {
        let moved = |by: i64| Instant::from_epoch_minutes(civil.0.saturating_add(by));
        if let Some(offset) = self.fixed_since(moved(-2 * 1440)) {
            return moved(-i64::from(offset));
        }
        // The offset before and after any change within a day of the guess decides.
        let before = self.offset_at(moved(-1440));
        let early = moved(-i64::from(before));
        if self.offset_at(early) == before {
            return early;
        }
        // The clock has changed by then: with the new offset, unless that falls before the change (a gap).
        let after = self.offset_at(moved(1440));
        let late = moved(-i64::from(after));
        if self.offset_at(late) == after { late } else { early }
    }
}

impl Zone {
    /// RFC 3339 on the local clock, with its offset from UTC: `2026-12-01T09:00:00+08:00`.
    pub fn rfc3339(&self, instant: Instant) -> String {
        let (local, offset) = (self.local(instant), self.offset_at(instant));
        let (year, month, day) = local.date();
        let (hour, minute) = (local.minute_of_day() / 60, local.minute_of_day() % 60);
        let sign = if offset < 0 { '-' } else { '+' };
        let (east_hours, east_minutes) = (offset.abs() / 60, offset.abs() % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00{sign}{east_hours:02}:{east_minutes:02}")
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// The beginning of the year 0, in seconds since 1970.
const YEAR_0: i64 = -62_167_219_200;

impl Instant {
    /// RFC 3339 in UTC: `2026-12-01T01:00:00Z`. Outside its years, 0 to 9999, the minutes since 1970: `epoch-9999999999min`.
    pub fn to_rfc3339(self) -> String {
        let seconds = self.epoch_minutes().checked_mul(60).filter(|&seconds| seconds >= YEAR_0);
        let stamp = seconds.and_then(|seconds| jiff::Timestamp::new(seconds, 0).ok());
        stamp.map_or_else(|| format!("epoch{:+}min", self.epoch_minutes()), |stamp| stamp.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_local_clock_of_rfc_3339_reads_back_as_the_same_instant() {
        for (name, text) in [
            ("Asia/Shanghai", "2026-12-01T09:00:00+08:00"),
            ("Asia/Tehran", "2026-12-01T09:00:00+03:30"),
            ("America/St_Johns", "2026-07-01T00:05:00-02:30"),
            ("Europe/Berlin", "2026-10-25T02:30:00+01:00"),
        ] {
            let zone = Zone::new(name).unwrap();
            assert_eq!(zone.rfc3339(Instant::parse(text, &zone).unwrap()), text);
        }
    }

    #[test]
    fn local_times_agree_with_jiff_over_gaps_and_folds() {
        for name in ["Europe/Berlin", "Asia/Shanghai", "Asia/Tehran", "America/Santiago", "Europe/Istanbul"] {
            let zone = Zone::new(name).unwrap();
            let theirs = jiff::tz::db().get(name).unwrap();
            let start = Civil::new(2026, 1, 1, 0, 0).unwrap().epoch_minutes();
            for step in 0..(2 * 366 * 48) {
                let civil = Civil::from_epoch_minutes(start + step * 30);
                let (year, month, day) = civil.date();
                let date = jiff::civil::date(i16::try_from(year).unwrap(), month.cast_signed(), day.cast_signed());
                let minute = civil.minute_of_day();
                let (hour, minute) = (i8::try_from(minute / 60).unwrap(), i8::try_from(minute % 60).unwrap());
                let datetime = date.at(hour, minute, 0, 0);
                let expected = theirs.to_ambiguous_zoned(datetime).compatible().unwrap();
                assert_eq!(
                    zone.instant(civil).epoch_minutes() * 60,
                    expected.timestamp().as_second(),
                    "{name} {datetime}"
                );
            }
        }
    }

    #[test]
    fn weekdays_and_dates_are_gregorian() {
        let civil = Civil::new(2026, 12, 1, 9, 0).unwrap();
        assert_eq!(civil.to_string(), "Tue 1 Dec 09:00");
        assert_eq!(civil.date(), (2026, 12, 1));
        assert_eq!(Civil::new(2024, 2, 29, 0, 0).unwrap().date(), (2024, 2, 29));
        assert_eq!(Civil::new(2026, 2, 29, 0, 0), None);
    }

    #[test]
    fn instants_are_read_in_the_forms_people_write() {
        let shanghai = Zone::new("Asia/Shanghai").unwrap();
        let expected = Instant::parse("2026-12-01T01:00:00Z", &shanghai);
        assert!(expected.is_ok());
        for text in [
            "2026-12-01T09:00[Asia/Shanghai]",
            "2026-12-01T09:00+08:00[Asia/Shanghai]",
            "2026-12-01T09:00:00+08:00",
            "2026-12-01T09:00",
        ] {
            assert_eq!(Instant::parse(text, &shanghai), expected, "{text}");
        }
        assert!(Instant::parse("next Tuesday", &shanghai).is_err());
    }

    #[test]
    fn unknown_zones_are_refused() {
        assert!(Zone::new("Asia/Chongqin").is_err());
        assert!(Zone::new("Etc/Unknown").is_err());
        assert!(Zone::new("factory").is_err());
        assert_eq!(Zone::new("asia/shanghai").unwrap().name(), "Asia/Shanghai");
    }
}

//! Dates and times as people write them.
//!
//! The text is read here and not by jiff, whose reader of a date without a zone passes over annotations that it does not know: a zone with a
//! slip of the pen would be read as no zone at all.

use super::{Civil, Instant, Minutes, Shown, Zone};
use std::fmt;
use std::str::FromStr;

/// A moment, or what a clock shows at the place that it is about.
///
/// Read from text: RFC 3339 and RFC 9557, and the shorter forms that people write.
///
/// | text | means |
/// |---|---|
/// | `2026-12-01T09:00+08:00`, `2026-12-01T01:00Z` | that moment |
/// | `2026-12-01T09:00[Asia/Shanghai]`, `2026-12-01T09:00+08:00[Asia/Shanghai]` | that moment; zone and offset must agree |
/// | `2026-12-01T09:00`, `2026-12-01 09:00`, `2026-12-01T09`, `20261201T0900` | 09:00 on the clock of the place |
/// | `2026-12-01`, `20261201` | that day on the clock of the place |
/// | `2026-12-01[Asia/Shanghai]` | that day on the clock named |
///
/// Times are of whole minutes. Of a time that a clock shows twice, the first is meant; a time that a clock leaves out is moved on by what it
/// leaves out (RFC 5545). An annotation that is not critical and is no zone, such as `[u-ca=gregory]`, changes nothing.
///
/// ```
/// use landsea::units::{When, Zone};
///
/// let istanbul = Zone::new("Europe/Istanbul")?;
/// let day: When = "2026-12-26".parse()?;
/// assert_eq!(istanbul.rfc3339(day.begins(&istanbul)), "2026-12-26T00:00:00+03:00");
/// assert_eq!(istanbul.rfc3339(day.ends(&istanbul)), "2026-12-26T23:59:00+03:00");
/// let error = "2026-12-26T09:00[Europe/Istambul]".parse::<When>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown time zone `Europe/Istambul`; did you mean `Europe/Istanbul`?");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A moment.
    At(Instant),
    /// A day on a clock that was named.
    Day {
        /// Its first minute.
        first: Instant,
        /// Its last minute.
        last: Instant,
    },
    /// What the clock shows at the place that it is about.
    Local(LocalTime),
}

/// A date, with or without a minute of the day, on a clock that is not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    midnight: Civil,
    minute: Option<u16>,
}

impl LocalTime {
    /// A date. `None` for one that does not exist, and outside the years 0 to 9999.
    pub fn date(year: i16, month: i8, day: i8) -> Option<Self> {
        let midnight = Civil::new(year, month, day, 0, 0).filter(|_| (0..=9999).contains(&year))?;
        Some(Self { midnight, minute: None })
    }

    /// A minute of that date. `None` for one that no day has; a day ends before 24:00.
    #[must_use]
    pub fn at(self, hour: u8, minute: u8) -> Option<Self> {
        let minute = (hour < 24 && minute < 60).then(|| u16::from(hour) * 60 + u16::from(minute))?;
        Some(Self { minute: Some(minute), ..self })
    }

    /// The date, at the time of day or at midnight.
    pub fn civil(self) -> Civil {
        Civil::from_epoch_minutes(self.midnight.epoch_minutes() + i64::from(self.minute.unwrap_or(0)))
    }

    /// Whether it says no time of day.
    pub const fn is_date(self) -> bool {
        self.minute.is_none()
    }

    fn begins(self, zone: &Zone) -> Instant {
        zone.instant(self.civil())
    }

    fn ends(self, zone: &Zone) -> Instant {
        if self.is_date() {
            let next = Civil::from_epoch_minutes(self.midnight.epoch_minutes() + i64::from(Minutes::DAY.get()));
            zone.instant(next).earlier(1)
        } else {
            self.begins(zone)
        }
    }
}

impl fmt::Display for LocalTime {
    /// `2026-12-01` or `2026-12-01T09:00`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.midnight.date();
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        match self.minute {
            Some(minute) => write!(f, "T{:02}:{:02}", minute / 60, minute % 60),
            None => Ok(()),
        }
    }
}

impl When {
    /// The moment; of a day its first minute. What says no zone is read on the clock of `zone`.
    pub fn begins(self, zone: &Zone) -> Instant {
        match self {
            Self::At(moment) => moment,
            Self::Day { first, .. } => first,
            Self::Local(local) => local.begins(zone),
        }
    }

    /// The moment; of a day its last minute, 23:59. What says no zone is read on the clock of `zone`.
    pub fn ends(self, zone: &Zone) -> Instant {
        match self {
            Self::At(moment) => moment,
            Self::Day { last, .. } => last,
            Self::Local(local) => local.ends(zone),
        }
    }

    /// Whether it depends on the clock of the place that it is about.
    pub const fn is_local(self) -> bool {
        matches!(self, Self::Local(_))
    }
}

impl Instant {
    /// Reads a text as [`When`] does; a day is its first minute. What says no zone is read on the clock of `zone`.
    ///
    /// # Errors
    /// [`WhenError`].
    pub fn parse(text: &str, zone: &Zone) -> Result<Self, WhenError> {
        text.parse::<When>().map(|when| when.begins(zone))
    }
}

impl fmt::Display for When {
    /// RFC 3339 in UTC; of a day both ends; what says no zone as it was written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(moment) => f.write_str(&moment.to_rfc3339()),
            Self::Day { first, last } => write!(f, "{} to {}", first.to_rfc3339(), last.to_rfc3339()),
            Self::Local(local) => local.fmt(f),
        }
    }
}

/// What is no date, or contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhenError {
    /// Not written as a date.
    #[error("`{}` is no date: write 2026-12-01, 2026-12-01T09:00 or 2026-12-01T09:00[Asia/Shanghai]", Shown(.text))]
    NoDate {
        /// As written.
        text: String,
    },
    /// A day that no calendar has.
    #[error("`{}` names a day that does not exist", Shown(.text))]
    NoSuchDay {
        /// As written.
        text: String,
    },
    /// A time that no day has.
    #[error(
        "`{}` names a time that no day has: hours are 00 to 23, minutes 00 to 59; a date alone means the whole day",
        Shown(.text)
    )]
    NoSuchTime {
        /// As written.
        text: String,
    },
    /// Seconds.
    #[error("`{}` names seconds: times are of whole minutes", Shown(.text))]
    Seconds {
        /// As written.
        text: String,
    },
    /// A zone that the time-zone database does not know.
    #[error("unknown time zone `{}`{}", Shown(.zone), hint(.nearest.as_deref()))]
    UnknownZone {
        /// As written.
        zone: String,
        /// The name that is meant, where one is near.
        nearest: Option<String>,
    },
    /// An offset that the zone does not have then.
    #[error("`{}` contradicts itself: the clock of {} is at {} then, not at {}", Shown(.text), Shown(.zone), east_of_utc(*.has), east_of_utc(*.offset))]
    ZoneAgainstOffset {
        /// As written.
        text: String,
        /// The zone.
        zone: String,
        /// The offset as written, in minutes east of UTC.
        offset: i32,
        /// The offset of the zone, likewise.
        has: i32,
    },
    /// A critical annotation other than a zone.
    #[error("`{}`: the annotation `{}` is marked critical and not understood: leave it out", Shown(.text), Shown(.annotation))]
    Critical {
        /// As written.
        text: String,
        /// The annotation.
        annotation: String,
    },
    /// Brackets that hold neither a zone nor an annotation.
    #[error("`{}`: what stands in brackets is no annotation: name one zone, as in [Asia/Shanghai]", Shown(.text))]
    Annotation {
        /// As written.
        text: String,
    },
    /// A year for which the clock of a zone is not known.
    #[error("`{}`: clocks of zones are known from 2000 to 2099", Shown(.text))]
    Year {
        /// As written.
        text: String,
    },
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(
        || ": write an IANA name, as in [Asia/Shanghai], or an offset, as in +08:00".to_owned(),
        |name| format!("; did you mean `{name}`?"),
    )
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let text = text.trim();
        let own = || text.to_owned();
        let (clock, annotations) = text.split_at(text.find('[').unwrap_or(text.len()));
        let read = Scan(clock).date_and_time().ok_or_else(|| WhenError::NoDate { text: own() })?;
        let zone = zone_in(text, annotations)?;
        let day = read.day.ok_or_else(|| WhenError::NoSuchDay { text: own() })?;
        let Some(time) = read.time else {
            return match zone {
                None => Ok(Self::Local(day)),
                Some(_) if !read.has_known_year => Err(WhenError::Year { text: own() }),
                Some(zone) => Ok(Self::Day { first: zone.begins(day), last: zone.ends(day) }),
            };
        };
        let minute = day.at(time.hour, time.minute).filter(|_| time.second < 60);
        let minute = minute.ok_or_else(|| WhenError::NoSuchTime { text: own() })?;
        if time.second > 0 || time.has_fraction {
            return Err(WhenError::Seconds { text: own() });
        }
        let moment = |east: i32| Instant::from_epoch_minutes(minute.civil().epoch_minutes() - i64::from(east));
        match (time.offset, zone) {
            (None, None) => Ok(Self::Local(minute)),
            (Some(Offset::Unknown), _) => Ok(Self::At(moment(0))),
            (Some(Offset::East(east)), None) => Ok(Self::At(moment(east))),
            _ if !read.has_known_year => Err(WhenError::Year { text: own() }),
            (None, Some(zone)) => Ok(Self::At(zone.begins(minute))),
            (Some(Offset::East(east)), Some(zone)) => {
                let has = zone.offset_at(moment(east));
                if has == east {
                    return Ok(Self::At(moment(east)));
                }
                Err(WhenError::ZoneAgainstOffset { text: own(), zone: zone.name(), offset: east, has })
            }
        }
    }
}

fn east_of_utc(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// What stands in brackets and says which clock is meant.
enum Named {
    Zone(Zone),
    /// Minutes east of UTC.
    East(i32),
}

impl Named {
    fn begins(&self, local: LocalTime) -> Instant {
        match self {
            Self::Zone(zone) => local.begins(zone),
            Self::East(east) => local.begins(&Zone::utc()).earlier(*east),
        }
    }

    fn ends(&self, local: LocalTime) -> Instant {
        match self {
            Self::Zone(zone) => local.ends(zone),
            Self::East(east) => local.ends(&Zone::utc()).earlier(*east),
        }
    }

    fn offset_at(&self, moment: Instant) -> i32 {
        match self {
            Self::Zone(zone) => zone.offset_at(moment),
            Self::East(east) => *east,
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Zone(zone) => zone.name().to_owned(),
            Self::East(east) => east_of_utc(*east),
        }
    }
}

impl Instant {
    /// This many minutes before; dates that were read are far from the ends of the type.
    fn earlier(self, minutes: i32) -> Self {
        Self::from_epoch_minutes(self.epoch_minutes() - i64::from(minutes))
    }
}

/// The zone in the brackets at the end of a text, where there is one. RFC 9557: a zone stands first; other annotations may be passed over
/// unless they are marked as critical.
fn zone_in(text: &str, mut annotations: &str) -> Result<Option<Named>, WhenError> {
    let malformed = || WhenError::Annotation { text: text.to_owned() };
    let (mut zone, mut first) = (None, true);
    while !annotations.is_empty() {
        let (inside, rest) =
            annotations.strip_prefix('[').and_then(|rest| rest.split_once(']')).ok_or_else(malformed)?;
        let (critical, name) = inside.strip_prefix('!').map_or((false, inside), |name| (true, name));
        match name.split_once('=') {
            Some((key, value)) if is_key(key) && is_value(value) => {
                if critical {
                    return Err(WhenError::Critical { text: text.to_owned(), annotation: format!("[{inside}]") });
                }
            }
            None if first && !name.is_empty() => zone = Some(named(name)?),
            _ => return Err(malformed()),
        }
        (annotations, first) = (rest, false);
    }
    Ok(zone)
}

fn is_key(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')
        && key.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || matches!(one, '_' | '-'))
}

fn is_value(value: &str) -> bool {
    value.split('-').all(|part| !part.is_empty() && part.chars().all(|one| one.is_ascii_alphanumeric()))
}

fn named(name: &str) -> Result<Named, WhenError> {
    if name.starts_with(['+', '-']) {
        let mut scan = Scan(name);
        let east = scan.offset().filter(|_| scan.0.is_empty()).flatten();
        let unknown = || WhenError::UnknownZone { zone: name.to_owned(), nearest: None };
        return match east.ok_or_else(unknown)? {
            Offset::East(east) => Ok(Named::East(east)),
            Offset::Unknown => Ok(Named::East(0)),
        };
    }
    let unknown = |_| WhenError::UnknownZone { zone: name.to_owned(), nearest: nearest_zone(name) };
    Zone::new(name).map(Named::Zone).map_err(unknown)
}

/// A zone that is written nearly so, or whose city alone was written; short names are near to each other and mean quite different clocks.
fn nearest_zone(name: &str) -> Option<String> {
    let length = name.chars().count();
    if !(6..=40).contains(&length) {
        return None;
    }
    let asked = name.to_lowercase();
    let distance = |known: &String| {
        let known = known.to_lowercase();
        let city = known.rsplit('/').next().is_some_and(|city| city == asked);
        if city { 0 } else { strsim::damerau_levenshtein(&asked, &known) }
    };
    let (distance, nearest) = Zone::names().into_iter().map(|known| (distance(&known), known)).min()?;
    (distance <= length.div_ceil(6)).then_some(nearest)
}

/// A clock's offset from UTC as it is written.
#[derive(Clone, Copy)]
enum Offset {
    /// Minutes east of UTC.
    East(i32),
    /// `Z` or `-00:00`: the moment is known, and the offset of the clock is not.
    Unknown,
}

struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    has_fraction: bool,
    offset: Option<Offset>,
}

struct DateAndTime {
    day: Option<LocalTime>,
    has_known_year: bool,
    time: Option<Time>,
}

/// What is left of a text.
struct Scan<'t>(&'t str);

impl Scan<'_> {
    /// Exactly this many digits.
    fn number(&mut self, digits: usize) -> Option<i16> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        if !number.bytes().all(|one| one.is_ascii_digit()) {
            return None;
        }
        self.0 = rest;
        number.parse().ok()
    }

    fn two(&mut self) -> Option<u8> {
        u8::try_from(self.number(2)?).ok()
    }

    fn takes(&mut self, one_of: &[char]) -> bool {
        self.0.strip_prefix(one_of).inspect(|rest| self.0 = rest).is_some()
    }

    fn has_digit(&self) -> bool {
        self.0.starts_with(|one: char| one.is_ascii_digit())
    }

    /// The whole of the text; none where it is not written so.
    fn date_and_time(mut self) -> Option<DateAndTime> {
        let year = self.number(4)?;
        let dashed = self.takes(&['-']);
        let month = i8::try_from(self.number(2)?).ok()?;
        if dashed != self.takes(&['-']) {
            return None;
        }
        let day = i8::try_from(self.number(2)?).ok()?;
        let day = LocalTime::date(year, month, day);
        let time = if self.takes(&['T', 't', ' ']) { Some(self.time()?) } else { None };
        let has_known_year = (2000..2100).contains(&year);
        self.0.is_empty().then_some(DateAndTime { day, has_known_year, time })
    }

    fn time(&mut self) -> Option<Time> {
        let hour = self.two()?;
        let colons = self.takes(&[':']);
        let minute = if colons || self.has_digit() { self.two()? } else { 0 };
        let has_second = if colons { self.takes(&[':']) } else { self.has_digit() };
        let second = if has_second { self.two()? } else { 0 };
        let mut has_fraction = false;
        if has_second && self.takes(&['.', ',']) {
            let rest = self.0.trim_start_matches(|one: char| one.is_ascii_digit());
            let digits = &self.0[..self.0.len() - rest.len()];
            if digits.is_empty() {
                return None;
            }
            has_fraction = digits.bytes().any(|one| one != b'0');
            self.0 = rest;
        }
        let offset = self.offset()?;
        Some(Time { hour, minute, second, has_fraction, offset })
    }

    /// None where it begins like an offset and is none.
    #[expect(clippy::option_option, reason = "an offset may be left out, and it may be wrong")]
    fn offset(&mut self) -> Option<Option<Offset>> {
        if self.takes(&['Z', 'z']) {
            return Some(Some(Offset::Unknown));
        }
        let west = self.0.starts_with('-');
        if !self.takes(&['+', '-']) {
            return Some(None);
        }
        let hours = self.two().filter(|&hours| hours < 24)?;
        let minutes =
            if self.takes(&[':']) || self.has_digit() { self.two().filter(|&minutes| minutes < 60)? } else { 0 };
        let east = i32::from(hours) * 60 + i32::from(minutes);
        Some(Some(match (west, east) {
            (true, 0) => Offset::Unknown,
            (true, east) => Offset::East(-east),
            (false, east) => Offset::East(east),
        }))
    }
}

impl From<Instant> for When {
    fn from(moment: Instant) -> Self {
        Self::At(moment)
    }
}

impl From<LocalTime> for When {
    fn from(local: LocalTime) -> Self {
        Self::Local(local)
    }
}

impl TryFrom<&str> for When {
    type Error = WhenError;

    fn try_from(text: &str) -> Result<Self, WhenError> {
        text.parse()
    }
}

impl TryFrom<&String> for When {
    type Error = WhenError;

    fn try_from(text: &String) -> Result<Self, WhenError> {
        text.parse()
    }
}

impl TryFrom<String> for When {
    type Error = WhenError;

    fn try_from(text: String) -> Result<Self, WhenError> {
        text.parse()
    }
}

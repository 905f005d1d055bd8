//! Quantities read from text: strictly, so that what is read back is what was shown.

use super::{GramsCo2e, Kilograms, Kilometres, Minutes, Money, Shown};
use std::str::FromStr;

/// A text that is no amount of its unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is no {}: {}", Shown(.text), .of.name(), .of.form())]
pub struct QuantityError {
    text: String,
    of: QuantityOf,
    past: bool,
}

/// What a text was to be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuantityOf {
    /// [`Money`].
    Money,
    /// [`Kilograms`].
    Mass,
    /// [`Kilometres`].
    Distance,
    /// [`GramsCo2e`].
    Emissions,
    /// [`Minutes`].
    Time,
}

impl QuantityOf {
    fn name(self) -> &'static str {
        match self {
            Self::Money => "amount of money",
            Self::Mass => "mass",
            Self::Distance => "distance",
            Self::Emissions => "amount of emissions",
            Self::Time => "length of time",
        }
    }

    fn form(self) -> &'static str {
        match self {
            Self::Money => {
                "write units and hundredths, as in 1234, 1,234 or -1,234.50, below 92 thousand million million"
            }
            Self::Mass => "write whole kilograms, as in 24000 kg or 24,000 kg",
            Self::Distance => "write whole kilometres, as in 9400 km or 9,400 km, below 4,294,967,296",
            Self::Emissions => "write whole grams, kilograms or tonnes, as in 950 g, 1,900 kg or 2 t",
            Self::Time => "write days, hours and minutes, as in 3 d 4 h, 5 h 07 or 20 min, below 8,000 years",
        }
    }
}

impl QuantityError {
    /// As written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it was to be read as.
    pub fn of(&self) -> QuantityOf {
        self.of
    }

    /// Whether it is written well, and only too large for the type.
    pub fn is_past_the_type(&self) -> bool {
        self.past
    }
}

/// Why a text is not read.
enum Unread {
    Malformed,
    Past,
}

fn refuse(text: &str, of: QuantityOf) -> impl Fn(Unread) -> QuantityError {
    move |why| QuantityError { text: text.to_owned(), of, past: matches!(why, Unread::Past) }
}

/// Digits, or digits with commas after each thousand; no sign, no space.
fn whole(text: &str) -> Result<u64, Unread> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let apart = text.contains(',');
    if !digits(first) || (apart && first.len() > 3) || !groups.all(|group| group.len() == 3 && digits(group)) {
        return Err(Unread::Malformed);
    }
    text.bytes().filter(u8::is_ascii_digit).try_fold(0_u64, |sum, digit| {
        sum.checked_mul(10).and_then(|sum| sum.checked_add(u64::from(digit - b'0'))).ok_or(Unread::Past)
    })
}

/// A number before a unit, with a space between or none.
fn of_unit<'t>(text: &'t str, unit: &str) -> Option<&'t str> {
    let number = text.strip_suffix(unit)?;
    Some(number.strip_suffix(' ').unwrap_or(number))
}

impl FromStr for Money {
    type Err = QuantityError;

    /// Units and up to two decimals, with or without commas after each thousand: `1234`, `1,234`, `-1,234.50`.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let read = || {
            let (negative, magnitude) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
            let (units, cents) = match magnitude.split_once('.') {
                None => (magnitude, 0),
                Some((units, decimals)) if decimals.len() <= 2 && !decimals.contains(',') => {
                    (units, whole(decimals)? * if decimals.len() == 1 { 10 } else { 1 })
                }
                Some(_) => return Err(Unread::Malformed),
            };
            let minor = i128::from(whole(units)?) * 100 + i128::from(cents);
            i64::try_from(if negative { -minor } else { minor }).map(Self::from_minor).map_err(|_| Unread::Past)
        };
        read().map_err(refuse(text, QuantityOf::Money))
    }
}

impl FromStr for Kilograms {
    type Err = QuantityError;

    /// Whole kilograms, the unit said or not: `24000`, `24,000 kg`.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        whole(of_unit(text, "kg").unwrap_or(text)).map(Self::new).map_err(refuse(text, QuantityOf::Mass))
    }
}

impl FromStr for Kilometres {
    type Err = QuantityError;

    /// Whole kilometres, the unit said or not: `9400`, `9,400 km`.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        whole(of_unit(text, "km").unwrap_or(text))
            .and_then(|km| u32::try_from(km).map(Self::new).map_err(|_| Unread::Past))
            .map_err(refuse(text, QuantityOf::Distance))
    }
}

impl FromStr for GramsCo2e {
    type Err = QuantityError;

    /// Whole grams, kilograms or tonnes; the unit is always said: `950 g`, `1,900 kg`, `2 t`.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let units = [("kg", 1_000), ("g", 1), ("t", 1_000_000)];
        let known = units.into_iter().find_map(|(unit, grams)| Some((of_unit(text, unit)?, grams)));
        known
            .ok_or(Unread::Malformed)
            .and_then(|(number, grams)| whole(number)?.checked_mul(grams).map(Self::new).ok_or(Unread::Past))
            .map_err(refuse(text, QuantityOf::Emissions))
    }
}

impl FromStr for Minutes {
    type Err = QuantityError;

    /// Days, hours and minutes, each at most once and in this order: `3 d 4 h`, `5 h 07`, `1 d 20 min`, `90 min`. After hours the last word may be left
    /// out.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let read = || {
            let mut words = text.split(' ').peekable();
            let (mut sum, mut below) = (0_u64, u64::MAX);
            while let Some(number) = words.next() {
                let unit = match words.next() {
                    Some("d") => 1440,
                    Some("h") => 60,
                    Some("min") => 1,
                    // `5 h 07`
                    None if below == 60 && number.len() == 2 => 1,
                    _ => return Err(Unread::Malformed),
                };
                if unit >= below {
                    return Err(Unread::Malformed);
                }
                let more = whole(number)?.checked_mul(unit).ok_or(Unread::Past)?;
                // After a larger unit there is less than one of it.
                if below != u64::MAX && more >= below {
                    return Err(Unread::Malformed);
                }
                sum = sum.checked_add(more).ok_or(Unread::Past)?;
                below = unit;
            }
            u32::try_from(sum).map(Self::new).map_err(|_| Unread::Past)
        };
        read().map_err(refuse(text, QuantityOf::Time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: FromStr<Err = QuantityError>>(text: &str) -> Option<T> {
        text.parse().ok()
    }

    #[test]
    fn money_is_read_as_it_is_shown_and_without_its_commas() {
        for (text, minor) in [
            ("0", 0),
            ("12345.60", 1_234_560),
            ("12,345.6", 1_234_560),
            ("-0.05", -5),
            ("-1,234", -123_400),
            ("92233720368547758.07", i64::MAX),
            ("-92,233,720,368,547,758.08", i64::MIN),
        ] {
            assert_eq!(read(text), Some(Money::from_minor(minor)), "{text}");
        }
        for bad in [
            "", "-", ".5", "5.", "1,23", "1234,567", "12,34.5", "1,,234", ",123", "1.234", "1 234", "+5", "--5", "1e3",
            "5.-1", "５", " 5", "5 ", "1.2.3", "0.1,2",
        ] {
            assert_eq!(read::<Money>(bad), None, "{bad}");
        }
        let past = "92233720368547758.08".parse::<Money>().unwrap_err();
        assert!(past.is_past_the_type() && past.of() == QuantityOf::Money, "{past}");
    }

    #[test]
    fn other_quantities_are_read_with_their_units() {
        assert_eq!(read("24,000 kg"), Some(Kilograms::new(24_000)));
        assert_eq!(read("24000"), Some(Kilograms::new(24_000)));
        assert_eq!(read::<Kilograms>("24 t"), None);
        assert_eq!(read("9400km"), Some(Kilometres::new(9_400)));
        assert_eq!(read::<Kilometres>("4,294,967,296 km"), None);
        assert_eq!(read("950 g"), Some(GramsCo2e::new(950)));
        assert_eq!(read("1,900 kg"), Some(GramsCo2e::new(1_900_000)));
        assert_eq!(read::<GramsCo2e>("950"), None);
        for (text, minutes) in
            [("20 min", 20), ("90 min", 90), ("5 h 07", 307), ("5 h", 300), ("3 d 4 h", 4_560), ("1 d 20 min", 1_460)]
        {
            assert_eq!(read(text), Some(Minutes::new(minutes)), "{text}");
        }
        for bad in [
            "",
            "5",
            "h",
            "5 h 7",
            "5 h 60",
            "4 h 3 d",
            "3 d 24 h",
            "3 d 07",
            "3 d 3 d",
            "-5 h",
            "5  h",
            "5h",
            "20 min 07",
        ] {
            assert_eq!(read::<Minutes>(bad), None, "{bad}");
        }
        let past = "4294967296 min".parse::<Minutes>().unwrap_err();
        assert!(past.is_past_the_type());
    }
}

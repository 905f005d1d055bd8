//! How the arguments of every example are read: each kind in one way, with one refusal.

use landsea::units::Money;

/// Digits and nothing else: no sign, no exponent, no separators.
fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// A whole number of at least 1.
pub(crate) fn at_least_one<T: TryFrom<u64>>(text: &str) -> Result<T, String> {
    match whole(text)? {
        0 => Err("give at least 1".to_owned()),
        number => fitting(number),
    }
}

/// A whole number, 0 among them.
pub(crate) fn nothing_or_more<T: TryFrom<u64>>(text: &str) -> Result<T, String> {
    fitting(whole(text)?)
}

fn whole(text: &str) -> Result<u64, String> {
    if !digits(text) {
        return Err("write a whole number in digits, without a sign".to_owned());
    }
    text.parse().map_err(|_| "more than can be counted".to_owned())
}

fn fitting<T: TryFrom<u64>>(number: u64) -> Result<T, String> {
    T::try_from(number).map_err(|_| "more than can be counted".to_owned())
}

/// Columns of a screen.
pub(crate) fn columns(text: &str) -> Result<u16, String> {
    at_least_one(text).and_then(|width| if width < 40 { Err("give at least 40 columns".to_owned()) } else { Ok(width) })
}

/// US dollars above 0.
pub(crate) fn dollars(text: &str) -> Result<Money, String> {
    match dollars_or_none(text)? {
        Money::ZERO => Err("give more than 0".to_owned()),
        money => Ok(money),
    }
}

/// US dollars, 0 among them.
pub(crate) fn dollars_or_none(text: &str) -> Result<Money, String> {
    if let Some(debt) = text.strip_prefix('-')
        && dollars_or_none(debt).is_ok()
    {
        return Err("below 0 makes no sense here".to_owned());
    }
    let form = || "write US dollars, as in 20000 or 20000.50".to_owned();
    let (dollars, cents) = text.split_once('.').unwrap_or((text, "00"));
    if !digits(dollars) || !digits(cents) || cents.len() > 2 {
        return Err(form());
    }
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| form())?;
    let minor = dollars.parse::<i64>().ok().and_then(|dollars| dollars.checked_mul(100)?.checked_add(cents));
    minor.map(Money::from_minor).ok_or_else(|| "more than can be counted".to_owned())
}

/// Kilograms and cubic metres.
pub(crate) fn pallets(text: &str) -> Result<(u64, f64), String> {
    let form = || "write kilograms, a comma and cubic metres, as in 1200,8.5".to_owned();
    let (kg, volume) = text.split_once(',').ok_or_else(form)?;
    let (kg, volume) = (kg.trim(), volume.trim());
    let (metres, litres) = volume.split_once('.').unwrap_or((volume, "0"));
    if !digits(kg) || !digits(metres) || !digits(litres) {
        return Err(form());
    }
    Ok((at_least_one(kg)?, volume.parse().map_err(|_| form())?))
}

/// The lower and the higher of two whole degrees Celsius.
pub(crate) fn degrees(text: &str) -> Result<(i16, i16), String> {
    let degree = |text: &str| {
        let text = text.trim();
        digits(text.strip_prefix('-').unwrap_or(text)).then(|| text.parse().ok())?
    };
    let parts = text.split_once(',').and_then(|(low, high)| Some((degree(low)?, degree(high)?)));
    parts.ok_or_else(|| "write the lower and the higher temperature with a comma between, as in 13,15".to_owned())
}

/// A number from 0 on, as in 0.05.
pub(crate) fn share(text: &str) -> Result<f64, String> {
    let (whole, parts) = text.split_once('.').unwrap_or((text, "0"));
    let number = text.parse::<f64>().ok().filter(|number| digits(whole) && digits(parts) && number.is_finite());
    number.ok_or_else(|| "write a number from 0 on, as in 0.05".to_owned())
}

/// Per cent, 1 to 100.
pub(crate) fn per_cent(text: &str) -> Result<u32, String> {
    at_least_one(text)
        .and_then(|number| if number > 100 { Err("give 1 to 100 per cent".to_owned()) } else { Ok(number) })
}

/// Something that is named, and not nothing.
pub(crate) fn named(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("name something, or leave it out".to_owned()) } else { Ok(text.to_owned()) }
}

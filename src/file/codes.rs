//! Codes that stand in somebody's list: places, countries, currencies, time zones.

use super::figures::{At, Reader};
use super::raw;
use crate::model::nearest_name;
use crate::units::{CountryCode, Currency, HubCode, Zone};

/// The currency of all amounts, as reports print it.
const CURRENCY: &str = "USD";

pub(super) fn hub(reader: &mut Reader<'_>, at: &At, code: &str) -> Option<HubCode> {
    reader.take("code", at, HubCode::new(code), "correct the code")
}

/// A country that ISO 3166 lists.
pub(super) fn country(reader: &mut Reader<'_>, at: &At, code: &str) -> Option<CountryCode> {
    let country = reader.take("code", at, CountryCode::new(code), "correct the code")?;
    if !country.is_listed() {
        let hint = nearest_name(code, CountryCode::listed());
        reader.refuse("code", at, format!("ISO 3166 has no country `{code}`"), format!("correct it: {hint}"));
        return None;
    }
    Some(country)
}

/// What to do about an unknown zone.
pub(super) fn zone_hint(name: &str) -> String {
    format!("use a name of the IANA database: {}", nearest_name(name, Zone::names().iter().map(String::as_str)))
}

/// Every file that names a currency names the one that all amounts are in.
pub(super) fn currency(reader: &mut Reader<'_>, files: &[(usize, raw::File)]) {
    let mut first: Option<(At, &str)> = None;
    for (file, read) in files {
        let Some(code) = read.currency.as_deref() else { continue };
        let at = At { file: *file, path: Vec::new() }.field("currency");
        if let Err(error) = Currency::new(code) {
            let hint = nearest_name(code, Currency::listed());
            reader.refuse("currency", &at, error.to_string(), format!("correct it: {hint}"));
            continue;
        }
        match &first {
            Some((before, known)) if *known != code => {
                let cause = format!("amounts in {code} on top of amounts in {known}");
                reader.contradict("currency", &at, before, cause, "convert the amounts of one of the files");
            }
            Some(_) => {}
            None => {
                if code != CURRENCY {
                    let cause = format!("amounts in {code}, which reports would print as {CURRENCY}");
                    reader.refuse("currency", &at, cause, format!("convert the amounts to {CURRENCY}"));
                }
                first = Some((at, code));
            }
        }
    }
}

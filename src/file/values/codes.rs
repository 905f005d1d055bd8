//! Codes that stand in somebody's list: places, countries, currencies, time zones.

use crate::file::reader::{At, Reader};
use crate::model::nearest_name;
use crate::units::{CountryCode, Currency, HubCode, Zone};

pub(in crate::file) fn hub(reader: &mut Reader<'_>, at: &At, code: &str) -> Option<HubCode> {
    reader.take("code", at, HubCode::new(code), "correct the code")
}

/// A country that ISO 3166 lists.
pub(in crate::file) fn country(reader: &mut Reader<'_>, at: &At, code: &str) -> Option<CountryCode> {
    let country = match CountryCode::new(code) {
        Ok(country) => country,
        Err(error) => {
            let cure = match CountryCode::named(code)[..] {
                [one] => format!("write `{one}`"),
                _ => "correct the code".to_owned(),
            };
            reader.refuse("code", at, error.to_string(), cure);
            return None;
        }
    };
    if !country.is_listed() {
        let hint = nearest_name(code, CountryCode::listed());
        reader.refuse("code", at, format!("ISO 3166 has no country `{code}`"), format!("correct it: {hint}"));
        return None;
    }
    Some(country)
}

/// A country by code, or by a name that only one has.
pub(in crate::file) fn country_named(reader: &mut Reader<'_>, at: &At, name: &str) -> Option<CountryCode> {
    match CountryCode::named(name)[..] {
        [one] => Some(one),
        [] => country(reader, at, name),
        ref several => {
            let codes: Vec<&str> = several.iter().map(CountryCode::as_str).collect();
            let cause = format!("`{name}` stands for the countries {}", codes.join(" and "));
            reader.refuse("ambiguous", at, cause, "write the code of one".to_owned());
            None
        }
    }
}

/// What to do about an unknown zone.
pub(in crate::file) fn zone_hint(name: &str) -> String {
    format!("use a name of the IANA database: {}", nearest_name(name, Zone::names().iter().map(String::as_str)))
}

/// A currency that ISO 4217 lists.
pub(in crate::file) fn currency(reader: &mut Reader<'_>, at: &At, code: &str) -> Option<Currency> {
    let hint = || format!("correct it: {}", nearest_name(code, Currency::listed()));
    match Currency::new(code) {
        Ok(currency) => Some(currency),
        Err(error) => {
            reader.refuse("currency", at, error.to_string(), hint());
            None
        }
    }
}

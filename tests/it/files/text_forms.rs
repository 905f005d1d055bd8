//! FEATURE UNDER TEST: units and codes have one text, which `parse`, `try_from` and serde read alike and strictly: what is shown reads back as the same.

use landsea::units::{
    CodeError, CountryCode, Currency, Equipment, GramsCo2e, HsCode, HubCode, Instant, InstantError, Kilograms,
    Kilometres, LocalTime, LocalTimeError, Minutes, Money, Position, SizeType, Weekday, Zone,
};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// Its text reads back as the same by each of the ways, and so does its JSON.
fn has_one_text<T>(value: &T)
where
    T: Display
        + FromStr<Err: Debug>
        + for<'t> TryFrom<&'t str, Error: Debug>
        + TryFrom<String, Error: Debug>
        + PartialEq
        + Debug,
{
    let text = value.to_string();
    assert_eq!(&text.parse::<T>().unwrap(), value, "{text}");
    assert_eq!(&T::try_from(text.as_str()).unwrap(), value, "{text}");
    assert_eq!(&T::try_from(text.clone()).unwrap(), value, "{text}");
    for more in [format!("{text} "), format!("{text}\0"), format!("{text}!"), String::new()] {
        assert!(more.parse::<T>().is_err() || more.trim() == text, "{more:?}");
    }
}

fn is_kept<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value, "{json}");
    // Readers that lend nothing, and formats that name nothing.
    assert_eq!(&serde_json::from_reader::<_, T>(json.as_bytes()).unwrap(), value, "{json}");
    let ron = ron::to_string(value).unwrap();
    assert_eq!(&ron::from_str::<T>(&ron).unwrap(), value, "{ron}");
}

fn is_text<T: Serialize + DeserializeOwned + Display + FromStr<Err: Debug> + PartialEq + Debug>(value: &T) {
    assert_eq!(serde_json::to_value(value).unwrap(), serde_json::Value::String(value.to_string()));
    is_kept(value);
}

#[test]
fn every_code_of_the_lists_has_one_text() {
    for code in CountryCode::listed() {
        let code = CountryCode::new(code).unwrap();
        has_one_text(&code);
        is_text(&code);
    }
    for code in Currency::listed() {
        let code = Currency::new(code).unwrap();
        has_one_text(&code);
        is_text(&code);
    }
    for name in Zone::names() {
        let zone = Zone::new(&name).unwrap();
        has_one_text(&zone);
        is_text(&zone);
    }
    Weekday::ALL.iter().for_each(is_kept);
    Equipment::ALL.iter().for_each(is_kept);
}

proptest! {
    #[test]
    fn codes_have_one_text(hub in "[A-Z]{2}[A-Z0-9]{3}(-[A-Z0-9]{3})?", hs in "([1-9][0-9]|0[1-9])([0-9]{2}){0,4}", size in "[24L][0-9C-F][GRHUPTVBS][A-Z0-9]") {
        let (hub, hs, size) = (HubCode::new(&hub).unwrap(), HsCode::new(&hs).unwrap(), SizeType::new(&size).unwrap());
        has_one_text(&hub);
        has_one_text(&hs);
        has_one_text(&size);
        is_text(&hub);
        is_text(&hs);
        is_text(&size);
    }

    #[test]
    fn quantities_have_one_text(minor: i64, kg: u64, km: u32, grams: u64, minutes: u32) {
        has_one_text(&Money::from_minor(minor));
        has_one_text(&Kilograms::new(kg));
        has_one_text(&Kilometres::new(km));
        is_kept(&Money::from_minor(minor));
        is_kept(&Kilograms::new(kg));
        is_kept(&Kilometres::new(km));
        is_kept(&GramsCo2e::new(grams));
        is_kept(&Minutes::new(minutes));
        prop_assert_eq!(serde_json::to_value(Money::from_minor(minor)).unwrap(), serde_json::json!(minor));
        // These are shown rounded: to the hour from a day on, and to the kilogram.
        let shown = if minutes < 1440 { minutes } else { minutes / 60 * 60 };
        prop_assert_eq!(Minutes::new(minutes).to_string().parse(), Ok(Minutes::new(shown)));
        let grams = grams / 1000 * 1000;
        prop_assert_eq!(GramsCo2e::new(grams).to_string().parse(), Ok(GramsCo2e::new(grams)));
        prop_assert_eq!(format!("{grams} g").parse(), Ok(GramsCo2e::new(grams)));
    }

    #[test]
    fn positions_have_one_text(lat in -90.0..=90.0, lon in -180.0..=180.0) {
        let position = Position::new(lat, lon).unwrap();
        has_one_text(&position);
        prop_assert_eq!(ron::from_str(&ron::to_string(&position).unwrap()), Ok(position));
        // serde_json reads the last bits of a real only where it is asked to.
        let [lat, lon] = [lat, lon].map(|degrees: f64| (degrees * 1e6).round() / 1e6);
        is_kept(&Position::new(lat, lon).unwrap());
        prop_assert_eq!(Position::try_from((lat, lon)), Position::new(lat, lon));
    }

    #[test]
    fn moments_have_one_text(minutes: i64, near in -1_100_000_000_i64..4_300_000_000) {
        for minutes in [minutes, near] {
            let moment = Instant::from_epoch_minutes(minutes);
            has_one_text(&moment);
            is_text(&moment);
        }
    }

    #[test]
    fn local_times_have_one_text(year in 0_i16..=9999, month in 1_i8..=12, day in 1_i8..=28, hour in 0_u8..24, minute in 0_u8..60) {
        let day = LocalTime::date(year, month, day).unwrap();
        for time in [day, day.at(hour, minute).unwrap()] {
            has_one_text(&time);
            is_text(&time);
        }
    }

    #[test]
    fn sums_of_a_moment_and_a_length_are_exact_or_none(minutes: i64, length: u32) {
        let (moment, length) = (Instant::from_epoch_minutes(minutes), Minutes::new(length));
        let exact = |sum: i128| i64::try_from(sum).ok().map(Instant::from_epoch_minutes);
        prop_assert_eq!(moment.checked_add(length), exact(i128::from(minutes) + i128::from(length.get())));
        prop_assert_eq!(moment.checked_sub(length), exact(i128::from(minutes) - i128::from(length.get())));
        let later = moment.checked_add(length).and_then(|later| later.since(moment));
        prop_assert!(later.is_none_or(|gap| gap == length));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,24}") {
        let _ = (text.parse::<Money>(), text.parse::<Kilograms>(), text.parse::<Kilometres>(), text.parse::<GramsCo2e>());
        let _ = (text.parse::<Minutes>(), text.parse::<Position>(), text.parse::<Instant>(), text.parse::<LocalTime>());
        let _ = (text.parse::<HubCode>(), text.parse::<HsCode>(), text.parse::<SizeType>(), text.parse::<Zone>());
    }
}

#[test]
fn the_ends_of_the_types_have_one_text() {
    [i64::MIN, -1, 0, 1, i64::MAX].map(Money::from_minor).iter().for_each(has_one_text);
    [0, u64::MAX].map(Kilograms::new).iter().for_each(has_one_text);
    [0, u32::MAX].map(Kilometres::new).iter().for_each(has_one_text);
    [i64::MIN, -1_036_120_321, -1_036_120_320, -1, 0, 4_223_371_679, 4_223_371_680, i64::MAX]
        .map(Instant::from_epoch_minutes)
        .iter()
        .for_each(has_one_text);
    for (lat, lon) in [(90.0, 180.0), (-90.0, -180.0), (-0.0, 0.0), (1e-9, -1e-300)] {
        has_one_text(&Position::new(lat, lon).unwrap());
    }
}

#[test]
fn serde_is_as_strict_as_the_constructors() {
    let refused = |error: serde_json::Error| error.to_string();
    let country = serde_json::from_str::<CountryCode>("\"cn\"").map_err(refused).unwrap_err();
    assert!(country.starts_with("`cn` is no country code: two capital letters"), "{country}");
    let off = serde_json::from_str::<Position>(r#"{"lat": 91.0, "lon": 0.0}"#).map_err(refused).unwrap_err();
    assert!(off.starts_with("91, 0 is no position"), "{off}");
    for position in
        [r#"{"lat": 1.0}"#, r#"{"lat": 1.0, "lon": 2.0, "alt": 3.0}"#, r#"{"lat": 1.0, "lon": null}"#, "\"1, 2\""]
    {
        assert!(serde_json::from_str::<Position>(position).is_err(), "{position}");
    }
    for number in ["-1", "1.5", "4294967296", "\"1\"", "null", "[1]"] {
        assert!(serde_json::from_str::<Minutes>(number).is_err(), "{number}");
        assert!(serde_json::from_str::<Kilometres>(number).is_err(), "{number}");
    }
    assert!(serde_json::from_str::<Money>("12.5").is_err());
    assert!(serde_json::from_str::<Instant>("\"2026-12-01\"").is_err());
    assert!(serde_json::from_str::<Currency>("\"RMB\"").is_err());
    assert!(serde_json::from_str::<Weekday>("\"Someday\"").is_err());
}

#[test]
fn moments_and_local_times_are_not_taken_for_each_other() {
    let zoned = ["2026-12-01T09:00+08:00", "2026-12-01T01:00Z", "2026-12-01T09:00[Asia/Shanghai]"];
    for text in zoned {
        assert_eq!(text.parse(), Ok(Instant::from_epoch_minutes(29_934_780)), "{text}");
        assert!(matches!(text.parse::<LocalTime>(), Err(LocalTimeError::OwnClock { .. })), "{text}");
    }
    for text in ["2026-12-01T09:00", "2026-12-01", "2026-12-01[Asia/Shanghai]"] {
        assert!(matches!(text.parse::<Instant>(), Err(InstantError::NoMoment { .. })), "{text}");
    }
    for text in
        ["2026-13-01T09:00Z", "epoch+5", "epoch5min", "epoch+5min", "epoch+05min", "epoch+99999999999999999999min"]
    {
        assert!(matches!(text.parse::<Instant>(), Err(InstantError::When(_))), "{text}");
    }
}

#[test]
fn each_code_has_an_error_of_its_own() {
    let [country, hub, hs]: [CodeError; 3] = [
        "cn".parse::<CountryCode>().unwrap_err().into(),
        "cn".parse::<HubCode>().unwrap_err().into(),
        "cn".parse::<HsCode>().unwrap_err().into(),
    ];
    assert!(matches!(&country, CodeError::Country(error) if error.code() == "cn"));
    assert!(matches!((&hub, &hs), (CodeError::Hub(_), CodeError::Hs(_))));
    assert!(matches!(CodeError::from("x".parse::<SizeType>().unwrap_err()), CodeError::SizeType(_)));
    assert!(matches!(CodeError::from("x".parse::<Currency>().unwrap_err()), CodeError::Currency(_)));
    assert_eq!(country.to_string(), "`cn` is no country code: two capital letters, as in ISO 3166 (CN, TR)");
}

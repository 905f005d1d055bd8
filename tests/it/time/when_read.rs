//! FEATURE UNDER TEST: a date means what the clock shows at the place that it is about, and what is no date is refused by name.

use landsea::units::{LocalTime, When, WhenError, Zone};

fn read(text: &str) -> Result<When, WhenError> {
    text.parse()
}

fn refused(text: &str) -> String {
    match read(text) {
        Ok(when) => panic!("`{text}` is read as {when}"),
        Err(error) => error.to_string(),
    }
}

fn zone(name: &str) -> Zone {
    Zone::new(name).unwrap()
}

#[test]
fn a_text_without_a_zone_is_what_the_clock_of_the_place_shows() {
    for (place, text, first, last) in [
        ("Europe/Istanbul", "2026-12-01", "2026-12-01T00:00:00+03:00", "2026-12-01T23:59:00+03:00"),
        ("Asia/Shanghai", "2026-12-01", "2026-12-01T00:00:00+08:00", "2026-12-01T23:59:00+08:00"),
        ("Asia/Tehran", "2026-12-01", "2026-12-01T00:00:00+03:30", "2026-12-01T23:59:00+03:30"),
        ("America/New_York", "2026-12-01", "2026-12-01T00:00:00-05:00", "2026-12-01T23:59:00-05:00"),
        ("Pacific/Chatham", "2026-12-01", "2026-12-01T00:00:00+13:45", "2026-12-01T23:59:00+13:45"),
        ("Asia/Kathmandu", "2026-07-01", "2026-07-01T00:00:00+05:45", "2026-07-01T23:59:00+05:45"),
        // Days on which the clock is changed: 23 hours, and 25.
        ("Europe/Berlin", "2026-03-29", "2026-03-29T00:00:00+01:00", "2026-03-29T23:59:00+02:00"),
        ("Europe/Berlin", "2026-10-25", "2026-10-25T00:00:00+02:00", "2026-10-25T23:59:00+01:00"),
        // A day that begins at 01:00, and the day before a midnight that the clock goes back from.
        ("America/Santiago", "2026-09-06", "2026-09-06T01:00:00-03:00", "2026-09-06T23:59:00-03:00"),
        ("America/Santiago", "2026-04-04", "2026-04-04T00:00:00-03:00", "2026-04-04T23:59:00-04:00"),
        // With a time, both are that minute: the first of two, and moved on where there is none.
        ("Europe/Berlin", "2026-12-26T09:00", "2026-12-26T09:00:00+01:00", "2026-12-26T09:00:00+01:00"),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T03:30:00+02:00", "2026-03-29T03:30:00+02:00"),
    ] {
        let (when, zone) = (read(text).unwrap(), zone(place));
        let shown = [when.begins(&zone), when.ends(&zone)].map(|moment| zone.rfc3339(moment));
        assert_eq!(shown, [first, last], "{text} at {place}");
        assert!(when.is_local());
    }
}

#[test]
fn a_text_with_a_zone_or_an_offset_is_the_same_moment_everywhere() {
    let moments = [
        ("2026-12-01T09:00[Asia/Shanghai]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00[asia/shanghai]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00[!Asia/Shanghai]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00+08:00[Asia/Shanghai]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00+08:00[Asia/Shanghai][u-ca=gregory]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00+08:00[u-ca=chinese]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00+08:00[_mine=a-b2]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00:00.000+08:00", "2026-12-01T01:00:00Z"),
        ("2026-12-01t09:00:00+0800", "2026-12-01T01:00:00Z"),
        ("2026-12-01 09:00+08", "2026-12-01T01:00:00Z"),
        ("20261201T090000+0800", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00[+08:00]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00+08:00[+08:00]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T01:00Z", "2026-12-01T01:00:00Z"),
        ("2026-12-01T01:00z", "2026-12-01T01:00:00Z"),
        ("2026-12-01T01:00[UTC]", "2026-12-01T01:00:00Z"),
        // Z and -00:00 say the moment and nothing of the clock (RFC 9557, 2.2 and 3.4).
        ("2026-12-01T01:00Z[Asia/Shanghai]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T01:00-00:00[Asia/Shanghai]", "2026-12-01T01:00:00Z"),
        ("2026-12-01T09:00-03:30", "2026-12-01T12:30:00Z"),
        ("  2026-12-01T09:00[America/New_York]\n", "2026-12-01T14:00:00Z"),
        ("2026-10-25T02:30+02:00[Europe/Berlin]", "2026-10-25T00:30:00Z"),
        ("2026-10-25T02:30+01:00[Europe/Berlin]", "2026-10-25T01:30:00Z"),
    ];
    for (text, moment) in moments {
        let when = read(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(when.to_string(), moment, "{text}");
        for place in ["Asia/Shanghai", "America/New_York"] {
            assert_eq!(when.begins(&zone(place)), when.ends(&zone(place)));
            assert_eq!(when.begins(&zone(place)).to_rfc3339(), moment, "{text}");
        }
    }
    // A day of a clock that is named is that day, wherever it is asked about.
    for (text, day) in [
        ("2026-12-26[Europe/Istanbul]", "2026-12-25T21:00:00Z to 2026-12-26T20:59:00Z"),
        ("20261226[+08:00]", "2026-12-25T16:00:00Z to 2026-12-26T15:59:00Z"),
    ] {
        assert_eq!(read(text).unwrap().to_string(), day);
    }
}

#[test]
fn short_forms_say_as_much_as_long_ones() {
    for (text, same) in [
        ("20261201", "2026-12-01"),
        ("2026-12-01T09", "2026-12-01T09:00"),
        ("2026-12-01 09:00", "2026-12-01T09:00"),
        ("2026-12-01T09:00:00", "2026-12-01T09:00"),
        ("20261201T0900", "2026-12-01T09:00"),
        ("2028-02-29", "2028-02-29"),
        ("9999-12-31", "9999-12-31"),
    ] {
        let when = read(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(when.to_string(), same);
        // What is shown reads back.
        assert_eq!(read(same), Ok(when));
    }
    let date = LocalTime::date(2026, 12, 1).unwrap();
    assert_eq!(read("2026-12-01"), Ok(When::Local(date)));
    assert_eq!(read("2026-12-01T23:59").ok(), date.at(23, 59).map(When::Local));
    assert_eq!((LocalTime::date(2026, 2, 29), LocalTime::date(10_000, 1, 1), date.at(24, 0)), (None, None, None));
}

#[test]
fn an_unknown_zone_is_refused_by_name_with_the_nearest() {
    let with = |zone: &str| refused(&format!("2026-12-01T09:00[{zone}]"));
    for (zone, nearest) in [
        ("Europe/Istambul", "Europe/Istanbul"),
        ("Europe/Istanbull", "Europe/Istanbul"),
        ("America/New_Yrok", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("!Asia/Shangai", "Asia/Shanghai"),
        ("Chongqing", "Asia/Chongqing"),
    ] {
        let name = zone.trim_start_matches('!');
        assert_eq!(with(zone), format!("unknown time zone `{name}`; did you mean `{nearest}`?"));
    }
    for zone in [
        "UTC+8",
        "CST",
        "Asia/Beijing",
        "Z",
        "Foo",
        "Etc/Unknown",
        "Factory",
        "local",
        "..",
        "+8",
        "+08:0",
        "+25:00",
        "+08:00x",
    ] {
        let text = "write an IANA name, as in [Asia/Shanghai], or an offset, as in +08:00";
        assert_eq!(with(zone), format!("unknown time zone `{zone}`: {text}"));
        // The same with an offset, and after a date alone.
        assert!(refused(&format!("2026-12-01T09:00+08:00[{zone}]")).starts_with("unknown time zone"), "{zone}");
        assert!(refused(&format!("2026-12-01[{zone}]")).starts_with("unknown time zone"), "{zone}");
    }
    assert!(
        matches!(read("2026-12-01T09:00[CST]"), Err(WhenError::UnknownZone { zone, nearest: None }) if zone == "CST")
    );
}

#[test]
fn a_zone_that_contradicts_the_offset_is_refused() {
    for (text, zone, has, offset) in [
        ("2026-12-01T09:00+08:00[Europe/Istanbul]", "Europe/Istanbul", "+03:00", "+08:00"),
        ("2026-07-01T09:00+01:00[Europe/Berlin]", "Europe/Berlin", "+02:00", "+01:00"),
        ("2026-12-01T09:00+00:00[Asia/Shanghai]", "Asia/Shanghai", "+08:00", "+00:00"),
        ("2026-12-01T09:00+08:00[+03:30]", "+03:30", "+03:30", "+08:00"),
        ("2026-12-01T09:00+08:00[!America/New_York]", "America/New_York", "-05:00", "+08:00"),
        // Between the two, the clock shows no such time.
        ("2026-03-29T02:30+01:00[Europe/Berlin]", "Europe/Berlin", "+02:00", "+01:00"),
    ] {
        let expected = format!("`{text}` contradicts itself: the clock of {zone} is at {has} then, not at {offset}");
        assert_eq!(refused(text), expected);
    }
}

#[test]
fn annotations_that_are_critical_or_malformed_are_refused() {
    for annotation in ["[!u-ca=gregory]", "[!u-ca=hebrew]", "[!_foo=bar]"] {
        for text in ["2026-12-01T09:00", "2026-12-01", "2026-12-01T09:00+08:00[Asia/Shanghai]"] {
            let text = format!("{text}{annotation}");
            let expected =
                format!("`{text}`: the annotation `{annotation}` is marked critical and not understood: leave it out");
            assert_eq!(refused(&text), expected);
        }
    }
    assert!(refused("2026-12-01T09:00[!Foo]").starts_with("unknown time zone `Foo`"));
    for text in [
        "2026-12-01T09:00[]",
        "2026-12-01T09:00[!]",
        "2026-12-01T09:00[Asia/Shanghai",
        "2026-12-01T09:00[Asia/Shanghai]]",
        "2026-12-01T09:00[Asia/Shanghai]x",
        "2026-12-01T09:00[Asia/Shanghai][Europe/Istanbul]",
        "2026-12-01T09:00[u-ca=gregory][Asia/Shanghai]",
        "2026-12-01T09:00[Asia/Shanghai][U-CA=gregory]",
        "2026-12-01T09:00[u-ca=]",
    ] {
        let expected =
            format!("`{text}`: what stands in brackets is no annotation: name one zone, as in [Asia/Shanghai]");
        assert_eq!(refused(text), expected);
    }
}

#[test]
fn what_is_no_date_or_no_time_is_refused() {
    for text in [
        "",
        " ",
        "next week",
        "2026",
        "2026-12",
        "26-12-01",
        "2026-1-1",
        "2026/12/01",
        "01.12.2026",
        "2026-1201",
        "202612-01",
        "+2026-12-01",
        "-2026-12-01",
        "+002026-12-01",
        "2026-12-01T",
        "2026-12-01T9:00",
        "2026-12-01T09:0",
        "2026-12-01T09:00 UTC",
        "2026-12-01T09:00 +08:00",
        "2026-12-01Z",
        "2026-12-01+08:00",
        "2026-12-01T09:00+8",
        "2026-12-01T09:00+24:00",
        "2026-12-01T09:00\u{2212}08:00",
        "２０２６-12-01",
        "2026-12-01T09:00 [Asia/Shanghai]",
        "12026-12-01",
        "2026-W49-2",
        "2026-335",
        "1764550800",
        "2026-12-01T09:00:00.",
        "2026-12-01T09:00pm",
        "[Asia/Shanghai]",
        "ä",
        "2026-12-0é",
    ] {
        let brackets = text.find('[').map_or("", |at| &text[at..]);
        let form = "write 2026-12-01, 2026-12-01T09:00 or 2026-12-01T09:00[Asia/Shanghai]";
        assert_eq!(refused(text), format!("`{}` is no date: {form}", text.trim()), "{brackets}");
    }
    for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31T09:00", "2026-12-00[Asia/Shanghai]"] {
        assert_eq!(refused(text), format!("`{text}` names a day that does not exist"));
    }
    for text in ["2026-12-01T24:00", "2026-12-01T09:60", "2026-12-01T25", "2026-12-01T09:00:60Z"] {
        assert!(matches!(read(text), Err(WhenError::NoSuchTime { text: written }) if written == text), "{text}");
    }
    for text in ["2026-12-01T09:00:30", "2026-12-01T09:00:00.5Z", "20261201T090001[Asia/Shanghai]"] {
        assert_eq!(refused(text), format!("`{text}` names seconds: times are of whole minutes"));
    }
    // A clock that is named must be known then; an offset alone says enough.
    for text in
        ["1999-12-31[Asia/Shanghai]", "2100-01-01T09:00[Asia/Shanghai]", "1986-06-01T09:00+09:00[Asia/Shanghai]"]
    {
        assert_eq!(refused(text), format!("`{text}`: clocks of zones are known from 2000 to 2099"));
    }
    assert!(read("1986-06-01T09:00+09:00").is_ok());
}

//! The example `reach` as its users see it.

use clap::Parser;
use serde_json::Value;

use crate::examples::reach as example;

fn run(arguments: &str) -> Result<String, String> {
    let words = std::iter::once("reach").chain(arguments.split_whitespace());
    let arguments = example::Arguments::try_parse_from(words).expect("the arguments are of the right form");
    example::answer(&arguments).map_err(|failure| failure.to_string())
}

/// Country, ports, best days and best USD of each line.
fn lines(text: &str) -> Vec<(&str, usize, f64, u64)> {
    let body = text.lines().skip_while(|line| !line.starts_with("country")).skip(1);
    let body = body.take_while(|line| !line.is_empty() && !line.starts_with("not reached"));
    let number = |word: &str| word.replace(',', "");
    let read = |line: &'_ str| -> (usize, f64, u64) {
        let words: Vec<&str> = line.split_whitespace().skip(1).collect();
        let [ports, days, usd] = words[..] else { panic!("{line}") };
        (ports.parse().unwrap(), days.parse().unwrap(), number(usd).parse().unwrap())
    };
    body.map(|line| (&line[..2], read(line))).map(|(country, (ports, days, usd))| (country, ports, days, usd)).collect()
}

#[test]
fn a_line_for_each_country_and_their_totals() {
    for arguments in ["", "--ready 2026-12-01 --commodity laptops"] {
        let text = run(arguments).unwrap();
        let lines = lines(&text);
        assert!(lines.is_sorted_by(|a, b| a.0 < b.0), "{text}");
        let ports: usize = lines.iter().map(|line| line.1).sum();
        assert!(text.contains(&format!("\n{ports} ports in {} countries and regions.", lines.len())), "{text}");
        for (country, ports, days, usd) in lines {
            assert!(ports > 0 && (0.1..200.0).contains(&days) && (10..100_000).contains(&usd), "{country}: {text}");
        }
    }
}

/// What is said of the corridor in March 2026: 586 ports in 127 countries and regions. The network's own count is no smaller.
#[test]
fn as_many_ports_and_countries_are_reached_as_is_said() {
    let text = run("").unwrap();
    let lines = lines(&text);
    assert!(lines.iter().map(|line| line.1).sum::<usize>() >= 586 && lines.len() >= 127, "{text}");
}

#[test]
fn the_document_has_what_the_table_has() {
    let (text, document) = (run("").unwrap(), run("--json").unwrap());
    let document: Value = serde_json::from_str(&document).unwrap();
    let countries = document["countries"].as_array().unwrap();
    let reached: Vec<&Value> = countries.iter().filter(|country| country["reached"] != 0).collect();
    let lines = lines(&text);
    assert_eq!(reached.len(), lines.len());
    for (value, line) in reached.into_iter().zip(lines) {
        assert_eq!((value["country"].as_str(), value["reached"].as_u64()), (Some(line.0), Some(line.1 as u64)));
        assert_eq!((value["cheapest_minor"].as_u64().unwrap() + 50) / 100, line.3);
    }
}

#[test]
fn all_hubs_are_more_than_the_ports() {
    let count = |arguments| lines(&run(arguments).unwrap()).iter().map(|line| line.1).sum::<usize>();
    assert!(count("--hubs") > count(""));
}

#[test]
fn a_wrong_place_or_date_is_refused_by_name() {
    assert!(run("--from Chongqin").unwrap_err().contains("Chongqing"));
    assert!(run("--ready someday").unwrap_err().contains("someday"));
    assert!(run("--boxes 0x45G1").unwrap_err().contains("at least 1"));
}

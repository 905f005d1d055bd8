//! The comparison of known lanes with the model, as the table of networks/README.md.

use crate::rates::{Lane, Rates};
use std::fmt::Write;

/// Curve, factors, calls, and every lane of the calibration beside the model.
pub fn table(lanes: &[Lane], rates: &Rates, region: impl Fn(&str) -> &'static str) -> String {
    let mut text = String::new();
    let curve: Vec<String> = rates.curve.iter().map(|(km, usd)| format!("{usd:.0} at {km:.0} km")).collect();
    let _ = writeln!(text, "Curve, USD a forty-foot box: {}.\n", curve.join(", "));
    let of = |map: &std::collections::BTreeMap<&str, f64>| {
        map.iter().map(|(region, value)| format!("{region} {value}")).collect::<Vec<_>>().join(", ")
    };
    let _ = writeln!(text, "Factor by region: {}; others 1.\n", of(&rates.factor));
    let _ = writeln!(
        text,
        "Days of calls by region: {}; feeders and regional lines {}.\n",
        of(&rates.calls),
        rates.feeder_calls
    );
    let [a, b, c, d] = rates.spread;
    let _ = writeln!(
        text,
        "Low and high, per cent of typical: days {} to {} and prices {} to {} of liners; days {} to {} and prices {} to {} of regional lines and feeders.\n",
        a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1
    );
    let rows: Vec<(&Lane, f64, f64)> = lanes
        .iter()
        .map(|lane| {
            let ends = (region(lane.from), region(lane.to));
            let (usd, days) = (rates.liner_usd(lane.km, ends.0, ends.1), rates.liner_days(lane.km, ends.0, ends.1));
            (lane, usd, days)
        })
        .collect();
    let off = |pick: &dyn Fn(&(&Lane, f64, f64)) -> f64, way: bool| {
        let mut misses: Vec<f64> =
            rows.iter().filter(|(lane, ..)| (lane.way == "suez") == way).map(|row| pick(row).abs()).collect();
        misses.sort_by(f64::total_cmp);
        (misses[misses.len() / 2] * 100.0, misses[misses.len() * 9 / 10] * 100.0)
    };
    let usd = |(lane, usd, _): &(&Lane, f64, f64)| usd / lane.usd[1] - 1.0;
    let days = |(lane, _, days): &(&Lane, f64, f64)| days / lane.days[1] - 1.0;
    for (what, suez) in [("Of the lanes fitted", false), ("Of the ways by Suez, which were not fitted", true)] {
        let ((usd_half, usd_most), (days_half, days_most)) = (off(&usd, suez), off(&days, suez));
        let _ = writeln!(
            text,
            "{what}, half are priced within {usd_half:.0} per cent and nine in ten within {usd_most:.0}; half are timed within {days_half:.0} per cent and nine in ten within {days_most:.0}.\n"
        );
    }
    text.push_str("| lane | way | km | known days | modelled | known USD | modelled | difference | grade of what is known | sources |\n|---|---|---|---|---|---|---|---|---|---|\n");
    for row in &rows {
        let (lane, modelled, time) = row;
        let grade = match lane.confidence {
            _ if lane.sources == "EST" => "estimate",
            "A" => "published",
            "B" => "derived",
            _ => "estimate",
        };
        let _ = writeln!(
            text,
            "| {} - {} | {} | {:.0} | {} | {time:.1} | {:.0} | {modelled:.0} | {:+.0} % | {grade} | {} |",
            lane.from,
            lane.to,
            lane.way,
            lane.km,
            lane.days[1],
            lane.usd[1],
            usd(row) * 100.0,
            lane.sources
        );
    }
    text
}

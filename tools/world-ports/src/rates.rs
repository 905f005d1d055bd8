//! Days and prices as a function of length and region, fitted to the lanes that the network's sources speak of.
//!
//! Price: a curve over the length, through the medians of the known lanes in each band of length, times a factor for the region overseas,
//! which is the geometric mean of known over curve. Days: length at a fixed speed, and days of calls by region, the mean of what is left.

use crate::sea::Sea;
use crate::table::Table;
use std::collections::BTreeMap;

/// Kilometres a day of a liner at 16 knots and of a feeder at 14.
const LINER: f64 = 16.0 * 1.852 * 24.0;
const FEEDER: f64 = 14.0 * 1.852 * 24.0;

/// Ends of the bands of length.
const BANDS: [f64; 9] = [700.0, 1300.0, 2200.0, 3300.0, 5000.0, 9000.0, 13_000.0, 18_000.0, f64::INFINITY];

/// The price towards Asia as a share of the price from there. No rate is known but one: Bremerhaven to Jebel Ali, 903 USD.
const BACKHAUL: f64 = 0.5;

/// Between two regions overseas, against the mean of their factors: no rate is known.
const CROSS: f64 = 0.8;

/// Regions whose trade is one with China's: no factor between them.
const ASIA: [&str; 3] = ["CHN", "NEA", "SEA"];

/// Regions between which the short-sea price holds too.
const EUROPE: [&str; 3] = ["EMD", "WMD", "NEU"];

/// A lane of the calibration.
pub struct Lane {
    pub from: &'static str,
    pub to: &'static str,
    pub way: &'static str,
    pub region: &'static str,
    /// Kilometres on our graph.
    pub km: f64,
    pub days: [f64; 3],
    pub usd: [f64; 3],
    pub confidence: &'static str,
    pub sources: &'static str,
}

/// The fitted curve and its constants.
pub struct Rates {
    /// Kilometres and USD a forty-foot box, ascending in both.
    pub curve: Vec<(f64, f64)>,
    /// Price against the curve, by region.
    pub factor: BTreeMap<&'static str, f64>,
    /// Days of calls on a liner, by region.
    pub calls: BTreeMap<&'static str, f64>,
    /// Days of calls on a feeder or a regional line.
    pub feeder_calls: f64,
    /// Low and high, per cent of typical: days and prices of liners, days and prices of regional lines.
    pub spread: [(u32, u32); 4],
}

/// The lanes of the calibration, measured on the graph. `region` says where a port lies, `node` its place on the graph.
pub fn lanes(
    sea: &Sea,
    region: impl Fn(&str) -> &'static str,
    node: impl Fn(&'static str) -> &'static str,
) -> Vec<Lane> {
    let table = Table::new(include_str!("../data/calibration.csv"));
    let lane = |row: crate::table::Row<'_>| {
        let (from, to, way) = (row.text("from"), row.text("to"), row.text("way"));
        let three = |a: &str, b: &str, c: &str| [a, b, c].map(|column| row.number(column));
        Lane {
            from,
            to,
            way,
            region: region(to),
            km: sea.ways(node(from), closed(way)).km(node(to)).expect("a lane over water"),
            days: three("days_low", "days", "days_high"),
            usd: three("usd_low", "usd", "usd_high"),
            confidence: row.text("confidence"),
            sources: row.text("sources"),
        }
    };
    table.rows().map(lane).collect()
}

/// What is closed on a way: Kiel to ships of this size, and Bab el-Mandeb unless the way is by Suez.
pub fn closed(way: &str) -> &'static [&'static str] {
    match way {
        "cape" => &["kiel", "bab_el_mandeb"],
        _ => &["kiel"],
    }
}

impl Rates {
    /// Fits to the lanes. Ways by Suez belong to a market that is no more: they are compared, not fitted.
    pub fn fit(lanes: &[Lane]) -> Self {
        let fitted: Vec<&Lane> = lanes.iter().filter(|lane| lane.way != "suez").collect();
        let mut curve: Vec<(f64, f64)> = Vec::new();
        let mut from = 0.0;
        for end in BANDS {
            let inside: Vec<&&Lane> = fitted.iter().filter(|lane| from < lane.km && lane.km <= end).collect();
            from = end;
            if inside.is_empty() {
                continue;
            }
            let km = median(inside.iter().map(|lane| lane.km).collect());
            let usd = median(inside.iter().map(|lane| lane.usd[1]).collect());
            let floor = curve.last().map_or(0.0, |&(_, usd)| usd);
            curve.push((km.round(), usd.max(floor)));
        }
        let mut rates =
            Self { curve, factor: BTreeMap::new(), calls: BTreeMap::new(), feeder_calls: 0.0, spread: [(0, 0); 4] };
        let regional = |lane: &&&Lane| lane.km < 3500.0;
        let mut logs: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        let mut calls: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for lane in fitted.iter().filter(|lane| lane.km >= 3500.0) {
            logs.entry(lane.region).or_default().push((lane.usd[1] / rates.curve_at(lane.km)).ln());
            calls.entry(lane.region).or_default().push(lane.days[1] - lane.km / LINER);
        }
        rates.factor = logs.into_iter().map(|(region, logs)| (region, round(mean(&logs).exp(), 0.01))).collect();
        rates.calls = calls.into_iter().map(|(region, days)| (region, round(mean(&days).max(0.5), 0.1))).collect();
        let short: Vec<f64> = fitted.iter().filter(regional).map(|lane| lane.days[1] - lane.km / FEEDER).collect();
        rates.feeder_calls = round(mean(&short).max(0.5), 0.1);
        let spread = |of: fn(&Lane) -> [f64; 3], short: bool| {
            let of: Vec<[f64; 3]> =
                fitted.iter().filter(|lane| (lane.km < 3500.0) == short).map(|lane| of(lane)).collect();
            let percent = |end: usize| {
                let ratios: Vec<f64> = of.iter().map(|three| three[end] / three[1] * 100.0).collect();
                whole(round(mean(&ratios), 5.0))
            };
            (percent(0), percent(2))
        };
        rates.spread = [
            spread(|lane| lane.days, false),
            spread(|lane| lane.usd, false),
            spread(|lane| lane.days, true),
            spread(|lane| lane.usd, true),
        ];
        rates
    }

    /// USD of the curve; beyond its ends it goes on as its last part does.
    pub fn curve_at(&self, km: f64) -> f64 {
        let after = self.curve.partition_point(|&(at, _)| at < km).clamp(1, self.curve.len() - 1);
        let ((km_a, usd_a), (km_b, usd_b)) = (self.curve[after - 1], self.curve[after]);
        let usd = usd_a + (usd_b - usd_a) * (km - km_a) / (km_b - km_a);
        usd.max(self.curve[0].1 * 0.8)
    }

    fn factor_of(&self, region: &str) -> f64 {
        self.factor.get(region).copied().unwrap_or(1.0)
    }

    fn calls_of(&self, region: &str) -> f64 {
        let all: Vec<f64> = self.calls.values().copied().collect();
        self.calls.get(region).copied().unwrap_or_else(|| round(mean(&all), 0.1))
    }

    /// Typical USD a forty-foot box of a liner between two regions.
    pub fn liner_usd(&self, km: f64, from: &str, to: &str) -> f64 {
        let (asia_from, asia_to) = (ASIA.contains(&from), ASIA.contains(&to));
        let within = from == to || EUROPE.contains(&from) && EUROPE.contains(&to);
        let factor = match (asia_from, asia_to) {
            (true, true) => 1.0,
            // Short sea, as the curve's beginning knows it.
            _ if within => 1.0,
            (true, false) => self.factor_of(to),
            (false, true) => self.factor_of(from) * BACKHAUL,
            (false, false) => (self.factor_of(from) * self.factor_of(to)).sqrt() * CROSS,
        };
        round(self.curve_at(km) * factor, 10.0)
    }

    /// Typical days of a liner between two regions.
    pub fn liner_days(&self, km: f64, from: &str, to: &str) -> f64 {
        let calls = match (ASIA.contains(&from), ASIA.contains(&to)) {
            (true, true) => return self.feeder_days(km),
            (true, false) => self.calls_of(to),
            (false, true) => self.calls_of(from),
            // Half of each: a line between two regions overseas calls as often at either end as a line from Asia does at one.
            (false, false) => f64::midpoint(self.calls_of(from), self.calls_of(to)) / 2.0 + 0.5,
        };
        // A short hop of a line makes no more calls than a feeder.
        round(km / LINER + calls.min(1.0 + km / 2000.0), 0.1)
    }

    /// Typical USD a forty-foot box of a feeder; small ports pay more.
    pub fn feeder_usd(&self, km: f64, size: f64) -> f64 {
        let small = if size < 6.0 {
            1.25
        } else if size < 7.0 {
            1.1
        } else {
            1.0
        };
        round(self.curve_at(km) * small, 10.0)
    }

    /// Typical days of a feeder.
    pub fn feeder_days(&self, km: f64) -> f64 {
        round(km / FEEDER + self.feeder_calls, 0.1)
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / (values.len() as f64).max(1.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) { f64::midpoint(values[middle - 1], values[middle]) } else { values[middle] }
}

fn round(value: f64, step: f64) -> f64 {
    let steps = (value / step).round();
    // Tenths and hundredths as near as a double holds them, so that they print short.
    if step < 1.0 { steps / (1.0 / step).round() } else { steps * step }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage")]
fn whole(value: f64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(km: f64, days: f64, usd: f64, region: &'static str) -> Lane {
        let (days, usd) = ([days * 0.8, days, days * 1.5], [usd * 0.5, usd, usd * 2.0]);
        Lane { from: "", to: "", way: "", region, km, days, usd, confidence: "C", sources: "EST" }
    }

    #[test]
    fn the_curve_runs_through_the_medians_and_the_factor_makes_up_the_rest() {
        let lanes = [
            lane(2000.0, 5.0, 400.0, "SEA"),
            lane(10_000.0, 20.0, 2000.0, "MEG"),
            lane(10_000.0, 20.0, 2000.0, "NAW"),
            lane(10_000.0, 30.0, 4000.0, "EAF"),
        ];
        let rates = Rates::fit(&lanes);
        assert_eq!(rates.curve, [(2000.0, 400.0), (10_000.0, 2000.0)]);
        assert_eq!((rates.factor["MEG"], rates.factor["EAF"]), (1.0, 2.0));
        assert!((rates.liner_usd(10_000.0, "CHN", "EAF") - 4000.0).abs() < 1.0);
        assert!((rates.liner_usd(10_000.0, "EAF", "CHN") - 2000.0).abs() < 1.0, "half towards Asia");
        assert!((rates.liner_usd(6000.0, "CHN", "MEG") - 1200.0).abs() < 1.0, "between two medians");
        assert!(rates.liner_days(10_000.0, "CHN", "EAF") > rates.liner_days(10_000.0, "CHN", "MEG"));
        assert_eq!(rates.spread[1], (50, 200));
    }

    #[test]
    fn small_ports_pay_more() {
        let rates = Rates::fit(&[lane(1000.0, 3.0, 300.0, "SEA"), lane(3000.0, 7.0, 600.0, "SEA")]);
        assert!(rates.feeder_usd(2000.0, 5.0) > rates.feeder_usd(2000.0, 6.5));
        assert!(rates.feeder_usd(2000.0, 6.5) > rates.feeder_usd(2000.0, 8.0));
    }
}

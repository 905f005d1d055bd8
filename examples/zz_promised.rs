//! Temporary.
use landsea::plan::Confidence;
use landsea::{Network, Planner, Query, Shipment};
use std::time::Instant;
fn main() {
    let planner = Planner::new(Network::chongqing());
    let lanes: Vec<String> = std::env::args().skip(2).collect();
    let p: f64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let confidence = Confidence::try_from(p).unwrap();
    for to in &lanes {
        for date in ["2026-12-01T09:00[Asia/Shanghai]", "2027-04-12T09:00[Asia/Shanghai]"] {
            let shipment =
                Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops").ready(date).unwrap();
            let query = Query::minimise_time_and_cost();
            let sure = query.clone().confidence(confidence);
            let begun = Instant::now();
            let front = planner.plan(&shipment, &sure).unwrap();
            let cold = begun.elapsed();
            let mut best = cold;
            for _ in 0..std::env::var("N").map_or(5, |n| n.parse().unwrap()) {
                let begun = Instant::now();
                planner.plan(&shipment, &sure).unwrap();
                best = best.min(begun.elapsed());
            }
            let begun = Instant::now();
            let usual = planner.plan(&shipment, &query).unwrap();
            let mut det = begun.elapsed();
            for _ in 0..std::env::var("N").map_or(5, |n| n.parse().unwrap()) {
                let begun = Instant::now();
                planner.plan(&shipment, &query).unwrap();
                det = det.min(begun.elapsed());
            }
            println!(
                "{to} {date}: {} rows, cold {cold:?}, warm {best:?}, {:?}; usual {} rows {det:?} {:?}",
                front.itineraries().len(),
                front.stats(),
                usual.itineraries().len(),
                usual.stats()
            );
            if lanes.len() < 3 {
                for one in &front {
                    let promised = one.promised.as_ref().unwrap();
                    let other = planner.promise(&shipment, &query, one).unwrap();
                    println!(
                        "  {:.1} d {} | usual {:.1} d {} | {:?} | {}",
                        promised.time.as_days(),
                        promised.cost,
                        one.elapsed.as_days(),
                        one.cost,
                        other.arrival(p).unwrap().map(|m| m.as_days()),
                        one.route()
                    );
                }
            }
        }
    }
}

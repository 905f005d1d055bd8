//! Why is there nothing, or so little? What would help, each planned: more days or money, a ban lifted, what is off allowed, a need left out.
//!
//! `cargo run --release --example why_not` asks two questions about Chongqing → Mersin: one without an answer, and one with a thin one.

use landsea::{Network, PlanError, Planner, Query, Shipment};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Mersin", "1x45G1")?.ready("2026-06-01")?;
    let query = Query::minimise_time_and_cost().ban("air").ban("KZ").ban("RU").ban("MN").ban("KG");
    match planner.plan(&shipment.clone().due_within_days(40), &query) {
        Err(PlanError::NoItinerary(why)) => println!("{why}\n"),
        other => println!("{}", other?),
    }
    let shipment = shipment.due_within_days(45);
    let query = Query::minimise_time_and_cost().ban("air");
    println!(
        "{shipment}, within 45 days and not by air\n{}Faster or cheaper it would be with",
        planner.plan(&shipment, &query)?
    );
    for help in planner.relaxations(&shipment, &query)? {
        println!("  {help}");
    }
    Ok(())
}

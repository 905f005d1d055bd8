//! Reports of a front of two hundred itineraries: text, JSON, GeoJSON and the page, the answer asserted each time.

mod many;

use criterion::{Criterion, criterion_group, criterion_main};
use landsea::report::{self, Document, Style};
use std::hint::black_box;

fn reports(criterion: &mut Criterion) {
    let network = many::network();
    let shipment = many::shipment();
    let front = many::front(&network, &shipment);
    let mut group = criterion.benchmark_group(format!("report of {} itineraries", front.itineraries().len()));
    group.bench_function("text: table and days saved", |bench| {
        bench.iter(|| {
            let style = Style::default();
            let shown = report::front_table(black_box(&front), &style) + &report::days_saved(&front, &style);
            assert!(shown.contains(&front.cheapest().cost.to_string()));
            shown.len()
        });
    });
    group.bench_function("JSON", |bench| {
        bench.iter(|| {
            let json = serde_json::to_string(&Document::new(black_box(&front), &shipment)).expect("JSON");
            assert!(json.starts_with("{\"format\":\"landsea-front\""));
            json.len()
        });
    });
    group.bench_function("GeoJSON", |bench| {
        bench.iter(|| {
            let collection = report::geojson::feature_collection(black_box(&front));
            assert!(collection.features.len() > 2 * front.itineraries().len());
            collection.to_string().len()
        });
    });
    group.bench_function("HTML", |bench| {
        bench.iter(|| {
            let document = Document::new(black_box(&front), &shipment).with_network(&network);
            let page = report::html_page(&document, &front);
            assert!(page.len() < 2_000_000, "{}", page.len());
            page.len()
        });
    });
    group.finish();
}

criterion_group!(benches, reports);
criterion_main!(benches);

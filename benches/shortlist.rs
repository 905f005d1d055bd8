//! A shortlist of a front of two hundred itineraries, the answer asserted each time.

mod many;

use criterion::{Criterion, criterion_group, criterion_main};
use landsea::plan::Shortlist;
use landsea::units::Money;
use std::hint::black_box;

fn shortlist(criterion: &mut Criterion) {
    let network = many::network();
    let front = many::front(&network, &many::shipment());
    let a_day = Money::from_minor(25_000);
    let shown = |most| -> Vec<String> {
        Shortlist::of(&front).at_value_of_time(a_day).pick(most).iter().map(ToString::to_string).collect()
    };
    let picks = shown(8);
    // Two boxes save 40 dollars on each tenth of a day, and a day is worth 250: the last is the best at that.
    let last = format!("#{} cheapest; best at USD 250 a day", many::SHIPS);
    assert_eq!(picks[..2], ["#1 fastest".to_owned(), last]);
    assert!(
        picks[2].ends_with("balanced") && picks[3..].iter().all(|pick| pick.ends_with("another strait")),
        "{picks:?}"
    );
    // Six ways over the sea, each once.
    assert_eq!(shown(20).len(), 6, "{:?}", shown(20));
    let mut group = criterion.benchmark_group(format!("shortlist of {} itineraries", front.itineraries().len()));
    group.bench_function("8 picks", |bench| {
        bench.iter(|| {
            let picks = Shortlist::of(black_box(&front)).at_value_of_time(a_day).pick(8);
            assert_eq!(picks[0].number, Some(1));
            picks.len()
        });
    });
    group.finish();
}

criterion_group!(benches, shortlist);
criterion_main!(benches);

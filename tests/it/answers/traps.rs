//! The traps of planning freight exactly: each on a network of a few lines, with its itineraries as text, and against the
//! enumeration of every way.

use crate::common::TIME_AND_COST;
use crate::common::days::{MONDAY, NIGHTLY};
use crate::common::lines::{Lines, plan, text};
use crate::common::parts::{exact, factor, money};
use crate::common::world::World;
use landsea::model::{Basis, EmissionBasis, Mode, Season, Service, Window};
use landsea::plan::Criterion;
use landsea::units::Kilometres;
use landsea::{PlanError, Planner};

/// Every day at midnight; a day is `[days since Monday, hour]`.
const TUESDAY: [i64; 2] = [1, 0];
const WEDNESDAY: [i64; 2] = [2, 0];
const FRIDAY: [i64; 2] = [4, 0];
/// Past the horizon, in days since Monday.
const ALWAYS: [i64; 2] = [-7, 30];

/// A season from the first to the last day after Monday 1 June that changes the price by this many thousandths.
fn season(service: &mut Service, days: [i64; 2], permille: i32) {
    service.seasons.push(Season {
        name: "season".into(),
        window: Window::Dates(MONDAY + days[0], MONDAY + days[1]),
        over: None,
        add_time: None,
        charge_permille: Some(exact(permille)),
        add_charge: None,
        add_cut_off: None,
        capacity_permille: None,
    });
}

#[test]
fn earliest_departure_is_not_enough_where_a_surcharge_ends() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    season(lines.line("train", [org, dst], 24, 10_000, NIGHTLY), [-7, 1], 500);
    let front = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    assert_eq!(text(&front), ["1 d, 150: train ORG>DST Mon 1 Jun 00:00", "3 d, 100: train ORG>DST Wed 3 Jun 00:00"]);
}

#[test]
fn earliest_departure_is_not_enough_where_a_discount_begins() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    season(lines.line("train", [org, dst], 24, 10_000, NIGHTLY), [4, 6], -250);
    let front = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    assert_eq!(text(&front), ["1 d, 100: train ORG>DST Mon 1 Jun 00:00", "5 d, 75: train ORG>DST Fri 5 Jun 00:00"]);
}

#[test]
fn earliest_departure_is_not_enough_on_the_way_either() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 24, 1_000, &[]);
    season(lines.line("train", [mid, dst], 24, 10_000, NIGHTLY), [-7, 2], 500);
    let front = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    assert_eq!(
        text(&front),
        [
            "2 d, 160: feeder ORG>MID Mon 1 Jun 00:00, train MID>DST Tue 2 Jun 00:00",
            "4 d, 110: feeder ORG>MID Mon 1 Jun 00:00, train MID>DST Thu 4 Jun 00:00",
        ]
    );
}

/// Two surcharges: between them the price falls and rises again, so the second best comes before the best.
#[test]
fn a_departure_between_two_surcharges_stays_reachable() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    let train = lines.line("train", [org, dst], 24, 10_000, NIGHTLY);
    season(train, [-7, 1], 500);
    season(train, [0, 3], 200);
    let front = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    assert_eq!(
        text(&front),
        [
            "1 d, 170: train ORG>DST Mon 1 Jun 00:00",
            "3 d, 120: train ORG>DST Wed 3 Jun 00:00",
            "5 d, 100: train ORG>DST Fri 5 Jun 00:00",
        ]
    );
}

/// Feeders at MID on Tuesday and, ten dollars dearer, on Thursday; from there a train on Friday, and an express on Tuesday.
fn feeders(steps: &[(Option<u32>, i64)]) -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("early", [org, mid], 24, 1_000, &[[0, 0]]);
    lines.line("late", [org, mid], 24, 2_000, &[WEDNESDAY]);
    lines.line("express", [mid, dst], 24, 30_000, &[TUESDAY]);
    lines.line("train", [mid, dst], 24, 10_000, &[FRIDAY]);
    lines.storage(mid, 24, steps);
    lines.ship("1x45G1")
}

const EXPRESS: &str = "2 d, 310: early ORG>MID Mon 1 Jun 00:00, express MID>DST Tue 2 Jun 00:00";
const EARLY: &str = "5 d, 118: early ORG>MID Mon 1 Jun 00:00, train MID>DST Fri 5 Jun 00:00";
const LATE: &str = "5 d, 120: late ORG>MID Wed 3 Jun 00:00, train MID>DST Fri 5 Jun 00:00";

#[test]
fn earlier_is_not_always_better_where_storage_is_dear() {
    // Three days at MID, one of them free: forty dollars, more than the dearer feeder.
    assert_eq!(text(&plan(&feeders(&[(None, 2_000)]), TIME_AND_COST)), [EXPRESS, LATE]);
}

#[test]
fn earlier_is_better_where_storage_is_cheap() {
    assert_eq!(text(&plan(&feeders(&[(None, 400)]), TIME_AND_COST)), [EXPRESS, EARLY]);
}

/// The dearest day is the first, not the last: a bound from the last step would drop the late feeder.
#[test]
fn the_dearest_day_of_storage_may_come_first() {
    assert_eq!(text(&plan(&feeders(&[(Some(1), 1_500), (None, 0)]), TIME_AND_COST)), [EXPRESS, LATE]);
}

/// MID itself stores for nothing; but the early box is carried on by a lorry that does not wait, to a quay that does not.
#[test]
fn earlier_is_not_better_before_a_lorry_on_demand_to_dear_storage() {
    let (mut lines, [org, mid, quay, dst]) = Lines::between(["ORG", "MID", "QUA", "DST"]);
    lines.line("early", [org, mid], 24, 1_000, &[[0, 0]]);
    lines.line("late", [org, mid], 24, 2_000, &[WEDNESDAY]);
    lines.line("lorry", [mid, quay], 24, 500, &[]).mode = Mode::Road;
    lines.line("ship", [quay, dst], 24, 10_000, &[FRIDAY]).mode = Mode::Sea;
    lines.storage(quay, 0, &[(None, 2_000)]);
    let front = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    assert_eq!(
        text(&front),
        ["5 d, 125: late ORG>MID Wed 3 Jun 00:00, lorry MID>QUA Thu 4 Jun 00:00, ship QUA>DST Fri 5 Jun 00:00"]
    );
}

/// Two trains that arrive together, one cheap, one clean; each answer is made of its own items, and they add up to what was searched.
#[test]
fn search_and_answer_use_one_cost_function() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 24, 1_000, &[[0, 0], WEDNESDAY]);
    for (code, cents, milligrams) in [("cheap", 9_000, 20_000), ("clean", 10_000, 10_000)] {
        let train = lines.line(code, [mid, dst], 24, cents, &[FRIDAY]);
        season(train, ALWAYS, 333);
        train.stages[0].distance = exact(Kilometres::new(100));
        train.stages[0].emission = Some(factor(EmissionBasis::TonneKm, milligrams));
    }
    lines.storage(mid, 24, &[(Some(1), 700), (None, 300)]);
    let world = lines.ship("1x45G1");
    let front = plan(&world, &[Criterion::Time, Criterion::Cost, Criterion::Emissions]);
    assert_eq!(
        text(&front),
        [
            "5 d, 129.97: feeder ORG>MID Wed 3 Jun 00:00, cheap MID>DST Fri 5 Jun 00:00",
            "5 d, 143.30: feeder ORG>MID Wed 3 Jun 00:00, clean MID>DST Fri 5 Jun 00:00",
        ]
    );
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    for itinerary in &front {
        let items: i64 = itinerary.items().map(|item| item.charge.minor()).sum();
        assert_eq!(items, itinerary.cost.minor());
        let grams: u64 = itinerary.items().map(|item| item.emissions.get()).sum();
        assert_eq!(grams, itinerary.emissions.get());
        assert_eq!(landsea::audit::audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
}

/// One service from ORG to DST with a change to it, and what this many boxes cost.
fn cost(boxes: &str, cents: i64, change: impl Fn(&mut Service)) -> Result<i64, PlanError> {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    change(lines.line("train", [org, dst], 24, cents, &[[0, 0]]));
    let world = lines.ship(boxes);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let front = Planner::new(&world.network).plan(&shipment, &query)?;
    Ok(front.cheapest().cost.minor())
}

#[test]
fn shares_of_a_forty_foot_price_are_rounded_box_by_box() {
    // 101 cents x 0.625 is 63.125: three boxes pay 3 x 63, not 189.375.
    let per_forty = |train: &mut Service| train.per = Basis::Feu { twenty: exact(625) };
    assert_eq!(cost("1x22G1", 1_01, per_forty), Ok(63));
    assert_eq!(cost("3x22G1", 1_01, per_forty), Ok(189));
    // 0.5 is rounded up.
    assert_eq!(cost("1x22G1", 4, per_forty), Ok(3));
    assert_eq!(cost("3x45G1", 1_01, per_forty), Ok(303));
}

#[test]
fn thousandths_of_a_price_are_rounded_half_up() {
    assert_eq!(cost("1x45G1", 1_01, |train| season(train, ALWAYS, 333)), Ok(101 + 34));
    assert_eq!(cost("1x45G1", 1_01, |train| season(train, ALWAYS, 500)), Ok(101 + 51));
    // Half up, not away from zero: fifty and a half off is fifty off.
    assert_eq!(cost("1x45G1", 1_01, |train| season(train, ALWAYS, -500)), Ok(101 - 50));
    assert_eq!(cost("1x45G1", 1_01, |train| season(train, ALWAYS, -1000)), Ok(0));
    // Each season takes its share of the price without seasons.
    let twice = |train: &mut Service| {
        season(train, ALWAYS, -500);
        season(train, ALWAYS, 500);
    };
    assert_eq!(cost("1x45G1", 1_01, twice), Ok(101 - 50 + 51));
}

#[test]
fn big_figures_are_exact_to_the_cent_and_bigger_ones_are_refused() {
    /// Of ten thousand boxes no cent more can be written down.
    const MOST: i64 = i64::MAX / 10_000;
    let most = i64::MAX / 1_000_000_000;
    assert_eq!(cost("1000000000x45G1", most, |_| {}), Ok(most * 1_000_000_000));
    assert_eq!(cost("999999999x45G1", most, |_| {}), Ok(most * 999_999_999));
    for refused in [
        cost("1000000000x45G1", most + 1, |_| {}),
        cost("10000x45G1", MOST / 400, |train| season(train, ALWAYS, 500)),
        cost("10000x45G1", MOST, |train| {
            season(train, ALWAYS, 1);
            train.seasons[0].charge_permille = None;
            train.seasons[0].add_charge = Some(money(1));
        }),
        cost("10000x45G1", MOST, |train| {
            train.stages.push(train.stages[0].clone());
            train.stages[0].to = train.stages[0].from;
            train.stages[0].kind = landsea::model::StageKind::Dwell("standing".into());
            train.calls[1] = landsea::model::Call { arrive: 2, leave: 2, ..train.calls[1] };
        }),
    ] {
        assert!(matches!(refused, Err(PlanError::Money(_))), "{refused:?}");
    }
}

#[test]
fn sums_over_several_legs_are_refused_past_the_unit() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("first", [org, mid], 24, 0, &[]).stages[0].charge = money(i64::MAX / 10_000);
    lines.line("second", [mid, dst], 24, 1, &[]);
    let world = lines.ship("10000x45G1");
    for dated in [true, false] {
        let (shipment, query) = world.ask(TIME_AND_COST, dated);
        let refused = Planner::new(&world.network).plan(&shipment, &query);
        assert!(matches!(refused, Err(PlanError::Money(_))), "{refused:?}");
    }
}

/// A hop between two yards of one place: it leaves and arrives at the very minute at which the cargo is ready.
#[test]
fn a_ride_without_time_at_the_minute_of_ready_is_not_lost() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("hop", [org, dst], 0, 100, NIGHTLY);
    assert_eq!(text(&plan(&lines.ship("1x45G1"), TIME_AND_COST)), ["0 min, 1: hop ORG>DST Mon 1 Jun 00:00"]);
}

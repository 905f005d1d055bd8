//! FEATURE UNDER TEST: fronts of promises hold every way worth promising. Every chain of services of random small worlds is promised by itself, by code that shares
//! nothing with the search.
//!
//! `LANDSEA_ORACLE_CASES` sets how many worlds are drawn.

use crate::common::TIME_AND_COST;
use crate::common::days::MONDAY;
use crate::common::dice::Dice;
use crate::common::lines::Lines;
use crate::common::oracle_cases;
use crate::common::parts::{evidence, factor, money, range};
use landsea::model::{
    Basis, Delay, DelayOf, EmissionBasis, Handling, HubIx, Loading, Mode, Rate, Scope, Season, Side, Spread, Window,
};
use landsea::plan::Confidence;
use landsea::units::Minutes;
use landsea::{PlanError, Planner};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Minutes and shares.
type Arrived = BTreeMap<u32, f64>;

const HORIZON: u32 = 14 * 1440;
const CONFIDENCES: [f64; 4] = [0.1, 0.5, 0.8, 0.95];

/// A service from one hub to a later one.
#[derive(Debug, Clone)]
struct Line {
    ends: [usize; 2],
    /// Low, typical and high hours.
    takes: [u32; 3],
    cents: i64,
    /// Days of the week and hours; empty on demand.
    slots: Vec<[i64; 2]>,
    /// So many cents more through a day, counted from the first Monday.
    dearer: Option<(i64, i64)>,
    /// So many hours longer through a day.
    slower: Option<(i64, u32)>,
    /// Of a thousand so many on time, the others late by so many hours on average.
    late: Option<(u16, u32)>,
}

#[derive(Debug, Clone)]
struct Small {
    hubs: usize,
    lines: Vec<Line>,
    /// Low, typical and high hours of the work at each hub but the first.
    works: Vec<[u32; 3]>,
    /// Free hours, and cents a day after them.
    storage: Vec<Option<(u32, i64)>>,
}

const NAMES: [&str; 4] = ["ORG", "MIA", "MIB", "DST"];

fn draw(numbers: &[u16]) -> Small {
    let mut dice = Dice::new(numbers, true);
    let hubs = dice.of(&[3, 2, 4, 4]);
    let spread = |dice: &mut Dice<'_>| dice.of(&[[6, 6, 6], [6, 12, 30], [0, 0, 12], [12, 24, 96], [24, 24, 24]]);
    let line = |dice: &mut Dice<'_>| {
        let from = dice.below(hubs - 1);
        let to = dice.of(&[from + 1, hubs - 1]);
        let slots = dice.of(&[
            vec![[0, 12], [3, 12]],
            vec![[2, 6]],
            vec![],
            vec![[0, 12], [1, 12], [2, 12], [3, 12], [4, 12], [5, 12], [6, 12]],
            vec![[4, 0], [5, 0]],
        ]);
        let scheduled = !slots.is_empty();
        Line {
            ends: [from, to],
            takes: spread(dice),
            cents: dice.of(&[1_000, 2_000, 1_500, 500, 3_000]),
            dearer: (dice.once_in(3) && scheduled).then(|| (dice.of(&[3, 6, 1]), dice.of(&[400, 1_000]))),
            slower: (dice.once_in(4) && scheduled).then(|| (dice.of(&[3, 5]), dice.of(&[36, 12]))),
            late: dice.once_in(3).then(|| (dice.of(&[500, 800]), dice.of(&[24, 6, 60]))),
            slots,
        }
    };
    let count = dice.of(&[3, 2, 4, 5, 6]);
    let lines = (0..count).map(|_| line(&mut dice)).collect();
    let works = (0..hubs).map(|_| dice.of(&[[0, 0, 0], [0, 6, 36], [3, 3, 3], [0, 0, 12]])).collect();
    // At its first hub cargo is not stored yet: it comes to the gate in time.
    let storage = (0..hubs).map(|at| (dice.once_in(4) && at > 0).then(|| (dice.of(&[24, 0, 72]), dice.of(&[50, 700]))));
    let storage = storage.collect();
    Small { hubs, lines, works, storage }
}

fn season(name: &str, through: i64) -> Season {
    Season {
        name: name.into(),
        window: Window::Dates(MONDAY - 30, MONDAY + through),
        add_time: None,
        charge_permille: None,
        add_charge: None,
        add_cut_off: None,
        capacity_permille: None,
        over: None,
    }
}

/// The same as a network.
fn world(small: &Small) -> crate::common::world::World {
    let names: Vec<&str> = NAMES[..small.hubs - 1].iter().chain(&NAMES[3..]).copied().collect();
    let (mut lines, hubs): (Lines, Vec<HubIx>) = match names[..] {
        [a, b] => Lines::into_parts(Lines::between([a, b])),
        [a, b, c] => Lines::into_parts(Lines::between([a, b, c])),
        [a, b, c, d] => Lines::into_parts(Lines::between([a, b, c, d])),
        _ => unreachable!("two to four hubs"),
    };
    for (at, line) in small.lines.iter().enumerate() {
        let code = format!("l{at}");
        let hours = |[low, typical, high]: [u32; 3]| range([low, typical, high].map(Minutes::from_hours));
        let service = lines.line(&code, line.ends.map(|end| hubs[end]), 1, line.cents, &line.slots);
        service.stages[0].time = hours(line.takes);
        if let Some((through, more)) = line.dearer {
            service.seasons.push(Season { add_charge: Some(money(more)), ..season("dearer", through) });
        }
        if let Some((through, more)) = line.slower {
            service.seasons.push(Season { add_time: Some(hours([more; 3])), ..season("slower", through) });
        }
        if let Some((on_time, mean)) = line.late {
            lines.rules().add_delay(Delay {
                key: code.as_str().into(),
                about: "test".into(),
                of: DelayOf::Services(vec![code.as_str().into()]),
                window: None,
                spread: Spread::Late { on_time, mean: Minutes::from_hours(mean), shape: 1000 },
                evidence: evidence(),
            });
        }
    }
    let rail = Side::On(Mode::Rail, Loading::Box);
    for (at, work) in small.works.iter().enumerate().skip(1) {
        lines.rules().add_handling(Handling {
            code: format!("work {at}").into(),
            at: Scope::Hubs(vec![hubs[at]]),
            from: rail,
            to: if at + 1 == small.hubs { Side::Gate } else { rail },
            time: range(work.map(Minutes::from_hours)),
            rate: Rate { amount: money(0), per: Basis::Shipment },
            emission: factor(EmissionBasis::Tonne, 0),
            note: None,
        });
    }
    for (at, storage) in small.storage.iter().enumerate() {
        if let Some((free, cents)) = *storage {
            lines.storage(hubs[at], free, &[(None, cents)]);
        }
    }
    lines.ship("1x45G1")
}

/// The share of a triangle over hours that takes at most so many whole minutes.
fn triangle([low, typical, high]: [u32; 3], minutes: i64) -> f64 {
    let [low, typical, high] = [low, typical, high].map(|hours| f64::from(hours) * 60.0);
    let at = minutes as f64 + 0.5;
    if at <= low {
        0.0
    } else if at >= high {
        1.0
    } else if at <= typical {
        (at - low).powi(2) / (high - low) / (typical - low)
    } else {
        1.0 - (high - at).powi(2) / (high - low) / (high - typical)
    }
}

/// Shares by steps from a least time on, the last one holding what is beyond all but a millionth.
fn in_steps(step: u32, least: u32, within: impl Fn(u32) -> f64) -> Vec<f64> {
    let (mut shares, mut sum) = (Vec::new(), 0.0);
    for number in 0.. {
        let next = within(least + number * step);
        shares.push(next - sum);
        sum = next;
        if sum >= 1.0 - 1e-6 {
            break;
        }
    }
    *shares.last_mut().unwrap() += 1.0 - sum;
    shares
}

/// Each moment later by a triangle of hours, and by lateness: quarters of an hour rounded up, their sum to the hour, and lateness by whole hours.
fn later(moments: &Arrived, takes: [u32; 3], late: Option<(u16, u32)>) -> Arrived {
    let least = takes[0] * 60;
    let fixed = takes[0] == takes[2];
    let quarters = if fixed { vec![1.0] } else { in_steps(15, least, |minutes| triangle(takes, minutes.into())) };
    let lateness = late.map_or_else(
        || vec![1.0],
        |(on_time, mean)| {
            let on_time = f64::from(on_time) / 1000.0;
            in_steps(60, 0, |minutes| {
                let beyond = (-(f64::from(minutes) + 0.5) / (f64::from(mean) * 60.0)).exp();
                1.0 - (1.0 - on_time) * beyond
            })
        },
    );
    let mut came = Arrived::new();
    for (moment, share) in moments {
        if fixed && late.is_none() {
            *came.entry(moment + least).or_default() += share;
            continue;
        }
        for (quarter, part) in (0..).zip(&quarters) {
            let hour = (moment + least + quarter * 15).div_ceil(60);
            for (hours, rest) in (0..).zip(&lateness) {
                *came.entry((hour + hours) * 60).or_default() += share * part * rest;
            }
        }
    }
    came
}

fn stored(storage: Option<(u32, i64)>, minutes: u32) -> f64 {
    let (free, cents) = storage.unwrap_or((0, 0));
    (i64::from(minutes.saturating_sub(free * 60).div_ceil(1440)) * cents) as f64
}

fn up(cents: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "some thousands")]
    let whole = (cents - 1e-6).ceil() as i64;
    whole
}

/// When a line leaves, ascending, with what it costs then and how much longer it takes.
fn departures(line: &Line) -> Vec<(u32, i64, u32)> {
    let mut all = Vec::new();
    for day in 0..=i64::from(HORIZON) / 1440 {
        for [weekday, hour] in &line.slots {
            let minute = u32::try_from(day * 1440 + hour * 60).unwrap();
            if day % 7 == *weekday && minute <= HORIZON {
                let dearer = line.dearer.filter(|(through, _)| day <= *through).map_or(0, |(_, cents)| cents);
                let slower = line.slower.filter(|(through, _)| day <= *through).map_or(0, |(_, hours)| hours);
                all.push((minute, line.cents + dearer, slower * 60));
            }
        }
    }
    all
}

/// What storage costs on average while work goes on, and not longer.
fn storage_of_work(storage: Option<(u32, i64)>, work: [u32; 3]) -> f64 {
    if work[0] == work[2] {
        return stored(storage, work[1] * 60);
    }
    let mut sum = 0.0;
    for minute in work[0] * 60..=work[2] * 60 {
        let share = triangle(work, minute.into())
            - if minute == work[0] * 60 { 0.0 } else { triangle(work, i64::from(minute) - 1) };
        sum += share * stored(storage, minute);
    }
    sum
}

impl Small {
    /// When cargo comes by a line, and what it costs on average, that is at its first hub at some moments and does not leave before a day.
    fn ride(&self, line: &Line, came: &Arrived, from_day: u32) -> Option<(Arrived, i64)> {
        let work = if line.ends[0] == 0 { [0; 3] } else { self.works[line.ends[0]] };
        let storage = self.storage[line.ends[0]];
        if line.slots.is_empty() {
            let handled = later(came, work, None);
            let cost = line.cents as f64 + storage_of_work(storage, work);
            return Some((later(&handled, line.takes, line.late), up(cost)));
        }
        let first = came.keys().next()? + work[0] * 60;
        let departures = departures(line);
        let open = departures.iter().filter(|(leaves, ..)| *leaves >= first.max(from_day * 1440));
        let (mut left, mut cost, mut waiting, mut within) = (Arrived::new(), 0.0, 0.0, 0.0);
        let (mut dearest, mut latest) = (0, 0);
        let mut before: Option<u32> = None;
        for &(leaves, cents, slower) in open {
            dearest = dearest.max(cents);
            latest = latest.max(leaves + slower);
            let caught = |at: u32, leaves: Option<u32>| {
                leaves.map_or(0.0, |leaves| {
                    let takes = i64::from(leaves) - i64::from(at);
                    if work[0] == work[2] {
                        f64::from(u8::from(takes >= i64::from(work[1]) * 60))
                    } else if takes < i64::from(work[0]) * 60 {
                        0.0
                    } else {
                        triangle(work, takes)
                    }
                })
            };
            for (at, share) in came {
                let part = share * (caught(*at, Some(leaves)) - caught(*at, before));
                if part > 0.0 {
                    *left.entry(latest).or_default() += part;
                    within += part;
                    cost += part * dearest as f64;
                    waiting += part * stored(storage, leaves - at);
                }
            }
            before = Some(leaves);
        }
        // What finds no departure pays the dearest fare, and what never comes pays for storage as much as the rest.
        cost += (1.0 - within).max(0.0) * dearest as f64;
        cost += if within > 0.0 { waiting / within } else { 0.0 };
        Some((later(&left, line.takes, line.late), up(cost)))
    }

    /// Every chain of lines from a hub on, with every day before which each may not leave: when it is collected, and what it costs.
    fn ways(&self, at: usize, came: &Arrived, cost: i64, found: &mut Vec<(Arrived, i64)>) {
        if at + 1 == self.hubs {
            let work = self.works[at];
            let storage = storage_of_work(self.storage[at], work);
            found.push((later(came, work, None), cost + up(storage)));
            return;
        }
        for line in self.lines.iter().filter(|line| line.ends[0] == at) {
            let changes = [line.dearer.map(|(through, _)| through), line.slower.map(|(through, _)| through)];
            let mut days: Vec<u32> = changes.into_iter().flatten().map(|day| u32::try_from(day + 1).unwrap()).collect();
            days.push(0);
            days.sort_unstable();
            days.dedup();
            for day in days {
                if let Some((came, more)) = self.ride(line, came, day).filter(|(came, _)| !came.is_empty()) {
                    self.ways(line.ends[1], &came, cost + more, found);
                }
            }
        }
    }
}

/// The non-dominated vectors of the moment by which a share has arrived and of the cost.
fn front(ways: &[(Arrived, i64)], share: f64) -> Vec<(u32, i64)> {
    let by = |arrived: &Arrived| {
        let mut sum = 0.0;
        arrived.iter().find_map(|(moment, part)| {
            sum += part;
            (sum + 1e-9 >= share).then_some(*moment)
        })
    };
    let known = ways.iter().filter_map(|(arrived, cost)| Some((by(arrived).filter(|by| *by <= HORIZON)?, *cost)));
    let known: Vec<(u32, i64)> = known.collect();
    let beaten = |one: &(u32, i64)| known.iter().any(|other| other != one && other.0 <= one.0 && other.1 <= one.1);
    let mut front: Vec<(u32, i64)> = known.iter().filter(|one| !beaten(one)).copied().collect();
    front.sort_unstable();
    front.dedup();
    front
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: oracle_cases(150),
        failure_persistence: None,
        max_shrink_time: 20_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_front_of_promises_is_that_of_all_chains(numbers in prop::collection::vec(any::<u16>(), 120)) {
        let small = draw(&numbers);
        let world = world(&small);
        let mut ways = Vec::new();
        small.ways(0, &Arrived::from([(0, 1.0)]), 0, &mut ways);
        let planner = Planner::new(&world.network);
        let (shipment, query) = world.ask(TIME_AND_COST, true);
        for share in CONFIDENCES {
            let query = query.clone().without_reasons().confidence(Confidence::try_from(share).unwrap());
            let found: Vec<(u32, i64)> = match planner.plan(&shipment, &query) {
                Ok(front) => front.iter().map(|one| {
                    let promised = one.promised.as_ref().unwrap();
                    (promised.time.get(), promised.cost.minor())
                }).collect(),
                Err(PlanError::Unexplained(_)) => Vec::new(),
                Err(error) => return Err(TestCaseError::fail(format!("{error}"))),
            };
            prop_assert_eq!(found, front(&ways, share), "{}: {:?}", share, small);
        }
    }
}

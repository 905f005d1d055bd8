//! Laws of why there is nothing: whatever would help is asked for, and helps; a little less of it does not; and where one thing alone would do, one thing
//! is named. On random worlds that something was put in the way of, for every kind of question.
//!
//! `LANDSEA_LAW_CASES` sets how many cases each law draws.

use crate::common::TIME_AND_COST;
use crate::common::dice::Dice;
use crate::common::world::{Forbidden, MODES, World, worlds};
use landsea::model::{Closure, Feature, Network, NetworkBuilder};
use landsea::plan::{Loosening, MoneyError, Progress, QuestionError, ReplanError, TimeError, WhyNot};
use landsea::units::{Minutes, Money};
use landsea::{Front, PlanError, Planner, Query, Shipment};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

fn config() -> ProptestConfig {
    let cases = std::env::var("LANDSEA_LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 600, ..ProptestConfig::default() }
}

/// When the cargo may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    OnADay,
    AnyTime,
    InAWindow(u32),
    ToArriveBy(u32),
}

fn kinds() -> impl Strategy<Value = Asked> {
    prop_oneof![
        3 => Just(Asked::OnADay),
        1 => Just(Asked::AnyTime),
        1 => (1_u32..5).prop_map(Asked::InAWindow),
        1 => (1_u32..10 * 1440).prop_map(Asked::ToArriveBy),
    ]
}

/// A world that something is put in the way of: what was on the way is banned, closed, too dear or too late.
fn obstructed(mut world: World, numbers: &[u16], asked: Asked) -> (World, Shipment, Query) {
    let mut dice = Dice::new(numbers, false);
    for _ in 0..dice.of(&[1, 2, 3]) {
        let question = &mut world.question;
        match dice.below(9) {
            0 => question.horizon_days = dice.of(&[1, 2, 3, 5]),
            1 => question.due_within_days = Some(dice.of(&[1, 2, 3, 5])),
            2 => {
                question.due =
                    Some(question.ready.checked_add(Minutes::from_hours(dice.of(&[7, 30, 55, 100]))).unwrap());
            }
            3 => question.budget = Some(dice.of(&[1, 300, 1_000, 2_000])),
            4 => {
                question.documents =
                    Some(question.ready.checked_add(Minutes::from_hours(dice.of(&[20, 90, 200, 400, 9_000]))).unwrap());
            }
            5 => {
                question.deliver_from =
                    Some(question.ready.checked_add(Minutes::from_hours(dice.of(&[90, 200, 400]))).unwrap());
            }
            6 => question.bans.push(Forbidden::Mode(dice.of(&MODES))),
            7 => {
                let services = world.network.services();
                question.bans.push(Forbidden::Service(services[dice.below(services.len())].code.to_string()));
            }
            _ => {
                let services = world.network.services();
                let feature = Feature::Service(services[dice.below(services.len())].code.clone());
                let mut builder = NetworkBuilder::from(world.network.clone());
                let name = dice.of(&["one", "other"]).into();
                let evidence = crate::common::parts::evidence();
                builder.add_closure(Closure { name, feature, modes: Vec::new(), window: None, evidence });
                world.network = builder.build().unwrap();
            }
        }
    }
    if matches!(asked, Asked::ToArriveBy(_)) {
        let question = &mut world.question;
        (question.due, question.due_within_days, question.budget) = (None, None, None);
    }
    let (shipment, query) = match asked {
        Asked::OnADay => world.ask(TIME_AND_COST, true),
        Asked::AnyTime => world.ask(TIME_AND_COST, false),
        Asked::InAWindow(days) => {
            let (shipment, query) = world.ask(TIME_AND_COST, false);
            let ready = world.question.ready;
            let shipment = shipment.ready_between(ready, ready.checked_add(Minutes::from_days(days)).unwrap()).unwrap();
            (world.dated(shipment), query)
        }
        Asked::ToArriveBy(minutes) => {
            let (shipment, query) = world.ask(TIME_AND_COST, false);
            let due = world.question.ready.checked_add(Minutes::new(minutes)).unwrap();
            (world.dated(shipment.to_arrive_by(due).unwrap()), query)
        }
    };
    (world, shipment, query)
}

/// What scenarios close opened.
fn reopened(network: &Network, what: &Loosening) -> Network {
    let mut builder = NetworkBuilder::from(network.clone());
    let mut all = vec![what];
    while let Some(one) = all.pop() {
        match one {
            Loosening::Together(more) => all.extend(more),
            Loosening::Reopen { closures, .. } => builder.closures_mut().retain(|known| !closures.contains(known)),
            _ => {}
        }
    }
    builder.build().unwrap()
}

/// The question with something loosened that a question can say.
fn applied(what: &Loosening, shipment: &Shipment, query: &Query) -> Option<(Shipment, Query)> {
    match what {
        Loosening::Reopen { .. } => Some((shipment.clone(), query.clone())),
        Loosening::Together(all) => all
            .iter()
            .try_fold((shipment.clone(), query.clone()), |(shipment, query), one| applied(one, &shipment, &query)),
        _ => what.applied(shipment, query),
    }
}

/// The same by the least that a question can say less; none of what is on or off.
fn a_little_less(what: &Loosening) -> Option<Loosening> {
    Some(match what {
        Loosening::LongerHorizon { now, then } => Loosening::LongerHorizon { now: *now, then: then - 1 },
        Loosening::MoreMoney { now, then } => {
            Loosening::MoreMoney { now: *now, then: then.checked_sub(Money::from_minor(1)).unwrap() }
        }
        Loosening::MoreTime { now, then } => {
            // Questions are in whole days where no minute is said.
            Loosening::MoreTime { now: *now, then: Minutes::from_days(then.get().div_ceil(1440) - 1) }
        }
        Loosening::LaterDue(by) => {
            let mut earlier = by.clone();
            earlier.at = earlier.at.checked_sub(Minutes::new(1)).unwrap();
            Loosening::LaterDue(earlier)
        }
        Loosening::DocumentsBy(by) => {
            let mut later = by.clone();
            later.at = later.at.checked_add(Minutes::new(1)).unwrap();
            Loosening::DocumentsBy(later)
        }
        _ => return None,
    })
}

fn is_in_days(what: &Loosening) -> bool {
    match what {
        Loosening::Together(all) => all.iter().any(is_in_days),
        what => matches!(what, Loosening::MoreTime { .. }),
    }
}

fn is_nothing(error: &PlanError) -> bool {
    matches!(
        error,
        PlanError::NoItinerary(_)
            | PlanError::Unexplained(_)
            | PlanError::Question(QuestionError::BannedVia { .. } | QuestionError::ClosedVia { .. })
            | PlanError::Money(MoneyError::NoBudget)
            | PlanError::Time(TimeError::Horizon(0) | _)
    )
}

/// Whether anything is found; a question that contradicts itself finds nothing.
fn found(network: &Network, shipment: &Shipment, query: &Query) -> Result<Option<Front>, TestCaseError> {
    match Planner::new(network).plan(shipment, &query.clone().without_reasons()) {
        Ok(front) => Ok(Some(front)),
        Err(error) if is_nothing(&error) => Ok(None),
        Err(error) => Err(TestCaseError::fail(format!("{shipment}, {query:?}: {error}"))),
    }
}

fn remedies_hold(
    why: &WhyNot,
    both_limits: bool,
    shipment: &Shipment,
    query: &Query,
    plan: impl Fn(&Loosening, &Shipment, &Query) -> Result<Option<Front>, TestCaseError>,
) -> Result<(), TestCaseError> {
    for help in why.remedies() {
        let Some((shipment, query)) = applied(&help.what, shipment, query) else { continue };
        let front = plan(&help.what, &shipment, &query)?;
        prop_assert!(front.is_some(), "does not help: {}\n{}", help.what, why);
        let front = front.unwrap();
        // Where a question says whole days it may hold more than what is said.
        if help.front.criteria() == query.criteria() && !is_in_days(&help.what) {
            let best = |front: &Front| (front.fastest().elapsed, front.cheapest().cost, front.latest_ready());
            prop_assert_eq!(best(&front), best(&help.front), "{}\n{}", help.what, why);
        }
    }
    for help in why.remedies() {
        let Some(less) = a_little_less(&help.what) else { continue };
        if is_in_days(&less) && both_limits {
            continue;
        }
        if let Some((shipment, query)) = applied(&less, shipment, query) {
            prop_assert!(plan(&less, &shipment, &query)?.is_none(), "less would do: {less}\n{why}");
        }
    }
    Ok(())
}

/// What alone would give a way, by words.
fn alone(world: &World, shipment: &Shipment, query: &Query, asked: Asked) -> Result<Vec<String>, TestCaseError> {
    let network = &world.network;
    let mut found_alone = Vec::new();
    let mut tried = |words: String, network: &Network, shipment: &Shipment, query: &Query| {
        if found(network, shipment, query)?.is_some() {
            found_alone.push(words);
        }
        Ok::<(), TestCaseError>(())
    };
    let of_question = |change: &dyn Fn(&mut crate::common::world::Question)| {
        let question = &mut world.question.clone();
        change(question);
        let world = World { network: network.clone(), clocks: world.clocks.clone(), question: question.clone() };
        match asked {
            Asked::OnADay => world.ask(TIME_AND_COST, true),
            Asked::AnyTime => world.ask(TIME_AND_COST, false),
            Asked::InAWindow(_) | Asked::ToArriveBy(_) => {
                let (ask, query) = world.ask(TIME_AND_COST, false);
                (world.dated(ask.depart(shipment.departs())), query)
            }
        }
    };
    if asked != Asked::AnyTime {
        tried("horizon".into(), network, shipment, &query.clone().horizon_days(730))?;
    }
    let question = &world.question;
    if question.budget.is_some() {
        let (shipment, query) = of_question(&|question| question.budget = None);
        tried("budget".into(), network, &shipment, &query)?;
    }
    // Of a date and a number of days it may take both.
    if question.due.is_some() != question.due_within_days.is_some() {
        let (shipment, query) = of_question(&|question| (question.due, question.due_within_days) = (None, None));
        tried("time".into(), network, &shipment, &query)?;
    }
    if question.documents.is_some() {
        let (shipment, query) = of_question(&|question| question.documents = None);
        tried("documents".into(), network, &shipment, &query)?;
    }
    if question.deliver_from.is_some() {
        let (shipment, query) = of_question(&|question| question.deliver_from = None);
        tried("delivery".into(), network, &shipment, &query)?;
    }
    for at in 0..question.bans.len() {
        let name = question.bans[at].name(network);
        let (shipment, query) = of_question(&|question| question.bans.retain(|ban| ban.name(network) != name));
        tried(format!("ban {name}"), network, &shipment, &query)?;
    }
    for at in 0..question.vias.len() {
        let (shipment, query) = of_question(&|question| drop(question.vias.remove(at)));
        tried("via".into(), network, &shipment, &query)?;
    }
    let mut names: Vec<_> = network.closures().iter().map(|closure| closure.name.clone()).collect();
    names.dedup();
    for name in names {
        let mut builder = NetworkBuilder::from(network.clone());
        builder.closures_mut().retain(|closure| closure.name != name);
        tried(format!("scenario {name}"), &builder.build().unwrap(), shipment, query)?;
    }
    Ok(found_alone)
}

fn single(what: &Loosening) -> bool {
    !matches!(what, Loosening::Together(_))
}

fn holds(world: World, numbers: &[u16], asked: Asked) -> Result<Option<WhyNot>, TestCaseError> {
    let (world, shipment, query) = obstructed(world, numbers, asked);
    let why = match Planner::new(&world.network).plan(&shipment, &query) {
        Ok(_) => return Ok(None),
        Err(PlanError::NoItinerary(why)) => why,
        Err(error)
            if is_nothing(&error)
                || matches!(error, PlanError::Question(QuestionError::BannedEnd { .. } | QuestionError::Regime(_))) =>
        {
            return Ok(None);
        }
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    };
    let plan =
        |what: &Loosening, shipment: &Shipment, query: &Query| found(&reopened(&world.network, what), shipment, query);
    let both_limits = world.question.due.is_some() && world.question.due_within_days.is_some();
    remedies_hold(&why, both_limits, &shipment, &query, plan)?;
    let alone = alone(&world, &shipment, &query, asked)?;
    if !alone.is_empty() {
        prop_assert!(why.remedies().iter().any(|help| single(&help.what)), "{alone:?} alone would do\n{why}");
    }
    let asked_again = Planner::new(&world.network).why_not(&shipment, &query.without_reasons());
    prop_assert_eq!(asked_again.as_ref(), Ok(&Some((*why).clone())));
    Ok(Some(*why))
}

fn holds_on_the_way(mut world: World, numbers: &[u16], late: u32, tight: usize) -> Result<(), TestCaseError> {
    (world.question.currency, world.question.carrier_boxes, world.question.inventory) = (None, false, None);
    world.question.vias.clear();
    (world.question.budget, world.question.due, world.question.due_within_days) = (None, None, None);
    let mut dice = Dice::new(numbers, false);
    let ready = world.question.ready;
    let (shipment, query) = match dice.below(4) {
        0 => {
            let (shipment, query) = world.ask(TIME_AND_COST, false);
            (world.dated(shipment.to_arrive_by(ready.checked_add(Minutes::from_days(9)).unwrap()).unwrap()), query)
        }
        1 => {
            let (shipment, query) = world.ask(TIME_AND_COST, false);
            (
                world.dated(shipment.ready_between(ready, ready.checked_add(Minutes::from_days(3)).unwrap()).unwrap()),
                query,
            )
        }
        _ => world.ask(TIME_AND_COST, true),
    };
    let planner = Planner::new(&world.network);
    let Ok(front) = planner.plan(&shipment, &query) else { return Ok(()) };
    let plan = &front.itineraries()[dice.below(front.itineraries().len())];
    let leg = dice.below(plan.legs.len());
    let at =
        plan.ready.unwrap().checked_add(plan.legs[leg].arrives).unwrap().checked_add(Minutes::from_days(late)).unwrap();
    let progress = Progress::Arrived { leg, at };
    let (mut shipment, mut query) = (shipment, query);
    if tight % 2 == 1 {
        let most = i64::try_from(dice.below(usize::try_from(plan.cost.minor()).unwrap() + 100)).unwrap() + 1;
        query = query.within_budget(Money::from_minor(most));
    }
    if tight / 2 == 1 {
        let days = u32::try_from(dice.below(usize::try_from(plan.elapsed.get() / 1440).unwrap() + 3)).unwrap() + 1;
        shipment = shipment.due_within_days(days);
    }
    match planner.replan(&shipment, &query, plan, progress) {
        Err(ReplanError::NoWay { why: Some(why), .. }) => {
            let again = |what: &Loosening, shipment: &Shipment, query: &Query| match Planner::new(reopened(
                &world.network,
                what,
            ))
            .replan(shipment, query, plan, progress)
            {
                Ok(replan) => Ok(Some(replan.front)),
                Err(ReplanError::NoWay { .. }) => Ok(None),
                Err(ReplanError::Plan(error)) if is_nothing(&error) => Ok(None),
                Err(error) => Err(TestCaseError::fail(error.to_string())),
            };
            for help in why.remedies() {
                let Some((shipment, query)) = applied(&help.what, &shipment, &query) else { continue };
                prop_assert!(again(&help.what, &shipment, &query)?.is_some(), "does not help: {}\n{}", help.what, why);
            }
            for less in why.remedies().iter().filter_map(|help| a_little_less(&help.what)) {
                let Some((shipment, query)) = applied(&less, &shipment, &query) else { continue };
                prop_assert!(again(&less, &shipment, &query)?.is_none(), "less would do: {less}\n{why}");
            }
        }
        Ok(_) | Err(ReplanError::NoWay { why: None, .. } | ReplanError::Held | ReplanError::Plan(_)) => {}
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_said_to_help_helps_and_less_does_not(
        world in worlds(), numbers in prop::collection::vec(any::<u16>(), 20), asked in kinds()
    ) {
        holds(world, &numbers, asked)?;
    }

    /// Whatever is late, dear or closed after a leg of a plan: what would help is said of the whole way, as the question says it.
    #[test]
    fn what_is_said_to_help_on_the_way_helps(
        world in worlds(), numbers in prop::collection::vec(any::<u16>(), 20), late in 0_u32..4, tight in 0_usize..4
    ) {
        holds_on_the_way(world, &numbers, late, tight)?;
    }
}

/// The laws would say little of worlds in which nothing is in the way.
#[test]
fn there_are_reasons_for_the_laws_to_hold_of() {
    let mut runner = TestRunner::deterministic();
    let (mut causes, mut remedies) = (BTreeMap::<String, usize>::new(), 0);
    let numbers = prop::collection::vec(any::<u16>(), 20);
    for _ in 0..300 {
        let world = worlds().new_tree(&mut runner).unwrap().current();
        let numbers = numbers.new_tree(&mut runner).unwrap().current();
        let asked = kinds().new_tree(&mut runner).unwrap().current();
        let Some(why) = holds(world, &numbers, asked).unwrap_or_else(|failed| panic!("{failed}")) else { continue };
        let name = format!("{asked:?} {:?}", why.cause());
        let words: Vec<&str> =
            name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let cause =
            words.iter().find(|word| word.starts_with(|sign: char| sign.is_ascii_uppercase()) && **word != words[0]);
        *causes.entry(format!("{} {}", words[0], cause.unwrap())).or_default() += 1;
        remedies += why.remedies().len();
    }
    println!("{causes:#?}");
    assert!(remedies > 100, "{remedies}");
    for kind in ["OnADay", "AnyTime", "InAWindow", "ToArriveBy"] {
        assert!(causes.keys().filter(|known| known.starts_with(kind)).count() > 2, "{kind}: {causes:?}");
    }
}

//! Laws of what is closed and of what is stopped: however it is said that something is closed the answer is the same, and what a stopped call says is
//! true. On random worlds.
//!
//! `LANDSEA_LAW_CASES` sets how many cases each law draws.

use crate::common::TIME_AND_COST;
use crate::common::dice::Dice;
use crate::common::show::values;
use crate::common::world::{Forbidden, MODES, World, worlds};
use landsea::audit::audit;
use landsea::model::{Closure, Feature, Network, NetworkBuilder, Window};
use landsea::plan::{FeatureKind, NameError, NameOf, QuestionError, Stop};
use landsea::search::Status;
use landsea::units::{Minutes, Money};
use landsea::{Front, Itinerary, PlanError, Planner, Query, Shipment};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    let cases = std::env::var("LANDSEA_LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() }
}

fn closed(network: &Network, feature: &Feature, windows: &[Option<Window>]) -> Network {
    let mut builder = NetworkBuilder::from(network.clone());
    for window in windows {
        let (feature, window) = (feature.clone(), window.clone());
        let evidence = crate::common::parts::evidence();
        builder.add_closure(Closure { name: "law".into(), feature, modes: Vec::new(), window, evidence });
    }
    builder.build().unwrap()
}

/// Values and legs; none where there is no way.
fn shown(network: &Network, shipment: &Shipment, query: &Query) -> Result<Vec<String>, TestCaseError> {
    match Planner::new(network).plan(shipment, &query.clone().without_reasons()) {
        Ok(front) => Ok(lines(&front)),
        Err(
            PlanError::Unexplained(_)
            | PlanError::Question(QuestionError::ClosedVia { .. } | QuestionError::BannedVia { .. }),
        ) => Ok(Vec::new()),
        Err(error) => Err(TestCaseError::fail(error.to_string())),
    }
}

fn lines(front: &Front) -> Vec<String> {
    front
        .iter()
        .map(|way| {
            format!(
                "{:?} {:?}",
                values(way, TIME_AND_COST),
                way.legs.iter().map(|leg| (leg.service.clone(), leg.departs)).collect::<Vec<_>>()
            )
        })
        .collect()
}

fn drawn(world: &World, dice: &mut Dice<'_>) -> (Option<Forbidden>, Feature) {
    let network = &world.network;
    let services = network.services();
    let hubs: Vec<_> = network.hub_indices().collect();
    let gate = services.iter().flat_map(|one| &one.stages).flat_map(|stage| &stage.straits).next();
    match dice.below(6) {
        0 => {
            let code = services[dice.below(services.len())].code.clone();
            (Some(Forbidden::Service(code.to_string())), Feature::Service(code))
        }
        1 => {
            let hub = hubs[dice.below(hubs.len())];
            (Some(Forbidden::Hub(hub)), Feature::Hub(hub))
        }
        2 => (Some(Forbidden::Country("BB")), Feature::Country(crate::common::parts::country("BB"))),
        3 => {
            let mode = dice.of(&MODES);
            (Some(Forbidden::Mode(mode)), Feature::Mode(mode))
        }
        4 if gate.is_some() => (Some(Forbidden::Gate("strait")), Feature::Strait("strait".into())),
        _ => {
            let pair = dice.of(&[("AA", "BB"), ("BB", "AA"), ("BB", "CC")]);
            (None, Feature::Border(crate::common::parts::country(pair.0), crate::common::parts::country(pair.1)))
        }
    }
}

fn however_it_is_closed(world: &World, numbers: &[u16], dated: bool) -> Result<(), TestCaseError> {
    let mut dice = Dice::new(numbers, false);
    let (shipment, query) = world.ask(TIME_AND_COST, dated);
    let network = &world.network;
    let (ban, feature) = drawn(world, &mut dice);
    let open = shown(network, &shipment, &query)?;
    let for_good = shown(&closed(network, &feature, &[None]), &shipment, &query)?;
    if let Some(ban) = ban {
        match Planner::new(network).plan(&shipment, &query.clone().without_reasons().ban(ban.name(network))) {
            Ok(front) => prop_assert_eq!(lines(&front), for_good.clone(), "banned {:?}", ban),
            Err(
                PlanError::Question(
                    QuestionError::BannedEnd { .. } | QuestionError::BannedVia { .. } | QuestionError::ClosedVia { .. },
                )
                | PlanError::Unexplained(_),
            ) => {
                prop_assert!(for_good.is_empty(), "{:?} {:?}", ban, for_good);
            }
            Err(
                PlanError::Question(QuestionError::Regime(_))
                | PlanError::Name(NameError::Unknown { of: NameOf::Ban, .. }),
            ) => {}
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }
    let all_year = Some(Window::Months((1..=12).collect()));
    prop_assert_eq!(
        shown(&closed(network, &feature, &[all_year]), &shipment, &query)?,
        for_good.clone(),
        "all year {:?}",
        feature
    );
    let day = world.question.ready.epoch_minutes().div_euclid(1440);
    let dates = |first: i64, last: i64| Some(Window::Dates(day + first, day + last));
    if dated {
        let ever = shown(&closed(network, &feature, &[dates(-900, 900)]), &shipment, &query)?;
        prop_assert_eq!(ever, for_good, "for years {:?}", feature);
        let (first, middle, last) = (dice.of(&[0, 1, 2]), dice.of(&[2, 3, 4]), dice.of(&[4, 5, 9]));
        let whole = shown(&closed(network, &feature, &[dates(first, last)]), &shipment, &query)?;
        for parts in [
            vec![dates(first, middle), dates(middle + 1, last)],
            vec![dates(middle, last), dates(first, middle)],
            vec![dates(first, last), dates(middle, middle)],
        ] {
            let in_parts = shown(&closed(network, &feature, &parts), &shipment, &query)?;
            prop_assert_eq!(in_parts, whole.clone(), "{:?} {:?}", feature, parts);
        }
        let past = [dates(-900, -400), dates(400, 900)];
        prop_assert_eq!(shown(&closed(network, &feature, &past), &shipment, &query)?, open, "long ago {:?}", feature);
    }
    Ok(())
}

/// What a resilience table says of a thing is what the network without it gives.
fn losses_are_what_is_closed(world: &World, dated: bool) -> Result<(), TestCaseError> {
    let (shipment, query) = world.ask(TIME_AND_COST, dated);
    let planner = Planner::new(&world.network);
    let table = match planner.resilience(&shipment, &query.clone().without_reasons(), &FeatureKind::ALL) {
        Ok(table) => table,
        Err(
            PlanError::Unexplained(_)
            | PlanError::Question(QuestionError::BannedVia { .. } | QuestionError::ClosedVia { .. }),
        ) => return Ok(()),
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    };
    for loss in table.losses() {
        let without = shown(&closed(&world.network, &loss.feature, &[None]), &shipment, &query)?;
        prop_assert_eq!(
            loss.front.as_ref().map(lines).unwrap_or_default(),
            without,
            "{} {}",
            loss.kind.name(),
            &loss.name
        );
    }
    Ok(())
}

fn no_worse(way: &[i64], than: &[i64]) -> bool {
    way.iter().zip(than).all(|(a, b)| a <= b)
}

/// What is found by a stopped call exists, and what it says is complete is.
fn stopped_calls_are_true(world: &World, labels: usize) -> Result<(), TestCaseError> {
    let (plain, query) = world.ask(TIME_AND_COST, false);
    let ready = world.question.ready;
    let planner = Planner::new(&world.network);
    let limited = query.clone().at_most_labels(labels);
    let mut shipments = vec![plain.clone(), world.ask(TIME_AND_COST, true).0];
    shipments.push(
        world.dated(plain.clone().ready_between(ready, ready.checked_add(Minutes::from_days(4)).unwrap()).unwrap()),
    );
    if world.question.budget.is_none() && world.question.due.is_none() && world.question.due_within_days.is_none() {
        shipments.push(world.dated(plain.to_arrive_by(ready.checked_add(Minutes::from_days(9)).unwrap()).unwrap()));
    }
    for shipment in &shipments {
        let whole = planner.plan(shipment, &query);
        match (planner.plan(shipment, &limited), &whole) {
            (Ok(part), Ok(whole)) => {
                if part.status() == Status::Complete {
                    prop_assert_eq!(lines(&part), lines(whole));
                    prop_assert_eq!(part.latest_ready(), whole.latest_ready());
                }
                for way in &part {
                    let as_good = |known: &Itinerary| {
                        known.ready == way.ready && no_worse(&values(known, TIME_AND_COST), &values(way, TIME_AND_COST))
                    };
                    // Of a window the way may be listed under a later day.
                    let later = |known: &Itinerary| {
                        known.ready >= way.ready
                            && known.arrival() <= way.arrival()
                            && known.network_cost <= way.network_cost
                    };
                    let by = matches!(shipment.departs(), landsea::model::Depart::ToArriveBy(_));
                    let counted = world.question.currency.is_some();
                    prop_assert!(by || counted || whole.iter().any(as_good) || whole.iter().any(later), "{}", way);
                }
                if let Some(from) = part.complete_from() {
                    let since = |front: &Front| {
                        front
                            .iter()
                            .filter(|way| way.ready >= Some(from))
                            .map(|way| values(way, TIME_AND_COST))
                            .collect::<Vec<_>>()
                    };
                    if !matches!(shipment.departs(), landsea::model::Depart::ToArriveBy(_)) {
                        prop_assert_eq!(since(&part), since(whole));
                    }
                }
            }
            (Err(PlanError::Stopped(stop)), _) => prop_assert_eq!(stop, Stop::Labels),
            (Err(PlanError::Unexplained(_)), Err(PlanError::NoItinerary(_))) => {}
            (Err(part), Err(whole)) => prop_assert_eq!(part.to_string(), whole.to_string()),
            (part, whole) => return Err(TestCaseError::fail(format!("{part:?}\n{:?}", whole.is_ok()))),
        }
    }
    let shipment = &shipments[1];
    let (table, part) = (
        planner.resilience(shipment, &query, &FeatureKind::ALL),
        planner.resilience(shipment, &limited, &FeatureKind::ALL),
    );
    if let (Ok(table), Ok(part)) = (table, part)
        && part.base().status() == Status::Complete
    {
        prop_assert_eq!(part.losses().len() + part.undone().len(), table.losses().len());
        for loss in part.losses() {
            let known =
                table.losses().iter().find(|known| known.feature == loss.feature && known.kind == loss.kind).unwrap();
            let complete = loss.front.as_ref().is_none_or(|front| front.status() == Status::Complete);
            prop_assert!(
                !complete || loss.front.as_ref().map(lines) == known.front.as_ref().map(lines),
                "{}",
                loss.name
            );
        }
        prop_assert!(part.status() != Status::Complete || part.undone().is_empty());
    }
    if let (Ok(all), Ok(part)) = (planner.relaxations(shipment, &query), planner.relaxations(shipment, &limited))
        && part.status() == Status::Complete
    {
        let shown = |helps: &landsea::plan::Relaxations| helps.iter().map(ToString::to_string).collect::<Vec<_>>();
        prop_assert_eq!(shown(&part), shown(&all));
    }
    Ok(())
}

/// Lines add up to the sum in whatever currency, and the way is the one that is chosen in dollars.
fn bills_add_up(world: &World, dated: bool) -> Result<(), TestCaseError> {
    let mut question = world.question.clone();
    (question.budget, question.currency) = (None, None);
    let world = World { network: world.network.clone(), clocks: world.clocks.clone(), question };
    let (shipment, query) = world.ask(TIME_AND_COST, dated);
    let planner = Planner::new(&world.network);
    let Ok(dollars) = planner.plan(&shipment, &query.clone().without_reasons()) else { return Ok(()) };
    for code in ["USD", "CNY", "EUR", "KZT"] {
        let query = query.clone().in_currency(code);
        let front = planner.plan(&shipment, &query).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(front.itineraries().len(), dollars.itineraries().len());
        for (way, dollar) in front.iter().zip(&dollars) {
            let sum = |way: &Itinerary| way.items().map(|item| item.charge.minor()).sum::<i64>();
            prop_assert_eq!(sum(way), way.cost.minor());
            prop_assert_eq!(way.network_cost, dollar.cost);
            prop_assert_eq!(way.route(), dollar.route());
            // Rates of two years differ by a tenth.
            let rate = match code {
                "CNY" => 7.2,
                "EUR" => 0.901_234,
                "KZT" => 515.0,
                _ => 1.0,
            };
            let expected = dollar.cost.minor() as f64 * rate;
            let lines = way.items().count() as f64;
            prop_assert!(
                (way.cost.minor() as f64 - expected).abs() <= expected.abs() * 0.12 + lines * (rate + 1.0),
                "{} {} {}",
                code,
                way.cost,
                dollar.cost
            );
            prop_assert_eq!(
                audit(&world.network, &shipment, &query, way).is_ok(),
                audit(&world.network, &shipment, &query.clone().in_currency("USD"), dollar).is_ok()
            );
            // A budget of what it costs leaves it, and a hundredth less does not.
            if way.cost > Money::ZERO {
                let within =
                    |cost: Money| planner.plan(&shipment, &query.clone().within_budget(cost).without_reasons());
                let found = within(way.cost);
                prop_assert!(
                    found.is_ok_and(|front| front.iter().all(|one| one.cost <= way.cost)),
                    "{} within {}",
                    code,
                    way.cost
                );
                let less = way.cost.checked_sub(Money::from_minor(1)).unwrap();
                if less > Money::ZERO
                    && let Ok(front) = within(less)
                {
                    prop_assert!(front.iter().all(|one| one.cost <= less));
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_is_one_answer_however_something_is_closed(
        world in worlds(), numbers in prop::collection::vec(any::<u16>(), 10), dated: bool
    ) {
        however_it_is_closed(&world, &numbers, dated)?;
    }

    #[test]
    fn a_table_of_losses_is_that_of_networks_without(world in worlds(), dated: bool) {
        losses_are_what_is_closed(&world, dated)?;
    }

    #[test]
    fn what_a_stopped_call_says_is_true(world in worlds(), labels in 1_usize..60) {
        stopped_calls_are_true(&world, labels)?;
    }

    #[test]
    fn bills_in_any_currency_add_up(world in worlds(), dated: bool) {
        bills_add_up(&world, dated)?;
    }
}

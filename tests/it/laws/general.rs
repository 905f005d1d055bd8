//! Laws that hold of every front, beyond the size that can be enumerated: on random worlds of up to fourteen hubs and forty services, and
//! on the embedded network.
//!
//! `LANDSEA_LAW_CASES` sets how many cases each law draws.

use crate::common::change::{cut, scale, shift, without};
use crate::common::show::values;
use crate::common::world::{Clock, Forbidden, World, middle_worlds};
use crate::common::{ALL_CRITERIA, TIME_AND_COST};
use landsea::audit::audit;
use landsea::model::{Patience, Service};
use landsea::plan::{Criterion, InsuranceRate, ItemKind, MoneyError, NameError, NameOf, QuestionError};
use landsea::units::{Instant, Minutes, Money, Zone};
use landsea::{Itinerary, Network, PlanError, Planner, Query, Shipment};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, HashSet};

fn config() -> ProptestConfig {
    let cases = std::env::var("LANDSEA_LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() }
}

/// The itineraries; none where there is no way. What is said of lateness names services that a law may take away, and no plan uses it.
fn plan(network: &Network, shipment: &Shipment, query: &Query) -> Vec<Itinerary> {
    match Planner::new(network).plan(shipment, query) {
        Ok(front) => {
            let mut itineraries = front.itineraries().to_vec();
            itineraries.iter_mut().flat_map(|one| &mut one.legs).for_each(|leg| leg.lateness = None);
            itineraries
        }
        // Premiums on services that are gone are gone too.
        Err(PlanError::NoItinerary(_) | PlanError::Money(MoneyError::NoPremiums)) => Vec::new(),
        Err(error) => panic!("{shipment}, {query:?}: {error}"),
    }
}

/// Values, chain and departures.
fn shown(itineraries: &[Itinerary], criteria: &[Criterion]) -> Vec<String> {
    let line = |one: &Itinerary| {
        let legs =
            one.legs.iter().map(|leg| format!("{} {}>{} {}", leg.service, leg.from.code, leg.to.code, leg.departs));
        format!("{:?} {}", values(one, criteria), legs.collect::<Vec<_>>().join(", "))
    };
    itineraries.iter().map(line).collect()
}

fn used(itineraries: &[Itinerary]) -> HashSet<String> {
    itineraries.iter().flat_map(|one| &one.legs).map(|leg| leg.service.to_string()).collect()
}

/// Whether every answer of `worse` is no better than one of `better`.
fn never_better(worse: &[Itinerary], better: &[Itinerary], criteria: &[Criterion]) -> Result<(), TestCaseError> {
    for one in worse {
        let own = values(one, criteria);
        let matched = better.iter().any(|other| values(other, criteria).iter().zip(&own).all(|(a, b)| a <= b));
        prop_assert!(matched, "nothing is as good as {own:?}: {one}");
    }
    Ok(())
}

/// Removing what no answer uses changes nothing, whether one service or all; and no removal makes anything better.
fn services_come_and_go(
    network: &Network,
    shipment: &Shipment,
    query: &Query,
    one: Index,
) -> Result<(), TestCaseError> {
    let before = plan(network, shipment, query);
    let used = used(&before);
    // A switch that nothing has is refused by name; so what is off stays.
    let bare = without(network, |service| !used.contains(&*service.code) && service.off.is_none());
    prop_assert_eq!(plan(&bare, shipment, query), before.clone());
    let services: Vec<&Service> = network.services().iter().filter(|service| service.off.is_none()).collect();
    if !services.is_empty() {
        let gone = one.get(&services).code.clone();
        let after = plan(&without(network, |service| service.code == gone), shipment, query);
        never_better(&after, &before, query.criteria())?;
        if !used.contains(&*gone) {
            prop_assert_eq!(after, before);
        }
    }
    Ok(())
}

/// Who waits longer finds nothing worse, and what keeps a limit and is on the front without one is on the front with it.
fn patience_only_helps(network: &Network, shipment: &Shipment, query: &Query) -> Result<(), TestCaseError> {
    let patient = |patience| plan(network, shipment, &query.clone().patience(patience));
    let unlimited = patient(Patience::Unlimited);
    prop_assert_eq!(&patient(Patience::Days(Patience::MOST_DAYS)), &unlimited);
    let mut before = unlimited.clone();
    for days in [20, 9, 4, 1, 0] {
        let limit = Patience::Days(days);
        let limited = patient(limit);
        never_better(&limited, &before, query.criteria())?;
        let asked = query.clone().patience(limit);
        for one in &limited {
            let waits = audit(network, shipment, &asked, one).err().unwrap_or_default();
            prop_assert!(!waits.iter().any(|found| found.what.contains("waited")), "{:?}", waits);
        }
        for one in &unlimited {
            let found = audit(network, shipment, &asked, one).err().unwrap_or_default();
            let keeps = !found.iter().any(|found| found.what.contains("waited"));
            prop_assert!(!keeps || limited.contains(one), "{} is gone under {}", one, limit);
        }
        before = limited;
    }
    never_better(&patient(Patience::Headway), &unlimited, query.criteria())
}

/// What a limit leaves of a front is what lies within it, and nothing else comes.
fn limits_only_cut(network: &Network, shipment: &Shipment, query: &Query, at: Index) -> Result<(), TestCaseError> {
    let all = plan(network, shipment, query);
    if all.is_empty() {
        return Ok(());
    }
    let one = at.get(&all);
    let within = |keep: &dyn Fn(&Itinerary) -> bool| all.iter().filter(|one| keep(one)).cloned().collect::<Vec<_>>();
    // Who names a budget is answered by costs in the money that is shown; without one they are compared in the network's, and rounded
    // there. So a small budget is held against a great one.
    let shown = plan(network, shipment, &query.clone().within_budget(Money::from_minor(1_000_000_000_000)));
    let budget = at.get(&shown).cost;
    if budget > Money::ZERO {
        let kept = plan(network, shipment, &query.clone().within_budget(budget));
        prop_assert_eq!(kept, shown.into_iter().filter(|one| one.cost <= budget).collect::<Vec<_>>());
    }
    let days = one.elapsed.started_days().max(1);
    let kept = plan(network, &shipment.clone().due_within_days(days), query);
    prop_assert_eq!(kept, within(&|one| one.elapsed <= Minutes::from_days(days)));
    let kept = plan(network, shipment, &query.clone().horizon_days(days));
    prop_assert_eq!(kept, within(&|one| one.elapsed <= Minutes::from_days(days)));
    Ok(())
}

/// A ban is as good as taking the thing out of the file.
fn a_ban_deletes(network: &Network, shipment: &Shipment, query: &Query, ban: &Forbidden) -> Result<(), TestCaseError> {
    let banned = match Planner::new(network).plan(shipment, &query.clone().ban(ban.name(network))) {
        Ok(front) => front.itineraries().to_vec(),
        Err(PlanError::NoItinerary(_)) => Vec::new(),
        // An end of the way, or nothing of that name: other tests say so.
        Err(
            PlanError::Question(QuestionError::BannedEnd { .. })
            | PlanError::Name(NameError::Unknown { of: NameOf::Ban, .. }),
        ) => return Ok(()),
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    };
    let deleted = plan(&cut(network, ban), shipment, query);
    // Pieces of a service have codes of their own, so that ties may go another way.
    let vectors = |found: &[Itinerary]| found.iter().map(|one| values(one, query.criteria())).collect::<Vec<_>>();
    prop_assert_eq!(vectors(&banned), vectors(&deleted));
    Ok(())
}

/// The question without limits, bans, vias and switches.
fn plain(world: &mut World) -> (Shipment, Query) {
    let question = &mut world.question;
    (question.due_within_days, question.budget, question.allowed) = (None, None, false);
    (question.bans, question.vias) = (Vec::new(), Vec::new());
    (question.documents, question.deliver_from, question.due) = (None, None, None);
    world.ask(TIME_AND_COST, true)
}

fn forbidden(network: &Network, which: usize, at: Index) -> Forbidden {
    match which {
        0 => Forbidden::Gate("strait"),
        1 => Forbidden::Country("BB"),
        2 => Forbidden::Mode(at.get(network.services()).mode),
        3 => Forbidden::Service(at.get(network.services()).code.to_string()),
        _ => Forbidden::Hub(*at.get(&network.hub_indices().collect::<Vec<_>>())),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn adding_a_service_never_worsens_and_an_unused_one_changes_nothing(mut world in middle_worlds(), at: Index) {
        let (shipment, query) = plain(&mut world);
        services_come_and_go(&world.network, &shipment, &query, at)?;
    }

    #[test]
    fn more_patience_is_never_worse(mut world in middle_worlds()) {
        let (shipment, query) = plain(&mut world);
        patience_only_helps(&world.network, &shipment, &query)?;
    }

    #[test]
    fn tightening_a_limit_leaves_what_lies_within_it(mut world in middle_worlds(), at: Index) {
        let (shipment, query) = plain(&mut world);
        limits_only_cut(&world.network, &shipment, &query, at)?;
    }

    #[test]
    fn a_ban_is_as_good_as_deleting_the_thing(mut world in middle_worlds(), which in 0_usize..5, at: Index) {
        let (shipment, query) = plain(&mut world);
        let ban = forbidden(&world.network, which, at);
        // A regime of a mode that is banned is a contradiction, refused by name.
        let banned = Planner::new(&world.network).plan(&shipment, &query.clone().ban(ban.name(&world.network)));
        prop_assume!(!matches!(banned, Err(PlanError::Question(QuestionError::Regime(_)))));
        a_ban_deletes(&world.network, &shipment, &query, &ban)?;
    }

    /// Whatever passes the via anyway stays on the front, and what is listed passes it.
    #[test]
    fn a_via_keeps_what_passes_it_and_nothing_else(mut world in middle_worlds(), which in 0_usize..5, at: Index) {
        let (shipment, query) = plain(&mut world);
        let network = &world.network;
        let via = forbidden(network, which, at);
        let front = match Planner::new(network).plan(&shipment, &query.clone().via(via.name(network))) {
            Ok(front) => front.itineraries().to_vec(),
            Err(PlanError::NoItinerary(_) | PlanError::Question(QuestionError::ClosedVia { .. }) | PlanError::Name(NameError::Unknown { of: NameOf::Via, .. })) => Vec::new(),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        let passes = |one: &Itinerary| one.legs.iter().any(|leg| {
            let service = network.service(network.service_with(&leg.service).unwrap());
            via.hits(service) || leg.stages.iter().any(|stage| match &via {
                Forbidden::Hub(hub) => [&stage.from.code, &stage.to.code].contains(&&network.hub(*hub).code),
                Forbidden::Gate(gate) => stage.straits.iter().any(|passed| **passed == **gate),
                _ => false,
            })
        });
        if !matches!(via, Forbidden::Country(_)) {
            prop_assert!(front.iter().all(passes));
            let free = plan(network, &shipment, &query);
            prop_assert!(free.iter().filter(|one| passes(one)).all(|one| front.contains(one)));
            never_better(&front, &free, TIME_AND_COST)?;
        }
    }

    /// Figures are large and round here, so that no share of them is rounded.
    #[test]
    fn scaling_all_money_scales_the_answer(mut world in middle_worlds(), times in 2_i64..9) {
        const ROUND: i64 = 27_720_000;
        world.question.currency = None;
        world.question.value = Some(100_000);
        // What insurers take is a share of the value, but for the least.
        if let Some(InsuranceRate::Millionths { least, .. }) = &mut world.question.insurance {
            *least = Money::ZERO;
        }
        let (shipment, query) = plain(&mut world);
        let costs = |times: i64| {
            let mut shipment = shipment.clone();
            shipment = shipment.value(Money::from_minor(100_000 * times));
            let found = plan(&scale(&world.network, times), &shipment, &query);
            let costs: Vec<(u32, i64)> = found.iter().map(|one| (one.elapsed.get(), one.cost.minor() / times)).collect();
            let ways: Vec<String> = shown(&found, &[Criterion::Time, Criterion::Emissions]);
            (costs, ways)
        };
        prop_assert_eq!(costs(ROUND * times), costs(ROUND));
    }

    /// What goes by months does not shift, and is left out.
    #[test]
    fn shifting_the_calendar_shifts_the_answer(mut world in middle_worlds()) {
        let (shipment, query) = plain(&mut world);
        // In the middle of June no clock changes for two months either way.
        let calm = Instant::parse("2027-06-15", &Zone::utc()).unwrap().since(world.question.ready).unwrap();
        let calm = calm.started_days();
        let network = shift(&world.network, calm);
        let ready = world.question.ready.checked_add(Minutes::from_days(calm)).unwrap();
        let fortnights = world.clocks.iter().any(|clock| matches!(clock, Clock::Every { weeks: 2, .. }));
        let by = if fortnights { 14 } else { 7 };
        let before = plan(&network, &shipment.clone().ready(ready).unwrap(), &query);
        let after = plan(&shift(&network, by), &shipment.ready(ready.checked_add(Minutes::from_days(by)).unwrap()).unwrap(), &query);
        prop_assert_eq!(shown(&before, ALL_CRITERIA), shown(&after, ALL_CRITERIA));
    }
}

const DESTINATIONS: [&str; 8] =
    ["Istanbul", "Mersin", "Algiers", "Rotterdam", "Duisburg", "Budapest", "Singapore", "Almaty"];
const BANS: [&str; 10] = ["KZ", "RU", "PL", "Aktau", "Suez", "Malacca", "rail", "sea", "Singapore", "Khorgos"];

/// Laptops from Chongqing to somewhere, on some day of two years.
fn questions() -> impl Strategy<Value = (Shipment, Query)> {
    (0..DESTINATIONS.len(), 0_u32..730, any::<bool>()).prop_map(|(to, day, three)| {
        let shipment = Shipment::boxes("Chongqing", DESTINATIONS[to], "2x45G1").unwrap().commodity("laptops");
        let ready = Instant::from_epoch_minutes(29_934_780).checked_add(Minutes::from_days(day)).unwrap();
        let query = if three { Query::minimise_all() } else { Query::minimise_time_and_cost() };
        (shipment.ready(ready).unwrap(), query)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 4, ..config() })]

    #[test]
    fn the_laws_hold_on_the_embedded_network((shipment, query) in questions(), ban in 0..BANS.len(), at: Index) {
        let network = Network::chongqing();
        services_come_and_go(&network, &shipment, &query, at)?;
        limits_only_cut(&network, &shipment, &query, at)?;
        patience_only_helps(&network, &shipment, &query)?;
        if let Some(ban) = Forbidden::known(&network, BANS[ban]) {
            a_ban_deletes(&network, &shipment, &query, &ban)?;
        }
        let services = network.services();
        a_ban_deletes(&network, &shipment, &query, &Forbidden::Service(at.get(services).code.to_string()))?;
    }
}

/// The laws would say little of worlds without ways.
#[test]
fn there_are_ways_for_the_laws_to_hold_of() {
    let mut runner = TestRunner::deterministic();
    let mut count = BTreeMap::<&str, usize>::new();
    for _ in 0..500 {
        let mut world = middle_worlds().new_tree(&mut runner).unwrap().current();
        let (shipment, query) = plain(&mut world);
        let network = &world.network;
        let found = plan(network, &shipment, &query);
        let used = used(&found);
        let mut note = |what, seen: bool| *count.entry(what).or_default() += usize::from(seen);
        note("two or more answers", found.len() > 1);
        note("three legs or more", found.iter().any(|one| one.legs.len() > 2));
        note("a service that no answer uses", !found.is_empty() && used.len() < network.services().len());
        for ban in [Forbidden::Gate("strait"), Forbidden::Country("BB")] {
            let name = if matches!(ban, Forbidden::Gate(_)) { "a strait" } else { "a country" };
            let banned = Planner::new(network).plan(&shipment, &query.clone().ban(ban.name(network)));
            let other = banned.is_ok_and(|front| front.itineraries() != found);
            note(name, other);
        }
        note("money", found.iter().any(|one| one.cost > Money::ZERO));
        note(
            "seasons by date",
            found
                .iter()
                .any(|one| one.legs.iter().flat_map(|leg| &leg.extras).any(|item| item.kind == ItemKind::Season)),
        );
    }
    println!("{count:#?}");
    for (what, seen) in count {
        assert!(seen > 5, "hardly any world had: {what}");
    }
}

//! Fronts are exact: the planner against the enumeration of every way, on random tiny worlds with every feature on.
//!
//! `LANDSEA_ORACLE_CASES` sets how many worlds each test draws; ten thousand take some minutes.

use crate::common::TIME_AND_COST;
use crate::common::oracle::compute::Computer;
use crate::common::oracle::enumerate::{self, Keep, Walk};
use crate::common::oracle_cases;
use crate::common::show::{chain, values};
use crate::common::world::{World, hurried_worlds, worlds};
use landsea::model::{Cargo, Feature, Loading, Need, Service, StageKind, Window};
use landsea::plan::{Criterion, Front, InsuranceRate, QuestionError};
use landsea::{Itinerary, PlanError, Planner};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const SUBSETS: [&[Criterion]; 7] = [
    &[Criterion::Time],
    &[Criterion::Cost],
    &[Criterion::Emissions],
    TIME_AND_COST,
    &[Criterion::Time, Criterion::Emissions],
    &[Criterion::Cost, Criterion::Emissions],
    &[Criterion::Time, Criterion::Cost, Criterion::Emissions],
];

/// Walks beyond which a world is too large to enumerate; hardly any is.
const MOST: usize = 60_000;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: oracle_cases(300),
        failure_persistence: None,
        max_shrink_time: 20_000,
        ..ProptestConfig::default()
    }
}

/// A line for each answer: the values asked for and the chain of services.
fn expected(world: &World, front: &[&Walk], criteria: &[Criterion]) -> Vec<String> {
    front.iter().map(|walk| format!("{:?} {}", enumerate::shown(walk, criteria), world.chain(walk))).collect()
}

fn planned(front: &Front, criteria: &[Criterion]) -> Vec<String> {
    let line = |itinerary| format!("{:?} {}", values(itinerary, criteria), chain(itinerary));
    front.itineraries().iter().map(line).collect()
}

/// A leg names its calls by their hubs: where a service calls twice at one, the auditor cannot say which was meant.
fn runs_in_rings(world: &World, itinerary: &Itinerary) -> bool {
    itinerary.legs.iter().any(|leg| {
        let service = world.network.service(world.network.service_with(&leg.service).unwrap());
        let twice = |code: &landsea::units::HubCode| {
            service.calls.iter().filter(|call| world.network.hub(call.hub).code == *code).count() > 1
        };
        twice(&leg.from.code) || twice(&leg.to.code)
    })
}

fn agree(world: &World, dated: bool) -> Result<(), TestCaseError> {
    let Some(walks) = enumerate::walks(world, dated, Keep::Useful, MOST) else {
        return Err(TestCaseError::reject("too large to enumerate"));
    };
    let planner = Planner::new(&world.network);
    for criteria in SUBSETS {
        let (front, _) = enumerate::front(world, &walks, criteria, dated);
        let expected = expected(world, &front, criteria);
        let (shipment, query) = world.ask(criteria, dated);
        match planner.plan(&shipment, &query) {
            Ok(front) => {
                prop_assert_eq!(planned(&front, criteria), expected, "{:?}", criteria);
                for itinerary in front.itineraries().iter().filter(|itinerary| !runs_in_rings(world, itinerary)) {
                    let audited = landsea::audit::audit(&world.network, &shipment, &query, itinerary);
                    prop_assert_eq!(audited, Ok(()), "{:?}", criteria);
                }
            }
            Err(
                PlanError::NoItinerary(_)
                | PlanError::Question(QuestionError::BannedVia { .. } | QuestionError::ClosedVia { .. }),
            ) => {
                prop_assert_eq!(Vec::<String>::new(), expected, "{:?}", criteria);
            }
            Err(error) => prop_assert!(false, "{criteria:?}: {error}"),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn dated_fronts_are_those_of_the_enumeration(world in worlds()) {
        agree(&world, true)?;
    }

    #[test]
    fn strategic_fronts_are_those_of_the_enumeration(world in worlds()) {
        agree(&world, false)?;
    }

    /// The enumeration drops walks that another with the same future makes superfluous. Without that it comes to the same.
    #[test]
    fn the_enumeration_itself_drops_nothing_that_counts(world in worlds()) {
        for dated in [true, false] {
            const LEGS: usize = 4;
            let Some(all) = enumerate::walks(&world, dated, Keep::All(LEGS), MOST) else { continue };
            let Some(useful) = enumerate::walks(&world, dated, Keep::Useful, MOST) else { continue };
            for criteria in SUBSETS {
                let (front, _) = enumerate::front(&world, &useful, criteria, dated);
                if front.iter().all(|walk| walk.legs.len() <= LEGS) {
                    let (plain, _) = enumerate::front(&world, &all, criteria, dated);
                    prop_assert_eq!(expected(&world, &front, criteria), expected(&world, &plain, criteria));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: oracle_cases(600), ..config() })]

    #[test]
    fn fronts_under_limits_on_waits_are_those_of_the_enumeration(world in hurried_worlds()) {
        agree(&world, true)?;
    }
}

/// The worlds would prove little if nothing happened in them.
#[test]
fn everything_happens_in_the_worlds() {
    let mut runner = TestRunner::deterministic();
    let criteria = SUBSETS[3];
    let mut count = std::collections::BTreeMap::<&str, usize>::new();
    for _ in 0..1_500 {
        let mut world = worlds().new_tree(&mut runner).unwrap().current();
        for dated in [true, false] {
            let most = std::mem::take(&mut world.question.patience);
            let at_leisure = enumerate::walks(&world, dated, Keep::Useful, MOST).filter(|_| !most.is_unlimited());
            let at_leisure = at_leisure.map(|walks| {
                let (front, _) = enumerate::front(&world, &walks, criteria, dated);
                expected(&world, &front, criteria)
            });
            world.question.patience = most;
            let Some(walks) = enumerate::walks(&world, dated, Keep::Useful, MOST) else { continue };
            let (front, _) = enumerate::front(&world, &walks, criteria, dated);
            let waits_less = at_leisure.is_some_and(|other| other != expected(&world, &front, criteria));
            let question = &world.question;
            let country = |hubs: &[landsea::model::HubIx]| world.network.hub(hubs[0]).country;
            let abroad = country(&question.from.hubs) != country(&question.to.hubs);
            let cleared = abroad && !world.network.customs().is_empty();
            let limited = question.due_within_days.is_some()
                || question.due.is_some()
                || question.budget.is_some()
                || !question.bans.is_empty();
            let mut note = |what, seen: bool| *count.entry(what).or_default() += usize::from(seen);
            let any = |met: fn(&Walk) -> bool| front.iter().any(|walk| met(walk));
            let found = !front.is_empty();
            let needs = &question.needs;
            let computer = Computer::new(&world);
            let services = || world.network.services().iter();
            note("dates read on the clock of the place", found && dated && question.by_the_clock);
            note("there when due", found && dated && question.due.is_some());
            note("special needs carried", found && !needs.is_empty());
            note("a temperature kept", found && needs.iter().any(|need| matches!(need, Need::Temperature(_))));
            note("bulk in boxes or holds", found && matches!(question.shipment.cargo(), Cargo::Bulk { .. }));
            let boxed = |walk: &Walk| {
                let last = walk.legs.last().map(|leg| world.network.services()[leg.service].carries);
                last == Some(Loading::Box) && !question.to.door
            };
            let comes = question.shipment.cargo().loading();
            let unpacks = world.network.unstuffings().iter().any(|rule| rule.cargo == comes);
            note("unpacking at the end", unpacks && front.iter().any(|walk| boxed(walk)));
            note("over height carried", found && needs.iter().any(|need| matches!(need, Need::OverHeight(_))));
            note("a need not taken", services().any(|one| needs.iter().any(|need| !computer.is_taken(one, need))));
            let barred = |one: &Service| {
                one.stages.iter().any(|stage| needs.iter().any(|need| computer.is_barred(one, stage, need)))
            };
            note("a need barred", services().any(barred));
            note(
                "a country closed to the goods",
                services().any(|one| one.stages.iter().any(|stage| computer.is_closed(stage))),
            );
            note("a hub that is too warm", world.network.hub_indices().any(|hub| !computer.is_held(hub)));
            note("answers", found);
            note("infeasible", !found);
            note("two or more on the front", front.len() > 1);
            note("three legs or more", any(|walk| walk.legs.len() >= 3));
            note("storage paid", any(|walk| walk.met.storage));
            note("transit", any(|walk| walk.met.transit));
            note("regimes", found && !question.regimes.is_empty());
            note("on demand", any(|walk| walk.met.on_demand));
            note("customs", found && cleared);
            note("doors", found && (question.from.door || question.to.door));
            note("cities of several hubs", found && question.from.hubs.len() > 1);
            note("under limits", found && limited);
            note("by way of something", found && !question.vias.is_empty());
            note("boxes of the carrier", found && question.carrier_boxes && !world.network.leases().is_empty());
            note("inventory cost", found && question.inventory.is_some() && question.value > Some(0));
            note("one premium", found && matches!(question.insurance, Some(InsuranceRate::Millionths { .. })));
            note(
                "premiums by ride",
                found && question.insurance == Some(InsuranceRate::OfNetwork) && question.value > Some(0),
            );
            note("another currency", found && question.currency.is_some());
            note("surcharges", any(|walk| walk.met.surcharge));
            let begins = |window: Option<&Window>| matches!(window, Some(Window::From(_)));
            note(
                "a surcharge that ends nobody knows when",
                any(|walk| walk.met.surcharge)
                    && world.network.surcharges().iter().any(|one| begins(one.window.as_ref())),
            );
            note("past a call", any(|walk| walk.legs.iter().any(|leg| leg.to - leg.from > 1)));
            let few = enumerate::walks(&world, dated, Keep::All(3), 3_000).unwrap_or_default();
            note("ties", enumerate::front(&world, &few, criteria, dated).1 > 0);
            if dated {
                note("waits", any(|walk| walk.met.wait));
                note("later than the first departure", any(|walk| walk.met.later));
                note("a limit on waits that changes the front", found && waits_less);
                note("waits on demand for what is closed", any(|walk| walk.met.shut));
                note("closures", found && !world.network.closures().is_empty());
                let closed = world.network.closures();
                note("closed by a season, customs or a wait", !closed.is_empty() && computer.is_closed_by_delay());
                let borders = || {
                    closed.iter().filter_map(|known| match known.feature {
                        Feature::Border(one, other) => Some([(one, other), (other, one)]),
                        _ => None,
                    })
                };
                let runs = || services().flat_map(|one| one.stages.iter().map(move |stage| (one.mode, stage)));
                note(
                    "a run over a closed border",
                    borders().any(|pairs| {
                        runs().any(|(mode, stage)| {
                            stage.kind == StageKind::Run && stage.crossings(mode).any(|pair| pairs.contains(&pair))
                        })
                    }),
                );
                note("closed hubs or borders", any(|walk| walk.met.closed));
                note("earlier than the consignee takes it", any(|walk| walk.met.early));
                note("in parts", any(|walk| walk.met.split));
                note("seasons", any(|walk| walk.met.season));
                note("subsidies down to nothing", any(|walk| walk.met.floor));
            }
        }
    }
    println!("{count:#?}");
    for (what, seen) in count {
        assert!(seen > 0, "no world had: {what}");
    }
}

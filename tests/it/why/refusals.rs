//! FEATURE UNDER TEST: what refuses a question is distinguished by its type, by who can act on it, and no case by its text; the texts stay as they are.

use landsea::model::{Amount, NameHint, PlaceError, PlaceHint};
use landsea::plan::{
    ClosedVia, Criterion, DateOf, InsuranceRate, InventoryRate, MoneyError, NameError, NameOf, NotInReach,
    QuestionError, RegimeError, TimeError,
};
use landsea::search::SearchError;
use landsea::units::{CodeError, Kilograms, Money};
use landsea::{Network, PlanError, Planner, Query, Shipment, ShipmentError};
use std::error::Error;
use std::sync::LazyLock;

static CHONGQING: LazyLock<Network> = LazyLock::new(Network::chongqing);

fn laptops() -> Shipment {
    Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops")
}

fn both() -> Query {
    Query::minimise_time_and_cost()
}

fn refused(shipment: &Shipment, query: &Query) -> PlanError {
    Planner::new(&CHONGQING).plan(shipment, query).map(|front| front.iter().count()).unwrap_err()
}

/// The text that a refusal had before it had a type.
macro_rules! says {
    ($refused:expr, $pattern:pat $(if $guard:expr)?, $text:expr) => {{
        let error = $refused;
        assert!(matches!(&error, $pattern $(if $guard)?), "{error:?}");
        assert_eq!(error.to_string(), $text);
    }};
}

#[test]
fn a_question_that_contradicts_itself_is_a_question_error() {
    use QuestionError as Q;
    let elsewhere = Shipment::boxes("Chongqing", "Chongqing", "2x45G1").unwrap();
    says!(
        refused(&elsewhere, &both()),
        PlanError::Question(Q::SamePlace { place }) if place == "Chongqing",
        "the shipment goes from Chongqing to Chongqing: name two places"
    );
    says!(
        refused(&laptops(), &Query::minimise([])),
        PlanError::Question(Q::NoCriterion),
        "name at least one criterion: time, cost or emissions"
    );
    let five = ["rail", "KZ", "Moscow", "RU", "BY"].into_iter().fold(both(), Query::via);
    says!(
        refused(&laptops(), &five),
        PlanError::Question(Q::TooManyVias { most: 4 }),
        "more than 4 vias: name the ones that matter"
    );
    says!(
        refused(&laptops(), &both().ban("TR")),
        PlanError::Question(Q::BannedEnd { place, ban }) if place == "Istanbul" && ban == "TR",
        "Istanbul is banned (by `TR`) and yet an end of the way"
    );
    says!(
        refused(&laptops(), &both().ban("suez").allow("suez")),
        PlanError::Question(Q::BannedAndAllowed { name }) if name == "suez",
        "`suez` is both banned and allowed"
    );
    says!(
        refused(&laptops(), &both().via("KZ").ban("KZ")),
        PlanError::Question(Q::BannedVia { via, bans }) if via == "KZ" && bans == &["KZ"],
        "every way has to pass `KZ`, and `KZ` is banned"
    );
    let off =
        CHONGQING.services().iter().find(|service| service.off.as_ref().is_some_and(|off| &*off.switch == "suez"));
    let code = &*off.unwrap().code;
    says!(
        refused(&laptops().commodity("machinery"), &both().via(code)),
        PlanError::Question(Q::ClosedVia { via, why: ClosedVia::Switches(switches) }) if via == code && switches == &["suez"],
        format!("no open service passes the via `{code}`: it may want `suez` allowed")
    );
    says!(
        refused(&laptops().bound_for("Duisburg"), &both().via("RU")),
        PlanError::Question(Q::ClosedVia { why: ClosedVia::Country(country), .. }) if country.as_str() == "RU",
        "no open service passes the via `RU`: this cargo may not pass through RU"
    );
}

#[test]
fn the_shipment_and_its_regimes_are_part_of_the_question() {
    use QuestionError as Q;
    says!(
        refused(&laptops().commodity("laptop"), &both()),
        PlanError::Question(Q::Shipment(ShipmentError::UnknownCommodity { hint, .. })) if hint.nearest() == Some("laptops"),
        refused(&laptops().commodity("laptop"), &both()).to_string()
    );
    says!(
        refused(&laptops().weight(Kilograms::ZERO), &both()),
        PlanError::Question(Q::Shipment(ShipmentError::Nothing(Amount::Weight))),
        "a shipment of nothing: the weight in kg must be at least 1"
    );
    says!(
        refused(&laptops().temperature(2, 8).unwrap(), &both()),
        PlanError::Question(Q::Shipment(ShipmentError::DryBox { reefer, .. })) if reefer.as_str() == "45R1",
        "45G1 is a dry box and keeps no temperature, and 2 to 8 °C is asked for: ship reefers, such as 45R1"
    );
    says!(
        refused(&laptops().commodity("cars"), &both()),
        PlanError::Question(Q::Shipment(ShipmentError::CommodityKind { counted: Amount::Vehicles, .. })),
        "`cars` is counted in vehicles: ship a number of vehicles; they are racked into boxes where boxes are the better way"
    );
    says!(
        refused(&laptops().regime("tir").regime("tir"), &both()),
        PlanError::Question(Q::Regime(RegimeError::Twice(name))) if name == "tir",
        "customs regime `tir` is named twice: the first place in the order counts, so name it once"
    );
    let size = Shipment::boxes("Chongqing", "Istanbul", "2x45X1").unwrap_err();
    assert!(matches!(size, ShipmentError::Code(CodeError::SizeType(_))), "{size:?}");
}

#[test]
fn names_are_one_error_with_what_they_were_to_name() {
    says!(
        refused(&laptops().bound_for("Istambul"), &both()),
        PlanError::Name(NameError::Place(PlaceError::Unknown { hint: PlaceHint::Near(near), .. })) if near == "Istanbul",
        "unknown place `Istambul`; did you mean `Istanbul`?"
    );
    for (query, of, begins) in [
        (both().ban("raill"), NameOf::Ban, "unknown ban `raill`: name a mode, country, strait, service, city or hub; "),
        (both().via("raill"), NameOf::Via, "unknown via `raill`: name a hub, city, country, strait, mode or service; "),
    ] {
        says!(
            refused(&laptops(), &query),
            PlanError::Name(NameError::Unknown { of: known, hint, .. }) if *known == of && hint.nearest() == Some("rail"),
            format!("{begins}did you mean `rail`?")
        );
    }
    let switch = refused(&laptops(), &both().allow("suezz"));
    assert!(
        switch.to_string().starts_with("nothing is switched off by `suezz`; did you mean `suez`? known are "),
        "{switch}"
    );
    let PlanError::Name(NameError::Unknown { of: NameOf::Switch, hint: NameHint::Few { nearest, known }, .. }) = switch
    else {
        panic!("{switch:?}")
    };
    assert!(nearest.as_deref() == Some("suez") && known.is_sorted() && known.contains(&"iran".to_owned()), "{known:?}");
    says!(
        refused(&laptops(), &both().ban("Andorra")),
        PlanError::Name(NameError::Unknown { hint: NameHint::Untouched(countries), .. }) if countries[0].as_str() == "AD",
        "unknown ban `Andorra`: name a mode, country, strait, service, city or hub; no service of the network touches AD"
    );
}

#[test]
fn money_and_time_are_errors_of_their_own() {
    let broke = both().within_budget(Money::ZERO);
    says!(
        refused(&laptops(), &broke),
        PlanError::Money(MoneyError::NoBudget),
        "nothing travels on a budget of zero or less"
    );
    let yen = refused(&laptops(), &both().in_currency("XPF"));
    assert!(yen.to_string().starts_with("no rate for the currency `XPF`; known are "), "{yen}");
    assert!(matches!(yen, PlanError::Money(MoneyError::NoRate { code, hint: NameHint::Few { .. } }) if code == "XPF"));
    let unnamed = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap();
    says!(
        refused(&unnamed, &both().with_inventory_cost(InventoryRate::OfCommodity)),
        PlanError::Money(MoneyError::NoInventoryValue),
        "an inventory cost needs a value and a rate: name a commodity that the network lists, or give both"
    );
    says!(
        refused(&unnamed, &both().with_insurance(InsuranceRate::OfNetwork)),
        PlanError::Money(MoneyError::NoInsuredValue),
        "insurance needs the value of the goods: name a commodity that the network lists, or give the value"
    );
    let sum = PlanError::from(SearchError::Overflow);
    says!(sum, PlanError::Money(MoneyError::SumTooLarge), SearchError::Overflow.to_string());
    says!(
        refused(&laptops(), &both().horizon_days(731)),
        PlanError::Time(TimeError::Horizon(731)),
        "a horizon of 731 days: give 1 to 730"
    );
    says!(
        refused(&laptops().deliver_from("2026-12-24").unwrap(), &both()),
        PlanError::Time(TimeError::NeedsReady(DateOf::Delivery)),
        "an earliest delivery needs a ready date"
    );
}

#[test]
fn a_reach_says_what_is_to_be_left_out() {
    let planner = Planner::new(&CHONGQING);
    let cases = [
        (laptops(), Query::minimise([Criterion::Time]), NotInReach::Criteria, "other criteria"),
        (laptops().to_door(), both(), NotInReach::Door, "the door at the destination"),
        (laptops(), both().via("KZ"), NotInReach::Vias, "the vias"),
    ];
    for (shipment, query, what, words) in cases {
        says!(
            planner.reach(&shipment, &query).unwrap_err(),
            PlanError::Question(QuestionError::Reach(found)) if *found == what,
            format!("a reach is of time and cost, from a place to every hub: leave out {words}, or plan pair by pair")
        );
    }
}

#[test]
fn what_wraps_an_error_speaks_with_its_words_and_keeps_its_source() {
    let name: PlanError = CHONGQING.place("Istambul").unwrap_err().into();
    let shipment: PlanError = Shipment::boxes("Chongqing", "Istanbul", "2x45X1").unwrap_err().into();
    let (NameError::Place(place), QuestionError::Shipment(own)) = (
        match &name {
            PlanError::Name(error) => error,
            other => panic!("{other:?}"),
        },
        match &shipment {
            PlanError::Question(error) => error,
            other => panic!("{other:?}"),
        },
    ) else {
        panic!("{name:?} {shipment:?}")
    };
    assert_eq!((name.to_string(), shipment.to_string()), (place.to_string(), own.to_string()));
    // Words are said once along the chain of sources.
    for error in [&name as &dyn Error, &shipment] {
        let mut said = vec![error.to_string()];
        let mut source = error.source();
        while let Some(inner) = source {
            said.push(inner.to_string());
            source = inner.source();
        }
        said.dedup();
        assert_eq!(said.len(), 1, "{said:?}");
    }
}

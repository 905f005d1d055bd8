//! FEATURE UNDER TEST: what the JSON document says of an answer that is missing, or has ways missing, is data: kinds, codes and figures. A program acts on it
//! without reading the words.

use crate::common::CHONGQING;
use crate::common::days::{MONDAY, MONDAYS};
use crate::common::lines::Lines;
use crate::common::parts::{evidence, exact};
use crate::common::trains::{barred_transit, both, from_org, iced, on, train};
use landsea::file::Scenario;
use landsea::model::{Departs, Loading, Mode, NetworkBuilder, Side, Timetable};
use landsea::plan::{Cancel, Obstacle};
use landsea::report::{Document, ReachDocument};
use landsea::units::{Money, When, Zone};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use serde_json::{Value, json};
use std::sync::Arc;

fn laptops(to: &str) -> Shipment {
    let shipment = Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops");
    shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap()
}

/// What the document of a question without an answer says of it, after reading it back, and after acting on every remedy by its data alone.
fn shown(network: &Network, shipment: &Shipment, query: &Query) -> Value {
    let planner = Planner::new(network);
    let error = planner.plan(shipment, query).expect_err("there is an itinerary");
    let document = Document::without_answer(shipment, query, &error).expect("the question is right");
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document);
    let value = serde_json::to_value(&document).unwrap();
    let shown = value["unanswered"].clone();
    for (words, data) in [("obstacles", "in_the_way"), ("remedies", "would_help")] {
        let texts: Vec<&Value> = shown[data].as_array().unwrap().iter().map(|entry| &entry["text"]).collect();
        assert_eq!(shown[words].as_array().unwrap().iter().collect::<Vec<_>>(), texts);
    }
    for help in shown["would_help"].as_array().unwrap() {
        let Some((shipment, query)) = acted_on(&help["what"], shipment, query) else { continue };
        let front = planner.plan(&shipment, &query).unwrap_or_else(|error| panic!("{}: {error}", help["text"]));
        let (way, first) = (&help["ways"][0], front.fastest());
        assert_eq!(way["elapsed_minutes"], first.elapsed.get(), "{help}");
        assert_eq!(way["cost"], json!({ "amount_minor": first.cost.minor(), "currency": first.currency.as_str() }));
    }
    shown
}

/// The question as a program asks it that knows kinds and figures, and no English; none where a question cannot say it.
fn acted_on(what: &Value, shipment: &Shipment, query: &Query) -> Option<(Shipment, Query)> {
    let (mut shipment, mut query) = (shipment.clone(), query.clone());
    let text = |field: &str| what[field].as_str().unwrap();
    match text("kind") {
        "longer_horizon" => query = query.horizon_days(what["then_days"].as_u64()?.try_into().ok()?),
        "more_money" => query = query.within_budget(Money::from_minor(what["then"]["amount_minor"].as_i64()?)),
        "more_time" => {
            let days = what["then_minutes"].as_u64()?.div_ceil(1440);
            shipment = shipment.due_within_days(days.try_into().ok()?);
        }
        "allow" => query = query.allow(text("switch")),
        "documents_by" => shipment = shipment.documents(text("documents_at").parse::<When>().unwrap()).unwrap(),
        "earlier_ready" | "later_ready" => shipment = shipment.ready(text("ready").parse::<When>().unwrap()).unwrap(),
        "split" => query = query.in_parts(),
        "together" => {
            for one in what["all"].as_array()? {
                (shipment, query) = acted_on(one, &shipment, &query)?;
            }
        }
        _ => return None,
    }
    Some((shipment, query))
}

fn helps(shown: &Value) -> Vec<Value> {
    let mut helps: Vec<Value> =
        shown["would_help"].as_array().unwrap().iter().map(|help| help["what"].clone()).collect();
    for help in &mut helps {
        help.as_object_mut().unwrap().remove("text");
    }
    helps
}

#[test]
fn a_horizon_is_told_in_days_with_the_fewest_that_do() {
    let shown = shown(&CHONGQING, &laptops("Istanbul"), &both().ban("air").horizon_days(5));
    assert_eq!((&shown["cause"]["kind"], &shown["cause"]["horizon_days"]), (&json!("horizon"), &json!(5)));
    assert_eq!((&shown["cause"]["text"], &shown["untold"]), (&shown["reason"], &Value::Null));
    assert_eq!((&helps(&shown)[0]["kind"], &helps(&shown)[0]["now_days"]), (&json!("longer_horizon"), &json!(5)));
}

#[test]
fn a_frequency_is_told_with_the_service_and_its_next_departure() {
    let network = train(|train| {
        train.departs = Departs::By(Timetable::nominal(Arc::new(Zone::utc()), 0.05, evidence()).unwrap());
    });
    let shown = shown(&network, &from_org("1x45G1"), &both().horizon_days(9));
    let wait = &shown["cause"]["wait"];
    assert_eq!(wait["service"], json!({ "code": "train", "name": "train" }));
    assert!(on(wait["leaves"].as_str().unwrap()) > on("2026-06-10T00:00:00Z"), "{shown}");
    assert_eq!(wait["runs_only"], Value::Null);
}

#[test]
fn a_validity_is_told_in_dates_with_the_day_that_catches_it() {
    let shown_of =
        |valid| shown(&train(|train| train.valid = Some(valid)), &from_org("1x45G1"), &both().horizon_days(14));
    let ended = shown_of((0, MONDAY - 20));
    let train = json!({ "code": "train", "name": "train" });
    let cause = json!({
        "text": "train (train) runs until 12 May 2026 only",
        "kind": "validity",
        "services": [{ "service": train, "first_date": null, "last_date": "2026-05-12" }],
    });
    assert_eq!(ended["cause"], cause);
    assert_eq!(helps(&ended), [json!({ "kind": "earlier_ready", "ready": "2026-05-11T00:00:00+00:00" })]);
    let to_come = shown_of((MONDAY + 30, MONDAY + 400));
    assert_eq!(
        to_come["cause"]["wait"]["runs_only"],
        json!({ "service": train, "first_date": "2026-07-01", "last_date": null })
    );
    assert_eq!(
        helps(&to_come),
        [
            json!({ "kind": "longer_horizon", "now_days": 14, "then_days": 36 }),
            json!({ "kind": "later_ready", "ready": "2026-06-23T00:00:00+00:00" }),
        ]
    );
}

#[test]
fn documents_are_told_with_their_time_and_the_latest_that_does() {
    let late = from_org("1x45G1").documents(on("9999-01-01T00:00:00Z")).unwrap();
    let shown = shown(&train(|_| ()), &late, &both().horizon_days(14));
    assert_eq!(shown["cause"]["kind"], "documents");
    assert_eq!(shown["cause"]["documents_at"], "9999-01-01T00:00:00+00:00");
    assert_eq!(
        helps(&shown),
        [
            json!({ "kind": "documents_by", "documents_at": "2026-06-08T00:00:00+00:00" }),
            json!({ "kind": "documents_with_cargo" }),
        ]
    );
}

#[test]
fn capacity_is_told_in_its_unit_with_the_largest_lot() {
    let shown = shown(&train(|train| train.capacity = Some(exact(4))), &from_org("9x45G1"), &both().horizon_days(28));
    assert_eq!(shown["cause"]["kind"], "too_much");
    let mut holds = shown["in_the_way"][0].clone();
    holds.as_object_mut().unwrap().remove("text");
    assert_eq!(
        holds,
        json!({
            "kind": "holds", "service": { "code": "train", "name": "train" }, "carriage": "boxes",
            "unit": "forty_foot_boxes", "holds": 4, "load": 9,
        })
    );
    let lot = json!({ "kind": "boxes", "count": 4, "size_type": "45G1" });
    assert_eq!(helps(&shown), [json!({ "kind": "split" }), json!({ "kind": "smaller_lots", "lots": 3, "most": lot })]);
}

#[test]
fn a_season_is_told_with_its_services() {
    let shown = shown(&train(iced), &from_org("1x45G1"), &both());
    assert_eq!((&shown["cause"]["kind"], &shown["cause"]["services"][0]["code"]), (&json!("season"), &json!("train")));
}

#[test]
fn handling_and_connections_are_told_by_hub_side_and_carriage() {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("train", [org, mid], 24, 10_000, MONDAYS);
    lines.line("ferry", [mid, dst], 24, 10_000, MONDAYS).mode = Mode::Sea;
    let mut builder = NetworkBuilder::from(lines.ship("1x45G1").network);
    let (rail, sea) = (Side::On(Mode::Rail, Loading::Box), Side::On(Mode::Sea, Loading::Box));
    builder.handlings_mut().retain(|rule| (rule.from, rule.to) != (rail, sea));
    let handling = shown(&builder.build().unwrap(), &from_org("1x45G1"), &both());
    assert_eq!(handling["cause"]["kind"], "handling");
    let missing = &handling["in_the_way"][0];
    assert_eq!((&missing["kind"], &missing["hub"]["code"]), (&json!("no_handling"), &json!("AAMID")));
    assert_eq!(missing["from"], json!({ "kind": "ride", "mode": "rail", "carriage": "boxes" }));
    assert_eq!(missing["to"], json!({ "kind": "ride", "mode": "sea", "carriage": "boxes" }));
    let (mut lines, [org, mid, far, dst]) = Lines::between(["ORG", "MID", "FAR", "DST"]);
    lines.line("train", [org, mid], 24, 10_000, MONDAYS);
    lines.line("ferry", [far, dst], 24, 10_000, MONDAYS);
    let apart = shown(&lines.ship("1x45G1").network, &from_org("1x45G1"), &both());
    assert_eq!((&apart["cause"]["kind"], &apart["cause"]["carriages"]), (&json!("connection"), &json!(["boxes"])));
    let reaches: Vec<(&Value, &Value)> =
        apart["in_the_way"].as_array().unwrap().iter().map(|one| (&one["end"], &one["hubs"][0]["code"])).collect();
    assert_eq!(reaches, [(&json!("origin"), &json!("AAMID")), (&json!("destination"), &json!("AAFAR"))]);
}

#[test]
fn limits_are_told_in_minutes_and_in_money_with_its_currency() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("fast", [org, dst], 24 * 3, 50_000, &[]);
    lines.line("slow", [org, dst], 24 * 9, 10_000, &[]);
    let network = lines.ship("1x45G1").network;
    let query = both().within_budget(Money::from_minor(9_000));
    let tight = shown(&network, &from_org("1x45G1").due_within_days(2), &query);
    let usd = |minor: i64| json!({ "amount_minor": minor, "currency": "USD" });
    assert_eq!((&tight["cause"]["time_minutes"], &tight["cause"]["budget"]), (&json!(2880), &usd(9_000)));
    assert_eq!(helps(&tight)[0]["kind"], "together");
    let parts = &helps(&tight)[0]["all"];
    assert_eq!((&parts[0]["then_minutes"], &parts[1]["then"]), (&json!(4320), &usd(50_000)));
    // A horizon and a budget, each as itself.
    let short = shown(&network, &from_org("1x45G1"), &query.horizon_days(2));
    let kinds: Vec<&Value> = short["cause"]["causes"].as_array().unwrap().iter().map(|cause| &cause["kind"]).collect();
    assert_eq!((&short["cause"]["kind"], kinds), (&json!("together"), vec![&json!("horizon"), &json!("limits")]));
    // In the currency that was asked for.
    let yuan =
        shown(&CHONGQING, &laptops("Istanbul"), &both().in_currency("CNY").within_budget(Money::from_minor(10_000)));
    assert_eq!(yuan["cause"]["budget"], json!({ "amount_minor": 10_000, "currency": "CNY" }));
    assert_eq!(helps(&yuan)[0]["then"]["currency"], "CNY");
}

#[test]
fn bans_vias_doors_and_deliveries_are_told_by_what_was_asked_with() {
    let banned = shown(&train(|_| ()), &from_org("1x45G1"), &both().ban("train"));
    assert_eq!(
        (&banned["cause"]["kind"], &helps(&banned)[0]),
        (&json!("banned"), &json!({ "kind": "lift_ban", "ban": "train" }))
    );
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("train", [org, dst], 24, 10_000, MONDAYS);
    lines.line("stub", [org, mid], 24, 10_000, MONDAYS);
    let network = lines.ship("1x45G1").network;
    let vias = shown(&network, &from_org("1x45G1"), &both().via("MID"));
    assert_eq!(
        (&vias["cause"]["kind"], &helps(&vias)[0]),
        (&json!("vias"), &json!({ "kind": "drop_via", "via": "MID" }))
    );
}

#[test]
fn needs_are_told_by_their_kind_and_figures() {
    let chilled = from_org("1x45R1").temperature(2, 8).unwrap();
    let shown = shown(&train(|_| ()), &chilled, &both());
    assert_eq!(shown["cause"]["kind"], "needs");
    let not_taken = shown["in_the_way"].as_array().unwrap();
    let range = not_taken.iter().find(|one| one["need"]["kind"] == "temperature").expect("nobody keeps it cold");
    assert_eq!(
        (
            &range["kind"],
            &range["service"]["code"],
            &range["mode"],
            &range["carriage"],
            &range["need"]["temperature_c"]
        ),
        (&json!("not_taken"), &json!("train"), &json!("rail"), &json!("boxes"), &json!([2, 8]))
    );
}

#[test]
fn what_a_scenario_closes_is_told_by_codes_and_dates() {
    let strike = r#"(name: "strike", about: "none",
        sources: [(key: "T", publisher: "t", title: "t", date: "2026", trust: Estimate)], changes: [Close(what: Hub("AADST"), evidence: Estimate("T", 2026),
        when: Dates("2026-06-01", "2027-12-31"))])"#;
    let base = train(|_| ());
    let changed = base.with(&[Scenario::read("strike.ron", strike).unwrap()]).unwrap();
    let closed = shown(changed.network(), &from_org("1x45G1"), &both());
    assert_eq!(closed["cause"]["kind"], "closed");
    let closure = &helps(&closed)[0]["closures"][0];
    assert_eq!((&closure["scenario"], &closure["modes"]), (&json!("strike"), &json!([])));
    assert_eq!(closure["feature"], json!({ "kind": "hub", "code": "AADST" }));
    assert_eq!(closure["window"], json!({ "kind": "dates", "first_date": "2026-06-01", "last_date": "2027-12-31" }));
}

#[test]
fn a_reason_that_was_stopped_or_not_asked_for_is_told_as_that() {
    let planner = Planner::new(&CHONGQING);
    let short = both().horizon_days(1);
    let shown = |query: &Query| {
        let error = planner.plan(&laptops("Istanbul"), query).unwrap_err();
        let value = serde_json::to_value(Document::without_answer(&laptops("Istanbul"), query, &error)).unwrap();
        assert_eq!(value["unanswered"]["cause"], Value::Null, "{error}");
        (value["status"].clone(), value["unanswered"]["untold"].clone())
    };
    let stopped = |by: &str| json!({ "kind": "stopped", "by": by });
    let budget = [1, 10, 100].map(|labels| short.clone().at_most_labels(labels));
    let known =
        budget.iter().find(|query| matches!(planner.plan(&laptops("Istanbul"), query), Err(PlanError::Unexplained(_))));
    assert_eq!(shown(known.expect("few labels")), (json!("unanswered"), stopped("label_limit")));
    assert_eq!(shown(&short.clone().without_reasons()), (json!("unanswered"), json!({ "kind": "not_asked" })));
    let cancel = Cancel::new();
    cancel.cancel();
    // Whether there is an itinerary is not known.
    assert_eq!(shown(&both().cancelled_by(&cancel)), (json!("cancelled"), stopped("cancelled")));
    // What is refused has no document.
    let error = planner.plan(&laptops("Istanbull"), &both()).unwrap_err();
    assert_eq!(Document::without_answer(&laptops("Istanbull"), &both(), &error), None);
}

#[test]
fn laptops_to_duisburg_have_the_trains_through_russia_left_out_as_data() {
    let (planner, shipment) = (Planner::new(&CHONGQING), laptops("Duisburg"));
    let front = planner.plan(&shipment, &both()).unwrap();
    let left = planner.left_out(&shipment, &both()).unwrap();
    let document = Document::new(&front, &shipment).with_left_out(&left);
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document);
    let value = serde_json::to_value(&document).unwrap();
    let rule = value["left_out"].as_array().unwrap().iter().find(|rule| rule["what"]["switch"] == "dual-use").unwrap();
    let transit = &rule["rules"][0];
    assert_eq!(
        (&transit["kind"], &transit["country"], &transit["hs"]),
        (&json!("no_transit"), &json!("RU"), &json!(["84", "85"]))
    );
    assert!(rule["modes"].as_array().unwrap().contains(&json!("rail")));
    // Each way is on the front of the question that the switch asks.
    let open = planner.plan(&shipment, &both().allow("dual-use")).unwrap();
    for way in rule["ways"].as_array().unwrap() {
        let same = |known: &&landsea::plan::Itinerary| {
            way["elapsed_minutes"] == known.elapsed.get() && way["cost"]["amount_minor"] == known.cost.minor()
        };
        assert!(open.iter().any(|known| same(&known)), "{way}");
    }
    // Not asked is not the same as nothing.
    let value = serde_json::to_value(Document::new(&front, &shipment)).unwrap();
    assert_eq!(value["left_out"], Value::Null);
}

/// Two networks in one: a train that is off for one reason, and one elsewhere that is off by the same switch for another.
#[test]
fn a_switch_tells_the_reasons_of_the_ways_that_it_gives_and_no_others() {
    let (mut lines, [org, dst, far]) = Lines::between(["ORG", "DST", "FAR"]);
    lines.line("slow", [org, dst], 24 * 9, 90_000, &[]);
    for (code, ends, reason) in [("fast", [org, dst], "strike"), ("aside", [dst, far], "flood")] {
        lines.line(code, ends, 24, 10_000, &[]).off =
            Some(landsea::model::Off { switch: "dormant".into(), reason: reason.into() });
    }
    let network = lines.ship("1x45G1").network;
    let left = Planner::new(&network).left_out(&from_org("1x45G1"), &both()).unwrap();
    let reasons: Vec<&str> = left[0]
        .rules
        .iter()
        .map(|rule| if let Obstacle::Off { reason, .. } = rule { &**reason } else { "another" })
        .collect();
    assert_eq!(reasons, ["strike"]);
}

#[test]
fn a_search_that_was_stopped_tells_no_ways_that_are_left_out() {
    let planner = Planner::new(&CHONGQING);
    let whole = planner.left_out(&laptops("Duisburg"), &both());
    let mut stopped = 0;
    for labels in [1, 100, 1_000, 5_000, 25_000, 125_000] {
        match planner.left_out(&laptops("Duisburg"), &both().at_most_labels(labels)) {
            Err(PlanError::Stopped(_)) => stopped += 1,
            left => assert_eq!(left, whole, "{labels}"),
        }
    }
    assert!(stopped > 1);
}

/// What a reach has besides with a switch is what the reach with that switch has and the one without has not.
#[test]
fn a_reach_tells_what_it_stands_on_and_what_switches_leave_out() {
    let (planner, query) = (Planner::new(&CHONGQING), both().horizon_days(40));
    let shipment = laptops("Istanbul");
    let (reach, abroad) =
        (planner.reach(&shipment, &query).unwrap(), |hub: &landsea::model::Hub| hub.country.as_str() == "DE");
    let left = planner.left_out_of_reach(&shipment, &query, abroad).unwrap();
    let document = ReachDocument::new(&reach, &shipment, &CHONGQING, abroad).with_left_out(&left, &CHONGQING);
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<ReachDocument>(&text).unwrap(), document);
    let value = serde_json::to_value(&document).unwrap();
    let kinds: Vec<&str> =
        value["assumptions"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["weight", "volume", "charges_to_each", "nominal_services"]);
    let trains = value["left_out"].as_array().unwrap().iter().find(|one| one["what"]["switch"] == "dual-use").unwrap();
    assert_eq!(trains["rules"][0]["country"], "RU");
    let open = planner.reach(&shipment, &query.clone().allow("dual-use")).unwrap();
    for (before, after) in reach.hubs().iter().zip(open.hubs()) {
        let hub = CHONGQING.hub(before.hub);
        let new = after.front.iter().filter(|one| !before.front.contains(one)).count();
        let shown = trains["hubs"].as_array().unwrap().iter().find(|shown| shown["code"] == hub.code.as_str());
        let shown = shown.map_or(0, |shown| shown["front"].as_array().unwrap().len());
        assert_eq!(shown, if abroad(hub) { new } else { 0 }, "{}", hub.code);
    }
    // The hub that is named has a plan that shows it.
    let greatest = trains["greatest"]["code"].as_str().unwrap();
    let planned = planner.left_out(&shipment.bound_for(greatest), &query).unwrap();
    let planned =
        planned.iter().find(|left| left.rules.iter().any(|rule| matches!(rule, Obstacle::NoTransit { .. }))).unwrap();
    assert_eq!(planned.ways.len(), trains["ways"].as_array().unwrap().len());
}

#[test]
fn goods_that_may_not_pass_are_told_by_code_country_and_switch() {
    let (network, shipment) = barred_transit();
    let shown = shown(&network, &shipment, &both());
    assert_eq!((&shown["cause"]["kind"], &shown["cause"]["countries"]), (&json!("no_transit"), &json!(["BB"])));
    let mut rule = shown["in_the_way"][0].clone();
    rule.as_object_mut().unwrap().remove("text");
    assert_eq!(
        rule,
        json!({ "kind": "no_transit", "hs": ["84"], "country": "BB", "switch": "transit", "reason": "the law" })
    );
    assert_eq!(helps(&shown), [json!({ "kind": "allow", "switch": "transit" })]);
}

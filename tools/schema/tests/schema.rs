//! FEATURE UNDER TEST: the JSON Schemas in `schema/` are those of the types, and every output of the examples keeps to them.

use clap::Parser;
use serde_json::Value;

#[path = "../../../examples/chongqing_turkiye.rs"]
#[allow(dead_code, reason = "its main is not run here")]
mod example;
#[path = "../src/main.rs"]
#[allow(dead_code, reason = "its main is not run here")]
mod printer;
#[path = "../../../examples/reach.rs"]
#[allow(dead_code, reason = "its main is not run here")]
mod reach_example;

/// Questions that together use every cargo, both ends of doors, no date, one itinerary only, and every criterion.
const QUESTIONS: [&str; 9] = [
    "",
    "--strategic",
    "--criteria time,cost,co2e --door",
    "--criteria time",
    "--vehicles 232 --commodity cars",
    "--pallets 12000,25 --to Mersin",
    "--to Algiers --allow suez --within-days 90",
    "--boxes 1x22G1 --to Casablanca --case high --ban RU",
    "--to Duisburg --value 100000 --insured",
];

/// Questions without an answer, of which the document says why: limits of every kind, bans, capacity, needs, and nothing that carries it.
const UNANSWERED: [&str; 8] = [
    "--within-days 2",
    "--ban air --horizon 5",
    "--budget 100 --currency CNY",
    "--budget 100 --within-days 2 --horizon 1",
    "--ban air --ban rail --ban sea --ban road --ban river",
    "--vehicles 900000 --horizon 10",
    "--boxes 1x45R1 --temperature -60,-50",
    "--bulk 48000 --door --to Tehran --horizon 2",
];

fn run(arguments: &str) -> String {
    let words = std::iter::once("chongqing_turkiye").chain(arguments.split_whitespace());
    match example::answer(&example::Arguments::parse_from(words)) {
        Ok(document) | Err(example::Failure::Unanswered { shown: document, .. }) => document,
        Err(error) => panic!("{arguments}: {error}"),
    }
}

/// What a document breaks of a schema, which here allows no field that it does not name.
fn breaches(schema: &str, document: &str) -> Vec<String> {
    let mut schema: Value = serde_json::from_str(schema).unwrap();
    close(&mut schema);
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let document: Value = serde_json::from_str(document).unwrap();
    validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn close(schema: &mut Value) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(close),
        Value::Object(parts) => {
            parts.values_mut().for_each(close);
            if parts.get("properties").is_some_and(Value::is_object) {
                parts.entry("additionalProperties").or_insert(false.into());
            }
        }
        _ => {}
    }
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_types() {
    assert_eq!(include_str!("../../../schema/front.schema.json"), printer::schema("front").unwrap());
    assert_eq!(include_str!("../../../schema/reach.schema.json"), printer::schema("reach").unwrap());
    assert_eq!(include_str!("../../../schema/dcsa.schema.json"), printer::schema("dcsa").unwrap());
}

#[test]
fn every_output_of_the_examples_keeps_to_its_schema() {
    for question in QUESTIONS.into_iter().chain(UNANSWERED) {
        let document = run(&format!("{question} --json"));
        assert_eq!(breaches(include_str!("../../../schema/front.schema.json"), &document), [""; 0], "{question}");
        let shown: Value = serde_json::from_str(&document).unwrap();
        assert_eq!(shown["unanswered"]["cause"]["kind"].is_string(), UNANSWERED.contains(&question), "{question}");
        if !question.contains("--strategic") && !UNANSWERED.contains(&question) {
            let solutions = run(&format!("{question} --dcsa"));
            assert_eq!(breaches(include_str!("../../../schema/dcsa.schema.json"), &solutions), [""; 0], "{question}");
        }
    }
}

#[test]
fn every_reach_keeps_to_its_schema() {
    let nothing = "--from Urumqi --ready 2026-12-01 --horizon 1";
    for question in ["", "--hubs --ready 2026-12-01 --horizon 30 --commodity laptops", nothing] {
        let words = ["reach", "--json"].into_iter().chain(question.split_whitespace());
        let document = match reach_example::answer(&reach_example::Arguments::parse_from(words)) {
            Ok(document) | Err(reach_example::Failure::Unanswered { shown: document, .. }) => document,
            Err(error) => panic!("{question}: {error}"),
        };
        assert_eq!(breaches(include_str!("../../../schema/reach.schema.json"), &document), [""; 0], "{question}");
    }
}

#[test]
fn the_schema_refuses_a_document_that_lacks_a_field_or_has_one_too_many_or_another_word() {
    let good: Value = serde_json::from_str(&run("--criteria time --json")).unwrap();
    let broken = |at: &str, change: &dyn Fn(&mut Value)| {
        let mut bad = good.clone();
        change(bad.pointer_mut(at).unwrap());
        breaches(include_str!("../../../schema/front.schema.json"), &bad.to_string())
    };
    let lacks = |field| move |value: &mut Value| drop(value.as_object_mut().unwrap().remove(field));
    assert!(broken("/itineraries/0", &lacks("elapsed_minutes"))[0].contains("elapsed_minutes"));
    assert!(broken("/question", &lacks("due"))[0].contains("due"));
    assert!(broken("/itineraries/0/legs/0/mode", &|mode| *mode = "teleport".into())[0].contains("teleport"));
    assert!(
        !broken("/assumptions/0", &lacks("text")).is_empty() && !broken("/assumptions/0", &lacks("kind")).is_empty()
    );
    assert!(!broken("/assumptions/0", &|one| one["more"] = 1.into()).is_empty());
    assert!(broken("/format", &|format| *format = "another".into())[0].contains("landsea-front"));
    assert!(broken("/itineraries/0/cost", &|cost| cost["amount"] = 1.into())[0].contains("amount"));
}

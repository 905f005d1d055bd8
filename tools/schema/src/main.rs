//! Prints the JSON Schema of a document: `cargo run -p landsea-schema -- front > schema/front.schema.json`, likewise `reach` and `dcsa`.

use landsea::report::{Document, ReachDocument, dcsa::PointToPoint};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;
use std::process::ExitCode;

/// The schema of a document by its name; none where there is no such document.
pub(crate) fn schema(name: &str) -> Option<String> {
    let mut schema = match name {
        "front" => written::<Document<'static>>(),
        "reach" => written::<ReachDocument<'static>>(),
        "dcsa" => written::<Vec<PointToPoint>>(),
        _ => return None,
    };
    schema.insert("title".to_owned(), format!("landsea {name}").into());
    RecursiveTransform(plain).transform(&mut schema);
    RecursiveTransform(whole).transform(&mut schema);
    Some(serde_json::to_string_pretty(&schema).ok()? + "\n")
}

/// What is written always has every field, null or not: a reader may count on it.
fn written<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// Descriptions come from the documentation of the types: its code stays behind, and its links become what they are called.
fn plain(schema: &mut Schema) {
    let Some(description) = schema.get("description").and_then(|text| text.as_str()) else { return };
    let prose = description.split("\n\n```").next().unwrap_or_default().replace('\n', " ");
    let mut plain = String::new();
    for (at, part) in prose.split('[').enumerate() {
        let link = part.split_once(']').filter(|_| at > 0);
        match link.map(|(name, rest)| (name, rest.strip_prefix('(').and_then(|rest| rest.split_once(')')))) {
            Some((name, Some((_, rest)))) => plain.extend([name, rest]),
            Some((name, None)) => plain.extend([name, &part[name.len() + 1..]]),
            None => plain.push_str(part),
        }
    }
    schema.insert("description".to_owned(), plain.into());
}

/// What all kinds of a thing have, such as their words, is said of each kind: so each is whole, and a reader may refuse any other field.
fn whole(schema: &mut Schema) {
    let Some(parts) = schema.as_object_mut() else { return };
    if !parts.contains_key("oneOf") {
        return;
    }
    let (properties, required) = (parts.remove("properties"), parts.remove("required"));
    let Some(kinds) = parts.get_mut("oneOf").and_then(Value::as_array_mut) else { return };
    for kind in kinds {
        if let (Some(shared), Some(own)) =
            (properties.as_ref().and_then(Value::as_object), kind.get_mut("properties").and_then(Value::as_object_mut))
        {
            own.extend(shared.clone());
        }
        if let (Some(shared), Some(own)) =
            (required.as_ref().and_then(Value::as_array), kind.get_mut("required").and_then(Value::as_array_mut))
        {
            own.extend(shared.iter().cloned());
        }
    }
}

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some(schema) = schema(&name) else {
        eprintln!("name a document: front, reach or dcsa");
        return ExitCode::from(2);
    };
    print!("{schema}");
    ExitCode::SUCCESS
}

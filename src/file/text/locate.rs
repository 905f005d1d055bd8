//! Where in a text a value stands.
//!
//! ron gives positions of what it cannot read, not of what it has read. A finding about a value that was read is placed by
//! reading the text a second time along the path to the value, which costs nothing while there is no finding.

use ron::value::RawValue;
use serde::de::{self, DeserializeSeed, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::fmt;

/// One step of a path into a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::file) enum Step {
    /// A field of a struct.
    Field(&'static str),
    /// An element of a list.
    Index(usize),
    /// The fields of an enum's variant.
    Variant,
}

/// Line and column, from 1, of the value at a path, or of the nearest value around it that can be found.
pub(in crate::file) fn place(text: &str, path: &[Step]) -> (usize, usize) {
    let found = (0..=path.len()).rev().find_map(|length| offset(text, &path[..length]));
    line_and_column(text, found.unwrap_or(0))
}

pub(in crate::file) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn offset(text: &str, path: &[Step]) -> Option<usize> {
    let options = super::shape::options();
    let mut reader = ron::Deserializer::from_str_with_options(text, &options).ok()?;
    let raw: &RawValue = Seek(path).deserialize(&mut reader).ok()?;
    let inside = raw.get_ron();
    let start = inside.as_ptr() as usize - text.as_ptr() as usize;
    // A raw value begins with the white space and comments before it.
    Some(start + leading(inside)).filter(|&at| at <= text.len())
}

fn leading(text: &str) -> usize {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        rest = match trimmed.strip_prefix("//") {
            Some(comment) => &comment[comment.find('\n').unwrap_or(comment.len())..],
            None => return text.len() - trimmed.len(),
        };
    }
}

/// Follows a path and takes the raw text at its end.
struct Seek<'p>(&'p [Step]);

impl<'de> DeserializeSeed<'de> for Seek<'_> {
    type Value = &'de RawValue;

    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        match self.0.first() {
            None => <&RawValue as de::Deserialize>::deserialize(reader),
            Some(Step::Field(_)) => reader.deserialize_struct("", &[], self),
            Some(Step::Index(_)) => reader.deserialize_seq(self),
            Some(Step::Variant) => reader.deserialize_enum("", &[], self),
        }
    }
}

impl<'de> Visitor<'de> for Seek<'_> {
    type Value = &'de RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the value at {:?}", self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(Name(name)) = map.next_key()? {
            if found.is_none() && self.0.first() == Some(&Step::Field(leak_free(&name, self.0))) {
                found = Some(map.next_value_seed(Seek(&self.0[1..]))?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        found.ok_or_else(|| de::Error::custom("no such field"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Some(Step::Index(index)) = self.0.first() else { return Err(de::Error::custom("no list")) };
        for _ in 0..*index {
            seq.next_element::<IgnoredAny>()?;
        }
        let found = seq.next_element_seed(Seek(&self.0[1..]))?.ok_or_else(|| de::Error::custom("list too short"))?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variants: A) -> Result<Self::Value, A::Error> {
        let (Name(_), variant) = variants.variant()?;
        variant.struct_variant(&[], Seek(&self.0[1..]))
    }
}

/// The name that the path asks for, when it is the one read; otherwise one that no field has.
fn leak_free(name: &str, path: &[Step]) -> &'static str {
    match path.first() {
        Some(Step::Field(wanted)) if *wanted == name => wanted,
        _ => "",
    }
}

/// An identifier, whatever it is.
struct Name(String);

impl<'de> de::Deserialize<'de> for Name {
    fn deserialize<D: de::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Read;
        impl Visitor<'_> for Read {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
            fn visit_bytes<E: de::Error>(self, name: &[u8]) -> Result<Name, E> {
                Ok(Name(String::from_utf8_lossy(name).into_owned()))
            }
        }
        reader.deserialize_identifier(Read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "(\n    name: \"x\",\n    // a comment\n    services: [\n        (code: \"a\", stages: [Run(to: \"b\"), Border(\n            to: \"c\", days: (1, 2, 3))]),\n    ],\n)";

    #[test]
    fn values_are_found_through_lists_structs_and_variants() {
        let stage = [Step::Field("services"), Step::Index(0), Step::Field("stages"), Step::Index(1)];
        assert_eq!(place(TEXT, &stage), (5, 44));
        let days = [&stage[..], &[Step::Variant, Step::Field("days")]].concat();
        assert_eq!(place(TEXT, &days), (6, 28));
    }

    #[test]
    fn what_is_missing_is_placed_at_what_surrounds_it() {
        let path = [Step::Field("services"), Step::Index(0), Step::Field("operator")];
        assert_eq!(place(TEXT, &path), (5, 9));
    }
}

//! Where a rule holds.

use super::codes::country;
use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::Scope;

pub(in crate::file) fn scope(reader: &mut Reader<'_>, at: &At, raw: &raw::Scope, names: &Names) -> Option<Scope> {
    let empty = "a rule that holds nowhere";
    match raw {
        raw::Scope::Anywhere => Some(Scope::Anywhere),
        raw::Scope::Hubs(codes) => {
            let hubs: Vec<_> = codes.iter().filter_map(|code| names.hub(reader, at, code)).collect();
            if codes.is_empty() {
                reader.refuse("scope", at, empty, "name hubs, or remove it");
            }
            (!hubs.is_empty()).then_some(Scope::Hubs(hubs))
        }
        raw::Scope::Countries(codes) => {
            let countries: Vec<_> = codes.iter().filter_map(|code| country(reader, at, code)).collect();
            if codes.is_empty() {
                reader.refuse("scope", at, empty, "name countries, or remove it");
            }
            (!countries.is_empty()).then_some(Scope::Countries(countries))
        }
    }
}

//! Words of the text that several lists use: modes, ways of loading, scopes, and figures that may be absent.

use super::codes::country;
use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::{Carriage, Mode, Scope};

pub(in crate::file) fn mode(mode: raw::Mode) -> Mode {
    match mode {
        raw::Mode::Sea => Mode::Sea,
        raw::Mode::Rail => Mode::Rail,
        raw::Mode::Road => Mode::Road,
        raw::Mode::Air => Mode::Air,
        raw::Mode::River => Mode::River,
    }
}

pub(in crate::file) fn carriage(carriage: raw::Carriage) -> Carriage {
    match carriage {
        raw::Carriage::Box => Carriage::Box,
        raw::Carriage::Truck => Carriage::Truck,
        raw::Carriage::Vehicle => Carriage::Vehicle,
        raw::Carriage::Loose => Carriage::Loose,
        raw::Carriage::Bulk => Carriage::Bulk,
    }
}

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

/// `None` for a value that could not be read; `Some(None)` for one that is not given.
#[expect(clippy::option_option, reason = "the outer one is a finding already noted")]
pub(in crate::file) fn optional<R, T>(raw: Option<&R>, read: impl FnOnce(&R) -> Option<T>) -> Option<Option<T>> {
    match raw {
        None => Some(None),
        Some(raw) => read(raw).map(Some),
    }
}

//! Other names of places.

use crate::file::names::Origins;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::file::values::codes;
use crate::model::{Evidence, NetworkBuilder, OtherName, Subject};
use crate::units::HubCode;
use crate::units::name::words;

/// Refuses a name without a letter or digit: blank, or of marks and of characters that take no room. Nobody can ask for it, and nobody sees it.
pub(super) fn refuse_blank(reader: &mut Reader<'_>, at: &At, name: &str) {
    if words(name).is_empty() {
        reader.refuse("name", at, "a name of nothing", "write the name, or remove it");
    }
}

/// Reads the names that the entries of places give, and those of the lists.
pub(in crate::file) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) {
    let mut count = 0;
    let mut add = |reader: &mut Reader<'_>, of: &HubCode, name: &str, at: At, evidence: Option<&Evidence>| {
        if words(name).is_empty() {
            return refuse_blank(reader, &at, name);
        }
        origins.0.insert(Subject::OtherName(count), at);
        count += 1;
        builder.add_other_name(OtherName { of: of.clone(), name: name.into(), evidence: evidence.cloned() });
    };
    for (file, read) in files {
        let cities = read.cities.iter().enumerate().map(|(at, city)| ("cities", at, &city.code, &city.also));
        let hubs = read.hubs.iter().enumerate().map(|(at, hub)| ("hubs", at, &hub.code, &hub.also));
        for (list, index, code, also) in cities.chain(hubs).filter(|(_, _, _, also)| !also.is_empty()) {
            // A code that is none was reported where the place was read.
            let Ok(of) = HubCode::new(code) else { continue };
            let at = At::element(*file, list, index).field("also");
            for (number, name) in also.iter().enumerate() {
                add(reader, &of, name, at.index(number), None);
            }
        }
        for (index, names) in read.other_names.iter().enumerate() {
            let at = At::element(*file, "other_names", index);
            let evidence = reader.evidence(&at.field("evidence"), &names.evidence);
            let Some(of) = codes::hub(reader, &at.field("of"), &names.of) else { continue };
            for (number, name) in names.also.iter().enumerate() {
                add(reader, &of, name, at.field("also").index(number), Some(&evidence));
            }
        }
    }
}

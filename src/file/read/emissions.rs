//! Reading emission factors.

use crate::file::names::Names;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::Emission;
use std::collections::HashMap;
use std::sync::Arc;

pub(in crate::file) fn read(reader: &mut Reader<'_>, names: &mut Names, files: &[(usize, raw::File)]) {
    let mut factors: HashMap<&str, At> = HashMap::new();
    for (file, read) in files {
        for (index, raw) in read.emissions.iter().enumerate() {
            let at = At::element(*file, "emissions", index);
            let Some(emission) = read_factor(reader, &at, raw) else { continue };
            names.emissions.insert(raw.key.clone(), Arc::new(emission));
            if let Some(first) = factors.insert(raw.key.as_str(), at.clone()) {
                reader.contradict(
                    "duplicate",
                    &at,
                    &first,
                    format!("emission factor `{}` stands twice", raw.key),
                    "remove one, or give it a key of its own",
                );
            }
        }
    }
}

fn read_factor(reader: &mut Reader<'_>, at: &At, raw: &raw::Emission) -> Option<Emission> {
    let mut grams = |field, range| reader.scaled_range(&at.field(field), range, "number of grams", 1000.0);
    let milligrams = grams("grams", &raw.grams);
    let cooled = raw.cooled_grams.as_ref().and_then(|range| grams("cooled_grams", range));
    let percent = raw.distance_percent.as_ref();
    let percent =
        percent.and_then(|percent| reader.exact_u32(&at.field("distance_percent"), percent, "percentage", 1.0));
    Some(Emission {
        key: raw.key.as_str().into(),
        about: raw.about.as_str().into(),
        energy: raw.energy,
        region: raw.region.as_deref().map(Into::into),
        per: raw.per,
        milligrams: milligrams?,
        cooled,
        distance_percent: percent.map_or(0, |percent| percent.value),
    })
}

//! Reading sources of figures.

use crate::file::names::Origins;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::{NetworkBuilder, Source, Subject, Trust};

pub(in crate::file) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) {
    let mut count = 0;
    for (file, read) in files {
        for (index, source) in read.sources.iter().enumerate() {
            let at = At::element(*file, "sources", index);
            if source.key.is_empty() || source.key.contains(char::is_whitespace) {
                reader.refuse(
                    "source",
                    &at.field("key"),
                    format!("`{}` is no key", source.key),
                    "use letters and digits without spaces",
                );
            }
            reader.sources.insert(source.key.clone(), matches!(source.trust, Trust::Estimate));
            origins.0.insert(Subject::Source(count), at);
            count += 1;
            builder.add_source(self::source(source));
        }
    }
}

pub(in crate::file) fn source(source: &raw::Source) -> Source {
    Source {
        key: source.key.as_str().into(),
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        date: source.date.clone(),
        trust: source.trust,
        address: source.address.clone(),
    }
}

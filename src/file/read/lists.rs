//! Reading the lists of network files, element by element.

use crate::file::names::{Names, Origins};
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::{NetworkBuilder, Subject};

/// A network in the making, and what it is made from.
pub(in crate::file) struct Lists<'a, 't> {
    pub(in crate::file) reader: &'a mut Reader<'t>,
    pub(in crate::file) builder: &'a mut NetworkBuilder,
    pub(in crate::file) origins: &'a mut Origins,
    pub(in crate::file) names: &'a Names,
    pub(in crate::file) files: &'a [(usize, raw::File)],
}

impl Lists<'_, '_> {
    /// Reads the list `name` of every file: each element that `read` makes sense of is added, and the builder's subject of that kind, counted from 0,
    /// stands where the element does.
    pub(in crate::file) fn read<R, B>(
        &mut self,
        name: &'static str,
        list: impl Fn(&raw::File) -> &[R],
        subject: impl Fn(usize) -> Subject,
        read: impl Fn(&mut Reader<'_>, &At, &R, &Names) -> Option<B>,
        add: impl Fn(&mut NetworkBuilder, B),
    ) {
        let mut count = 0;
        for (file, content) in self.files {
            for (index, raw) in list(content).iter().enumerate() {
                let at = At::element(*file, name, index);
                if let Some(built) = read(self.reader, &at, raw, self.names) {
                    self.origins.0.insert(subject(count), at);
                    count += 1;
                    add(self.builder, built);
                }
            }
        }
    }
}

//! Reading the lists of network files, element by element.

use super::convert::{Names, Origins};
use super::figures::{At, Reader};
use super::raw;
use crate::model::{NetworkBuilder, Subject};

/// A network in the making, and what it is made from.
pub(super) struct Lists<'a, 't> {
    pub(super) reader: &'a mut Reader<'t>,
    pub(super) builder: &'a mut NetworkBuilder,
    pub(super) origins: &'a mut Origins,
    pub(super) names: &'a Names,
    pub(super) files: &'a [(usize, raw::File)],
}

impl Lists<'_, '_> {
    /// Reads the list `name` of every file: each element that `read` makes sense of is added, and the builder's subject of that kind, counted from 0,
    /// stands where the element does.
    pub(super) fn read<R, B>(
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

//! Links of a graph that nodes leave, list by list.

use super::layout::NONE;

/// An arc or shortcut to or from a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<const K: usize> {
    pub(super) node: u32,
    /// The number of the arc, or past those of all arcs, of the shortcut.
    pub(super) stands_for: u32,
    pub(super) cost: [u32; K],
}

/// Links of one node after the other.
#[derive(Debug, Clone)]
pub(super) struct Rows<const K: usize> {
    row: Vec<u32>,
    pub(super) links: Vec<Link<K>>,
}

impl<const K: usize> Rows<K> {
    pub(super) fn new() -> Self {
        Self { row: vec![0], links: Vec::new() }
    }

    pub(super) fn add(&mut self, links: &[Link<K>]) -> Option<()> {
        self.links.extend(links);
        self.row.push(u32::try_from(self.links.len()).ok()?);
        Some(())
    }

    pub(super) fn of(&self, at: usize) -> &[Link<K>] {
        &self.links[self.row[at] as usize..self.row[at + 1] as usize]
    }
}

/// A list of links for each node, all in one piece of memory; one that outgrows its room moves to the end, and when what was left behind is a
/// quarter of all, the rest moves together.
#[derive(Debug)]
pub(super) struct Lists<const K: usize> {
    spans: Vec<List>,
    links: Vec<Link<K>>,
    /// So many links before the lists move together.
    most: usize,
}

#[derive(Debug, Clone, Copy)]
struct List {
    from: u32,
    len: u32,
    room: u32,
}

impl<const K: usize> Lists<K> {
    pub(super) fn new(rooms: impl Iterator<Item = usize>) -> Option<Self> {
        let (mut lists, mut from) = (Vec::new(), 0);
        for room in rooms {
            let room = u32::try_from(room).ok()?;
            lists.push(List { from, len: 0, room });
            from = u32::checked_add(from, room)?;
        }
        let all = from as usize;
        Some(Self {
            spans: lists,
            links: vec![Link { node: NONE, stands_for: NONE, cost: [0; K] }; all],
            most: all + all / 4 + 64,
        })
    }

    #[inline]
    pub(super) fn of(&self, node: u32) -> &[Link<K>] {
        let List { from, len, .. } = self.spans[node as usize];
        &self.links[from as usize..(from + len) as usize]
    }

    #[inline]
    pub(super) fn len(&self, node: u32) -> usize {
        self.spans[node as usize].len as usize
    }

    /// `None` where there are more links than numbers.
    pub(super) fn push(&mut self, node: u32, link: Link<K>) -> Option<()> {
        let List { len, room, .. } = self.spans[node as usize];
        if len == room {
            self.make_room(node)?;
        }
        let list = &mut self.spans[node as usize];
        self.links[(list.from + list.len) as usize] = link;
        list.len += 1;
        Some(())
    }

    /// Moves a full list to where it has twice the room.
    fn make_room(&mut self, node: u32) -> Option<()> {
        let room = self.spans[node as usize].room * 2 + 2;
        if self.links.len() + room as usize > self.most {
            self.move_together()?;
        }
        let list = &mut self.spans[node as usize];
        let old = list.from as usize..(list.from + list.len) as usize;
        *list = List { from: u32::try_from(self.links.len()).ok()?, len: list.len, room };
        self.links.extend_from_within(old);
        let empty = Link { node: NONE, stands_for: NONE, cost: [0; K] };
        self.links.resize(list.from as usize + room as usize, empty);
        Some(())
    }

    fn move_together(&mut self) -> Option<()> {
        let mut links = Vec::with_capacity(self.links.len());
        for list in &mut self.spans {
            let from = u32::try_from(links.len()).ok()?;
            links.extend_from_slice(&self.links[list.from as usize..(list.from + list.len) as usize]);
            *list = List { from, len: list.len, room: list.len };
        }
        self.most = links.len() + links.len() / 4 + 64;
        self.links = links;
        Some(())
    }

    pub(super) fn clear(&mut self, node: u32) {
        self.spans[node as usize].len = 0;
    }

    pub(super) fn retain(&mut self, node: u32, mut keep: impl FnMut(&Link<K>) -> bool) {
        let list = &mut self.spans[node as usize];
        let links = &mut self.links[list.from as usize..(list.from + list.len) as usize];
        let mut kept = 0;
        for at in 0..links.len() {
            if keep(&links[at]) {
                links[kept] = links[at];
                kept += 1;
            }
        }
        list.len = u32::try_from(kept).unwrap_or(list.len);
    }
}

/// Whether a vector has no more than another in any weight.
#[inline]
pub(super) fn covers<const K: usize>(a: &[u32; K], b: &[u32; K]) -> bool {
    a.iter().zip(b).all(|(a, b)| a <= b)
}

//! Links of a graph that nodes leave, list by list.

use super::layout::Layout;
use crate::search::Weight;

/// An arc or shortcut to or from a node.
#[derive(Debug, Clone, Copy)]
pub(in crate::search::star) struct Link {
    pub(in crate::search::star) node: u32,
    /// The number of the arc, or past those of all arcs, of the shortcut.
    pub(in crate::search::star) number: u32,
}

/// A shortcut: the numbers of the two links that it stands for, one after the other, and what they cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shortcut<const K: usize> {
    pub(super) links: [u32; 2],
    pub(super) cost: [u32; K],
}

/// What a link costs.
#[inline]
pub(super) fn cost_of<W: Weight, const K: usize>(
    graph: &Layout<W, K>,
    shortcuts: &[Shortcut<K>],
    number: u32,
) -> [u32; K] {
    match graph.arcs.get(number as usize) {
        Some(arc) => std::array::from_fn(|criterion| arc.weight[criterion].low32()),
        None => shortcuts[number as usize - graph.arcs.len()].cost,
    }
}

/// Links of one node after the other.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    row: Vec<u32>,
    pub(super) links: Vec<Link>,
}

impl Rows {
    pub(super) fn new(nodes: usize) -> Self {
        let mut row = Vec::with_capacity(nodes + 1);
        row.push(0);
        Self { row, links: Vec::new() }
    }

    /// Ends the row of a node: what is added from here on is of the next.
    pub(super) fn close(&mut self) -> Option<()> {
        self.row.push(u32::try_from(self.links.len()).ok()?);
        Some(())
    }

    pub(super) fn of(&self, at: usize) -> &[Link] {
        &self.links[self.row[at] as usize..self.row[at + 1] as usize]
    }
}

/// A list for each node, all in one piece of memory; one that outgrows its room moves to the end, and when what was left behind is a
/// quarter of all, the rest moves together.
#[derive(Debug)]
pub(super) struct Lists<T> {
    spans: Vec<List>,
    items: Vec<T>,
    /// What stands where nothing does yet.
    filler: T,
    /// Nodes with lists in the order in which these stand, as of when they last moved together, and those that moved to the end since, with where to.
    order: Vec<u32>,
    moved: Vec<(u32, u32)>,
    /// This many items before the lists move together.
    most: usize,
}

#[derive(Debug, Clone, Copy)]
struct List {
    from: u32,
    len: u32,
    room: u32,
}

impl<T: Copy> Lists<T> {
    /// `None` where there are more items than numbers.
    pub(super) fn new(rooms: impl ExactSizeIterator<Item = usize>, filler: T) -> Option<Self> {
        let (mut spans, mut from) = (Vec::with_capacity(rooms.len()), 0);
        for room in rooms {
            let room = u32::try_from(room).ok()?;
            spans.push(List { from, len: 0, room });
            from = u32::checked_add(from, room)?;
        }
        let order = (0..u32::try_from(spans.len()).ok()?).collect();
        let mut lists = Self { spans, items: Vec::new(), filler, order, moved: Vec::new(), most: 0 };
        lists.allow(from as usize);
        lists.items.resize(from as usize, filler);
        Some(lists)
    }

    /// Room for a quarter more than there are items.
    fn allow(&mut self, items: usize) {
        self.most = items + items / 4 + 64;
        self.items.reserve_exact(self.most.saturating_sub(self.items.len()));
    }

    #[inline]
    pub(super) fn of(&self, node: u32) -> &[T] {
        let List { from, len, .. } = self.spans[node as usize];
        &self.items[from as usize..(from + len) as usize]
    }

    #[inline]
    pub(super) fn len(&self, node: u32) -> usize {
        self.spans[node as usize].len as usize
    }

    /// `None` where there are more items than numbers.
    pub(super) fn push(&mut self, node: u32, item: T) -> Option<()> {
        let List { len, room, .. } = self.spans[node as usize];
        if len == room {
            self.make_room(node)?;
        }
        let list = &mut self.spans[node as usize];
        self.items[(list.from + list.len) as usize] = item;
        list.len += 1;
        Some(())
    }

    /// Moves a full list to where it has twice the room.
    fn make_room(&mut self, node: u32) -> Option<()> {
        let room = self.spans[node as usize].room * 2 + 2;
        if self.items.len() + room as usize > self.most {
            self.move_together();
        }
        let list = &mut self.spans[node as usize];
        let old = list.from as usize..(list.from + list.len) as usize;
        *list = List { from: u32::try_from(self.items.len()).ok()?, len: list.len, room };
        self.moved.push((node, list.from));
        self.items.extend_from_within(old);
        self.items.resize(list.from as usize + room as usize, self.filler);
        Some(())
    }

    /// Moves the lists down one after the other, in the order in which they stand.
    fn move_together(&mut self) {
        let Self { spans, items, order, moved, .. } = self;
        let end = moved.first().map_or(u32::MAX, |&(_, from)| from);
        let mut to = 0;
        let mut stays = |node: u32, is_here: &dyn Fn(&List) -> bool| {
            let list = &mut spans[node as usize];
            let stays = is_here(list) && list.len > 0;
            if stays {
                items.copy_within(list.from as usize..(list.from + list.len) as usize, to as usize);
                *list = List { from: to, len: list.len, room: list.len };
                to += list.len;
            } else if is_here(list) {
                *list = List { from: 0, len: 0, room: 0 };
            }
            stays
        };
        // A list that never had room may stand at the very end.
        order.retain(|&node| stays(node, &|list| list.from < end || list.room == 0));
        for (node, from) in moved.drain(..) {
            if stays(node, &|list| list.from == from) {
                order.push(node);
            }
        }
        self.items.truncate(to as usize);
        self.allow(to as usize);
    }

    pub(super) fn clear(&mut self, node: u32) {
        self.spans[node as usize].len = 0;
    }

    pub(super) fn retain(&mut self, node: u32, mut keep: impl FnMut(&T) -> bool) {
        let list = &mut self.spans[node as usize];
        let items = &mut self.items[list.from as usize..(list.from + list.len) as usize];
        let mut kept = 0;
        for at in 0..items.len() {
            if keep(&items[at]) {
                items[kept] = items[at];
                kept += 1;
            }
        }
        list.len = u32::try_from(kept).unwrap_or(list.len);
    }
}

/// Whether a vector has no more than another in any weight.
#[inline]
pub(in crate::search::star) fn covers<C: Ord, const K: usize>(a: &[C; K], b: &[C; K]) -> bool {
    a.iter().zip(b).all(|(a, b)| a <= b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from a seed, the same every time (xorshift).
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 33).unwrap() % end
        }
    }

    /// Whatever is added and dropped, each node has its own list.
    #[test]
    fn lists_are_those_of_vectors() {
        for seed in 1..=256 {
            let dice = &mut Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
            let rooms: Vec<usize> = (0..=dice.below(199)).map(|_| dice.below(3)).collect();
            let mut lists = Lists::new(rooms.iter().copied(), u32::MAX).unwrap();
            let mut expected = vec![Vec::new(); rooms.len()];
            for _ in 0..dice.below(600) {
                // Most have room that they never use.
                let node = dice.below(rooms.len().min(8));
                let number = u32::try_from(node).unwrap();
                let item = u32::try_from(dice.below(6)).unwrap();
                match dice.below(5) {
                    0 => {
                        lists.clear(number);
                        expected[node].clear();
                    }
                    1 => {
                        lists.retain(number, |&other| other != item);
                        expected[node].retain(|&other| other != item);
                    }
                    _ => {
                        lists.push(number, item).unwrap();
                        expected[node].push(item);
                    }
                }
            }
            for (at, expected) in (0..).zip(&expected) {
                assert_eq!(lists.of(at), &expected[..], "seed {seed}");
                assert_eq!(lists.len(at), expected.len(), "seed {seed}");
            }
        }
    }
}

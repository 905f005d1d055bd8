//! A queue of buckets, for keys that never fall below the one taken last.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    key: u32,
    next: u32,
    item: T,
}

/// Items by 32-bit keys: a ring of buckets, each a chain of entries, last in first out, and a bitmap of the buckets that hold any (Dial,
/// Algorithm 360, 1969). Where keys span more than there are buckets, a bucket holds a range of them, and the one at hand is kept as
/// a heap, so that no spread of keys makes it slower than a heap.
#[derive(Debug)]
pub(in crate::search::star) struct Buckets<T> {
    first: Vec<u32>,
    /// Which buckets hold any, and which words of that do.
    held: Vec<u64>,
    words: Vec<u64>,
    entries: Vec<Entry<T>>,
    free: u32,
    len: usize,
    shift: u32,
    mask: u32,
    /// The bucket at hand, counted without the ring.
    at: u32,
    /// Keys and entries of the bucket at hand, where it holds a range.
    near: BinaryHeap<Reverse<u64>>,
    /// Scratch of laying the buckets out anew.
    live: Vec<u32>,
    /// This many buckets at most.
    most: u32,
}

/// Buckets of a tree: nodes in line are few, and bucket heads in the first-level cache are worth a heap of two or three nodes.
pub(in crate::search::star) const FEW: u32 = 1 << 11;

/// Buckets of a search: labels in line are many, and a bucket for each key spares the heap.
pub(in crate::search::star) const PLENTY: u32 = 1 << 17;

impl<T: Copy> Buckets<T> {
    /// A queue of this many buckets at most, a power of two.
    pub(in crate::search::star) fn new(most: u32) -> Self {
        Self {
            first: Vec::new(),
            held: Vec::new(),
            words: Vec::new(),
            entries: Vec::new(),
            free: NONE,
            len: 0,
            shift: 0,
            mask: 0,
            at: 0,
            near: BinaryHeap::new(),
            live: Vec::new(),
            most,
        }
    }

    /// Empties the queue, and readies it for keys that are mostly at most `span` above the last one taken.
    pub(in crate::search::star) fn start(&mut self, span: u32) {
        if self.len > 0 {
            self.each_bucket(|first, _| *first = NONE);
            self.near.clear();
        }
        (self.len, self.free, self.at) = (0, NONE, 0);
        self.entries.clear();
        self.size(span);
    }

    fn size(&mut self, span: u32) {
        self.shift = 0;
        // One bucket more than the span has, since the one at hand may be half done.
        while (span >> self.shift) >= self.most - 2 {
            self.shift += 1;
        }
        let buckets = ((span >> self.shift) + 2).next_power_of_two().max(64);
        self.mask = buckets - 1;
        let buckets = buckets as usize;
        if self.first.len() < buckets {
            self.first.resize(buckets, NONE);
            self.held.resize(buckets / 64, 0);
            self.words.resize((buckets / 64).div_ceil(64), 0);
        }
    }

    /// How many items are in line.
    pub(in crate::search::star) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(in crate::search::star) fn push(&mut self, key: u32, item: T) {
        let number = if self.free == NONE {
            let number = u32::try_from(self.entries.len()).unwrap_or(NONE);
            self.entries.push(Entry { key, next: NONE, item });
            number
        } else {
            let number = self.free;
            let entry = &mut self.entries[number as usize];
            self.free = entry.next;
            *entry = Entry { key, next: NONE, item };
            number
        };
        self.len += 1;
        if (key >> self.shift) - self.at > self.mask {
            self.widen(key);
        }
        self.link(number, key);
    }

    #[inline]
    fn link(&mut self, number: u32, key: u32) {
        let bucket = key >> self.shift;
        if self.shift > 0 && bucket == self.at {
            self.near.push(Reverse(u64::from(key) << 32 | u64::from(number)));
            return;
        }
        let slot = (bucket & self.mask) as usize;
        let first = &mut self.first[slot];
        if *first == NONE {
            self.held[slot / 64] |= 1 << (slot % 64);
            self.words[slot / 4096] |= 1 << (slot / 64 % 64);
        }
        self.entries[number as usize].next = *first;
        *first = number;
    }

    /// Lays the buckets out anew, for a key further ahead than they reach.
    #[cold]
    fn widen(&mut self, key: u32) {
        let mut live = std::mem::take(&mut self.live);
        live.extend(self.near.drain().map(|Reverse(packed)| lower(packed)));
        self.each_bucket(|first, entries: &[Entry<T>]| {
            let mut number = std::mem::replace(first, NONE);
            while number != NONE {
                live.push(number);
                number = entries[number as usize].next;
            }
        });
        let at = self.at << self.shift;
        self.size((key - at).saturating_mul(2));
        self.at = at >> self.shift;
        for number in live.drain(..) {
            self.link(number, self.entries[number as usize].key);
        }
        self.live = live;
    }

    /// Visits the first entry of every bucket that holds any, and takes all marks away.
    fn each_bucket(&mut self, mut visit: impl FnMut(&mut u32, &[Entry<T>])) {
        for (at, word) in self.held.iter_mut().enumerate() {
            while *word != 0 {
                visit(&mut self.first[at * 64 + word.trailing_zeros() as usize], &self.entries);
                *word &= *word - 1;
            }
        }
        self.words.fill(0);
    }

    #[inline]
    pub(in crate::search::star) fn pop(&mut self) -> Option<(u32, T)> {
        if self.len == 0 {
            return None;
        }
        if self.shift > 0 {
            return self.pop_near();
        }
        let mut slot = (self.at & self.mask) as usize;
        if self.first[slot] == NONE {
            slot = self.advance();
        }
        let number = self.first[slot];
        let entry = self.entries[number as usize];
        self.first[slot] = entry.next;
        if entry.next == NONE {
            self.unmark(slot);
        }
        Some(self.release(number, entry))
    }

    fn release(&mut self, number: u32, entry: Entry<T>) -> (u32, T) {
        self.entries[number as usize].next = self.free;
        self.free = number;
        self.len -= 1;
        (entry.key, entry.item)
    }

    fn pop_near(&mut self) -> Option<(u32, T)> {
        if self.near.is_empty() {
            let mut slot = (self.at & self.mask) as usize;
            if self.first[slot] == NONE {
                slot = self.advance();
            }
            let mut number = std::mem::replace(&mut self.first[slot], NONE);
            self.unmark(slot);
            while number != NONE {
                let entry = self.entries[number as usize];
                self.near.push(Reverse(u64::from(entry.key) << 32 | u64::from(number)));
                number = entry.next;
            }
        }
        let Reverse(packed) = self.near.pop()?;
        let number = lower(packed);
        let entry = self.entries[number as usize];
        Some(self.release(number, entry))
    }

    #[inline]
    fn unmark(&mut self, slot: usize) {
        self.held[slot / 64] &= !(1 << (slot % 64));
        if self.held[slot / 64] == 0 {
            self.words[slot / 4096] &= !(1 << (slot / 64 % 64));
        }
    }

    /// Moves on to the next bucket that holds any; there is one.
    fn advance(&mut self) -> usize {
        let start = (self.at & self.mask) as usize;
        let here = self.held[start / 64] >> (start % 64);
        let slot = if here == 0 { self.find_after(start) } else { start + here.trailing_zeros() as usize };
        let ahead = u32::try_from(slot).unwrap_or(NONE).wrapping_sub(self.at) & self.mask;
        self.at += ahead;
        slot
    }

    fn find_after(&self, start: usize) -> usize {
        let mut word = start / 64 + 1;
        // Words are few: at most 2,048, under 32 of the level above.
        let count = (self.mask as usize + 1) / 64;
        if word >= count {
            word = 0;
        }
        loop {
            let group = word / 64;
            let ahead = self.words[group] >> (word % 64);
            if ahead != 0 {
                let found = word + ahead.trailing_zeros() as usize;
                return found * 64 + self.held[found].trailing_zeros() as usize;
            }
            word = (group + 1) * 64;
            if word >= count {
                word = 0;
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
fn lower(packed: u64) -> u32 {
    packed as u32
}

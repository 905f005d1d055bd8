//! Random choices that shrink: a list of numbers, each read as one choice among this many.

/// Choices in the order made. Where the numbers end, and for every number 0, it is the first of the choices: put the plainest first.
pub(crate) struct Dice<'a> {
    numbers: std::slice::Iter<'a, u16>,
    /// Whether figures are to be few, so that many are equal.
    pub(crate) coarse: bool,
}

impl<'a> Dice<'a> {
    pub(crate) fn new(numbers: &'a [u16], coarse: bool) -> Self {
        Self { numbers: numbers.iter(), coarse }
    }

    /// A number below `sides`.
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        (usize::from(*self.numbers.next().unwrap_or(&0)) * sides) >> 16
    }

    /// One of a list.
    pub(crate) fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    /// True once in `times`.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}

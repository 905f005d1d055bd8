//! What a graph is asked.

use super::answers::{Answers, Fronts, Path, Paths};
use super::bounding::kept::{LowerBounds, bounds_to};
use super::forward_star::ForwardStar;
use super::hierarchy::Hierarchy;
use super::question::Question;
use super::scratch::Scratch;
use crate::search::{Limits, SearchError, Weight};
use std::hash::Hash;

impl<N: Copy + Eq + Hash, E: Copy, W: Weight, const K: usize> ForwardStar<N, E, W, K> {
    /// Every non-dominated path from `source` to `target`, one for each vector of costs, in lexicographic order. Which of several
    /// paths with one vector is not said, but always the same. From a node to itself, the empty path.
    ///
    /// # Errors
    /// [`SearchError::Overflow`] when the cost of an answer passes the type: of a path that belongs on the front and keeps to the caps. Sums of other paths
    /// may pass it; such a path is left out. [`SearchError::ForeignNode`].
    ///
    /// # Complexity
    /// Bounds: at most `K` backward Dijkstras, and with two criteria as many small ones forward. Search: the labels that are non-dominated at their node and inside the bounds, times their
    /// arcs; both the labels and the front may grow exponentially with the graph, so that [`Limits`] are in place where
    /// graphs come from elsewhere.
    pub fn front(&self, source: N, target: N) -> Result<Paths<N, E, W, K>, SearchError> {
        let mut scratch = Scratch::new();
        Ok(self.answer(&Question::new(&[source], target), &mut scratch)?.to_paths())
    }

    /// The front to each of several targets, in their order: one goal-directed search each, in the same memory.
    ///
    /// # Errors
    /// As [`ForwardStar::front`].
    pub fn fronts(&self, source: N, targets: &[N]) -> Result<Vec<Paths<N, E, W, K>>, SearchError> {
        let mut scratch = Scratch::new();
        let one = |&target: &N| Ok(self.answer(&Question::new(&[source], target), &mut scratch)?.to_paths());
        targets.iter().map(one).collect()
    }

    /// The front to every node. Without a target there is nothing to bound the search by, save the caps.
    ///
    /// # Errors
    /// [`SearchError::ForeignNode`]. A cost that passes the type is an error of its own node: see [`Fronts::costs`].
    ///
    /// # Complexity
    /// All labels that are non-dominated at their node, times their arcs, the logarithm of the queue and, from three criteria, the labels
    /// at the node.
    pub fn fronts_to_all<'a>(
        &'a self,
        sources: &[N],
        limits: &Limits<'_, K, W>,
        scratch: &'a mut Scratch<W, K>,
    ) -> Result<Fronts<'a, N, E, W, K>, SearchError> {
        scratch.put_sources(self, sources)?;
        let (status, stats) = scratch.run_to_all(&self.laid.whole, limits)?;
        Ok(Fronts { star: self, scratch, status, stats })
    }

    /// Some paths in place of all those of the front: for every path whatever there is an answer at most `1 + tolerance` times as dear, in
    /// every criterion at once. With one or two criteria there are never more than on the front; with more, a few where paths tie in the first.
    ///
    /// # Errors
    /// [`SearchError::BadTolerance`], and as [`ForwardStar::front`].
    pub fn approximate_front(&self, source: N, target: N, tolerance: f64) -> Result<Paths<N, E, W, K>, SearchError> {
        let mut scratch = Scratch::new();
        let sources = [source];
        Ok(self.answer(&Question::new(&sources, target).tolerance(tolerance), &mut scratch)?.to_paths())
    }

    /// The path that is least by the first criterion, of those that exceed no cap: the least cost within a time, say. The greatest value
    /// of the type stands for no cap. Ties go to the lesser second criterion, and so on.
    ///
    /// # Errors
    /// As [`ForwardStar::front`].
    pub fn least_within(&self, source: N, target: N, caps: [W; K]) -> Result<Option<Path<N, E, W, K>>, SearchError> {
        let mut scratch = Scratch::new();
        let sources = [source];
        let question = Question::new(&sources, target).limits(Limits { caps, ..Limits::default() }).first_only();
        Ok(self.answer(&question, &mut scratch)?.to_paths().paths.pop())
    }

    /// Lower bounds to a target, to be kept. They serve this star and its clones; another one refuses them, even of the same graph.
    ///
    /// # Errors
    /// [`SearchError::ForeignNode`].
    ///
    /// # Complexity
    /// `K` backward Dijkstras: `O(K (n + m) log n)`.
    pub fn bounds_to(&self, target: N) -> Result<LowerBounds<W, K>, SearchError> {
        Ok(bounds_to(&self.laid, self.number_of(target)?))
    }

    /// A contraction hierarchy for each criterion, to be kept, for this star and its clones: with it a question computes bounds only for the nodes that it meets. `None` where
    /// sums do not fit 32 bits.
    ///
    /// # Complexity
    /// For road networks and the like a few microseconds and some hundred bytes a node and criterion. Where nodes have many neighbours and none
    /// leads on for many, contraction ends early, and each question searches what is left.
    pub fn contract(&self) -> Option<Hierarchy<K>> {
        Hierarchy::new(&self.laid).ok()
    }

    /// Answers a question, in the memory of earlier ones.
    ///
    /// # Errors
    /// As [`ForwardStar::front`], and [`SearchError::BadTolerance`], [`SearchError::WrongBounds`].
    pub fn answer<'a>(
        &'a self,
        question: &Question<'a, N, W, K>,
        scratch: &'a mut Scratch<W, K>,
    ) -> Result<Answers<'a, N, E, W, K>, SearchError> {
        scratch.put_sources(self, question.sources)?;
        let target = self.number_of(question.target)?;
        let (status, stats, times) = scratch.run(&self.laid, target, question)?;
        Ok(Answers { star: self, scratch, bounds: question.bounds, times, status, stats })
    }
}

impl<N: Copy + Eq + Hash, E: Copy, W: Weight> ForwardStar<N, E, W, 1> {
    /// The shortest path with its nodes and edges, or `None` when there is none.
    ///
    /// # Errors
    /// As [`ForwardStar::front`].
    pub fn shortest_path(&self, source: N, target: N) -> Result<Option<Path<N, E, W, 1>>, SearchError> {
        Ok(self.front(source, target)?.paths.pop())
    }
}

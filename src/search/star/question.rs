//! What is asked.

use super::bounding::kept::LowerBounds;
use super::hierarchy::Hierarchy;
use crate::search::Limits;
use crate::search::Weight;

/// A question: from where, to where, within which limits, how exactly.
///
/// ```
/// use landsea::search::{ForwardStar, Limits, Question, Scratch, Status};
/// use petgraph::graph::DiGraph;
///
/// let graph = DiGraph::<(), [u64; 2]>::from_edges([(0, 2, [5, 0]), (1, 2, [3, 3]), (1, 2, [4, 1]), (0, 1, [1, 1])]);
/// let star = ForwardStar::from_petgraph(&graph, |edge| *edge.weight())?;
/// let (from, to) = ([0.into(), 1.into()], 2.into());
/// // Bounds and memory are kept; a warm question allocates nothing until a path is asked for.
/// let bounds = star.bounds_to(to)?;
/// let mut scratch = Scratch::new();
/// let limits = Limits { labels: Some(1_000), ..Limits::default() };
/// let answers = star.answer(&Question::new(&from, to).bounds(&bounds).limits(limits), &mut scratch)?;
/// assert_eq!(answers.status(), Status::Complete);
/// assert_eq!(answers.costs(), [[3, 3], [4, 1], [5, 0]]);
/// assert_eq!(answers.path(2).map(|path| path.nodes), Some(vec![0.into(), 2.into()]));
/// # Ok::<(), landsea::search::SearchError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Question<'a, N, W: Weight, const K: usize> {
    pub(super) sources: &'a [N],
    pub(super) target: N,
    pub(super) limits: Limits<'a, K, W>,
    pub(super) tolerance: f64,
    pub(super) bounds: Option<&'a LowerBounds<W, K>>,
    pub(super) hierarchy: Option<&'a Hierarchy<K>>,
    pub(super) first: bool,
}

impl<'a, N, W: Weight, const K: usize> Question<'a, N, W, K> {
    /// From any of the sources to the target: the whole front, without limits.
    pub fn new(sources: &'a [N], target: N) -> Self {
        let limits = Limits::default();
        Self { sources, target, limits, tolerance: 0.0, bounds: None, hierarchy: None, first: false }
    }

    /// Within limits.
    #[must_use]
    pub fn limits(self, limits: Limits<'a, K, W>) -> Self {
        Self { limits, ..self }
    }

    /// Answers may be fewer than the front: for every path whatever there is an answer at most `1 + tolerance` times as dear, in every
    /// criterion at once. A tolerance is counted in whole parts of 10^9.
    #[must_use]
    pub fn tolerance(self, tolerance: f64) -> Self {
        Self { tolerance, ..self }
    }

    /// With bounds from before, to the same target.
    #[must_use]
    pub fn bounds(self, bounds: &'a LowerBounds<W, K>) -> Self {
        Self { bounds: Some(bounds), ..self }
    }

    /// With a hierarchy from before: where bounds are not kept, they are computed for the nodes that the search meets, and no others.
    #[must_use]
    pub fn hierarchy(self, hierarchy: &'a Hierarchy<K>) -> Self {
        Self { hierarchy: Some(hierarchy), ..self }
    }

    /// The least answer in lexicographic order, and no more.
    #[must_use]
    pub fn first_only(self) -> Self {
        Self { first: true, ..self }
    }
}

//! `landsea::search::ForwardStar` where sums come near a power of two: beside 2^31, 2^32, 2^63 and 2^64, and beside the least and the greatest `f64`.
//! Against label correcting on sums of 128 bits, or of `f64` in the order of the path.

mod paths;

use landsea::search::{Answers, ForwardStar, Limits, Question, Scratch, SearchError, Status, Weight};
use ordered_float::OrderedFloat;
use paths::config;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use proptest::prelude::*;
use std::fmt::Debug;

type Star<W, const K: usize> = ForwardStar<NodeIndex, EdgeIndex, W, K>;

/// A weight with a type in which sums are exact, or rounded as the path is.
trait Near: Weight {
    type Total: Copy + Ord + Debug + Default;
    /// Weights beside the powers of two, from the least to the greatest.
    const STEPS: &'static [Self];
    fn plus(sum: Self::Total, weight: Self) -> Self::Total;
    fn sum(self) -> Self::Total;
    /// The sum as a weight, where it fits.
    fn fitting(sum: Self::Total) -> Option<Self>;
    /// A little less and a little more.
    fn beside(self) -> [Self; 3];
}

macro_rules! whole {
    ($type:ty, $steps:expr) => {
        impl Near for $type {
            type Total = u128;
            const STEPS: &'static [Self] = &$steps;
            fn plus(sum: u128, weight: Self) -> u128 {
                sum + u128::from(weight)
            }
            fn sum(self) -> u128 {
                self.into()
            }
            fn fitting(sum: u128) -> Option<Self> {
                sum.try_into().ok()
            }
            fn beside(self) -> [Self; 3] {
                [self.saturating_sub(1), self, self.saturating_add(1)]
            }
        }
    };
}

whole!(
    u32,
    [0, 1, 2, 3, 7, 1 << 30, (1 << 31) - 1, 1 << 31, (1 << 31) + 1, 3 << 30, u32::MAX - 2, u32::MAX - 1, u32::MAX]
);
whole!(
    u64,
    [
        0,
        1,
        2,
        3,
        1 << 30,
        (1 << 31) - 1,
        1 << 31,
        (1 << 31) + 1,
        3 << 30,
        (1 << 32) - 2,
        (1 << 32) - 1,
        1 << 32,
        (1 << 32) + 1,
        1 << 62,
        (1 << 63) - 1,
        1 << 63,
        3 << 62,
        u64::MAX - 1,
        u64::MAX
    ]
);

impl Near for OrderedFloat<f64> {
    type Total = Self;
    const STEPS: &'static [Self] = &[
        OrderedFloat(0.0),
        OrderedFloat(5e-324),
        OrderedFloat(1e-323),
        OrderedFloat(f64::MIN_POSITIVE),
        OrderedFloat(0.1),
        OrderedFloat(0.2),
        OrderedFloat(0.3),
        OrderedFloat(1.0),
        OrderedFloat(4_294_967_295.0),
        OrderedFloat(9_007_199_254_740_992.0),
        OrderedFloat(1e300),
        OrderedFloat(f64::MAX / 4.0),
        OrderedFloat(f64::MAX / 2.0),
        OrderedFloat(f64::MAX),
    ];
    fn plus(sum: Self, weight: Self) -> Self {
        sum + weight
    }
    fn sum(self) -> Self {
        self
    }
    fn fitting(sum: Self) -> Option<Self> {
        sum.is_finite().then_some(sum)
    }
    fn beside(self) -> [Self; 3] {
        [self.0.next_down().max(0.0), self.0, self.0.next_up()].map(OrderedFloat)
    }
}

/// Edges with the places of their weights among the steps, of which some graphs have only the first.
#[derive(Debug, Clone)]
struct Edges {
    nodes: usize,
    edges: Vec<(usize, usize, [usize; 4])>,
    /// So many of the steps are used.
    steps: usize,
}

/// Some nodes and edges, or roads both ways with dead ends, so that nodes leave the graph when it is laid out.
fn edges() -> impl Strategy<Value = Edges> {
    let steps = prop_oneof![Just(usize::MAX), 4_usize..20];
    let shape = (2_usize..=8).prop_flat_map(|nodes| {
        let weights = [0_usize..64, 0..64, 0..64, 0..64];
        let any = prop::collection::vec((0..nodes, 0..nodes, weights.clone()), 0..=16);
        let tree = prop::collection::vec((any_index(), weights.clone(), weights.clone()), nodes - 1);
        let more = prop::collection::vec((0..nodes, 0..nodes, weights), 0..=4);
        let roads = (tree, more).prop_map(|(tree, more)| {
            let both = |(node, (other, there, back)): (usize, (prop::sample::Index, _, _))| {
                [(node, other.index(node), there), (other.index(node), node, back)]
            };
            (1..).zip(tree).flat_map(both).chain(more).collect::<Vec<_>>()
        });
        (Just(nodes), prop_oneof![2 => any, 1 => roads])
    });
    (shape, steps).prop_map(|((nodes, edges), steps)| Edges { nodes, edges, steps })
}

fn any_index() -> impl Strategy<Value = prop::sample::Index> {
    any::<prop::sample::Index>()
}

impl Edges {
    fn graph<W: Near, const K: usize>(&self) -> DiGraph<(), [W; K]> {
        let steps = &W::STEPS[..self.steps.min(W::STEPS.len())];
        let mut graph = DiGraph::new();
        for _ in 0..self.nodes {
            graph.add_node(());
        }
        for &(from, to, weights) in &self.edges {
            let weights = std::array::from_fn(|criterion| steps[weights[criterion] % steps.len()]);
            graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), weights);
        }
        graph
    }
}

type Sums<W, const K: usize> = [<W as Near>::Total; K];

fn no_worse<S: Ord, const K: usize>(a: &[S; K], b: &[S; K]) -> bool {
    a.iter().zip(b).all(|(a, b)| a <= b)
}

/// Whether a vector is put among others that none beats; what it beats goes.
fn put<S: Ord + Copy, const K: usize>(front: &mut Vec<[S; K]>, sum: [S; K]) -> bool {
    if front.iter().any(|known| no_worse(known, &sum)) {
        return false;
    }
    front.retain(|known| !no_worse(&sum, known));
    front.push(sum);
    true
}

/// Label correcting: extends whatever is new until nothing is. The front of every node, in lexicographic order.
fn fronts<W: Near, const K: usize>(graph: &DiGraph<(), [W; K]>, sources: &[NodeIndex]) -> Vec<Vec<Sums<W, K>>> {
    let mut fronts = vec![Vec::new(); graph.node_count()];
    let mut new = Vec::new();
    for &source in sources {
        if put(&mut fronts[source.index()], Sums::<W, K>::from([W::Total::default(); K])) {
            new.push((source, [W::Total::default(); K]));
        }
    }
    while let Some((node, sum)) = new.pop() {
        if !fronts[node.index()].contains(&sum) {
            continue;
        }
        let mut edges = graph.neighbors(node).detach();
        while let Some((edge, head)) = edges.next(graph) {
            let sum = std::array::from_fn(|at| W::plus(sum[at], graph[edge][at]));
            if put(&mut fronts[head.index()], sum) {
                new.push((head, sum));
            }
        }
    }
    fronts.iter_mut().for_each(|front| front.sort_unstable());
    fronts
}

/// The costs due: an overflow where one of them does not fit.
fn due<W: Near, const K: usize>(
    front: &[Sums<W, K>],
    caps: [W; K],
    first: bool,
) -> Result<Vec<[W; K]>, SearchError> {
    let within = |sum: &&Sums<W, K>| sum.iter().zip(caps).all(|(&sum, cap)| cap == W::GREATEST || sum <= cap.sum());
    let due = front.iter().filter(within).take(if first { 1 } else { usize::MAX });
    let mut costs = Vec::new();
    for sum in due {
        let mut cost = [W::GREATEST; K];
        for (cost, &sum) in cost.iter_mut().zip(sum) {
            *cost = W::fitting(sum).ok_or(SearchError::Overflow)?;
        }
        costs.push(cost);
    }
    Ok(costs)
}

/// The costs of answers, each of which is what its path adds up to.
fn costs<W: Near, const K: usize>(
    graph: &DiGraph<(), [W; K]>,
    (sources, target): (&[NodeIndex], NodeIndex),
    answers: Result<Answers<'_, NodeIndex, EdgeIndex, W, K>, SearchError>,
) -> Result<Vec<[W; K]>, SearchError> {
    let answers = answers?;
    assert_eq!(answers.status(), Status::Complete);
    for (at, cost) in answers.costs().iter().enumerate() {
        let path = answers.path(at).unwrap();
        assert!(sources.contains(&path.nodes[0]) && path.nodes.last() == Some(&target));
        let mut sum = [W::Total::default(); K];
        for (&edge, ends) in path.edges.iter().zip(path.nodes.windows(2)) {
            assert_eq!(graph.edge_endpoints(edge), Some((ends[0], ends[1])));
            sum = std::array::from_fn(|at| W::plus(sum[at], graph[edge][at]));
        }
        assert_eq!((path.cost, sum), (*cost, cost.map(W::sum)));
    }
    Ok(answers.costs().to_vec())
}

/// Caps from the front itself: those of one vector, a little less and a little more, and none by some criteria.
fn caps<W: Near, const K: usize>(front: &[Sums<W, K>], choice: usize) -> [W; K] {
    let Some(sum) = front.get(choice % front.len().max(1)) else { return [W::GREATEST; K] };
    std::array::from_fn(|criterion| {
        let choice = choice / 7 / 4_usize.pow(u32::try_from(criterion).unwrap()) % 4;
        match W::fitting(sum[criterion]) {
            Some(cap) if choice < 3 => cap.beside()[choice],
            _ => W::GREATEST,
        }
    })
}

fn agree<W: Near, const K: usize>(edges: &Edges, choice: usize) -> Result<(), TestCaseError> {
    let graph = edges.graph::<W, K>();
    let star: Star<W, K> = ForwardStar::from_petgraph(&graph, |edge| *edge.weight()).unwrap();
    let hierarchy = star.contract();
    let (mut scratch, mut to_all) = (Scratch::new(), Scratch::new());
    let lone: Vec<Vec<NodeIndex>> = graph.node_indices().take(3).map(|node| vec![node]).collect();
    let several = graph.node_indices().skip(1).step_by(2).collect();
    for sources in lone.into_iter().chain([several]) {
        let fronts = fronts(&graph, &sources);
        let all = star.fronts_to_all(&sources, &Limits::default(), &mut to_all).unwrap();
        for target in graph.node_indices() {
            let (front, kept) = (&fronts[target.index()], star.bounds_to(target).unwrap());
            let expected = due(front, [W::GREATEST; K], false);
            prop_assert_eq!(all.costs(target).map(Iterator::collect::<Vec<_>>), expected.clone(), "{:?} to all, {:?}", sources, target);
            let question = Question::new(&sources, target);
            let capped = |caps| question.limits(Limits { caps, ..Limits::default() });
            let (none, some) = ([W::GREATEST; K], caps::<W, K>(front, choice));
            let asked = [
                ("front", question, none, false),
                ("caps", capped(some), some, false),
                ("first", question.first_only(), none, true),
                ("first within caps", capped(some).first_only(), some, true),
            ];
            for (name, question, caps, first) in asked {
                let expected = due(front, caps, first);
                let mut modes = vec![("own", question), ("kept", question.bounds(&kept))];
                modes.extend(hierarchy.as_ref().map(|hierarchy| ("hierarchy", question.hierarchy(hierarchy))));
                for (mode, question) in modes {
                    let found = costs(&graph, (&sources, target), star.answer(&question, &mut scratch));
                    prop_assert_eq!(&found, &expected, "{} of {:?} to {:?}, {}, caps {:?}", name, sources, target, mode, caps);
                }
            }
        }
    }
    Ok(())
}

fn agree_by_all<W: Near>(edges: &Edges, choice: usize) -> Result<(), TestCaseError> {
    agree::<W, 1>(edges, choice)?;
    agree::<W, 2>(edges, choice)?;
    agree::<W, 3>(edges, choice)?;
    agree::<W, 4>(edges, choice)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sums_of_u32_beside_powers_of_two(edges in edges(), choice in any::<usize>()) {
        agree_by_all::<u32>(&edges, choice)?;
    }

    #[test]
    fn sums_of_u64_beside_powers_of_two(edges in edges(), choice in any::<usize>()) {
        agree_by_all::<u64>(&edges, choice)?;
    }

    #[test]
    fn sums_of_f64_from_the_least_to_the_greatest(edges in edges(), choice in any::<usize>()) {
        agree_by_all::<OrderedFloat<f64>>(&edges, choice)?;
    }
}

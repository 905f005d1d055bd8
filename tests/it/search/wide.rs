//! `landsea::search::ForwardStar` where sums come near a power of two: beside 2^31, 2^32, 2^63 and 2^64, and beside the least and the greatest `f64`.
//! Against label correcting on sums of 128 bits, or of `f64` in the order of the path.

use crate::common::paths::config;
use landsea::search::{Answers, ForwardStar, Limits, Question, Scratch, SearchError, Status, Weight};
use ordered_float::OrderedFloat;
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
    /// Whether it is at most this many times another, in thousandths more; to what `f64` can say.
    fn is_within(self, other: Self::Total, thousandths: u64) -> bool;
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
            fn is_within(self, other: u128, thousandths: u64) -> bool {
                u128::from(self) * 1000 <= other * u128::from(1000 + thousandths)
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
    fn is_within(self, other: Self, thousandths: u64) -> bool {
        let thousandths = u32::try_from(thousandths).unwrap();
        self.0 <= other.0 * (1.0 + f64::from(thousandths) / 1000.0) * (1.0 + 8.0 * f64::EPSILON)
    }
}

/// Edges with the places of their weights among the steps, of which some graphs have only the first.
#[derive(Debug, Clone)]
struct Edges {
    nodes: usize,
    all: Vec<(usize, usize, [usize; 4])>,
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
    (shape, steps).prop_map(|((nodes, edges), steps)| Edges { nodes, all: edges, steps })
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
        for &(from, to, weights) in &self.all {
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
    for front in &mut fronts {
        front.sort_unstable();
    }
    fronts
}

/// The costs due: an overflow where one of them does not fit.
fn due<W: Near, const K: usize>(front: &[Sums<W, K>], caps: [W; K], first: bool) -> Result<Vec<[W; K]>, SearchError> {
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

/// Some paths, for each of the front one within the tolerance. An overflow only where the front itself has a cost that does not fit.
fn approximate<W: Near, const K: usize>(
    graph: &DiGraph<(), [W; K]>,
    star: &Star<W, K>,
    (source, target): (NodeIndex, NodeIndex),
    front: &[Sums<W, K>],
    thousandths: u64,
) -> Result<(), TestCaseError> {
    let (sources, mut scratch) = ([source], Scratch::new());
    let tolerance = f64::from(u32::try_from(thousandths).unwrap()) / 1000.0;
    let question = Question::new(&sources, target).tolerance(tolerance);
    let found = match costs(graph, (&sources, target), star.answer(&question, &mut scratch)) {
        Ok(found) => found,
        Err(error) => {
            prop_assert_eq!(Err(error), due::<W, K>(front, [W::GREATEST; K], false));
            return Ok(());
        }
    };
    for sum in front {
        let covers = |cost: &[W; K]| cost.iter().zip(sum).all(|(cost, &sum)| cost.is_within(sum, thousandths));
        prop_assert!(found.iter().any(covers), "{:?} is not within {} of {:?}", sum, tolerance, found);
    }
    Ok(())
}

/// What is found within a limit of labels are paths that exist, and a search that is complete has all of them.
fn limited<W: Near, const K: usize>(
    star: &Star<W, K>,
    (source, target): (NodeIndex, NodeIndex),
    front: &[Sums<W, K>],
    labels: usize,
) -> Result<(), TestCaseError> {
    let (sources, mut scratch) = ([source], Scratch::new());
    let limits = Limits { labels: Some(labels), ..Limits::default() };
    match star.answer(&Question::new(&sources, target).limits(limits), &mut scratch) {
        Err(error) => prop_assert_eq!(Err(error), due::<W, K>(front, [W::GREATEST; K], false)),
        Ok(answers) if answers.status() == Status::Complete => {
            prop_assert_eq!(Ok(answers.costs().to_vec()), due(front, [W::GREATEST; K], false));
        }
        Ok(answers) => {
            prop_assert_eq!(answers.status(), Status::LabelLimit);
            for cost in answers.costs().iter().map(|cost| cost.map(W::sum)) {
                prop_assert!(front.iter().any(|known| no_worse(known, &cost)));
            }
        }
    }
    Ok(())
}

fn agree<W: Near, const K: usize>(edges: &Edges, choice: usize) -> Result<(), TestCaseError> {
    let graph = edges.graph::<W, K>();
    let star: Star<W, K> = ForwardStar::from_petgraph(&graph, |edge| *edge.weight()).unwrap();
    let hierarchy = star.contract();
    let (mut scratch, mut to_all) = (Scratch::new(), Scratch::new());
    let lone: Vec<Vec<NodeIndex>> = graph.node_indices().take(3).map(|node| vec![node]).collect();
    let several: Vec<NodeIndex> = graph.node_indices().skip(1).step_by(2).collect();
    for sources in lone.into_iter().chain([several]) {
        let lone_fronts = fronts(&graph, &sources[..1]);
        let fronts = fronts(&graph, &sources);
        let all = star.fronts_to_all(&sources, &Limits::default(), &mut to_all).unwrap();
        for target in graph.node_indices() {
            let (front, kept) = (&fronts[target.index()], star.bounds_to(target).unwrap());
            let expected = due(front, [W::GREATEST; K], false);
            prop_assert_eq!(
                all.costs(target).map(Iterator::collect::<Vec<_>>),
                expected.clone(),
                "{:?} to all, {:?}",
                sources,
                target
            );
            approximate(
                &graph,
                &star,
                (sources[0], target),
                &lone_fronts[target.index()],
                u64::try_from(choice % 3000).unwrap(),
            )?;
            limited(&star, (sources[0], target), &lone_fronts[target.index()], choice % 12)?;
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
                    prop_assert_eq!(
                        &found,
                        &expected,
                        "{} of {:?} to {:?}, {}, caps {:?}",
                        name,
                        sources,
                        target,
                        mode,
                        caps
                    );
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

/// A graph by its edges, and its star.
fn laid_out<W: Weight, const K: usize>(edges: &[(u32, u32, [W; K])]) -> Star<W, K> {
    let mut graph = DiGraph::<(), [W; K]>::new();
    let nodes = edges.iter().map(|&(from, to, _)| from.max(to) + 1).max().unwrap_or(0);
    (0..nodes).for_each(|_| _ = graph.add_node(()));
    graph.extend_with_edges(edges.iter().copied());
    ForwardStar::from_petgraph(&graph, |edge| *edge.weight()).unwrap()
}

type Fronts<W, const K: usize> = Result<Vec<[W; K]>, SearchError>;

/// The front with bounds of its own, with kept ones and with a hierarchy; all the same.
fn front_by_all_bounds<W: Weight, const K: usize>(star: &Star<W, K>, from: u32, to: u32) -> Fronts<W, K> {
    let (sources, target, mut scratch) = ([from.into()], to.into(), Scratch::new());
    let mut ask = |question| star.answer(&question, &mut scratch).map(|answers| answers.costs().to_vec());
    let own = ask(Question::new(&sources, target));
    let kept = star.bounds_to(target).unwrap();
    assert_eq!(ask(Question::new(&sources, target).bounds(&kept)), own);
    if let Some(hierarchy) = star.contract() {
        assert_eq!(ask(Question::new(&sources, target).hierarchy(&hierarchy)), own);
    }
    own
}

/// What a way costs by the other criterion may be past 32 bits: then it says nothing of how far to look.
#[test]
fn a_front_goes_on_past_32_bits() {
    let edges = [
        (0, 1, [2_147_483_649_u64, 3_221_225_472]),
        (0, 2, [1_073_741_824, 1_073_741_824]),
        (2, 1, [0, 4_294_967_294]),
    ];
    let front = [[1_073_741_824, 5_368_709_118], [2_147_483_649, 3_221_225_472]];
    assert_eq!(front_by_all_bounds(&laid_out(&edges), 0, 1), Ok(front.to_vec()));
    let of_u32 = edges.map(|(from, to, weights)| (from, to, weights.map(|weight| u32::try_from(weight).unwrap())));
    assert_eq!(front_by_all_bounds(&laid_out(&of_u32), 0, 1), Err(SearchError::Overflow));
}

/// A way not yet found is no way of a certain length: trees grow until they meet.
#[test]
fn ways_of_nearly_32_bits_are_found() {
    let star = laid_out(&[
        (3, 1, [1_u64, 1_073_741_824]),
        (1, 2, [1, 2_147_483_649]),
        (3, 1, [3_221_225_472, 0]),
        (0, 3, [2_147_483_649, 3_221_225_472]),
    ]);
    let front = [[2_147_483_650, 4_294_967_296], [5_368_709_121, 3_221_225_472]];
    assert_eq!(front_by_all_bounds(&star, 0, 1), Ok(front.to_vec()));
}

#[test]
fn a_cap_of_more_than_half_of_32_bits_keeps_what_it_allows() {
    for cap in [3_000_000_000, 4_000_000_000, 1 << 40, u64::MAX - 1] {
        let star = laid_out(&[(0, 1, [10_u64, 2, 5]), (0, 1, [3_000_000_000, 1, 5])]);
        let path = star.least_within(0.into(), 1.into(), [cap, 1, 100]).unwrap();
        assert_eq!(path.map(|path| path.cost), Some([3_000_000_000, 1, 5]), "{cap}");
    }
    let star = laid_out(&[(0, 1, [10_u32, 2, 5]), (0, 1, [3_000_000_000, 1, 5])]);
    assert!(star.least_within(0.into(), 1.into(), [2_999_999_999, 1, 100]).unwrap().is_none());
}

#[test]
fn no_answer_of_rounded_sums_exceeds_a_cap() {
    let real = |weights: [f64; 2]| weights.map(OrderedFloat);
    let star = laid_out(&[(0, 1, real([0.1, 1.0])), (1, 2, real([0.2, 1.0])), (0, 2, real([0.3, 5.0]))]);
    let within = |caps| star.least_within(0.into(), 2.into(), real(caps)).unwrap().map(|path| path.cost);
    // 0.1 and 0.2 are a little more than 0.3.
    assert_eq!(within([0.3, f64::INFINITY]), Some(real([0.3, 5.0])));
    assert_eq!(within([0.3, 4.0]), None);
    assert_eq!(within([0.1 + 0.2, 4.0]), Some(real([0.1 + 0.2, 2.0])));
    let one = laid_out(&[(0, 1, [OrderedFloat(0.1)]), (1, 2, [OrderedFloat(0.2)])]);
    assert!(one.least_within(0.into(), 2.into(), [OrderedFloat(0.3)]).unwrap().is_none());
}

#[test]
fn a_tolerance_holds_among_the_least_numbers_too() {
    let star = laid_out(&[(0, 1, [0.0, 5e-324, 1.0].map(OrderedFloat)), (0, 1, [1.0, 0.0, 1.0].map(OrderedFloat))]);
    // The least number above nothing is more than twice nothing.
    assert_eq!(star.approximate_front(0.into(), 1.into(), 1.0).unwrap().paths.len(), 2);
}

#[test]
fn bounds_and_hierarchies_of_another_graph_are_refused() {
    let edges = |weight| [(0, 1, [weight, 3_u32]), (1, 2, [2, 4])];
    let (star, like_it, small) = (laid_out(&edges(4)), laid_out(&edges(4)), laid_out(&[(0, 1, [1_u32, 1])]));
    let (sources, mut scratch) = ([0.into()], Scratch::new());
    for other in [&like_it, &small] {
        let (kept, hierarchy) = (other.bounds_to(1.into()).unwrap(), other.contract().unwrap());
        let question = Question::new(&sources, 1.into());
        for question in [question.bounds(&kept), question.hierarchy(&hierarchy)] {
            let refused = star.answer(&question, &mut scratch).map(|answers| answers.costs().to_vec());
            assert_eq!(refused, Err(SearchError::WrongBounds));
        }
    }
    // A copy is the same graph.
    let (copy, kept) = (star.clone(), star.bounds_to(1.into()).unwrap());
    let question = Question::new(&sources, 1.into()).bounds(&kept);
    assert_eq!(copy.answer(&question, &mut scratch).unwrap().costs(), [[4, 3]]);
}

/// A way that does not fit is an error where it is due as an answer, and else of no account.
fn an_arc_that_nobody_needs<W: Near, const K: usize>(weight: W, five: W, seven: W) {
    let star = laid_out(&[(0, 1, [five; K]), (2, 0, [weight; K]), (2, 0, [seven; K]), (1, 3, [weight; K])]);
    let to_self = [[W::STEPS[0]; K]];
    assert_eq!(front_by_all_bounds(&star, 0, 1), Ok(vec![[five; K]]));
    assert_eq!(front_by_all_bounds(&star, 2, 0), Ok(vec![[seven; K]]));
    assert_eq!(front_by_all_bounds(&star, 0, 0), Ok(to_self.to_vec()));
    assert_eq!(front_by_all_bounds(&star, 1, 3), Ok(vec![[weight; K]]));
    assert_eq!(front_by_all_bounds(&star, 2, 3), Err(SearchError::Overflow));
    // To all: what does not fit is an error of its own node.
    let mut scratch = Scratch::new();
    let all = star.fronts_to_all(&[0.into()], &Limits::default(), &mut scratch).unwrap();
    assert_eq!(all.costs(1.into()).unwrap().collect::<Vec<_>>(), [[five; K]]);
    assert_eq!(all.costs(3.into()).map(Iterator::count), Err(SearchError::Overflow));
    assert_eq!(all.path(3.into(), 0), Err(SearchError::Overflow));
    assert_eq!(all.costs(2.into()).map(Iterator::count), Ok(0));
}

fn arcs_that_nobody_needs<const K: usize>() {
    an_arc_that_nobody_needs::<u32, K>(u32::MAX, 5, 7);
    an_arc_that_nobody_needs::<u64, K>(u64::MAX, 5, 7);
    an_arc_that_nobody_needs::<u64, K>(u64::MAX - 1, 5, 7);
    let huge = OrderedFloat(f64::MAX);
    an_arc_that_nobody_needs::<OrderedFloat<f64>, K>(huge, OrderedFloat(f64::MAX / 2.0), OrderedFloat(f64::MAX / 4.0));
}

#[test]
fn an_arc_that_no_answer_needs_spoils_nothing() {
    arcs_that_nobody_needs::<1>();
    arcs_that_nobody_needs::<2>();
    arcs_that_nobody_needs::<3>();
    arcs_that_nobody_needs::<4>();
}

/// Of two ways, one does not fit: it is due only where the other is not as good in all.
#[test]
fn a_way_that_does_not_fit_is_an_error_only_where_it_is_due() {
    let with = |dear: [u64; 2]| laid_out(&[(0, 1, dear), (1, 2, [0, 2]), (0, 2, [5, 5])]);
    assert_eq!(front_by_all_bounds(&with([5, u64::MAX - 1]), 0, 2), Ok(vec![[5, 5]]));
    assert_eq!(front_by_all_bounds(&with([4, u64::MAX - 1]), 0, 2), Err(SearchError::Overflow));
    assert_eq!(front_by_all_bounds(&with([4, u64::MAX - 2]), 0, 2), Ok(vec![[4, u64::MAX], [5, 5]]));
    // A cap leaves it out, and whoever asks for the first has no need of it.
    let star = with([6, u64::MAX - 1]);
    let path = star.least_within(0.into(), 2.into(), [u64::MAX, 1 << 50]).unwrap();
    assert_eq!(path.map(|path| path.cost), Some([5, 5]));
}

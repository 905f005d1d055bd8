//! `landsea::search::ForwardStar` against the enumeration of all simple paths: every kind of petgraph graph, every type of weight, one to
//! four criteria.

use crate::common::paths::{Way, build, config, enumerated, first, graphs, roads};
use landsea::search::{Cost, ForwardStar, Limits, Path, Question, Scratch, SearchError, Status, Weight};
use ordered_float::OrderedFloat;
use petgraph::algo::dijkstra;
use petgraph::csr::Csr;
use petgraph::graph::{DiGraph, EdgeIndex, Graph, NodeIndex, UnGraph};
use petgraph::graphmap::DiGraphMap;
use petgraph::stable_graph::StableDiGraph;
use petgraph::visit::EdgeRef;
use petgraph::{Directed, EdgeType, Undirected};
use proptest::prelude::*;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

type Star<W, const K: usize> = ForwardStar<NodeIndex, EdgeIndex, W, K>;

/// Weights of a type whose sums stand for whole numbers: scaled, so that `f64` has fractions and `u64` needs more than 32 bits.
trait Scaled: Weight {
    fn from_whole(whole: u64) -> Self;
}

impl Scaled for u32 {
    fn from_whole(whole: u64) -> Self {
        u32::try_from(whole).unwrap()
    }
}

impl Scaled for u64 {
    fn from_whole(whole: u64) -> Self {
        whole << 40
    }
}

impl Scaled for OrderedFloat<f64> {
    fn from_whole(whole: u64) -> Self {
        OrderedFloat(f64::from(u32::try_from(whole).unwrap()) / 8.0)
    }
}

fn star<W: Scaled, const K: usize, D: EdgeType>(graph: &Graph<(), [u64; 4], D>) -> Star<W, K> {
    ForwardStar::from_petgraph(graph, |edge| first::<K>(*edge.weight()).map(W::from_whole)).unwrap()
}

fn scaled<W: Scaled, const K: usize>(ways: &[Way<K>]) -> Vec<[W; K]> {
    ways.iter().map(|(cost, _)| cost.map(W::from_whole)).collect()
}

/// That a path leads from one node to another over edges of the graph, which add up to its cost.
fn check_path<W: Scaled, const K: usize, D: EdgeType>(
    graph: &Graph<(), [u64; 4], D>,
    (source, target): (NodeIndex, NodeIndex),
    path: &Path<NodeIndex, EdgeIndex, W, K>,
) -> Result<(), TestCaseError> {
    prop_assert_eq!((path.nodes.first(), path.nodes.last()), (Some(&source), Some(&target)));
    prop_assert_eq!(path.nodes.len(), path.edges.len() + 1);
    let mut sum = [0; K];
    for (&edge, pair) in path.edges.iter().zip(path.nodes.windows(2)) {
        let ends = graph.edge_endpoints(edge).unwrap();
        prop_assert!(ends == (pair[0], pair[1]) || (!graph.is_directed() && ends == (pair[1], pair[0])));
        for (sum, more) in sum.iter_mut().zip(first::<K>(graph[edge])) {
            *sum += more;
        }
    }
    prop_assert_eq!(path.cost, sum.map(W::from_whole));
    Ok(())
}

fn agree<W: Scaled, const K: usize, D: EdgeType>(graph: &Graph<(), [u64; 4], D>) -> Result<(), TestCaseError> {
    let star = star::<W, K, D>(graph);
    let (mut scratch, mut to_all) = (Scratch::new(), Scratch::new());
    let hierarchy = star.contract();
    for target in graph.node_indices() {
        let kept = star.bounds_to(target).unwrap();
        for source in graph.node_indices() {
            let expected = scaled::<W, K>(&enumerated::<K, D>(graph, source, target));
            let sources = [source];
            let question = Question::new(&sources, target);
            let front = star.answer(&question, &mut scratch).unwrap().to_paths();
            prop_assert_eq!(front.status, Status::Complete);
            prop_assert_eq!(&front.costs(), &expected, "{:?} to {:?}", source, target);
            for path in &front.paths {
                check_path(graph, (source, target), path)?;
            }
            let with_kept = star.answer(&question.bounds(&kept), &mut scratch).unwrap().to_paths();
            prop_assert_eq!(&with_kept.costs(), &expected);
            for path in &with_kept.paths {
                check_path(graph, (source, target), path)?;
            }
            // With distances from a hierarchy, for any weights: it is left out where they are not whole.
            if let Some(hierarchy) = &hierarchy {
                let asked = star.answer(&question.hierarchy(hierarchy), &mut scratch).unwrap().to_paths();
                prop_assert_eq!(&asked.costs(), &expected);
                for path in &asked.paths {
                    check_path(graph, (source, target), path)?;
                }
            }
            let all = star.fronts_to_all(&[source], &Limits::default(), &mut to_all).unwrap();
            prop_assert_eq!(all.costs(target).unwrap().collect::<Vec<_>>(), &expected[..]);
            for answer in 0..expected.len() {
                check_path(graph, (source, target), &all.path(target, answer).unwrap().unwrap())?;
            }
        }
    }
    Ok(())
}

fn agree_on_all<W: Scaled, D: EdgeType>(nodes: usize, edges: &[(usize, usize, [u64; 4])]) -> Result<(), TestCaseError> {
    let graph = build::<D>(nodes, edges);
    agree::<W, 1, D>(&graph)?;
    agree::<W, 2, D>(&graph)?;
    agree::<W, 3, D>(&graph)?;
    agree::<W, 4, D>(&graph)
}

/// The least component-wise excess of an answer over a vector, as a share of the vector: whether some answer is within `tolerance`.
fn covered<const K: usize>(answers: &[[u32; K]], cost: &Cost<K>, thousandths: u64) -> bool {
    answers.iter().any(|answer| {
        answer.iter().zip(cost).all(|(&answer, &cost)| u64::from(answer) * 1000 <= cost * (1000 + thousandths))
    })
}

fn approximate<const K: usize>(graph: &DiGraph<(), [u64; 4]>, thousandths: u64) -> Result<(), TestCaseError> {
    let star = star::<u32, K, _>(graph);
    for source in graph.node_indices() {
        for target in graph.node_indices() {
            let exact = enumerated::<K, _>(graph, source, target);
            let tolerance = f64::from(u32::try_from(thousandths).unwrap()) / 1000.0;
            let answers = star.approximate_front(source, target, tolerance).unwrap();
            // With more criteria, answers that tie in the first may stand for one path that beats them all.
            prop_assert!(K > 2 || answers.paths.len() <= exact.len());
            for one in answers.costs() {
                let beats = |other: &[u32; K]| other != &one && other.iter().zip(one).all(|(other, one)| *other <= one);
                prop_assert!(!answers.costs().iter().any(beats), "{:?} is dominated", one);
            }
            for (cost, _) in &exact {
                prop_assert!(covered(&answers.costs(), cost, thousandths), "{:?} is not within {}", cost, tolerance);
            }
            for path in &answers.paths {
                check_path(graph, (source, target), path)?;
            }
        }
    }
    Ok(())
}

fn constrained<const K: usize>(graph: &DiGraph<(), [u64; 4]>, cap: u64) -> Result<(), TestCaseError> {
    let star = star::<u32, K, _>(graph);
    for source in graph.node_indices() {
        for target in graph.node_indices() {
            let mut caps = [u32::from_whole(cap); K];
            caps[0] = u32::MAX;
            let within = |cost: &Cost<K>| cost[1..].iter().all(|&cost| cost <= cap);
            let exact = enumerated::<K, _>(graph, source, target).into_iter().find(|(cost, _)| within(cost));
            let found = star.least_within(source, target, caps).unwrap();
            prop_assert_eq!(found.as_ref().map(|path| path.cost), exact.map(|(cost, _)| cost.map(u32::from_whole)));
            if let Some(path) = found {
                check_path(graph, (source, target), &path)?;
            }
            // As caps of a whole front: what exceeds them is missing, and nothing else.
            let limits = Limits { caps, ..Limits::default() };
            let capped =
                star.answer(&Question::new(&[source], target).limits(limits), &mut Scratch::new()).unwrap().to_paths();
            let mut expected = enumerated::<K, _>(graph, source, target);
            expected.retain(|(cost, _)| within(cost));
            prop_assert_eq!(capped.costs(), scaled::<u32, K>(&expected));
        }
    }
    Ok(())
}

fn several_sources<const K: usize>(graph: &DiGraph<(), [u64; 4]>) -> Result<(), TestCaseError> {
    let star = star::<u32, K, _>(graph);
    let sources: Vec<NodeIndex> = graph.node_indices().step_by(2).collect();
    for target in graph.node_indices() {
        let mut all: Vec<Cost<K>> = Vec::new();
        for &source in &sources {
            all.extend(enumerated::<K, _>(graph, source, target).iter().map(|(cost, _)| *cost));
        }
        all.sort_unstable();
        all.dedup();
        let dominated = |cost: &Cost<K>| all.iter().any(|other| landsea::search::dominates(other, cost));
        let expected: Vec<[u32; K]> =
            all.iter().filter(|cost| !dominated(cost)).map(|cost| cost.map(u32::from_whole)).collect();
        let mut scratch = Scratch::new();
        let found = star.answer(&Question::new(&sources, target), &mut scratch).unwrap().to_paths();
        prop_assert_eq!(found.costs(), &expected[..]);
        for path in &found.paths {
            check_path(graph, (path.nodes[0], target), path)?;
            prop_assert!(sources.contains(&path.nodes[0]));
        }
        // A cap holds for the ways from each of them.
        let caps = [u32::from_whole(6); K];
        let limits = Limits { caps, ..Limits::default() };
        let capped = star.answer(&Question::new(&sources, target).limits(limits), &mut scratch).unwrap();
        let within = expected.iter().filter(|cost| cost.iter().zip(caps).all(|(&cost, cap)| cost <= cap));
        prop_assert_eq!(capped.costs(), within.copied().collect::<Vec<_>>());
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fronts_of_u32_are_those_of_the_enumeration((nodes, edges) in graphs()) {
        agree_on_all::<u32, Directed>(nodes, &edges)?;
        agree_on_all::<u32, Undirected>(nodes, &edges)?;
    }

    #[test]
    fn fronts_of_u64_are_those_of_the_enumeration((nodes, edges) in graphs()) {
        agree_on_all::<u64, Directed>(nodes, &edges)?;
        agree_on_all::<u64, Undirected>(nodes, &edges)?;
    }

    #[test]
    fn fronts_of_f64_are_those_of_the_enumeration((nodes, edges) in graphs()) {
        agree_on_all::<OrderedFloat<f64>, Directed>(nodes, &edges)?;
        agree_on_all::<OrderedFloat<f64>, Undirected>(nodes, &edges)?;
    }

    #[test]
    fn of_every_path_an_approximate_front_has_one_within_the_tolerance((nodes, edges) in graphs(), tolerance in 0_u64..1500) {
        let graph = build::<Directed>(nodes, &edges);
        approximate::<1>(&graph, tolerance)?;
        approximate::<2>(&graph, tolerance)?;
        approximate::<3>(&graph, tolerance)?;
        approximate::<4>(&graph, tolerance)?;
    }

    #[test]
    fn the_least_within_caps_is_the_first_of_the_enumeration_that_keeps_to_them((nodes, edges) in graphs(), cap in 0_u64..12) {
        let graph = build::<Directed>(nodes, &edges);
        constrained::<1>(&graph, cap)?;
        constrained::<2>(&graph, cap)?;
        constrained::<3>(&graph, cap)?;
        constrained::<4>(&graph, cap)?;
    }

    #[test]
    fn the_front_of_several_sources_is_that_of_their_union((nodes, edges) in graphs()) {
        let graph = build::<Directed>(nodes, &edges);
        several_sources::<1>(&graph)?;
        several_sources::<2>(&graph)?;
        several_sources::<3>(&graph)?;
        several_sources::<4>(&graph)?;
    }

    #[test]
    fn in_the_core_of_a_graph_fronts_are_those_of_the_whole((nodes, edges) in roads(), cap in 0_u64..24, tolerance in 0_u64..1500) {
        agree_on_all::<u32, Directed>(nodes, &edges)?;
        agree_on_all::<u64, Directed>(nodes, &edges)?;
        let graph = build::<Directed>(nodes, &edges);
        approximate::<2>(&graph, tolerance)?;
        approximate::<3>(&graph, tolerance)?;
        constrained::<1>(&graph, cap)?;
        constrained::<2>(&graph, cap)?;
        constrained::<3>(&graph, cap)?;
        several_sources::<1>(&graph)?;
        several_sources::<2>(&graph)?;
        several_sources::<4>(&graph)?;
    }

    /// Weights that are no sums of powers of two: sums depend on their order, and are those of the path from its first edge on.
    #[test]
    fn fronts_of_f64_hold_to_the_last_bit((nodes, edges) in graphs()) {
        let graph = build::<Directed>(nodes, &edges);
        let real = |weights: [u64; 4]| [0, 1].map(|at| OrderedFloat(f64::from(u32::try_from(weights[at]).unwrap()) * 0.1));
        let star = ForwardStar::from_petgraph(&graph, |edge| real(*edge.weight())).unwrap();
        for source in graph.node_indices() {
            for target in graph.node_indices() {
                // Sums in the order of the path, by all paths that see no node twice.
                let mut all = Vec::new();
                let mut stack = vec![(vec![source], [OrderedFloat(0.0); 2])];
                while let Some((nodes, cost)) = stack.pop() {
                    let at = nodes[nodes.len() - 1];
                    if at == target {
                        all.push(cost);
                        continue;
                    }
                    for edge in graph.edges(at).filter(|edge| !nodes.contains(&edge.target())) {
                        let more = real(*edge.weight());
                        let nodes = nodes.iter().copied().chain([edge.target()]).collect();
                        stack.push((nodes, [cost[0] + more[0], cost[1] + more[1]]));
                    }
                }
                all.sort_unstable();
                all.dedup();
                let dominated = |cost: &[OrderedFloat<f64>; 2]| all.iter().any(|other| other != cost && other[0] <= cost[0] && other[1] <= cost[1]);
                let expected: Vec<_> = all.iter().filter(|cost| !dominated(cost)).copied().collect();
                prop_assert_eq!(star.front(source, target).unwrap().costs(), expected);
            }
        }
    }

    #[test]
    fn one_criterion_is_dijkstra((nodes, edges) in graphs()) {
        let graph = build::<Directed>(nodes, &edges);
        let star = star::<u32, 1, _>(&graph);
        for source in graph.node_indices() {
            let theirs = dijkstra(&graph, source, None, |edge| edge.weight()[0]);
            for target in graph.node_indices() {
                let ours = star.shortest_path(source, target).unwrap();
                prop_assert_eq!(ours.as_ref().map(|path| u64::from(path.cost[0])), theirs.get(&target).copied());
                if let Some(path) = ours {
                    check_path(&graph, (source, target), &path)?;
                }
            }
        }
    }

    /// Every kind of graph answers the same, in its own identifiers.
    #[test]
    fn every_kind_of_petgraph_graph_is_taken((nodes, edges) in graphs()) {
        // Csr and GraphMap hold no parallel edges: the last one counts.
        let mut simple = DiGraphMap::<usize, [u32; 2]>::new();
        let mut csr = Csr::<(), [u32; 2]>::with_nodes(nodes);
        let mut stable = StableDiGraph::<(), [u32; 2]>::new();
        let gap = stable.add_node(());
        let places: Vec<NodeIndex> = (0..nodes).map(|_| stable.add_node(())).collect();
        stable.remove_node(gap);
        for node in 0..nodes {
            simple.add_node(node);
        }
        for &(from, to, weights) in &edges {
            simple.add_edge(from, to, [weights[0], weights[1]].map(u32::from_whole));
        }
        let mut plain = DiGraph::<(), [u64; 4]>::new();
        for _ in 0..nodes {
            plain.add_node(());
        }
        for (from, to, weight) in simple.all_edges() {
            csr.add_edge(u32::try_from(from).unwrap(), u32::try_from(to).unwrap(), *weight);
            stable.add_edge(places[from], places[to], *weight);
            plain.add_edge(NodeIndex::new(from), NodeIndex::new(to), [weight[0].into(), weight[1].into(), 0, 0]);
        }
        let by_map = ForwardStar::from_petgraph(&simple, |edge| *edge.weight()).unwrap();
        let by_csr = ForwardStar::from_petgraph(&csr, |edge| *edge.weight()).unwrap();
        let by_stable = ForwardStar::from_petgraph(&stable, |edge| *edge.weight()).unwrap();
        for source in 0..nodes {
            for target in 0..nodes {
                let expected = scaled::<u32, 2>(&enumerated::<2, _>(&plain, NodeIndex::new(source), NodeIndex::new(target)));
                prop_assert_eq!(by_map.front(source, target).unwrap().costs(), &expected[..]);
                prop_assert_eq!(by_stable.front(places[source], places[target]).unwrap().costs(), &expected[..]);
                let [source, target] = [source, target].map(|node| u32::try_from(node).unwrap());
                prop_assert_eq!(by_csr.front(source, target).unwrap().costs(), &expected[..]);
            }
        }
        prop_assert_eq!(by_stable.front(gap, places[0]), Err(SearchError::ForeignNode));
        prop_assert_eq!(by_map.front(0, nodes), Err(SearchError::ForeignNode));
    }
}

#[test]
fn nodes_on_the_way_cost_no_labels() {
    // Two roads of 50 steps between the same ends, and a long one that ends nowhere.
    let mut graph = UnGraph::<(), [u64; 4]>::new_undirected();
    let [from, to] = [(); 2].map(|()| graph.add_node(()));
    let mut road = |steps: usize, end: Option<NodeIndex>, weights: [u64; 4]| {
        let mut at = from;
        for step in 1..=steps {
            let next = end.filter(|_| step == steps).unwrap_or_else(|| graph.add_node(()));
            graph.add_edge(at, next, weights);
            at = next;
        }
    };
    road(50, Some(to), [1, 2, 1, 1]);
    road(50, Some(to), [2, 1, 1, 1]);
    road(50, None, [1, 1, 1, 1]);
    let star = star::<u32, 2, _>(&graph);
    let front = star.front(from, to).unwrap();
    assert_eq!(front.costs(), [[50, 100], [100, 50]]);
    assert!(front.stats.taken < 10, "{:?}", front.stats);
    for path in &front.paths {
        assert_eq!(path.edges.len(), 50);
        check_path(&graph, (from, to), path).unwrap();
    }
}

#[test]
fn a_node_without_edges_is_no_trouble_in_a_graph_that_others_leave() {
    // A tree whose inner nodes leave, so that those before them come to have ever more shortcuts, and a node apart, which is the last.
    let mut graph = DiGraph::<(), [u64; 4]>::new();
    let nodes: Vec<NodeIndex> = (0..4096).map(|_| graph.add_node(())).collect();
    for at in 0..2047 {
        graph.add_edge(nodes[at], nodes[2 * at + 1], [1, 2, 1, 1]);
        graph.add_edge(nodes[at], nodes[2 * at + 2], [2, 1, 1, 1]);
    }
    let star = star::<u32, 2, _>(&graph);
    assert!(star.core_node_count() < 4000);
    assert_eq!(star.front(nodes[0], nodes[2047]).unwrap().costs(), [[11, 22]]);
    assert!(star.front(nodes[0], nodes[4095]).unwrap().paths.is_empty());
    assert!(star.front(nodes[4095], nodes[0]).unwrap().paths.is_empty());
}

#[test]
fn a_hub_of_a_hundred_thousand_spokes_is_no_slower_than_other_graphs() {
    let mut graph = UnGraph::<(), [u64; 4]>::new_undirected();
    let hub = graph.add_node(());
    let spokes: Vec<NodeIndex> = (0..100_000).map(|_| graph.add_node(())).collect();
    for &spoke in &spokes {
        graph.add_edge(hub, spoke, [1, 2, 3, 4]);
        graph.add_edge(spoke, hub, [2, 1, 3, 4]);
    }
    let star = star::<u32, 2, _>(&graph);
    let expected = [[2, 4], [3, 3], [4, 2]];
    assert_eq!(star.front(spokes[7], spokes[70_000]).unwrap().costs(), expected);
    let (hierarchy, sources) = (star.contract().unwrap(), [spokes[7]]);
    let question = Question::new(&sources, spokes[70_000]).hierarchy(&hierarchy);
    assert_eq!(star.answer(&question, &mut Scratch::new()).unwrap().costs(), expected);
}

/// A chain of rhombi: from one to the next by (1, 2^i) or (2^i, 1), so that all ways of 2^`rungs` are worth choosing.
fn ladder(rungs: usize) -> (DiGraph<(), [u64; 4]>, NodeIndex, NodeIndex) {
    let mut graph = DiGraph::new();
    let start = graph.add_node(());
    let mut at = start;
    for rung in 0..rungs {
        let next = graph.add_node(());
        graph.add_edge(at, next, [0, 1 << rung, 1, 0]);
        graph.add_edge(at, next, [1 << rung, 0, 0, 1]);
        at = next;
    }
    (graph, start, at)
}

#[test]
fn an_exponential_front_ends_at_the_limit_and_says_so() {
    let (graph, start, end) = ladder(30);
    let star = star::<u32, 2, _>(&graph);
    let sources = [start];
    let mut scratch = Scratch::new();
    let limits = Limits { labels: Some(10_000), ..Limits::default() };
    let answers = star.answer(&Question::new(&sources, end).limits(limits), &mut scratch).unwrap();
    assert_eq!(answers.status(), Status::LabelLimit);
    assert!(answers.stats().created <= 10_000 + 2, "{:?}", answers.stats());
    for path in answers.to_paths().paths {
        check_path(&graph, (start, end), &path).unwrap();
    }
    let all = star.fronts_to_all(&sources, &limits, &mut scratch).unwrap();
    assert_eq!(all.status(), Status::LabelLimit);
}

#[test]
fn a_search_whose_time_is_over_says_so() {
    let (graph, start, end) = ladder(8);
    let limits = Limits { until: Some(Instant::now()), ..Limits::default() };
    let mut scratch = Scratch::new();
    let star = star::<u32, 2, _>(&graph);
    let sources = [start];
    let answers = star.answer(&Question::new(&sources, end).limits(limits), &mut scratch).unwrap();
    assert_eq!(answers.status(), Status::TimeLimit);
}

#[test]
fn another_thread_stops_a_search() {
    let (graph, start, end) = ladder(30);
    let star = star::<u32, 3, _>(&graph);
    let cancel = AtomicBool::new(false);
    let limits = Limits { cancel: Some(&cancel), labels: Some(50_000_000), ..Limits::default() };
    let status = std::thread::scope(|scope| {
        let search = scope
            .spawn(|| star.answer(&Question::new(&[start], end).limits(limits), &mut Scratch::new()).unwrap().status());
        cancel.store(true, std::sync::atomic::Ordering::Relaxed);
        search.join().unwrap()
    });
    assert_eq!(status, Status::Cancelled);
}

#[test]
fn a_search_that_finds_all_below_its_limit_is_complete() {
    let (graph, start, end) = ladder(8);
    let star = star::<u32, 2, _>(&graph);
    let limits = Limits { labels: Some(100_000), ..Limits::default() };
    let mut scratch = Scratch::new();
    let sources = [start];
    let answers = star.answer(&Question::new(&sources, end).limits(limits), &mut scratch).unwrap();
    assert_eq!((answers.status(), answers.costs().len()), (Status::Complete, 256));
}

fn refused(weight: f64) -> SearchError {
    // The search meets the last node before the one in the middle; edges are counted as petgraph lists them.
    let graph = DiGraph::<(), f64>::from_edges([(0, 2, 1.0), (1, 0, weight), (2, 0, 1.0)]);
    ForwardStar::from_petgraph(&graph, |edge| [1.0, *edge.weight()].map(OrderedFloat)).unwrap_err()
}

#[test]
fn a_negative_weight_is_refused_by_name() {
    assert_eq!(refused(-0.5), SearchError::NegativeWeight { edge: 1, criterion: 1 });
    assert_eq!(refused(-0.5).to_string(), "criterion 1 of edge 1 is negative; weights are zero or more");
}

#[test]
fn a_weight_that_is_no_number_is_refused_by_name() {
    assert_eq!(refused(f64::NAN), SearchError::NotFinite { edge: 1, criterion: 1 });
    assert_eq!(refused(f64::INFINITY), SearchError::NotFinite { edge: 1, criterion: 1 });
    assert_eq!(refused(f64::NEG_INFINITY), SearchError::NotFinite { edge: 1, criterion: 1 });
}

/// The least cost of a chain of two edges.
fn chain<W: Weight, const K: usize>(weights: [W; 2]) -> Result<Option<W>, SearchError> {
    let graph = DiGraph::<(), W>::from_edges([(0, 1, weights[0]), (1, 2, weights[1])]);
    let star = ForwardStar::from_petgraph(&graph, |edge| [*edge.weight(); K])?;
    let front = star.front(0.into(), 2.into())?;
    Ok(front.paths.first().map(|path| path.cost[0]))
}

fn overflow_is_an_error<const K: usize>() {
    assert_eq!(chain::<u64, K>([u64::MAX - 5, 6]), Err(SearchError::Overflow));
    assert_eq!(chain::<u64, K>([u64::MAX - 5, 4]), Ok(Some(u64::MAX - 1)));
    assert_eq!(chain::<u64, K>([u64::MAX, u64::MAX]), Err(SearchError::Overflow));
    // The greatest number stands for no special thing: such a path is found or refused, and does not vanish.
    assert_ne!(chain::<u64, K>([u64::MAX - 5, 5]), Ok(None));
    assert_eq!(chain::<u32, K>([u32::MAX, 1]), Err(SearchError::Overflow));
    assert_eq!(chain::<u32, K>([u32::MAX - 1, 1]), Ok(Some(u32::MAX)));
    assert_eq!(chain::<OrderedFloat<f64>, K>([OrderedFloat(f64::MAX); 2]), Err(SearchError::Overflow));
}

#[test]
fn a_sum_past_the_type_is_an_error_and_not_a_wrap() {
    overflow_is_an_error::<1>();
    overflow_is_an_error::<2>();
    overflow_is_an_error::<3>();
    overflow_is_an_error::<4>();
}

#[test]
fn a_tolerance_below_zero_or_beyond_numbers_is_refused() {
    let (graph, start, end) = ladder(2);
    let star = star::<u32, 2, _>(&graph);
    for tolerance in [-0.1, f64::NAN, f64::INFINITY] {
        assert_eq!(star.approximate_front(start, end, tolerance), Err(SearchError::BadTolerance));
    }
}

#[test]
fn bounds_to_another_target_are_refused() {
    let (graph, start, end) = ladder(2);
    let star = star::<u32, 2, _>(&graph);
    let bounds = star.bounds_to(start).unwrap();
    let answer = star.answer(&Question::new(&[start], end).bounds(&bounds), &mut Scratch::new()).map(|_| ());
    assert_eq!(answer, Err(SearchError::WrongBounds));
}

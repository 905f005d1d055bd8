//! Shortest ways over the water, for drawing.
//!
//! The graph has the sea ports and the turning points off the coasts: 3,941 nodes and 11,962 edges, each with the straits and canals that it
//! crosses, made from Natural Earth coastlines (public domain; `NOTICE`). It is for pictures: what a stage costs and takes comes
//! from the network.

use crate::units::Position;
use petgraph::algo::astar;
use petgraph::graph::{NodeIndex, UnGraph};
use std::sync::{Arc, LazyLock};

/// Little-endian. Counts of ports, nodes, edges and strait sets (u16 each); the strait sets as bits (u32); a node's latitude and longitude in
/// 1/180 degree (i16), ports first; a port's code (5 bytes) and a length that pictures do not need (u8); an edge's two nodes (u16)
/// and the number of its strait set (u8).
static GRAPH: &[u8] = include_bytes!("sea_graph.bin");

/// The straits of the graph in the order of their bits, by the names that networks have for them.
const STRAITS: [&str; 24] = [
    "Suez",
    "Panama",
    "Bab el-Mandeb",
    "Hormuz",
    "Malacca",
    "Sunda",
    "Lombok",
    "Gibraltar",
    "Bosphorus",
    "Dardanelles",
    "Kerch",
    "Danish straits",
    "Kiel",
    "Dover",
    "Taiwan Strait",
    "Magellan",
    "Cape Horn",
    "Cape",
    "Torres",
    "Bering",
    "Windward",
    "Korea Strait",
    "Luzon",
    "Singapore Strait",
];

/// Gates between which ships choose, and how many kilometres of detour a ship makes rather than pass one that its service does not
/// name: any for those between oceans, some for those between islands.
const CHOSEN: [(&str, u64); 10] = [
    ("Suez", 40_000),
    ("Panama", 40_000),
    ("Cape", 40_000),
    ("Magellan", 40_000),
    ("Cape Horn", 40_000),
    ("Bering", 40_000),
    ("Malacca", 3_000),
    ("Sunda", 3_000),
    ("Lombok", 3_000),
    ("Torres", 3_000),
];

static SEA: LazyLock<Sea> = LazyLock::new(Sea::read);

struct Sea {
    water: UnGraph<Position, Passage>,
}

/// An edge.
struct Passage {
    /// Bits of the straits that it crosses.
    straits: u32,
    metres: u64,
}

impl Sea {
    fn read() -> Self {
        let mut bytes = GRAPH;
        let mut take = |length: usize| {
            let (taken, rest) = bytes.split_at(length);
            bytes = rest;
            taken
        };
        let mut short = || u16::from_le_bytes(take(2).try_into().unwrap_or_default());
        let [ports, nodes, edges, sets] = [short(), short(), short(), short()].map(usize::from);
        let sets: Vec<u32> =
            take(4 * sets).chunks_exact(4).map(|set| u32::from_le_bytes(set.try_into().unwrap_or_default())).collect();
        let mut water = UnGraph::with_capacity(nodes, edges);
        for node in take(4 * nodes).chunks_exact(4) {
            let degrees = |at: usize| f64::from(i16::from_le_bytes([node[at], node[at + 1]])) / 180.0;
            // Every node is on the globe: an i16 over 180 ends at 182, and the test reads them all.
            if let Ok(position) = Position::new(degrees(0), degrees(2)) {
                water.add_node(position);
            }
        }
        take(6 * ports);
        for edge in take(5 * edges).chunks_exact(5) {
            let node = |at: usize| NodeIndex::new(usize::from(u16::from_le_bytes([edge[at], edge[at + 1]])));
            let (from, to) = (node(0), node(2));
            let metres = metres(water[from], water[to]);
            water.add_edge(from, to, Passage { straits: sets[usize::from(edge[4])], metres });
        }
        Self { water }
    }

    fn nearest(&self, to: Position) -> Option<NodeIndex> {
        self.water.node_indices().min_by_key(|&node| metres(self.water[node], to))
    }
}

/// The shortest way over the water from near one position to near another that keeps to these straits as far as there is a way; none
/// where no water leads. Begins and ends at the positions themselves.
pub(super) fn way(from: Position, to: Position, straits: &[Arc<str>]) -> Option<Vec<Position>> {
    let Sea { water } = &*SEA;
    let (start, goal) = (SEA.nearest(from)?, SEA.nearest(to)?);
    let detours: Vec<(u32, u64)> = CHOSEN
        .iter()
        .filter(|(name, _)| !straits.iter().any(|strait| **strait == **name))
        .filter_map(|(name, km)| Some((1 << STRAITS.iter().position(|strait| strait == name)?, km * 1000)))
        .collect();
    let (_, nodes) = astar(
        water,
        start,
        |node| node == goal,
        |edge| {
            let passage = edge.weight();
            let detour: u64 =
                detours.iter().filter(|(bit, _)| passage.straits & bit != 0).map(|(_, metres)| metres).sum();
            passage.metres + 1 + detour
        },
        |node| metres(water[node], water[goal]),
    )?;
    let between = nodes.into_iter().map(|node| water[node]);
    Some([from].into_iter().chain(between).chain([to]).collect())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on the Earth")]
fn metres(from: Position, to: Position) -> u64 {
    (from.great_circle_km(to) * 1000.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).unwrap()
    }

    fn by(straits: &[&str], from: Position, to: Position) -> Vec<Position> {
        let straits: Vec<Arc<str>> = straits.iter().map(|&strait| strait.into()).collect();
        way(from, to, &straits).unwrap()
    }

    fn km(way: &[Position]) -> f64 {
        way.windows(2).map(|pair| pair[0].great_circle_km(pair[1])).sum()
    }

    fn passes(way: &[Position], near: Position, km: f64) -> bool {
        way.iter().any(|position| position.great_circle_km(near) < km)
    }

    const SHANGHAI: (f64, f64) = (30.63, 122.07);
    const ISTANBUL: (f64, f64) = (40.97, 28.69);

    #[test]
    fn the_whole_graph_is_read() {
        assert_eq!((SEA.water.node_count(), SEA.water.edge_count()), (3_941, 11_962));
        for node in SEA.water.node_indices() {
            assert!(SEA.water.neighbors(node).next().is_some(), "{:?} leads nowhere", SEA.water[node]);
        }
    }

    #[test]
    fn a_ship_goes_through_the_straits_that_its_service_names() {
        let (shanghai, istanbul) = (at(SHANGHAI.0, SHANGHAI.1), at(ISTANBUL.0, ISTANBUL.1));
        let (suez, cape) = (at(30.0, 32.56), at(-35.0, 20.0));
        let direct = by(&["Malacca", "Bab el-Mandeb", "Suez", "Dardanelles"], shanghai, istanbul);
        assert!(passes(&direct, suez, 120.0) && !passes(&direct, cape, 2000.0));
        assert!((13_500.0..16_500.0).contains(&km(&direct)), "{}", km(&direct));
        let round = by(&["Sunda", "Cape", "Gibraltar", "Dardanelles"], shanghai, istanbul);
        assert!(passes(&round, cape, 500.0) && !passes(&round, suez, 1000.0));
        assert!(passes(&round, at(-6.0, 105.5), 150.0), "by Sunda");
        assert!((24_000.0..30_000.0).contains(&km(&round)), "{}", km(&round));
    }

    #[test]
    fn the_caspian_sea_is_crossed_and_not_left() {
        let ferry = by(&[], at(43.6, 51.2), at(39.97, 49.43));
        assert!((400.0..700.0).contains(&km(&ferry)), "{}", km(&ferry));
        assert!(way(at(43.6, 51.2), at(41.0, 29.0), &[]).is_none());
    }
}

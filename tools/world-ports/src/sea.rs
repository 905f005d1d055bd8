//! Shortest ways over the graph of the water, with the straits and canals that they pass.

use crate::table::Table;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Nautical miles of the Earth's mean radius, as the graph was made.
const RADIUS_NM: f64 = 3440.065;
const KM_PER_NM: f64 = 1.852;

/// The graph: nodes with positions, edges with lengths and the straits they cross.
pub struct Sea {
    ports: HashMap<&'static str, usize>,
    approach: Vec<f64>,
    /// Neighbours: node, metres, straits as bits.
    edges: Vec<Vec<(usize, u64, u32)>>,
    straits: Vec<&'static str>,
}

/// Shortest ways from one port to everywhere.
pub struct Ways<'s> {
    sea: &'s Sea,
    from: usize,
    metres: Vec<u64>,
    before: Vec<usize>,
    crossed: Vec<u32>,
}

impl Sea {
    /// Reads nodes and edges.
    pub fn new(nodes: &Table, edges: &Table) -> Self {
        let places: Vec<(f64, f64)> = nodes.rows().map(|row| (row.number("lat"), row.number("lon"))).collect();
        let approach = nodes.rows().map(|row| row.text("approach_nm").parse().unwrap_or(0.0)).collect();
        let named = nodes.rows().enumerate().filter(|(_, row)| !row.text("locode").is_empty());
        let ports = named.map(|(at, row)| (row.text("locode"), at)).collect();
        let mut sea = Self { ports, approach, edges: vec![Vec::new(); places.len()], straits: Vec::new() };
        for row in edges.rows() {
            let (a, b) = (row.text("a").parse::<usize>(), row.text("b").parse::<usize>());
            let (Ok(a), Ok(b)) = (a, b) else { panic!("an edge without ends") };
            let crossed = row.text("straits").split('|').filter(|strait| !strait.is_empty());
            let crossed = crossed.fold(0, |bits, strait| bits | sea.bit(strait));
            let metres = metres(places[a], places[b]);
            sea.edges[a].push((b, metres, crossed));
            sea.edges[b].push((a, metres, crossed));
        }
        sea
    }

    fn bit(&mut self, strait: &'static str) -> u32 {
        let at = self.straits.iter().position(|&known| known == strait).unwrap_or_else(|| {
            self.straits.push(strait);
            self.straits.len() - 1
        });
        1 << at
    }

    /// Whether a port lies on the graph.
    pub fn has(&self, port: &str) -> bool {
        self.ports.contains_key(port)
    }

    /// Shortest ways from a port, some straits closed. Dijkstra's algorithm in whole metres: the same answer on every machine.
    pub fn ways(&self, from: &str, closed: &[&str]) -> Ways<'_> {
        let closed = self.straits.iter().enumerate().filter(|(_, strait)| closed.contains(strait));
        let closed = closed.fold(0_u32, |bits, (at, _)| bits | 1 << at);
        let start = self.ports[from];
        let mut ways = Ways {
            sea: self,
            from: start,
            metres: vec![u64::MAX; self.edges.len()],
            before: vec![usize::MAX; self.edges.len()],
            crossed: vec![0; self.edges.len()],
        };
        ways.metres[start] = 0;
        let mut queue = BinaryHeap::from([Reverse((0_u64, start))]);
        while let Some(Reverse((so_far, node))) = queue.pop() {
            if so_far > ways.metres[node] {
                continue;
            }
            for &(next, length, crossed) in &self.edges[node] {
                let sum = so_far + length;
                if crossed & closed == 0 && sum < ways.metres[next] {
                    ways.metres[next] = sum;
                    ways.before[next] = node;
                    ways.crossed[next] = crossed;
                    queue.push(Reverse((sum, next)));
                }
            }
        }
        ways
    }
}

impl Ways<'_> {
    /// Kilometres from quay to quay, or none where no water leads.
    pub fn km(&self, to: &str) -> Option<f64> {
        let node = *self.sea.ports.get(to)?;
        let metres = Some(self.metres[node]).filter(|&metres| metres != u64::MAX)?;
        let approach = (self.sea.approach[self.from] + self.sea.approach[node]) * KM_PER_NM;
        Some(metres as f64 / 1000.0 + approach)
    }

    /// Gates passed, in order.
    pub fn straits(&self, to: &str) -> Vec<&'static str> {
        let mut passed = Vec::new();
        let mut node = self.sea.ports[to];
        while node != self.from {
            let bits = self.crossed[node];
            let here =
                self.sea.straits.iter().enumerate().filter(|(at, _)| bits >> at & 1 != 0).map(|(_, &strait)| strait);
            for strait in here {
                if passed.last() != Some(&strait) {
                    passed.push(strait);
                }
            }
            node = self.before[node];
        }
        passed.reverse();
        let mut seen = Vec::new();
        passed.retain(|strait| {
            !seen.contains(strait) && {
                seen.push(*strait);
                true
            }
        });
        passed
    }
}

/// Great circle, rounded to the metre.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on the Earth")]
fn metres(a: (f64, f64), b: (f64, f64)) -> u64 {
    let (lat_a, lon_a, lat_b, lon_b) = (a.0.to_radians(), a.1.to_radians(), b.0.to_radians(), b.1.to_radians());
    let half =
        ((lat_b - lat_a) / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2.0).sin().powi(2);
    (2.0 * RADIUS_NM * half.sqrt().min(1.0).asin() * KM_PER_NM * 1000.0).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sea() -> Sea {
        Sea::new(&Table::new(include_str!("../data/sea_nodes.csv")), &Table::new(include_str!("../data/sea_edges.csv")))
    }

    fn nautical_miles(from: &str, to: &str, closed: &[&str]) -> f64 {
        sea().ways(from, closed).km(to).unwrap() / KM_PER_NM
    }

    /// Remembered published distances, two per cent either way.
    #[test]
    fn lengths_are_those_of_distance_tables() {
        let known = [("CNSHA", "USLAX", 5700.0), ("SGSIN", "NLRTM", 8290.0), ("GEPTI", "TRIST", 590.0)];
        for (from, to, expected) in known {
            let found = nautical_miles(from, to, &[]);
            assert!((found / expected - 1.0).abs() < 0.02, "{from} to {to}: {found:.0}");
        }
    }

    #[test]
    fn a_closed_gate_sends_ships_round_it_or_nowhere() {
        let sea = sea();
        assert!(sea.ways("SGSIN", &[]).straits("NLRTM").contains(&"suez"));
        let round = sea.ways("SGSIN", &["bab_el_mandeb"]);
        assert!(round.straits("NLRTM").contains(&"good_hope"));
        assert!(round.km("NLRTM") > sea.ways("SGSIN", &[]).km("NLRTM"));
        assert_eq!(sea.ways("CNQZH", &["hormuz"]).km("AEJEA"), None);
        assert_eq!(sea.ways("CNQZH", &[]).km("KZAAU"), None, "the Caspian Sea is a lake");
    }

    #[test]
    fn a_way_is_as_long_back_as_there() {
        let sea = sea();
        let (there, back) = (sea.ways("CNQZH", &[]).km("BRSSZ"), sea.ways("BRSSZ", &[]).km("CNQZH"));
        assert!((there.unwrap() - back.unwrap()).abs() < 0.001);
    }
}

//! Routes and hubs for map programs: GeoJSON, RFC 7946.

use super::colour::colour;
use super::course::Courses;
use super::people::words;
use crate::model::StageKind;
use crate::plan::{Front, HubRef, Itinerary, Leg};
use crate::units::Position;
use geojson::{Feature, FeatureCollection, GeometryValue, JsonObject, JsonValue};
use std::collections::BTreeMap;

/// Points no further apart than this follow a great circle closely enough for programs that draw straight lines.
const STEP_KM: f64 = 200.0;

/// A front as a feature collection: a line for each leg of each itinerary, and a point for each hub where one begins, ends, changes
/// service or crosses a border.
///
/// Lines follow sea lanes through the straits that services name and pass through the border crossings. Great circles are shown by a
/// point every 200 km; a line over the antimeridian is split there, as RFC 7946 asks (section 3.1.9). Positions are longitude and
/// latitude in degrees, with four decimals.
///
/// A line has `itinerary`, `leg`, `mode`, `service`, `operator`, `from`, `to`, `days`, `distance_km`, and where there is a date
/// `departs` and `arrives`, where there are promises `caught_percent`: how often that departure is caught. A point has `code`, `name`, `name_zh`, `country` and `role`: `origin`, `destination`, `transshipment` or
/// `border`. Both have a `title`, and the colours of the simplestyle specification 1.1, which common map programs draw.
///
/// # Complexity
/// A shortest way over a graph of 4,000 nodes for each stage at sea.
pub fn feature_collection(front: &Front) -> FeatureCollection {
    let (mut features, mut lines) = (Vec::new(), Courses::default());
    let mut hubs: BTreeMap<&str, (Role, &HubRef)> = BTreeMap::new();
    for (number, itinerary) in (1_u32..).zip(front) {
        for (at, leg) in (1_u32..).zip(&itinerary.legs) {
            features.push(line(number, itinerary, at, leg, &lines.leg(leg)));
        }
        for (role, hub) in named(itinerary) {
            let shown = hubs.entry(hub.code.as_str()).or_insert((role, hub));
            shown.0 = shown.0.min(role);
        }
    }
    features.extend(hubs.into_values().map(|(role, hub)| point(role, hub)));
    FeatureCollection { bbox: None, features, foreign_members: None }
}

/// What a hub is to the itineraries; of several, the first counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Origin,
    Destination,
    Transshipment,
    Border,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Destination => "destination",
            Self::Transshipment => "transshipment",
            Self::Border => "border",
        }
    }
}

fn named(itinerary: &Itinerary) -> impl Iterator<Item = (Role, &HubRef)> {
    let last = itinerary.stays.len().saturating_sub(1);
    let stays = itinerary.stays.iter().enumerate().map(move |(at, stay)| {
        let role = match at {
            0 => Role::Origin,
            _ if at == last => Role::Destination,
            _ => Role::Transshipment,
        };
        (role, &stay.hub)
    });
    let borders = itinerary.legs.iter().flat_map(|leg| &leg.stages).filter(|stage| stage.kind == StageKind::Border);
    stays.chain(borders.flat_map(|stage| [(Role::Border, &stage.from), (Role::Border, &stage.to)]))
}

fn line(number: u32, itinerary: &Itinerary, at: u32, leg: &Leg, course: &[Position]) -> Feature {
    let lines: Vec<Vec<Vec<f64>>> = split(&shown(course))
        .into_iter()
        .map(|line| line.into_iter().map(|(lon, lat)| vec![lon, rounded(lat)]).collect())
        .collect();
    let geometry = if let [only] = &lines[..] {
        GeometryValue::new_line_string(only.clone())
    } else {
        GeometryValue::new_multi_line_string(lines)
    };
    let [from, to] = [&leg.from, &leg.to].map(|hub| words::english_short_name(&hub.name));
    let days = f64::from(leg.arrives.get().saturating_sub(leg.departs.get())) / 1440.0;
    let mut properties = object([
        ("title", format!("{from} – {to}, {}", leg.name).into()),
        ("itinerary", number.into()),
        ("leg", at.into()),
        ("mode", leg.mode.name().into()),
        ("service", (*leg.service).into()),
        ("operator", (*leg.operator).into()),
        ("from", leg.from.code.as_str().into()),
        ("to", leg.to.code.as_str().into()),
        ("days", ((days * 100.0).round() / 100.0).into()),
        ("distance_km", leg.distance().into()),
        ("stroke", colour(leg.mode).into()),
        ("stroke-width", 3.into()),
        ("stroke-opacity", 0.8.into()),
    ]);
    let number_of_leg = at as usize;
    let at = |since| itinerary.ready?.checked_add(since);
    if let (Some(departs), Some(arrives)) = (at(leg.departs), at(leg.arrives)) {
        properties.insert("departs".to_owned(), leg.from.zone.rfc3339(departs).into());
        properties.insert("arrives".to_owned(), leg.to.zone.rfc3339(arrives).into());
    }
    let caught = itinerary.promise.iter().flat_map(|promise| promise.connections());
    if let Some(caught) = caught.into_iter().find(|caught| caught.leg + 1 == number_of_leg) {
        properties.insert("caught_percent".to_owned(), ((caught.share() * 1000.0).floor() / 10.0).into());
    }
    feature(geometry, properties)
}

fn point(role: Role, hub: &HubRef) -> Feature {
    let position = vec![rounded(hub.position.lon()), rounded(hub.position.lat())];
    let (size, marker) = match role {
        Role::Origin | Role::Destination => ("large", "#1f2933"),
        Role::Transshipment => ("medium", "#52606d"),
        Role::Border => ("small", "#9aa5b1"),
    };
    let properties = object([
        ("title", (*hub.name).into()),
        ("code", hub.code.as_str().into()),
        ("name", (*hub.name).into()),
        ("name_zh", hub.zh.as_deref().map_or(JsonValue::Null, JsonValue::from)),
        ("country", hub.country.to_string().into()),
        ("role", role.name().into()),
        ("marker-color", marker.into()),
        ("marker-size", size.into()),
    ]);
    feature(GeometryValue::new_point(position), properties)
}

fn feature(geometry: GeometryValue, properties: JsonObject) -> Feature {
    Feature { geometry: Some(geometry.into()), properties: Some(properties), ..Feature::default() }
}

fn object<const N: usize>(properties: [(&str, JsonValue); N]) -> JsonObject {
    properties.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 10_000.0).round() / 10_000.0
}

/// Longitude and latitude.
type Point = (f64, f64);

/// The points of a line as they are written, each once. A line that goes nowhere has its place twice, for a line has two ends.
fn shown(course: &[Position]) -> Vec<Point> {
    let mut points: Vec<Point> = dense(course).into_iter().map(|(lon, lat)| (rounded(lon), rounded(lat))).collect();
    // Both edges of the map are one meridian.
    points.dedup_by(|next, last| next.1.total_cmp(&last.1).is_eq() && (next.0 - last.0).abs() % 360.0 == 0.0);
    if let [only] = points[..] {
        points.push(only);
    }
    points
}

/// The same line, with points along each great circle.
fn dense(line: &[Position]) -> Vec<Point> {
    let mut points: Vec<Point> = line.first().map(|at| (at.lon(), at.lat())).into_iter().collect();
    for pair in line.windows(2) {
        // Between opposite places every great circle is as short; one of them is taken.
        if let Some(halfway) = halfway(pair[0], pair[1]) {
            arc(&mut points, pair[0], halfway);
            arc(&mut points, halfway, pair[1]);
        } else {
            arc(&mut points, pair[0], pair[1]);
        }
    }
    points
}

/// Adds the points after the first of a great circle.
fn arc(points: &mut Vec<Point>, from: Position, to: Position) {
    let steps = (from.great_circle_km(to) / STEP_KM).ceil().max(1.0);
    let mut step = 1.0;
    while step < steps {
        points.push(between(from, to, step / steps));
        step += 1.0;
    }
    points.push((to.lon(), to.lat()));
}

/// A place on the way between two that lie opposite each other on the globe: over the north pole, or from pole to pole over the equator.
fn halfway(from: Position, to: Position) -> Option<Position> {
    const HALF_AROUND_KM: f64 = 20_015.0;
    let is_opposite = from.great_circle_km(to) > HALF_AROUND_KM;
    let at = if from.lat().abs() > 89.9 { Position::new(0.0, to.lon()) } else { Position::new(90.0, from.lon()) };
    at.ok().filter(|_| is_opposite)
}

/// The point of a great circle at a share of its length: the two unit vectors mixed by the sines of the angles to either side.
fn between(from: Position, to: Position, share: f64) -> Point {
    let vector = |at: Position| {
        let (lat, lon) = (at.lat().to_radians(), at.lon().to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let (start, end) = (vector(from), vector(to));
    let angle = start.iter().zip(end).map(|(one, other)| one * other).sum::<f64>().clamp(-1.0, 1.0).acos();
    let (of_start, of_end) = (((1.0 - share) * angle).sin(), (share * angle).sin());
    let [x, y, z] = [0, 1, 2].map(|axis| of_start * start[axis] + of_end * end[axis]);
    (y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees())
}

/// The parts of a line on either side of the antimeridian, each ending on it. A place on the antimeridian is of the side that the line
/// comes from, and then also of the side that it goes to: no part is without length.
fn split(points: &[Point]) -> Vec<Vec<Point>> {
    let on_edge = |lon: f64| lon.abs() >= 180.0;
    let mut parts: Vec<Vec<Point>> = vec![Vec::new()];
    for &(lon, lat) in points {
        let Some(part) = parts.last_mut() else { break };
        let Some(&(before, south)) = part.last() else {
            part.push((lon, lat));
            continue;
        };
        let is_leap = (lon - before).abs() > 180.0;
        match (on_edge(before), on_edge(lon)) {
            (_, true) => part.push((if is_leap { -lon } else { lon }, lat)),
            (true, false) if is_leap => {
                // It began on the edge, or touched it and goes on beyond.
                if let [only] = &mut part[..] {
                    only.0 = -before;
                    part.push((lon, lat));
                } else {
                    parts.push(vec![(-before, south), (lon, lat)]);
                }
            }
            (false, false) if is_leap => {
                // Eastwards the line leaves at 180 and goes on at -180.
                let edge = if before > lon { 180.0 } else { -180.0 };
                let (to_edge, beyond) = ((edge - before).abs(), (edge + lon).abs());
                let crossing = south + (lat - south) * to_edge / (to_edge + beyond).max(f64::MIN_POSITIVE);
                part.push((edge, crossing));
                parts.push(vec![(-edge, crossing), (lon, lat)]);
            }
            _ => part.push((lon, lat)),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_over_the_antimeridian_ends_on_it_and_goes_on_behind_it() {
        let parts = split(&[(170.0, 10.0), (179.0, 20.0), (-179.0, 22.0), (-170.0, 30.0)]);
        assert_eq!(parts[0], [(170.0, 10.0), (179.0, 20.0), (180.0, 21.0)]);
        assert_eq!(parts[1], [(-180.0, 21.0), (-179.0, 22.0), (-170.0, 30.0)]);
        let back = split(&[(-179.0, 22.0), (179.0, 20.0)]);
        assert_eq!(back, [vec![(-179.0, 22.0), (-180.0, 21.0)], vec![(180.0, 21.0), (179.0, 20.0)]]);
        assert_eq!(split(&[(10.0, 0.0), (-10.0, 0.0)]).len(), 1, "Greenwich is no edge");
    }

    #[test]
    fn a_place_on_the_antimeridian_is_of_the_side_where_the_line_is() {
        for edge in [180.0, -180.0] {
            // From it, to it, over it, up to it and back, and along it.
            assert_eq!(split(&[(edge, 10.0), (170.0, 10.0)]), [[(180.0, 10.0), (170.0, 10.0)]]);
            assert_eq!(split(&[(edge, 10.0), (-170.0, 10.0)]), [[(-180.0, 10.0), (-170.0, 10.0)]]);
            assert_eq!(split(&[(170.0, 10.0), (edge, 10.0)]), [[(170.0, 10.0), (180.0, 10.0)]]);
            assert_eq!(split(&[(-170.0, 10.0), (edge, 10.0)]), [[(-170.0, 10.0), (-180.0, 10.0)]]);
            let over = split(&[(170.0, 10.0), (edge, 11.0), (-170.0, 12.0)]);
            assert_eq!(over, [[(170.0, 10.0), (180.0, 11.0)], [(-180.0, 11.0), (-170.0, 12.0)]]);
            assert_eq!(split(&[(170.0, 10.0), (edge, 11.0), (170.0, 12.0)]).len(), 1);
            assert_eq!(split(&[(edge, 10.0), (-edge, 20.0), (edge, 30.0)]).len(), 1);
        }
    }

    #[test]
    fn no_part_is_without_length_wherever_the_line_goes() {
        let ends = [-180.0, -179.999_99, -170.0, -10.0, 0.0, 170.0, 179.999_99, 180.0];
        let lats = [-90.0, -10.0, 10.0, 90.0];
        let all = || ends.iter().flat_map(|&lon| lats.map(|lat| Position::new(lat, lon).unwrap()));
        for (from, via) in all().flat_map(|from| all().map(move |via| (from, via))) {
            for to in [Position::new(20.0, -180.0).unwrap(), Position::new(20.0, 175.0).unwrap()] {
                for part in split(&shown(&[from, via, to])) {
                    assert!(part.len() >= 2, "{from:?} {via:?} {part:?}");
                    assert!(part.windows(2).all(|pair| pair[0] != pair[1]), "{from:?} {via:?} {part:?}");
                    assert!(
                        part.windows(2).all(|pair| (pair[0].0 - pair[1].0).abs() <= 180.0),
                        "{from:?} {via:?} {part:?}"
                    );
                    assert!(part.iter().all(|at| at.0.abs() <= 180.0 && at.1.abs() <= 90.0), "{part:?}");
                }
            }
        }
    }

    #[test]
    fn a_great_circle_is_told_by_points_that_lie_on_it() {
        let at = |lat, lon| Position::new(lat, lon).unwrap();
        let (tokyo, seattle) = (at(35.6, 139.8), at(47.6, -122.3));
        let line = dense(&[tokyo, seattle]);
        let positions: Vec<Position> = line.iter().map(|&(lon, lat)| at(lat, lon)).collect();
        let km: f64 = positions.windows(2).map(|pair| pair[0].great_circle_km(pair[1])).sum();
        assert!((km - tokyo.great_circle_km(seattle)).abs() < 1.0);
        assert!(positions.windows(2).all(|pair| pair[0].great_circle_km(pair[1]) <= STEP_KM + 0.001));
    }
}

//! Routes and hubs for map programs: GeoJSON, RFC 7946.

use super::colour::colour;
use super::course::Courses;
use super::text;
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
/// Lines follow sea lanes through the straits that services name and pass through the border crossings. Great circles are told by a
/// point every 200 km; a line over the antimeridian is split there, as RFC 7946 asks (section 3.1.9). Positions are longitude and
/// latitude in degrees, with four decimals.
///
/// A line has `itinerary`, `leg`, `mode`, `service`, `operator`, `from`, `to`, `days`, `distance_km`, and where there is a date
/// `departs` and `arrives`. A point has `code`, `name`, `name_zh`, `country` and `role`: `origin`, `destination`, `transshipment` or
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
            let told = hubs.entry(hub.code.as_str()).or_insert((role, hub));
            told.0 = told.0.min(role);
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
    let lines: Vec<Vec<Vec<f64>>> = split(&dense(course))
        .into_iter()
        .map(|line| line.into_iter().map(|(lon, lat)| vec![rounded(lon), rounded(lat)]).collect())
        .collect();
    let geometry = if let [only] = &lines[..] {
        GeometryValue::new_line_string(only.clone())
    } else {
        GeometryValue::new_multi_line_string(lines)
    };
    let [from, to] = [&leg.from, &leg.to].map(|hub| text::english_short_name(&hub.name));
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
    if let Some(ready) = itinerary.ready {
        properties.insert("departs".to_owned(), leg.from.zone.rfc3339(ready + leg.departs).into());
        properties.insert("arrives".to_owned(), leg.to.zone.rfc3339(ready + leg.arrives).into());
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

/// The same line, with points along each great circle.
fn dense(line: &[Position]) -> Vec<Point> {
    let mut points: Vec<Point> = line.first().map(|at| (at.lon(), at.lat())).into_iter().collect();
    for pair in line.windows(2) {
        let steps = (pair[0].great_circle_km(pair[1]) / STEP_KM).ceil().max(1.0);
        let mut step = 1.0;
        while step < steps {
            points.push(between(pair[0], pair[1], step / steps));
            step += 1.0;
        }
        points.push((pair[1].lon(), pair[1].lat()));
    }
    points
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

/// The parts of a line on either side of the antimeridian, each ending on it.
fn split(points: &[Point]) -> Vec<Vec<Point>> {
    let mut parts = vec![Vec::new()];
    let mut last: Option<Point> = None;
    for &(lon, lat) in points {
        if let Some((before, south)) = last.filter(|(before, _)| (lon - before).abs() > 180.0) {
            // Eastwards the line leaves at 180 and goes on at -180.
            let edge = if before > lon { 180.0 } else { -180.0 };
            let (to_edge, beyond) = ((edge - before).abs(), (edge + lon).abs());
            let crossing = south + (lat - south) * to_edge / (to_edge + beyond).max(f64::MIN_POSITIVE);
            if let Some(part) = parts.last_mut() {
                part.push((edge, crossing));
            }
            parts.push(vec![(-edge, crossing)]);
        }
        if let Some(part) = parts.last_mut() {
            part.push((lon, lat));
        }
        last = Some((lon, lat));
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

//! How unlike two itineraries are.

use crate::model::StageKind;
use crate::plan::Itinerary;
use crate::units::{CountryCode, HubCode};
use ordered_float::NotNan;

/// In what two itineraries may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Aspect {
    /// Countries passed and hubs called at.
    Corridor,
    /// Kilometres by mode.
    Mode,
    /// Border crossings.
    Border,
    /// Straits and canals.
    Strait,
}

impl Aspect {
    const ALL: [Self; 4] = [Self::Corridor, Self::Mode, Self::Border, Self::Strait];

    /// One word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Corridor => "corridor",
            Self::Mode => "mode",
            Self::Border => "border",
            Self::Strait => "strait",
        }
    }
}

/// A set of things for each itinerary.
struct Sets<T> {
    known: Vec<T>,
    /// Positions among the known, itinerary by itinerary.
    members: Vec<u32>,
    rows: Vec<usize>,
}

impl<T: PartialEq> Sets<T> {
    fn new() -> Self {
        Self { known: Vec::new(), members: Vec::new(), rows: vec![0] }
    }

    /// Puts a thing into the set of the itinerary that is read. Few things are known, so looking for them one by one is quickest.
    fn add(&mut self, thing: T) {
        let at = self.known.iter().rposition(|known| *known == thing).unwrap_or_else(|| {
            self.known.push(thing);
            self.known.len() - 1
        });
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if !self.members[self.rows[self.rows.len() - 1]..].contains(&at) {
            self.members.push(at);
        }
    }

    fn next(&mut self) {
        self.rows.push(self.members.len());
    }

    fn of(&self, itinerary: usize) -> &[u32] {
        &self.members[self.rows[itinerary]..self.rows[itinerary + 1]]
    }

    /// Marks the set of an itinerary among all that is known.
    fn mark(&self, itinerary: usize) -> Vec<bool> {
        let mut marked = vec![false; self.known.len()];
        for &member in self.of(itinerary) {
            marked[member as usize] = true;
        }
        marked
    }

    /// Jaccard's distance of a set of this many marked things from that of an itinerary.
    fn apart(&self, marked: &[bool], count: usize, itinerary: usize) -> f64 {
        let others = self.of(itinerary);
        let both = others.iter().filter(|&&member| marked[member as usize]).count();
        let all = count + others.len() - both;
        if all == 0 { 0.0 } else { 1.0 - both as f64 / all as f64 }
    }
}

/// The aspects of some itineraries.
pub(super) struct Unlikeness {
    corridors: Sets<Place>,
    borders: Sets<(u128, u128)>,
    straits: Sets<Name>,
    /// Shares of the kilometres by mode.
    modes: Vec<[f64; 5]>,
}

/// A country or a hub, by its letters.
type Place = u128;

/// A strait or canal.
type Name = std::sync::Arc<str>;

/// The letters of a code as one number. No code has more than sixteen.
fn number(code: &HubCode) -> u128 {
    code.as_str().bytes().fold(0, |number, byte| number << 8 | u128::from(byte))
}

fn country(code: CountryCode) -> u128 {
    code.as_str().bytes().fold(0, |number, byte| number << 8 | u128::from(byte))
}

impl Unlikeness {
    pub(super) fn of<'i>(itineraries: impl Iterator<Item = &'i Itinerary>) -> Self {
        let mut all = Self { corridors: Sets::new(), borders: Sets::new(), straits: Sets::new(), modes: Vec::new() };
        for itinerary in itineraries {
            let (mut by_mode, mut total) = ([0.0; 5], 0.0);
            for leg in &itinerary.legs {
                for hub in [&leg.from, &leg.to] {
                    all.corridors.add(number(&hub.code));
                }
                for stage in &leg.stages {
                    all.corridors.add(country(stage.to.country));
                    for strait in &stage.straits {
                        all.straits.add(strait.clone());
                    }
                    if stage.kind == StageKind::Border {
                        all.borders.add((number(&stage.from.code), number(&stage.to.code)));
                    }
                    let km = f64::from(stage.distance.get());
                    by_mode[leg.mode as usize] += km;
                    total += km;
                }
            }
            all.modes.push(by_mode.map(|km| if total > 0.0 { km / total } else { 0.0 }));
            all.corridors.next();
            all.borders.next();
            all.straits.next();
        }
        all
    }

    /// Gives for every itinerary how near the picked one is, where none that was picked before is nearer.
    pub(super) fn approach(&self, picked: usize, nearest: &mut [(NotNan<f64>, usize)]) {
        let from = self.from(picked);
        for (at, nearest) in nearest.iter_mut().enumerate() {
            let apart = from.apart(at).iter().sum::<f64>() / 4.0;
            let apart = NotNan::new(apart).unwrap_or_default();
            if apart < nearest.0 {
                *nearest = (apart, picked);
            }
        }
    }

    /// In what an itinerary differs most from another: the aspects that are at least as far apart as they are on average.
    pub(super) fn aspects(&self, itinerary: usize, other: usize) -> Vec<Aspect> {
        let apart = self.from(other).apart(itinerary);
        let mean = apart.iter().sum::<f64>() / 4.0;
        Aspect::ALL
            .into_iter()
            .zip(apart)
            .filter(|&(_, apart)| apart > 0.0 && apart >= mean)
            .map(|(aspect, _)| aspect)
            .collect()
    }

    fn from(&self, picked: usize) -> From<'_> {
        let marks = [self.corridors.mark(picked), self.borders.mark(picked), self.straits.mark(picked)];
        From { all: self, picked, marks }
    }
}

/// Distances from one itinerary.
struct From<'u> {
    all: &'u Unlikeness,
    picked: usize,
    marks: [Vec<bool>; 3],
}

impl From<'_> {
    /// By aspect, in the order of [`Aspect::ALL`].
    fn apart(&self, other: usize) -> [f64; 4] {
        let Unlikeness { corridors, borders, straits, modes } = self.all;
        let [corridor, border, strait] = &self.marks;
        let picked = self.picked;
        let shares = modes[picked].iter().zip(&modes[other]).map(|(one, other)| (one - other).abs());
        [
            corridors.apart(corridor, corridors.of(picked).len(), other),
            shares.sum::<f64>() / 2.0,
            borders.apart(border, borders.of(picked).len(), other),
            straits.apart(strait, straits.of(picked).len(), other),
        ]
    }
}

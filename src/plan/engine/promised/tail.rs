//! Cargo at the tail of arcs: when it comes, when work on it begins, and how long that takes.

use crate::model::Hours;
use crate::plan::spread::arrivals::Arrived;
use crate::plan::spread::draw::Draw;
use crate::plan::spread::kernel::Kernel;
use crate::units::{Instant, Minutes};
use std::sync::OnceLock;

/// The work at the tail of an arc: a triangle over its three cases.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) low: u32,
    pub(super) high: u32,
    sum: OnceLock<Kernel>,
    draw: Draw,
    /// Where the distribution function begins, turns and ends, and what the squares on either side of the turn are multiplied by.
    turns: [f64; 3],
    parts: [f64; 2],
}

impl Work {
    /// Over low, typical and high minutes.
    pub(super) fn over(minutes: [u32; 3]) -> Self {
        let draw = Draw::over(minutes);
        let [low, typical, high] = minutes;
        let [low, typical, high] = if low == high { [typical; 3] } else { [low, typical.clamp(low, high), high] };
        let turns = [low, typical, high].map(f64::from);
        let part = |side: f64| if side > 0.0 { 1.0 / ((turns[2] - turns[0]) * side) } else { 0.0 };
        let parts = [part(turns[1] - turns[0]), part(turns[2] - turns[1])];
        Self { low, high, sum: OnceLock::new(), draw, turns, parts }
    }

    /// As a table; none past the type.
    pub(super) fn sum(&self) -> Option<&Kernel> {
        if self.sum.get().is_none() {
            let _ = self.sum.set(Kernel::of([&self.draw])?);
        }
        self.sum.get()
    }

    /// The share that takes at most so many minutes and a half: draws are rounded.
    #[inline]
    pub(super) fn within(&self, minutes: f64) -> f64 {
        let [low, typical, high] = self.turns;
        let rise = (minutes - low).max(0.0);
        let left = (high - minutes).max(0.0);
        if minutes < typical { rise * rise * self.parts[0] } else { 1.0 - left * left * self.parts[1] }
    }
}

/// Cargo at a node: what is the same for all arcs that leave it.
#[derive(Debug, Default)]
pub(super) struct Come {
    /// When it comes, when work on it begins, and its share.
    pub(super) came: Vec<u32>,
    pub(super) begins: Vec<u32>,
    pub(super) shares: Vec<f64>,
    /// When work begins, as a real.
    pub(super) at: Vec<f64>,
    /// What of it is handled some time.
    pub(super) all: f64,
}

impl Come {
    /// Fills it anew. Where the hub does not always work, work begins when it does; what never opens is never handled.
    pub(super) fn fill(&mut self, arrived: &Arrived, hours: Option<&Hours>, ready: Instant) {
        let Self { came, begins, shares, at, all } = self;
        came.clear();
        shares.clear();
        for (moment, share) in arrived.moments() {
            came.push(moment);
            shares.push(share);
        }
        begins.clear();
        match hours {
            None => begins.extend_from_slice(came),
            Some(hours) => {
                let opens = |at: u32| Some(hours.opens(ready.checked_add(Minutes::new(at))?)?.since(ready)?.get());
                begins.extend(came.iter().map_while(|&at| opens(at)));
            }
        }
        came.truncate(begins.len());
        shares.truncate(begins.len());
        at.clear();
        at.extend(begins.iter().map(|&at| f64::from(at)));
        *all = arrived.before(begins.len());
    }

    /// When each comes, when work on it begins, and its share.
    pub(super) fn each(&self) -> impl Iterator<Item = (u32, u32, f64)> {
        let times = self.came.iter().zip(&self.begins);
        times.zip(&self.shares).map(|((came, begins), share)| (*came, *begins, *share))
    }

    /// When work begins; a moment may come several times.
    pub(super) fn begun(&self) -> impl Iterator<Item = (u32, f64)> + Clone {
        self.begins.iter().copied().zip(self.shares.iter().copied())
    }
}

//! The fewest things that have to be loosened together.

use super::probe::{Knob, Probe};
use crate::plan::error::plan::PlanError;

/// The most sets of one size that are tried before any set without a superfluous member will do.
const MOST_TRIED: usize = 64;

/// The most sets that are named.
const MOST_NAMED: usize = 4;

impl Probe<'_> {
    /// The smallest sets of these without which there is a way, given that there is one without all of them. What has to be in every such set is found
    /// first, so that few are left to try.
    pub(super) fn fewest(&self, all: &[Knob]) -> Result<Vec<Vec<Knob>>, PlanError> {
        let (mut needed, mut others) = (Vec::new(), Vec::new());
        for knob in all {
            let rest: Vec<Knob> = all.iter().filter(|other| *other != knob).cloned().collect();
            (if self.possible(&rest)? { &mut others } else { &mut needed }).push(knob.clone());
        }
        if self.possible(&needed)? {
            return Ok(vec![needed]);
        }
        let with = |more: &[&Knob]| -> Vec<Knob> {
            let chosen = |knob: &&Knob| needed.contains(knob) || more.contains(knob);
            all.iter().filter(chosen).cloned().collect()
        };
        let singles = others.iter().map(|one| vec![one]).collect::<Vec<_>>();
        let pairs =
            others.iter().enumerate().flat_map(|(at, one)| others[at + 1..].iter().map(move |other| vec![one, other]));
        for more in [singles, pairs.collect()] {
            let mut found = Vec::new();
            for more in more.iter().take(MOST_TRIED) {
                let set = with(more);
                if found.len() < MOST_NAMED && self.possible(&set)? {
                    found.push(set);
                }
            }
            if !found.is_empty() {
                return Ok(found);
            }
        }
        // One from which nothing can be left out.
        let mut set = all.to_vec();
        for knob in all.iter().rev() {
            let fewer: Vec<Knob> = set.iter().filter(|other| *other != knob).cloned().collect();
            if self.possible(&fewer)? {
                set = fewer;
            }
        }
        Ok(vec![set])
    }
}

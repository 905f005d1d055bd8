//! What would help, with what it gives.

use super::loosening::Loosening;
use super::words::up;
use crate::plan::Front;
use crate::search::Status;
use std::fmt;

/// One thing asked for less strictly, and what it gives. All else stays as it was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// What, as data: `lift the ban on RU`, `allow suez`, `a horizon of 7 days`.
    pub what: Loosening,
    /// The front then; of a longer horizon it may be the fastest way alone, where all of it would take long ([`Front::criteria`] says so).
    pub front: Front,
}

impl fmt::Display for Relaxation {
    /// What, and the best that it gives.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (fastest, cheapest) = (self.front.fastest(), self.front.cheapest());
        write!(f, "{}", self.what)?;
        match &self.what {
            Loosening::MoreTime { .. } => write!(f, " (at {})", fastest.cost),
            Loosening::MoreMoney { .. } => write!(f, " (in {:.1} days)", up(cheapest.time().as_days())),
            Loosening::LongerHorizon { .. } => {
                write!(f, " ({:.1} days at {})", fastest.time().as_days(), fastest.cost)
            }
            _ => {
                write!(f, ": in {:.1} days for {}", fastest.time().as_days(), fastest.cost)?;
                if cheapest.cost < fastest.cost {
                    write!(f, ", or in {:.1} for {}", cheapest.time().as_days(), cheapest.cost)?;
                }
                Ok(())
            }
        }
    }
}

/// Everything that would help, of what was tried. Reads as a slice.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxations {
    pub(in crate::plan) found: Vec<Relaxation>,
    pub(in crate::plan) status: Status,
}

impl Relaxations {
    /// Whether everything was tried. Where a limit stopped the search, each that is listed helps, a limit that is named may not be the least, and others
    /// may help that are not listed.
    pub fn status(&self) -> Status {
        self.status
    }
}

impl std::ops::Deref for Relaxations {
    type Target = [Relaxation];

    fn deref(&self) -> &[Relaxation] {
        &self.found
    }
}

impl IntoIterator for Relaxations {
    type Item = Relaxation;
    type IntoIter = std::vec::IntoIter<Relaxation>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'r> IntoIterator for &'r Relaxations {
    type Item = &'r Relaxation;
    type IntoIter = std::slice::Iter<'r, Relaxation>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.iter()
    }
}

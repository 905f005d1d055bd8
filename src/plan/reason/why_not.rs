//! An empty front, explained.

use super::cause::{Cause, Obstacle};
use super::relaxation::Relaxation;
use crate::units::Shown;
use std::fmt;

/// An empty front, explained. Each remedy was verified by planning it.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyNot {
    pub(in crate::plan) question: String,
    pub(in crate::plan) cause: Cause,
    pub(in crate::plan) obstacles: Vec<Obstacle>,
    pub(in crate::plan) remedies: Vec<Relaxation>,
}

impl WhyNot {
    /// The question: what is shipped from where to where.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// What stands in the way.
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// Who or what in the network stands in the way.
    pub fn obstacles(&self) -> &[Obstacle] {
        &self.obstacles
    }

    /// What would help, with the front that it gives; each was planned. Empty when nothing tried helps.
    pub fn remedies(&self) -> &[Relaxation] {
        &self.remedies
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no itinerary for {}: {}", Shown(&self.question), self.cause)?;
        for obstacle in &self.obstacles {
            write!(f, "\n  in the way: {obstacle}")?;
        }
        for remedy in &self.remedies {
            write!(f, "\n  would help: {remedy}")?;
        }
        Ok(())
    }
}

impl std::error::Error for WhyNot {}

//! How late the services of a network run.

use super::Network;
use crate::model::rules::means;
use crate::model::{Delay, DelayOf, Service, Stage, StageKind};
use crate::units::Civil;
use std::sync::Arc;

impl Network {
    /// All delays.
    pub fn delays(&self) -> &[Arc<Delay>] {
        &self.parts.delays
    }

    /// How long a service that left its first call on a local date stays at a border that a stage of it crosses: what holds on that date before
    /// what always holds.
    pub fn queue(&self, service: &Service, stage: &Stage, date: Option<Civil>) -> Option<&Arc<Delay>> {
        if stage.kind != StageKind::Border {
            return None;
        }
        self.narrowest(date, |of| match of {
            DelayOf::Border { from, to, modes } => {
                ((*from, *to) == (stage.from, stage.to) && modes.contains(&service.mode)).then_some(0)
            }
            DelayOf::Services(_) | DelayOf::Modes(_) => None,
        })
    }

    /// How late a service that left its first call on a local date arrives: what is said of it before what is said of its mode, and what holds
    /// on that date before what always holds.
    pub fn lateness(&self, service: &Service, date: Option<Civil>) -> Option<&Arc<Delay>> {
        self.narrowest(date, |of| match of {
            DelayOf::Services(codes) => codes.iter().any(|code| means(code, &service.code)).then_some(1),
            DelayOf::Modes(modes) => modes.contains(&service.mode).then_some(0),
            DelayOf::Border { .. } => None,
        })
    }

    /// The first of the narrowest delays that hold on a date; a greater number is narrower.
    fn narrowest(&self, date: Option<Civil>, narrowness: impl Fn(&DelayOf) -> Option<u8>) -> Option<&Arc<Delay>> {
        let holding = self.parts.delays.iter().filter(|delay| delay.holds(date));
        let ranked = holding.filter_map(|delay| Some(((narrowness(&delay.of)?, delay.window.is_some()), delay)));
        // Of equals the first: `max_by_key` would take the last.
        ranked.rev().max_by_key(|(rank, _)| *rank).map(|(_, delay)| delay)
    }
}

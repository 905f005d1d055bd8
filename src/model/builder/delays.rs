//! What delays must hold to.

use super::problem::{Problem, Subject};
use crate::model::rules::means;
use crate::model::{Delay, DelayOf, Service, Spread};
use crate::units::Minutes;
use std::sync::Arc;

impl Delay {
    /// What does not hang together, if anything.
    pub(in crate::model) fn problem(&self, subject: Subject, services: &[Service], hubs: usize) -> Option<Problem> {
        let refuse = |code, cause: String, cure: &str| {
            Some(Problem { code, subject, first: None, cause, cure: cure.to_owned() })
        };
        if let Some(flaw) = self.spread.flaw() {
            let cause = format!("delay `{}` is no distribution: {flaw}", self.key);
            return refuse("delay", cause, "give ascending quantiles, or a share on time and the mean of the others");
        }
        match &self.of {
            DelayOf::Border { from, to, .. } if from.index() >= hubs || to.index() >= hubs => {
                let cause = format!("delay `{}` is of a hub of another network", self.key);
                refuse("dangling", cause, "use the indices of this builder")
            }
            DelayOf::Services(codes) => {
                let known = |code: &Arc<str>| services.iter().any(|service| means(code, &service.code));
                let unknown = codes.iter().find(|code| !known(code))?;
                let cause = format!("delay `{}` is of `{unknown}`, and no service has such a code", self.key);
                refuse("dangling", cause, "correct the code; it may end in `*`")
            }
            DelayOf::Border { .. } | DelayOf::Modes(_) => None,
        }
    }
}

impl Spread {
    /// What is wrong with the figures, if anything.
    fn flaw(&self) -> Option<&'static str> {
        match *self {
            Self::Quantiles([p10, p50, p90]) if p10 > p50 || p50 > p90 => Some("its quantiles are out of order"),
            Self::Late { on_time, .. } if on_time > 1000 => Some("more than all of it is on time"),
            Self::Late { on_time, mean, shape } if on_time < 1000 && (mean == Minutes::ZERO || shape == 0) => {
                Some("what is late is late by nothing")
            }
            _ => None,
        }
    }
}

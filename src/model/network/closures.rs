//! What is closed in a network.

use super::whole::{Network, Stamp};
use crate::model::{Closure, Feature};

impl Network {
    /// What is closed, for good or in a window; nothing without a scenario.
    pub fn closures(&self) -> &[Closure] {
        &self.parts.closures
    }

    /// The same without some of what is closed.
    pub(crate) fn without_closures(&self, opens: impl Fn(&Closure) -> bool) -> Self {
        let mut open = Self { stamp: Stamp::new(), ..self.clone() };
        open.parts_mut().closures.retain(|closure| !opens(closure));
        open
    }
}

impl Feature {
    /// It in words: `Suez`, `the border of BY and PL`, `CNQZH`.
    pub fn describe(&self, network: &Network) -> String {
        match self {
            Self::Hub(hub) => {
                let hub = network.hub(*hub);
                format!("{} ({})", hub.name, hub.code)
            }
            other => other.to_string(),
        }
    }
}

//! What scenarios close, opened.

use crate::model::{Closure, Feature, Network};
use crate::plan::reason::loosening::Loosening;
use std::sync::Arc;

/// What the scenarios of these names close, as something to open.
pub(super) fn opened(names: &[&Arc<str>], network: &Network) -> Loosening {
    let (mut closures, mut words) = (Vec::<Closure>::new(), Vec::new());
    for closure in network.closures().iter().filter(|closure| names.contains(&&closure.name)) {
        let when = closure.window.as_ref().map_or_else(String::new, |window| format!(" {window}"));
        let feature = format!("{}{when}", closure.feature.describe(network));
        if !words.contains(&feature) {
            words.push(feature);
        }
        if !closures.contains(closure) {
            closures.push(closure.clone());
        }
    }
    let hub = |closure: &Closure| match closure.feature {
        Feature::Hub(hub) => Some(network.hub(hub).code.clone()),
        _ => None,
    };
    Loosening::Reopen { hubs: closures.iter().map(hub).collect(), closures, words }
}

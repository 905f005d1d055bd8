//! How late things run, as distributions.

use super::figures::{Evidence, evidence};
use crate::model::{Delay, Spread};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A distribution that the plan does not plan with: either quantiles, or a share on time and how late the others are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DelayEntry<'f> {
    /// What it stands for.
    pub about: Cow<'f, str>,
    /// Minutes that ten, fifty and ninety per cent take at most. Null where it is given by lateness.
    pub quantiles_minutes: Option<[u32; 3]>,
    /// Thousandths that are on time. Null where it is given by quantiles.
    pub on_time_permille: Option<u16>,
    /// Mean minutes by which the others are late. Null where it is given by quantiles.
    pub late_mean_minutes: Option<u32>,
    /// How good it is.
    pub evidence: Evidence<'f>,
}

pub(super) fn delay_entry(delay: &Delay) -> DelayEntry<'_> {
    let (quantiles_minutes, on_time_permille, late_mean_minutes) = match delay.spread {
        Spread::Quantiles(quantiles) => (Some(quantiles.map(crate::units::Minutes::get)), None, None),
        Spread::Late { on_time, mean, .. } => (None, Some(on_time), Some(mean.get())),
    };
    DelayEntry {
        about: (&*delay.about).into(),
        quantiles_minutes,
        on_time_permille,
        late_mean_minutes,
        evidence: evidence(&delay.evidence),
    }
}

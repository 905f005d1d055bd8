//! Premiums of insurance, by ride.

use super::SurchargedRides;
use crate::model::Range;
use std::sync::Arc;

/// What insurers take on rides of a kind. Of several that touch a ride, each is taken: a risk more, a premium more.
#[derive(Debug, Clone)]
pub struct Premium {
    /// Unique code.
    pub code: Arc<str>,
    /// Name shown beside the charge.
    pub name: Arc<str>,
    /// On which rides.
    pub rides: SurchargedRides,
    /// Millionths of the insured value.
    pub rate: Range<u64>,
}

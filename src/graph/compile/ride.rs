//! One service, ridden from one call to a later one.

use crate::model::{Service, ServiceIx};

/// A service ridden from one call to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ServiceRide {
    /// The service.
    pub service: ServiceIx,
    /// Position of the loading call.
    pub from: usize,
    /// Position of the discharging call.
    pub to: usize,
}

impl ServiceRide {
    /// The stages that it goes over, by position.
    #[inline]
    pub(crate) fn stages(&self, service: &Service) -> std::ops::Range<usize> {
        service.calls[self.from].leave..service.calls[self.to].arrive
    }
}

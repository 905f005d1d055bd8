//! When a shipment may leave, and when it has to be there.

use super::{Shipment, ShipmentError};
use crate::model::Depart;
use crate::units::{Instant, When};

impl Shipment {
    /// When it can be handed in; without it the plan is strategic. What says no zone, as `2026-12-01T09:00`, is read on the clock of the
    /// origin; a date alone is the beginning of that day. See [`When`] for what can be written.
    ///
    /// # Errors
    /// [`ShipmentError::When`].
    pub fn ready<W: TryInto<When>>(self, when: W) -> Result<Self, ShipmentError>
    where
        ShipmentError: From<W::Error>,
    {
        Ok(self.depart(Depart::On(when.try_into()?)))
    }

    /// It can be handed in on any day from the first to the last, at the time of day of the first; on the clock of the origin where no zone
    /// is said. The last date alone is the whole of that day.
    ///
    /// # Errors
    /// [`ShipmentError::When`].
    pub fn ready_between<F: TryInto<When>, L: TryInto<When>>(self, first: F, last: L) -> Result<Self, ShipmentError>
    where
        ShipmentError: From<F::Error> + From<L::Error>,
    {
        Ok(self.depart(Depart::Between(first.try_into()?, last.try_into()?)))
    }

    /// It is to be ready as late as it may be and still be available for collection by then; on the clock of the destination where no zone is
    /// said. A date alone is the end of that day.
    ///
    /// # Errors
    /// [`ShipmentError::When`].
    pub fn to_arrive_by<W: TryInto<When>>(self, when: W) -> Result<Self, ShipmentError>
    where
        ShipmentError: From<W::Error>,
    {
        Ok(self.depart(Depart::ToArriveBy(when.try_into()?)))
    }

    /// When it may leave, in place of whatever was said before.
    #[must_use]
    pub fn depart(mut self, depart: Depart) -> Self {
        self.depart = depart;
        self
    }

    /// When it may leave.
    pub fn departs(&self) -> Depart {
        self.depart
    }

    /// When it must be available for collection. What says no zone is read on the clock of the destination; a date alone is the end of
    /// that day: the last that is in time is there at 23:59.
    ///
    /// # Errors
    /// [`ShipmentError::When`].
    pub fn due<W: TryInto<When>>(mut self, when: W) -> Result<Self, ShipmentError>
    where
        ShipmentError: From<W::Error>,
    {
        self.due = Some(when.try_into()?);
        Ok(self)
    }

    /// The earliest that the consignee takes it; what comes before waits at the last hub. What says no zone is read on the clock of the
    /// destination; a date alone is the beginning of that day.
    ///
    /// # Errors
    /// [`ShipmentError::When`].
    pub fn deliver_from<W: TryInto<When>>(mut self, when: W) -> Result<Self, ShipmentError>
    where
        ShipmentError: From<W::Error>,
    {
        self.deliver_from = Some(when.try_into()?);
        Ok(self)
    }

    /// When its documents are ready, which services want some time before they leave. Without this the documents come with the cargo. What says
    /// no zone is read on the clock of the origin; a date alone is the beginning of that day.
    ///
    /// # Errors
    /// [`ShipmentError::When`].
    pub fn documents<W: TryInto<When>>(mut self, when: W) -> Result<Self, ShipmentError>
    where
        ShipmentError: From<W::Error>,
    {
        self.documents = Some(when.try_into()?);
        Ok(self)
    }

    /// How many days it may take from ready to collection.
    #[must_use]
    pub fn due_within_days(mut self, days: u32) -> Self {
        self.due_within_days = Some(days);
        self
    }

    /// The same shipment, ready at one of the times that it may leave at.
    pub(crate) fn handed_in(&self, ready: Instant) -> Self {
        let due = if let Depart::ToArriveBy(by) = self.depart { Some(by) } else { self.due };
        Self { depart: Depart::On(When::At(ready)), due, ..self.clone() }
    }
}

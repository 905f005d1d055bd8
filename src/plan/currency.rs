//! Answers in another currency.

use super::planner::PlanError;
use super::{Itinerary, Query};
use crate::graph::PriceError;
use crate::graph::items::{Item, Overflow};
use crate::model::{ExchangeRate, NETWORK_CURRENCY, Network, nearest_name};
use crate::units::{Currency, Money};

/// The rate of the currency that a query asks for; none for the network's own.
pub(super) fn rate<'n>(network: &'n Network, query: &Query) -> Result<Option<&'n ExchangeRate>, PlanError> {
    let Some(code) = query.currency.as_deref().filter(|code| *code != NETWORK_CURRENCY.as_str()) else {
        return Ok(None);
    };
    let known = Currency::new(code).ok().and_then(|currency| network.latest_rate(currency));
    known.map(Some).ok_or_else(|| PlanError::UnknownCurrency {
        code: code.to_owned(),
        hint: nearest_name(code, network.currencies().into_iter()),
    })
}

/// Converts itineraries, where there is a rate to convert them at.
pub(super) fn convert(itineraries: &mut [Itinerary], rate: Option<&ExchangeRate>) -> Result<(), PriceError> {
    let Some(rate) = rate else { return Ok(()) };
    Ok(itineraries.iter_mut().try_for_each(|itinerary| itinerary.convert(rate))?)
}

impl Itinerary {
    /// Converts the sum after each item; an item is the difference that it makes.
    fn convert(&mut self, rate: &ExchangeRate) -> Result<(), Overflow> {
        let (mut sum, mut converted) = (Money::ZERO, Money::ZERO);
        let mut each = |item: &mut Item| -> Result<(), Overflow> {
            sum = sum.checked_add(item.charge).ok_or(Overflow)?;
            let after = rate.from_network(sum).ok_or(Overflow)?;
            item.charge = after.checked_sub(converted).ok_or(Overflow)?;
            converted = after;
            Ok(())
        };
        let mut legs = self.legs.iter_mut();
        for stay in &mut self.stays {
            stay.items.iter_mut().try_for_each(&mut each)?;
            if let Some(leg) = legs.next() {
                leg.stages.iter_mut().map(|stage| &mut stage.item).chain(&mut leg.extras).try_for_each(&mut each)?;
            }
        }
        (self.cost, self.currency) = (converted, rate.currency);
        Ok(())
    }
}

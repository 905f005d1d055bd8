//! Answers in another currency.
//!
//! A bill is made out by the one cost function, line by line from the prices as they are written, in the network's currency or in another: so a
//! line shows what was typed, and the lines add up to the sum. The search counts in the network's currency; where a budget is in another, and for
//! a reach, it counts in that one, so that its sums are those of the bill.

use crate::model::{ExchangeRate, NETWORK_CURRENCY, Network, nearest_name};
use crate::plan::Query;
use crate::plan::error::plan::MoneyError;
use crate::units::Currency;

/// The rate of the currency that a query asks for; none for the network's own.
pub(in crate::plan) fn rate<'n>(network: &'n Network, query: &Query) -> Result<Option<&'n ExchangeRate>, MoneyError> {
    let Some(code) = query.currency.as_deref().filter(|code| *code != NETWORK_CURRENCY.as_str()) else {
        return Ok(None);
    };
    let known = Currency::new(code).ok().and_then(|currency| network.latest_rate(currency));
    known.map(Some).ok_or_else(|| MoneyError::NoRate {
        code: code.to_owned(),
        hint: nearest_name(code, network.currencies().into_iter()),
    })
}

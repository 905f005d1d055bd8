//! Rates of exchange of a network.

use super::Network;
use crate::model::{ExchangeRate, NETWORK_CURRENCY, rate_of};
use crate::units::Currency;

impl Network {
    /// The rate at which an amount of a year is converted: of that year, or else of the last before it, or else of the first after it.
    pub fn rate(&self, currency: Currency, year: u16) -> Option<&ExchangeRate> {
        rate_of(self.rates(), currency, year)
    }

    /// The last rate of a currency.
    pub fn latest_rate(&self, currency: Currency) -> Option<&ExchangeRate> {
        self.rate(currency, u16::MAX)
    }

    /// Currencies that answers may be given in, each once, ascending.
    pub fn currencies(&self) -> Vec<&'static str> {
        let known = self.rates().iter().map(|rate| rate.currency.as_str());
        let mut all: Vec<&str> = known.chain([NETWORK_CURRENCY.as_str()]).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

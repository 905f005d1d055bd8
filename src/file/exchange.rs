//! Reading rates of exchange, and prices in other currencies. A price stays as it is written; nothing is converted here.

use super::codes;
use super::convert::Origins;
use super::figures::{At, Reader};
use super::raw;
use crate::model::{
    Case, ExchangeRate, NETWORK_CURRENCY, NetworkBuilder, Range, Subject, UnitPrice, nearest_name, rate_of,
};
use crate::units::Currency;

/// The rates of all files, and the currency of each file.
#[derive(Default)]
pub(super) struct Exchange {
    rates: Vec<ExchangeRate>,
    /// By file; none where it is the network's.
    files: Vec<Option<String>>,
}

impl Exchange {
    /// The rates of a network, for a file that has none.
    pub(super) fn of(rates: &[ExchangeRate]) -> Self {
        Self { rates: rates.to_vec(), files: Vec::new() }
    }
}

pub(super) fn read(
    reader: &mut Reader<'_>,
    builder: &mut NetworkBuilder,
    origins: &mut Origins,
    files: &[(usize, raw::File)],
) {
    for (file, read) in files {
        for (index, rate) in read.rates.iter().enumerate() {
            let at = At::element(*file, "rates", index);
            let currency = codes::currency(reader, &at.field("currency"), &rate.currency);
            let what = "price of a US dollar, with at most six decimals";
            let millionths = reader.exact(&at.field("for_usd"), &rate.for_usd, what, 1_000_000.0);
            let (Some(currency), Some(millionths)) = (currency, millionths) else { continue };
            let rate = ExchangeRate { currency, millionths };
            origins.0.insert(Subject::Rate(reader.exchange.rates.len()), at);
            reader.exchange.rates.push(rate.clone());
            builder.add_rate(rate);
        }
    }
    for (file, read) in files {
        reader.exchange.files.resize(reader.exchange.files.len().max(file + 1), None);
        if let Some(code) = &read.currency {
            let at = At { file: *file, path: Vec::new() }.field("currency");
            // Said once for the file, not for each of its amounts.
            if code != NETWORK_CURRENCY.as_str() && reader.known_rate(&at, code).is_some() {
                reader.exchange.files[*file] = Some(code.clone());
            }
        }
    }
}

impl Reader<'_> {
    /// The currency that a code stands for, where some file has a rate for it; or a finding.
    fn known_rate(&mut self, at: &At, code: &str) -> Option<Currency> {
        let currency = codes::currency(self, at, code)?;
        let known = self.exchange.rates.iter().any(|rate| rate.currency == currency);
        if !known {
            let rated =
                self.exchange.rates.iter().map(|rate| rate.currency.as_str()).chain([NETWORK_CURRENCY.as_str()]);
            let hint = nearest_name(code, rated.collect::<Vec<_>>().into_iter());
            let cure = format!("add a rate, or convert the amounts: {hint}");
            self.refuse("currency", at, format!("amounts in {code}, for which no file has a rate"), cure);
        }
        known.then_some(currency)
    }

    /// Millionths of a year's money as a price: in the currency named, or else in the file's.
    pub(super) fn price(&mut self, at: &At, code: Option<&str>, year: u16, millionths: i64) -> Option<UnitPrice> {
        let of_file = self.exchange.files.get(at.file).cloned().flatten();
        let Some(code) = code.map(str::to_owned).or(of_file).filter(|code| code != NETWORK_CURRENCY.as_str()) else {
            return Some(UnitPrice::of_network(millionths));
        };
        let currency = self.known_rate(at, &code)?;
        Some(UnitPrice::at_rate(millionths, rate_of(&self.exchange.rates, currency, year)?))
    }

    /// A range of prices.
    pub(super) fn prices(&mut self, at: &At, code: Option<&str>, millionths: &Range<i64>) -> Option<Range<UnitPrice>> {
        let evidence = millionths.evidence().clone();
        let typical = self.price(at, code, evidence.year, millionths.at(Case::Typical))?;
        let [low, high] = [Case::Low, Case::High].map(|case| typical.with_millionths(millionths.at(case)));
        Range::new(low, typical, high, evidence).ok()
    }

    /// Notes a currency on a figure that is no money.
    pub(super) fn refuse_currency(&mut self, at: &At, code: Option<&str>) {
        if let Some(code) = code {
            self.refuse("currency", at, format!("{code} on a figure that is no money"), "leave the currency out");
        }
    }
}

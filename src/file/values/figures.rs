//! Reading figures: numbers with a range, a unit and evidence. A price stays as it is written; nothing is converted here.

use super::codes;
use crate::file::raw;
use crate::file::reader::{At, Reader};
use crate::model::{
    Case, Emission, EmissionBasis, Exact, NETWORK_CURRENCY, Range, Tender, UnitPrice, nearest_name, rate_of,
};
use crate::units::{Currency, Minutes, Money};

impl Reader<'_> {
    /// A range whose three numbers `convert` turns into units.
    fn range<T: Copy + PartialOrd>(
        &mut self,
        at: &At,
        raw: &raw::Range,
        what: &str,
        convert: impl Fn(f64) -> Option<T>,
    ) -> Option<Range<T>> {
        let evidence = self.evidence(at, &raw.3);
        let mut values = [raw.0, raw.1, raw.2].map(|number| (number, convert(number)));
        for (number, value) in &mut values {
            if value.is_none() {
                let cure = match what {
                    MONEY => "give an amount with at most six decimals, not negative".to_owned(),
                    SUBSIDY => "give an amount with at most six decimals".to_owned(),
                    _ => format!("give the {what} as a number, not negative, and not finer than its unit"),
                };
                self.refuse("number", at, format!("{number} is no {what}"), cure);
            }
        }
        let [(_, low), (_, typical), (_, high)] = values;
        let (low, typical, high) = (low?, typical?, high?);
        let cause = |_| format!("low {}, typical {}, high {} are out of order", raw.0, raw.1, raw.2);
        let range = Range::new(low, typical, high, evidence).map_err(cause);
        self.take("order", at, range, "put them in ascending order")
    }

    pub(in crate::file) fn days(&mut self, at: &At, raw: &raw::Range) -> Option<Range<Minutes>> {
        self.refuse_currency(at, raw.4.as_deref());
        self.range(at, raw, "number of days", Minutes::from_decimal_days)
    }

    pub(in crate::file) fn hours(&mut self, at: &At, raw: &raw::Range) -> Option<Range<Minutes>> {
        self.refuse_currency(at, raw.4.as_deref());
        self.range(at, raw, "number of hours", |hours| Minutes::from_decimal_days(hours / 24.0))
    }

    pub(in crate::file) fn money(&mut self, at: &At, raw: &raw::Range) -> Option<Range<UnitPrice>> {
        let amounts = self.range(at, raw, MONEY, |amount| millionths(amount).filter(|&amount| amount >= 0))?;
        self.prices(at, raw.4.as_deref(), &amounts)
    }

    /// An amount that may be below zero: a subsidy.
    pub(in crate::file) fn signed_money(&mut self, at: &At, raw: &raw::Range) -> Option<Range<UnitPrice>> {
        let amounts = self.range(at, raw, SUBSIDY, millionths)?;
        self.prices(at, raw.4.as_deref(), &amounts)
    }

    /// One price of a year, not negative.
    pub(in crate::file) fn one_price(
        &mut self,
        at: &At,
        code: Option<&str>,
        year: u16,
        amount: f64,
    ) -> Option<UnitPrice> {
        let value = millionths(amount).filter(|&amount| amount >= 0).ok_or(format!("{amount} is no {MONEY}"));
        let value = self.take("number", at, value, "give an amount with at most six decimals, not negative")?;
        self.price(at, code, year, value)
    }

    /// What goods are worth, in whole cents of the network's currency.
    pub(in crate::file) fn worth(&mut self, at: &At, raw: &raw::Range) -> Option<Range<Money>> {
        let prices = self.money(at, raw)?;
        let [low, typical, high] =
            [Case::Low, Case::Typical, Case::High].map(|case| Tender::NETWORK.times(prices.at(case), 1));
        let values = low.zip(typical).zip(high).ok_or("an amount past the range of its unit");
        let ((low, typical), high) = self.take("number", at, values, "give a smaller amount")?;
        // Rounding keeps the order.
        Range::new(low, typical, high, prices.evidence().clone()).ok()
    }

    /// Per cent of a price in thousandths of it; below zero it takes off.
    pub(in crate::file) fn percent_range(&mut self, at: &At, raw: &raw::Range) -> Option<Range<i32>> {
        self.refuse_currency(at, raw.4.as_deref());
        if let Some(percent) = [raw.0, raw.1, raw.2].into_iter().find(|&percent| permille(percent).is_none()) {
            self.refuse("number", at, format!("{percent} is no percentage of a price"), "give -100 to 1000");
            return None;
        }
        self.range(at, raw, "percentage of a price", permille)
    }

    pub(in crate::file) fn scaled_range(
        &mut self,
        at: &At,
        raw: &raw::Range,
        what: &str,
        scale: f64,
    ) -> Option<Range<u64>> {
        self.refuse_currency(at, raw.4.as_deref());
        self.range(at, raw, what, |number| scaled(number, scale))
    }

    /// One number in thousandths or whole units, times `scale`.
    pub(in crate::file) fn exact(&mut self, at: &At, raw: &raw::Exact, what: &str, scale: f64) -> Option<Exact<u64>> {
        self.refuse_currency(at, raw.2.as_deref());
        let evidence = self.evidence(at, &raw.1);
        let Some(value) = scaled(raw.0, scale) else {
            let cure = format!("give the {what} as a number, not negative, and not finer than its unit");
            self.refuse("number", at, format!("{} is no {what}", raw.0), cure);
            return None;
        };
        Some(Exact { value, evidence })
    }

    pub(in crate::file) fn exact_u32(
        &mut self,
        at: &At,
        raw: &raw::Exact,
        what: &str,
        scale: f64,
    ) -> Option<Exact<u32>> {
        let Exact { value, evidence } = self.exact(at, raw, what, scale)?;
        let value = self.take("number", at, u32::try_from(value), "give a smaller number")?;
        Some(Exact { value, evidence })
    }

    /// Notes a factor per tonne handled where one over a distance is needed; whether it is fine.
    pub(in crate::file) fn refuse_hub_factor(&mut self, at: &At, factor: &Emission) -> bool {
        let fine = factor.per != EmissionBasis::Tonne;
        if !fine {
            let cause = format!("`{}` is a factor of handling, and this covers a distance", factor.key);
            self.refuse("emission", at, cause, "use a factor per tonne-kilometre or TEU-kilometre");
        }
        fine
    }

    /// Notes a factor over a distance where one per tonne handled is needed; whether it is fine.
    pub(in crate::file) fn refuse_distance_factor(&mut self, at: &At, factor: &Emission) -> bool {
        let fine = factor.per == EmissionBasis::Tonne;
        if !fine {
            let cause = format!("`{}` is a factor of distance, and handling covers none", factor.key);
            self.refuse("emission", at, cause, "use a factor per tonne handled");
        }
        fine
    }

    /// The currency that a code stands for, where some file has a rate for it; or a finding.
    pub(in crate::file) fn known_rate(&mut self, at: &At, code: &str) -> Option<Currency> {
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
    pub(in crate::file) fn price(
        &mut self,
        at: &At,
        code: Option<&str>,
        year: u16,
        millionths: i64,
    ) -> Option<UnitPrice> {
        let of_file = self.exchange.files.get(at.file).cloned().flatten();
        let Some(code) = code.map(str::to_owned).or(of_file).filter(|code| code != NETWORK_CURRENCY.as_str()) else {
            return Some(UnitPrice::of_network(millionths));
        };
        let currency = self.known_rate(at, &code)?;
        Some(UnitPrice::at_rate(millionths, rate_of(&self.exchange.rates, currency, year)?))
    }

    /// A range of prices.
    pub(in crate::file) fn prices(
        &mut self,
        at: &At,
        code: Option<&str>,
        millionths: &Range<i64>,
    ) -> Option<Range<UnitPrice>> {
        let evidence = millionths.evidence().clone();
        let typical = self.price(at, code, evidence.year, millionths.at(Case::Typical))?;
        let [low, high] = [Case::Low, Case::High].map(|case| typical.with_millionths(millionths.at(case)));
        Range::new(low, typical, high, evidence).ok()
    }

    /// Notes a currency on a figure that is no money.
    pub(in crate::file) fn refuse_currency(&mut self, at: &At, code: Option<&str>) {
        if let Some(code) = code {
            self.refuse("currency", at, format!("{code} on a figure that is no money"), "leave the currency out");
        }
    }
}

/// Whole units of a decimal number times `scale`; `None` when negative, no number, too large, or finer than the unit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked first")]
pub(in crate::file) fn scaled(number: f64, scale: f64) -> Option<u64> {
    let product = number * scale;
    let whole = product.round();
    let exact = (product - whole).abs() <= 1e-6 * whole.abs().max(1.0);
    ((0.0..=1e15).contains(&whole) && exact).then_some(whole as u64)
}

/// What findings call a price.
pub(in crate::file) const MONEY: &str = "amount of money";

/// What findings call a price that may be below zero.
const SUBSIDY: &str = "amount of money to add or take off";

/// Millionths of an amount as it is written, digit for digit; `None` where it is no number, too large, finer than six decimals, or of
/// more digits than a number of the file's keeps.
pub(in crate::file) fn millionths(amount: f64) -> Option<i64> {
    // Nearly all amounts are whole, and small enough to be exact.
    if amount.fract() == 0.0 && amount.abs() < 1e12 {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole, and in range")]
        return Some(amount as i64 * 1_000_000);
    }
    let text = amount.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let written = format!("{whole}{part}");
    if part.len() > 6 || written.trim_start_matches('0').len() > 15 && !part.is_empty() {
        return None;
    }
    let millionths = format!("{written}{}", "0".repeat(6 - part.len())).parse::<i64>().ok()?;
    Some(sign * millionths)
}

/// Per cent of a price in thousandths of it; `None` beyond -100 and 1000.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
pub(in crate::file) fn permille(percent: f64) -> Option<i32> {
    let permille = (percent * 10.0).round();
    (-1000.0..=10_000.0).contains(&permille).then_some(permille as i32)
}

//! Reading figures: numbers with a range, a unit and evidence.

use super::diagnostic::{Diagnostic, FilePlace, Severity};
use super::locate::{Step, place};
use super::raw;
use crate::model::{Basis, Case, Emission, EmissionBasis, Evidence, Exact, Grade, Range, Tender, UnitPrice};
use crate::units::{Minutes, Money};
use ron::extensions::Extensions;
use std::collections::HashMap;
use std::sync::Arc;

/// How the text is read: an optional field is written without `Some`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// A place in one of the files.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) file: usize,
    pub(super) path: Vec<Step>,
}

impl At {
    pub(super) fn element(file: usize, list: &'static str, index: usize) -> Self {
        Self { file, path: vec![Step::Field(list), Step::Index(index)] }
    }

    pub(super) fn field(&self, name: &'static str) -> Self {
        self.then(Step::Field(name))
    }

    pub(super) fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    pub(super) fn variant(&self) -> Self {
        self.then(Step::Variant)
    }

    /// File, line and column.
    pub(super) fn find(&self, files: &[(&str, &str)]) -> FilePlace {
        let (file, text) = files[self.file];
        let (line, column) = place(text, &self.path);
        FilePlace { file: file.to_owned(), line, column }
    }

    fn then(&self, step: Step) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { file: self.file, path }
    }
}

/// Reads values and collects findings.
pub(super) struct Reader<'t> {
    files: &'t [(&'t str, &'t str)],
    pub(super) findings: Vec<Diagnostic>,
    /// What makes no part unreadable.
    pub(super) remarks: Vec<Diagnostic>,
    /// Keys, and whether they only stand for own estimates.
    pub(super) sources: HashMap<String, bool>,
    pub(super) exchange: super::exchange::Exchange,
}

impl<'t> Reader<'t> {
    pub(super) fn new(files: &'t [(&'t str, &'t str)]) -> Self {
        let exchange = super::exchange::Exchange::default();
        Self { files, findings: Vec::new(), remarks: Vec::new(), sources: HashMap::new(), exchange }
    }

    /// Notes a finding about the value at a place.
    pub(super) fn refuse(&mut self, code: &'static str, at: &At, cause: impl Into<String>, cure: impl Into<String>) {
        let finding = self.finding(code, at, None, cause.into(), cure.into());
        self.findings.push(finding);
    }

    /// Notes that the value at a place contradicts what stands at another.
    pub(super) fn contradict(
        &mut self,
        code: &'static str,
        at: &At,
        first: &At,
        cause: impl Into<String>,
        cure: impl Into<String>,
    ) {
        let finding = self.finding(code, at, Some(first), cause.into(), cure.into());
        self.findings.push(finding);
    }

    fn finding(&self, code: &'static str, at: &At, first: Option<&At>, cause: String, cure: String) -> Diagnostic {
        let FilePlace { file, line, column } = at.find(self.files);
        let first = first.map(|first| first.find(self.files));
        Diagnostic { severity: Severity::Error, code, file, line, column, cause, cure, first }
    }

    /// Takes the value, or notes why there is none.
    pub(super) fn take<T, E: std::fmt::Display>(
        &mut self,
        code: &'static str,
        at: &At,
        value: Result<T, E>,
        cure: &str,
    ) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(code, at, error.to_string(), cure);
                None
            }
        }
    }

    pub(super) fn evidence(&mut self, at: &At, raw: &raw::Evidence) -> Evidence {
        let (grade, keys, year) = match raw {
            raw::Evidence::Published(keys, year) => (Grade::Published, keys, *year),
            raw::Evidence::Derived(keys, year) => (Grade::Derived, keys, *year),
            raw::Evidence::Modelled(keys, year) => (Grade::Modelled, keys, *year),
            raw::Evidence::Estimate(keys, year) => (Grade::Estimate, keys, *year),
        };
        if keys.trim().is_empty() {
            self.refuse(
                "source",
                at,
                "a figure without a source",
                "name the key of a source; the one for estimates is a key too",
            );
        }
        for key in keys.split_whitespace() {
            if !self.sources.contains_key(key) {
                let hint = crate::model::nearest_name(key, self.sources.keys().map(String::as_str));
                self.refuse(
                    "source",
                    at,
                    format!("no source has the key `{key}`"),
                    format!("add it to the sources, or correct it: {hint}"),
                );
            }
        }
        let own = |key: &str| self.sources.get(key).copied().unwrap_or(false);
        if grade != Grade::Estimate && !keys.trim().is_empty() && keys.split_whitespace().all(own) {
            let cause = format!("a figure called {grade} that rests on own estimates alone (`{keys}`)");
            let cure = "call it an estimate, or cite the document".to_owned();
            let remark = self.finding("grade", at, None, cause, cure);
            self.remarks.push(remark);
        }
        if !(1990..=2100).contains(&year) {
            self.refuse(
                "year",
                at,
                format!("{year} is no year for a figure"),
                "give the year that the figure speaks of",
            );
        }
        Evidence { grade, sources: Arc::from(keys.as_str()), year }
    }

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

    pub(super) fn days(&mut self, at: &At, raw: &raw::Range) -> Option<Range<Minutes>> {
        self.refuse_currency(at, raw.4.as_deref());
        self.range(at, raw, "number of days", Minutes::from_decimal_days)
    }

    pub(super) fn hours(&mut self, at: &At, raw: &raw::Range) -> Option<Range<Minutes>> {
        self.refuse_currency(at, raw.4.as_deref());
        self.range(at, raw, "number of hours", |hours| Minutes::from_decimal_days(hours / 24.0))
    }

    pub(super) fn money(&mut self, at: &At, raw: &raw::Range) -> Option<Range<UnitPrice>> {
        let amounts = self.range(at, raw, MONEY, |amount| millionths(amount).filter(|&amount| amount >= 0))?;
        self.prices(at, raw.4.as_deref(), &amounts)
    }

    /// An amount that may be below zero: a subsidy.
    pub(super) fn signed_money(&mut self, at: &At, raw: &raw::Range) -> Option<Range<UnitPrice>> {
        let amounts = self.range(at, raw, SUBSIDY, millionths)?;
        self.prices(at, raw.4.as_deref(), &amounts)
    }

    /// One price of a year, not negative.
    pub(super) fn one_price(&mut self, at: &At, code: Option<&str>, year: u16, amount: f64) -> Option<UnitPrice> {
        let value = millionths(amount).filter(|&amount| amount >= 0).ok_or(format!("{amount} is no {MONEY}"));
        let value = self.take("number", at, value, "give an amount with at most six decimals, not negative")?;
        self.price(at, code, year, value)
    }

    /// What goods are worth, in whole cents of the network's currency.
    pub(super) fn worth(&mut self, at: &At, raw: &raw::Range) -> Option<Range<Money>> {
        let prices = self.money(at, raw)?;
        let [low, typical, high] =
            [Case::Low, Case::Typical, Case::High].map(|case| Tender::NETWORK.times(prices.at(case), 1));
        let values = low.zip(typical).zip(high).ok_or("an amount past the range of its unit");
        let ((low, typical), high) = self.take("number", at, values, "give a smaller amount")?;
        // Rounding keeps the order.
        Range::new(low, typical, high, prices.evidence().clone()).ok()
    }

    /// Per cent of a price in thousandths of it; below zero it takes off.
    pub(super) fn percent_range(&mut self, at: &At, raw: &raw::Range) -> Option<Range<i32>> {
        self.refuse_currency(at, raw.4.as_deref());
        if let Some(percent) = [raw.0, raw.1, raw.2].into_iter().find(|&percent| permille(percent).is_none()) {
            self.refuse("number", at, format!("{percent} is no percentage of a price"), "give -100 to 1000");
            return None;
        }
        self.range(at, raw, "percentage of a price", permille)
    }

    pub(super) fn scaled_range(&mut self, at: &At, raw: &raw::Range, what: &str, scale: f64) -> Option<Range<u64>> {
        self.refuse_currency(at, raw.4.as_deref());
        self.range(at, raw, what, |number| scaled(number, scale))
    }

    /// One number in thousandths or whole units, times `scale`.
    pub(super) fn exact(&mut self, at: &At, raw: &raw::Exact, what: &str, scale: f64) -> Option<Exact<u64>> {
        self.refuse_currency(at, raw.2.as_deref());
        let evidence = self.evidence(at, &raw.1);
        let Some(value) = scaled(raw.0, scale) else {
            let cure = format!("give the {what} as a number, not negative, and not finer than its unit");
            self.refuse("number", at, format!("{} is no {what}", raw.0), cure);
            return None;
        };
        Some(Exact { value, evidence })
    }

    pub(super) fn exact_u32(&mut self, at: &At, raw: &raw::Exact, what: &str, scale: f64) -> Option<Exact<u32>> {
        let Exact { value, evidence } = self.exact(at, raw, what, scale)?;
        let value = self.take("number", at, u32::try_from(value), "give a smaller number")?;
        Some(Exact { value, evidence })
    }

    /// Notes a factor per tonne handled where one over a distance is needed; whether it is fine.
    pub(super) fn refuse_hub_factor(&mut self, at: &At, factor: &Emission) -> bool {
        let fine = factor.per != EmissionBasis::Tonne;
        if !fine {
            let cause = format!("`{}` is a factor of handling, and this covers a distance", factor.key);
            self.refuse("emission", at, cause, "use a factor per tonne-kilometre or TEU-kilometre");
        }
        fine
    }

    /// Notes a factor over a distance where one per tonne handled is needed; whether it is fine.
    pub(super) fn refuse_distance_factor(&mut self, at: &At, factor: &Emission) -> bool {
        let fine = factor.per == EmissionBasis::Tonne;
        if !fine {
            let cause = format!("`{}` is a factor of distance, and handling covers none", factor.key);
            self.refuse("emission", at, cause, "use a factor per tonne handled");
        }
        fine
    }

    pub(super) fn basis(&mut self, at: &At, raw: &raw::Basis) -> Option<Basis> {
        Some(match raw {
            raw::Basis::Box => Basis::Box,
            raw::Basis::Feu { twenty } => {
                let twenty = self.exact_u32(at, twenty, "share of the forty-foot price, such as 0.6", 1000.0)?;
                Basis::Feu { twenty }
            }
            raw::Basis::Vehicle => Basis::Vehicle,
            raw::Basis::Truck => Basis::Truck,
            raw::Basis::Kg => Basis::Kg,
            raw::Basis::Tonne => Basis::Tonne,
            raw::Basis::Shipment => Basis::Shipment,
            raw::Basis::Teu => Basis::Teu,
            raw::Basis::Stepped { of, steps } => super::tariffs::stepped(self, at, of, steps)?,
            raw::Basis::AtLeast { of, minimum } => super::tariffs::at_least(self, at, of, minimum)?,
        })
    }
}

/// Whole units of a decimal number times `scale`; `None` when negative, no number, too large, or finer than the unit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked first")]
pub(super) fn scaled(number: f64, scale: f64) -> Option<u64> {
    let product = number * scale;
    let whole = product.round();
    let exact = (product - whole).abs() <= 1e-6 * whole.abs().max(1.0);
    ((0.0..=1e15).contains(&whole) && exact).then_some(whole as u64)
}

/// What findings call a price.
pub(super) const MONEY: &str = "amount of money";

/// What findings call a price that may be below zero.
const SUBSIDY: &str = "amount of money to add or take off";

/// Millionths of an amount as it is written, digit for digit; `None` where it is no number, too large, finer than six decimals, or of
/// more digits than a number of the file's keeps.
pub(super) fn millionths(amount: f64) -> Option<i64> {
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
pub(super) fn permille(percent: f64) -> Option<i32> {
    let permille = (percent * 10.0).round();
    (-1000.0..=10_000.0).contains(&permille).then_some(permille as i32)
}

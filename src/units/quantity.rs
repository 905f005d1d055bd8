//! Money, mass, distance and emissions.

use std::fmt;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident($inner:ty), $new:ident, $get:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name($inner);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
            /// Wraps a number of the unit.
            #[inline]
            pub const fn $new(value: $inner) -> Self {
                Self(value)
            }
            /// The number of the unit.
            #[inline]
            pub const fn $get(self) -> $inner {
                self.0
            }
            /// Sum, or `None` past the type.
            #[inline]
            pub const fn checked_add(self, other: Self) -> Option<Self> {
                match self.0.checked_add(other.0) {
                    Some(sum) => Some(Self(sum)),
                    None => None,
                }
            }
            /// Difference, or `None` past the type.
            #[inline]
            pub const fn checked_sub(self, other: Self) -> Option<Self> {
                match self.0.checked_sub(other.0) {
                    Some(difference) => Some(Self(difference)),
                    None => None,
                }
            }
            /// Product with a count, or `None` past the type.
            #[inline]
            pub const fn checked_mul(self, count: $inner) -> Option<Self> {
                match self.0.checked_mul(count) {
                    Some(product) => Some(Self(product)),
                    None => None,
                }
            }
        }
    };
}

quantity! {
    /// An amount in hundredths of a currency: of the network's, or of the one that an answer names. Negative amounts are subsidies.
    Money(i64), from_minor, minor
}
quantity! {
    /// A mass in kilograms.
    Kilograms(u64), new, get
}
quantity! {
    /// A distance in kilometres.
    Kilometres(u32), new, get
}
quantity! {
    /// Greenhouse gases in grams of CO2 equivalent, well to wheel.
    GramsCo2e(u64), new, get
}

impl fmt::Display for Money {
    /// Whole units with thousands apart, cents only where there are any: `12,345` or `12,345.60`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let mut text = group_thousands(magnitude / 100);
        if !magnitude.is_multiple_of(100) {
            let cents = magnitude % 100;
            text.push('.');
            text.push_str(if cents < 10 { "0" } else { "" });
            text.push_str(&cents.to_string());
        }
        if self.0 < 0 {
            text.insert(0, '-');
        }
        f.pad(&text)
    }
}

impl fmt::Display for Kilograms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} kg", group_thousands(self.0)))
    }
}

impl fmt::Display for Kilometres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} km", group_thousands(u64::from(self.0))))
    }
}

impl fmt::Display for GramsCo2e {
    /// Kilograms, rounded half up: nobody reads grams.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilograms = self.0 / 1000 + u64::from(self.0 % 1000 >= 500);
        f.pad(&format!("{} kg", group_thousands(kilograms)))
    }
}

fn group_thousands(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_shows_thousands_and_cents_only_when_there_are_any() {
        assert_eq!(Money::from_minor(784_000).to_string(), "7,840");
        assert_eq!(Money::from_minor(123_456_789).to_string(), "1,234,567.89");
        assert_eq!(Money::from_minor(-5).to_string(), "-0.05");
    }

    #[test]
    fn sums_past_the_type_are_refused() {
        assert_eq!(Money::from_minor(i64::MAX).checked_add(Money::from_minor(1)), None);
        assert_eq!(GramsCo2e::new(1).checked_sub(GramsCo2e::new(2)), None);
    }

    #[test]
    fn emissions_round_half_up_to_kilograms() {
        assert_eq!(GramsCo2e::new(1_499).to_string(), "1 kg");
        assert_eq!(GramsCo2e::new(1_500).to_string(), "2 kg");
    }
}

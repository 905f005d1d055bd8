//! Codes of places, countries and boxes.

use super::Shown;
use std::fmt;
use std::sync::Arc;

macro_rules! code_error {
    ($(#[$doc:meta])* $name:ident, $what:literal, $form:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[error("`{}` is no {}: {}", Shown(.code), $what, $form)]
        pub struct $name {
            pub(super) code: String,
        }

        impl $name {
            pub(super) fn of(code: &str) -> Self {
                Self { code: code.to_owned() }
            }

            /// As written.
            pub fn code(&self) -> &str {
                &self.code
            }
        }
    };
}

code_error! {
    /// What is no [`CountryCode`].
    CountryCodeError, "country code", "two capital letters, as in ISO 3166 (CN, TR)"
}
code_error! {
    /// What is no [`HubCode`].
    HubCodeError, "hub code", "UN/LOCODE form, five characters, with -XXX for one facility of several (CNQZH, CNCKG-TJC)"
}
code_error! {
    /// What is no [`HsCode`].
    HsCodeError, "code of the Harmonized System", "two to ten digits in pairs, such as 84, 8471 or 8471.30"
}
code_error! {
    /// What is no [`SizeType`].
    SizeTypeError,
    "size and type code",
    "ISO 6346, such as 22G1 (20 ft), 42G1 (40 ft), 45G1 or 40HC (40 ft high cube), L5G1 (45 ft), 45R1 (reefer)"
}
code_error! {
    /// What is no [`Currency`](super::Currency).
    CurrencyError, "currency", "three capital letters of ISO 4217 (USD, CNY)"
}

/// A code that does not have the form of its list, whichever list it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeError {
    /// Of a country.
    #[error(transparent)]
    Country(#[from] CountryCodeError),
    /// Of a hub or a city.
    #[error(transparent)]
    Hub(#[from] HubCodeError),
    /// Of goods.
    #[error(transparent)]
    Hs(#[from] HsCodeError),
    /// Of the size and type of a box.
    #[error(transparent)]
    SizeType(#[from] SizeTypeError),
    /// Of a currency.
    #[error(transparent)]
    Currency(#[from] CurrencyError),
}

/// ISO 3166-1 alpha-2, by form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Reads two capital letters.
    ///
    /// # Errors
    /// When the text has another form.
    pub fn new(code: &str) -> Result<Self, CountryCodeError> {
        match code.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([a, b])),
            _ => Err(CountryCodeError::of(code)),
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Code of a hub or a city: five characters in the form of UN/LOCODE, and for one of several facilities of a city a dash
/// and three characters (`CNCKG-TJC`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HubCode(Arc<str>);

impl HubCode {
    /// Reads a code.
    ///
    /// # Errors
    /// When the text has another form.
    pub fn new(code: &str) -> Result<Self, HubCodeError> {
        let fits = |part: &str, letters: usize| {
            part.bytes()
                .enumerate()
                .all(|(at, byte)| byte.is_ascii_uppercase() || (at >= letters && byte.is_ascii_digit()))
        };
        let (place, facility) = code.split_once('-').map_or((code, None), |(place, facility)| (place, Some(facility)));
        let good = place.len() == 5 && fits(place, 2) && facility.is_none_or(|f| f.len() == 3 && fits(f, 0));
        if good { Ok(Self(code.into())) } else { Err(HubCodeError::of(code)) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HubCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A code of the Harmonized System, or of a national list that goes on from it: chapter (84), heading (8471), subheading (8471.30)
/// and so on by pairs of digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HsCode(Arc<str>);

impl HsCode {
    /// Reads two, four, six, eight or ten digits; a dot or a space between pairs is left out.
    ///
    /// # Errors
    /// When the text has another form, and for chapter 00, which there is not.
    pub fn new(code: &str) -> Result<Self, HsCodeError> {
        let in_pairs = |part: &str| {
            !part.is_empty() && part.len().is_multiple_of(2) && part.bytes().all(|one| one.is_ascii_digit())
        };
        let parts = || code.trim().split(['.', ' ']);
        let digits: String = parts().collect();
        let good = parts().all(in_pairs) && digits.len() <= 10 && !digits.starts_with("00");
        if good { Ok(Self(digits.into())) } else { Err(HsCodeError::of(code)) }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it lies within a chapter, heading or subheading.
    pub fn is_within(&self, wider: &Self) -> bool {
        self.0.starts_with(&*wider.0)
    }
}

impl fmt::Display for HsCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Kinds of box, by the groups of ISO 6346 as far as carriers distinguish them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Equipment {
    /// Closed: general purpose (G), ventilated (V), dry bulk (B), named cargo (S).
    Dry,
    /// Refrigerated or insulated (R, H).
    Reefer,
    /// Without a roof (U).
    OpenTop,
    /// Platform (P).
    FlatRack,
    /// Tank (T).
    Tank,
}

impl Equipment {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Dry, Self::Reefer, Self::OpenTop, Self::FlatRack, Self::Tank];
}

impl fmt::Display for Equipment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Dry => "dry box",
            Self::Reefer => "reefer",
            Self::OpenTop => "open top",
            Self::FlatRack => "flat rack",
            Self::Tank => "tank",
        })
    }
}

/// An ISO 6346 size and type code: `45G1` is a forty-foot high cube for general cargo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SizeType([u8; 4]);

impl SizeType {
    /// Reads length, height, group and subtype, or one of the names the trade uses: `20GP`, `40GP`, `40HC`, `40HQ`,
    /// `45HC`, `20RF`, `40RH`; in letters of either case.
    ///
    /// # Errors
    /// When the length is none of 20, 40, 45 feet, the height is unknown, or the group is no letter.
    pub fn new(code: &str) -> Result<Self, SizeTypeError> {
        let capitals = code.to_ascii_uppercase();
        let official = match &*capitals {
            "20GP" => "22G1",
            "40GP" => "42G1",
            "40HC" | "40HQ" => "45G1",
            "45HC" => "L5G1",
            "20RF" => "22R1",
            "40RH" => "45R1",
            other => other,
        };
        match official.as_bytes() {
            &[length, height, group, kind]
                if matches!(length, b'2' | b'4' | b'L')
                    && (height.is_ascii_digit() || matches!(height, b'C'..=b'F'))
                    && matches!(group, b'G' | b'R' | b'H' | b'U' | b'P' | b'T' | b'V' | b'B' | b'S')
                    && kind.is_ascii_alphanumeric() =>
            {
                Ok(Self([length, height, group, kind]))
            }
            _ => Err(SizeTypeError::of(code)),
        }
    }

    /// Hundredths of a TEU: 100 for twenty feet, 200 for forty, 225 for forty-five.
    pub fn centi_teu(self) -> u32 {
        match self.0[0] {
            b'2' => 100,
            b'4' => 200,
            _ => 225,
        }
    }

    /// Whether tariffs count it as a twenty-foot box.
    pub fn is_twenty(self) -> bool {
        self.0[0] == b'2'
    }

    /// What kind of box it is, by its group.
    pub fn equipment(self) -> Equipment {
        match self.0[2] {
            b'R' | b'H' => Equipment::Reefer,
            b'U' => Equipment::OpenTop,
            b'P' => Equipment::FlatRack,
            b'T' => Equipment::Tank,
            _ => Equipment::Dry,
        }
    }

    /// Whether it is a refrigerated box.
    pub fn is_reefer(self) -> bool {
        self.equipment() == Equipment::Reefer
    }

    /// A reefer of the same length.
    pub(crate) fn reefer_like(self) -> Self {
        Self(if self.is_twenty() { *b"22R1" } else { *b"45R1" })
    }

    /// The four characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("????")
    }
}

impl fmt::Display for SizeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hub_codes_have_the_form_of_unlocode() {
        for good in ["CNQZH", "CNCKG-TJC", "DE2AB", "TRIST-APT"] {
            assert_eq!(HubCode::new(good).unwrap().as_str(), good);
        }
        for bad in ["", "cnqzh", "CNQZ", "CNCKG-", "CNCKG-TJCX", "C1QZH", "中国重庆"] {
            assert!(HubCode::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn hs_codes_lie_within_chapters_and_headings() {
        let code = |text| HsCode::new(text).unwrap();
        assert_eq!(code("8471.30").as_str(), "847130");
        assert!(code("8471.30").is_within(&code("84")) && code("8471").is_within(&code("8471")));
        assert!(!code("84").is_within(&code("8471")));
        for same in ["84.71.30", "8471 30", " 847130 ", "84 71.30"] {
            assert_eq!(code(same), code("8471.30"), "{same}");
        }
        for bad in [
            "",
            "8",
            "847",
            "84a1",
            "84713012345",
            "847130123456",
            "00",
            "0001",
            "8.4",
            "84.",
            ".84",
            "84..71",
            "847.130",
            "-84",
            "84-71",
            "８４",
            "84\u{a0}71",
        ] {
            assert!(HsCode::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn size_types_tell_teu_and_temperature() {
        assert_eq!(SizeType::new("22G1").unwrap().centi_teu(), 100);
        assert_eq!(SizeType::new("45G1").unwrap().centi_teu(), 200);
        assert_eq!(SizeType::new("L5G1").unwrap().centi_teu(), 225);
        assert!(SizeType::new("45R1").unwrap().is_reefer());
        for (code, equipment) in ["42G1", "22R1", "42U1", "42P3", "22T6"].into_iter().zip(Equipment::ALL) {
            assert_eq!(SizeType::new(code).unwrap().equipment(), equipment);
        }
        assert_eq!(SizeType::new("40HC"), SizeType::new("45G1"));
        assert_eq!(SizeType::new("45g1"), SizeType::new("45G1"));
        assert_eq!(SizeType::new("40hq"), SizeType::new("45G1"));
        for bad in ["40XX", "", "45G", "45G11", "４５G1", "l5ı1", "FEU"] {
            assert!(SizeType::new(bad).is_err(), "{bad}");
        }
    }
}

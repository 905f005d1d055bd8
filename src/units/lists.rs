//! Codes that are more than a form: the lists of ISO 3166 and ISO 4217.

use super::CountryCode;
use super::codes::CurrencyError;
use std::fmt;

/// ISO 3166-1, officially assigned alpha-2 codes, ascending.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD \
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI \
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS YE YT ZA ZM ZW";

/// ISO 4217, codes of money that people pay with, ascending: no funds, no metals, no test codes.
const CURRENCIES: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC \
    CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR \
    ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE \
    SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF \
    XPF YER ZAR ZMW ZWG";

/// The second letters that are assigned after each first one, as bits: files hold codes by the thousand.
const ASSIGNED: [u32; 26] = {
    let (list, mut assigned, mut at) = (COUNTRIES.as_bytes(), [0; 26], 0);
    // Two letters and a space each.
    while at + 1 < list.len() {
        assigned[(list[at] - b'A') as usize] |= 1 << (list[at + 1] - b'A');
        at += 3;
    }
    assigned
};

impl CountryCode {
    /// All codes that ISO 3166-1 assigns, ascending.
    pub fn listed() -> impl Iterator<Item = &'static str> {
        COUNTRIES.split_whitespace()
    }

    /// Whether ISO 3166-1 assigns it.
    pub fn is_listed(&self) -> bool {
        match self.as_str().as_bytes() {
            &[first @ b'A'..=b'Z', second @ b'A'..=b'Z'] => {
                ASSIGNED[usize::from(first - b'A')] >> (second - b'A') & 1 == 1
            }
            _ => false,
        }
    }
}

/// An ISO 4217 code of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The dollar of the United States.
    pub const USD: Self = Self("USD");

    /// Looks a currency up.
    ///
    /// # Errors
    /// When ISO 4217 has no such currency.
    ///
    /// ```
    /// use landsea::units::Currency;
    /// assert_eq!(Currency::new("CNY")?.as_str(), "CNY");
    /// assert!(Currency::new("RMB").is_err());
    /// # Ok::<(), landsea::units::CurrencyError>(())
    /// ```
    pub fn new(code: &str) -> Result<Self, CurrencyError> {
        Self::listed().find(|listed| *listed == code).map(Self).ok_or_else(|| CurrencyError::of(code))
    }

    /// All codes, ascending.
    pub fn listed() -> impl Iterator<Item = &'static str> {
        CURRENCIES.split_whitespace()
    }

    /// The three letters.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_ascend_and_have_the_form_of_their_codes() {
        for (list, letters) in [(COUNTRIES, 2), (CURRENCIES, 3)] {
            let codes: Vec<&str> = list.split_whitespace().collect();
            assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(codes.iter().all(|code| code.len() == letters && code.bytes().all(|b| b.is_ascii_uppercase())));
        }
    }

    #[test]
    fn a_code_is_listed_that_the_list_has() {
        let letters = || 'A'..='Z';
        for code in letters().flat_map(|first| letters().map(move |second| format!("{first}{second}"))) {
            let has = COUNTRIES.split_whitespace().any(|listed| listed == code);
            assert_eq!(CountryCode::new(&code).unwrap().is_listed(), has, "{code}");
        }
    }

    #[test]
    fn what_was_withdrawn_is_not_listed() {
        for gone in ["SU", "YU", "UK", "AN"] {
            assert!(!CountryCode::new(gone).unwrap().is_listed(), "{gone}");
        }
        for gone in ["DEM", "HRK", "RMB", "usd", ""] {
            assert!(Currency::new(gone).is_err(), "{gone}");
        }
    }
}

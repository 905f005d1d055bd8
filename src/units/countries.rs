//! Countries by name.

use super::CountryCode;
use super::name::key;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A country a line: alpha-2, alpha-3, English names, Chinese names.
const COUNTRIES: &str = include_str!("countries.txt");

struct Names {
    /// Countries by what [`key`] makes of their names and of their codes of three letters.
    by_key: HashMap<String, Vec<CountryCode>>,
    shown: HashMap<CountryCode, &'static str>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names { by_key: HashMap::new(), shown: HashMap::new() };
        for line in COUNTRIES.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('|');
            let mut next = || parts.next().unwrap_or_default();
            let (code, three, english, chinese) = (next(), next(), next(), next());
            let Ok(code) = CountryCode::new(code) else { continue };
            names.shown.insert(code, english.split(';').next().unwrap_or_default());
            for name in english.split(';').chain(chinese.split(';')).chain([three]).filter(|name| !name.is_empty()) {
                let known = names.by_key.entry(key(name)).or_default();
                if !known.contains(&code) {
                    known.push(code);
                }
            }
        }
        names
    })
}

impl CountryCode {
    /// The countries that a name or a code of ISO 3166-1 stands for: none, one, or several (`Congo`). Accents, case and apostrophes do not matter, and
    /// Chinese may be written either way.
    ///
    /// ```
    /// use landsea::units::CountryCode;
    /// let codes = |name| CountryCode::named(name).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    /// assert_eq!(codes("Viet Nam"), "VN");
    /// assert_eq!(codes("俄羅斯"), "RU");
    /// assert_eq!(codes("TUR"), "TR");
    /// assert_eq!(codes("Congo"), "CD CG");
    /// assert_eq!(codes("Atlantis"), "");
    /// ```
    pub fn named(name: &str) -> Vec<Self> {
        if let Ok(code) = Self::new(&name.trim().to_ascii_uppercase())
            && code.is_listed()
        {
            return vec![code];
        }
        let asked = key(name);
        let found = names().by_key.get(&asked).or_else(|| names().by_key.get(asked.strip_prefix("the")?));
        found.cloned().unwrap_or_default()
    }

    /// Its common English name; none, where ISO 3166-1 assigns the code to nobody.
    ///
    /// ```
    /// use landsea::units::CountryCode;
    /// assert_eq!(CountryCode::new("TR")?.name(), Some("Türkiye"));
    /// assert_eq!(CountryCode::new("XX")?.name(), None);
    /// # Ok::<(), landsea::units::CountryCodeError>(())
    /// ```
    pub fn name(self) -> Option<&'static str> {
        names().shown.get(&self).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_in_both_languages() {
        let lines: Vec<&str> = COUNTRIES.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.iter().map(|line| &line[..2]).eq(CountryCode::listed()));
        for line in lines {
            let parts: Vec<&str> = line.split('|').collect();
            assert_eq!(parts.len(), 4, "{line}");
            for name in parts[2].split(';').chain(parts[3].split(';')).chain([parts[1]]) {
                let codes = CountryCode::named(name);
                assert!(codes.iter().any(|code| code.as_str() == parts[0]), "{name}: {codes:?}");
            }
        }
    }

    #[test]
    fn names_of_several_countries_are_few() {
        let mut several: Vec<&str> =
            names().by_key.iter().filter(|(_, codes)| codes.len() > 1).map(|(name, _)| name.as_str()).collect();
        several.sort_unstable();
        assert_eq!(several, ["congo", "korea"]);
    }
}

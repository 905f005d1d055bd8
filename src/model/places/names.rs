//! Which places a name stands for.

use crate::model::Evidence;
use crate::units::name::{key, mistyped, spelled_out, words};
use crate::units::{CountryCode, HubCode};
use std::collections::HashMap;
use std::sync::Arc;

/// Another name of a city or a hub: in another language, of former times, in another spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherName {
    /// The city or hub; where both have the code, the city.
    pub of: HubCode,
    /// The name.
    pub name: Arc<str>,
    /// Where that stands; none for a name that the place's own entry gives.
    pub evidence: Option<Evidence>,
}

/// A place and what it is called.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) code: HubCode,
    pub(crate) country: CountryCode,
    /// The city it belongs to, for a hub.
    pub(crate) city: Option<HubCode>,
    /// Its own name first, then the Chinese one and others.
    pub(crate) names: Vec<Arc<str>>,
    /// Whether it is a city.
    pub(crate) wide: bool,
}

/// How well a name fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It is the code.
    Code,
    /// It is a name.
    Name,
    /// A name begins with it.
    Beginning,
}

/// Places by their names, folded once.
#[derive(Debug)]
pub(crate) struct Names {
    places: Vec<Named>,
    codes: HashMap<String, usize>,
    whole: HashMap<String, Vec<usize>>,
    /// Names up to a bracket or a comma: `Brest (France)` is a Brest.
    titles: HashMap<String, Vec<usize>>,
    /// Names with umlauts and Nordic letters written as two.
    spelled: HashMap<String, Vec<usize>>,
    /// All names in words.
    words: Vec<(String, usize)>,
}

impl Names {
    /// # Complexity
    /// Linear in the text of all names.
    pub(crate) fn of(places: Vec<Named>) -> Self {
        let mut names = Self {
            places: Vec::new(),
            codes: HashMap::new(),
            whole: HashMap::new(),
            titles: HashMap::new(),
            spelled: HashMap::new(),
            words: Vec::new(),
        };
        for (at, place) in places.iter().enumerate() {
            // Cities come first: a city and its chief hub may share a code, and the city is wider.
            names.codes.entry(key(place.code.as_str())).or_insert(at);
            for name in &place.names {
                let whole = key(name);
                let short = title(name);
                let title = key(short);
                if title != whole {
                    add(&mut names.titles, title, at);
                }
                add(&mut names.whole, whole, at);
                // `Koesekoey` as `Köseköy`, which is a beginning of `Köseköy (İzmit)`.
                let spelled = [name, short].map(spelled_out);
                for spelled in spelled.into_iter().flatten() {
                    add(&mut names.spelled, spelled, at);
                }
                names.words.push((words(name), at));
            }
        }
        names.places = places;
        names
    }

    pub(crate) fn place(&self, at: usize) -> &Named {
        &self.places[at]
    }

    pub(crate) fn places(&self) -> &[Named] {
        &self.places
    }

    /// The places that a text names, ascending: one, or several that share the name. A code wins, then a name, then a beginning of names; the country, or the
    /// city, may follow after a comma or in brackets.
    pub(crate) fn find(&self, asked: &str) -> Option<(Vec<usize>, Fit)> {
        let found = self.tiers(asked).find(|(places, _)| !places.is_empty());
        found.or_else(|| {
            let (name, qualifier) = qualified(asked)?;
            let mut countries = CountryCode::named(qualifier);
            if countries.iter().any(|country| country.as_str() == "CN") {
                // People write `Hong Kong, China`; ISO 3166 has codes of their own for both.
                countries.extend(["HK", "MO"].iter().filter_map(|code| CountryCode::new(code).ok()));
            }
            let qualifier = key(qualifier);
            let fits = |&at: &usize| {
                let place = &self.places[at];
                let city = || self.whole.get(&qualifier).into_iter().flatten().map(|&at| &self.places[at].code);
                countries.contains(&place.country) || place.city.iter().any(|own| city().any(|code| code == own))
            };
            let narrowed =
                self.tiers(name).map(|(places, fit)| (places.into_iter().filter(fits).collect::<Vec<_>>(), fit));
            narrowed.into_iter().find(|(places, _)| !places.is_empty())
        })
    }

    /// What fits as a code, as a name, as a name spelled otherwise, and as a beginning.
    fn tiers<'a>(&'a self, asked: &'a str) -> impl Iterator<Item = (Vec<usize>, Fit)> + 'a {
        let asked_key = key(asked);
        let code = self.codes.get(&asked_key).map(|&at| vec![at]).unwrap_or_default();
        let mut step = 0;
        std::iter::from_fn(move || {
            step += 1;
            Some(match step {
                1 => (code.clone(), Fit::Code),
                2 => (self.named(&asked_key), Fit::Name),
                3 => (self.reduced(self.spelled_otherwise(asked, &asked_key)), Fit::Name),
                4 => (self.reduced(self.beginning(asked)), Fit::Beginning),
                _ => return None,
            })
        })
    }

    /// Places that have the name, and of those that have it with something in brackets the ones in other countries.
    fn named(&self, asked: &str) -> Vec<usize> {
        let mut found = self.whole.get(asked).cloned().unwrap_or_default();
        if found.is_empty() {
            return found;
        }
        let countries: Vec<CountryCode> = found.iter().map(|&at| self.places[at].country).collect();
        let titled = self.titles.get(asked).into_iter().flatten().copied();
        found.extend(titled.filter(|&at| !countries.contains(&self.places[at].country)));
        self.reduced(found)
    }

    fn spelled_otherwise(&self, asked: &str, asked_key: &str) -> Vec<usize> {
        let mut found = self.spelled.get(asked_key).cloned().unwrap_or_default();
        let spelled = spelled_out(asked);
        // 重庆市 is the city of 重庆.
        let short = asked_key.strip_suffix('市').filter(|short| short.chars().count() > 1);
        for other in spelled.as_deref().into_iter().chain(short) {
            found.extend(self.whole.get(other).into_iter().flatten());
        }
        found
    }

    fn beginning(&self, asked: &str) -> Vec<usize> {
        let asked = words(asked);
        if asked.is_empty() {
            return Vec::new();
        }
        // Chinese has no spaces; one character begins too much.
        let chinese = asked.chars().count() > 1 && asked.chars().all(is_han);
        let begins = |name: &str| {
            name.strip_prefix(&*asked).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || chinese)
        };
        self.words.iter().filter(|(name, _)| begins(name)).map(|&(_, at)| at).collect()
    }

    /// Each once, without the hubs of a city that is among them.
    fn reduced(&self, mut found: Vec<usize>) -> Vec<usize> {
        found.sort_unstable();
        found.dedup();
        let cities: Vec<HubCode> = found
            .iter()
            .map(|&at| &self.places[at])
            .filter(|place| place.wide)
            .map(|place| place.code.clone())
            .collect();
        found.retain(|&at| self.places[at].city.as_ref().is_none_or(|city| !cities.contains(city)));
        found
    }

    /// The name, or the code, that was most likely mistyped; of equally near ones a place's own name, then another name of one, then a code.
    /// Of a name with a country behind it that is none, the name alone is looked for.
    pub(crate) fn nearest(&self, asked: &str) -> Option<&str> {
        self.nearest_to(asked).or_else(|| self.nearest_to(qualified(asked)?.0))
    }

    fn nearest_to(&self, asked: &str) -> Option<&str> {
        let asked = key(asked);
        let names = self.places.iter().flat_map(|place| {
            let names = place.names.iter().enumerate().map(|(at, name)| (&**name, usize::from(at > 0)));
            names.chain([(place.code.as_str(), 2)])
        });
        let near = names.filter_map(|(name, rank)| Some((mistyped(&asked, &key(name))?, rank, name)));
        near.min().map(|(_, _, name)| name)
    }

    /// Places that share a whole name, ascending.
    pub(crate) fn shared(&self) -> Vec<Vec<usize>> {
        let shared = self.whole.values().map(|places| self.reduced(places.clone()));
        let mut shared: Vec<Vec<usize>> = shared.filter(|places| places.len() > 1).collect();
        shared.sort_unstable();
        shared.dedup();
        shared
    }
}

fn add(map: &mut HashMap<String, Vec<usize>>, name: String, at: usize) {
    if name.is_empty() {
        return;
    }
    let known = map.entry(name).or_default();
    if known.last() != Some(&at) {
        known.push(at);
    }
}

/// A name without what stands in brackets or after a comma.
fn title(name: &str) -> &str {
    name.split(['(', '（', ',', '，']).next().unwrap_or_default().trim_end()
}

/// A name and what follows after the last comma, or in brackets at the end.
fn qualified(asked: &str) -> Option<(&str, &str)> {
    let asked = asked.trim();
    let (name, qualifier) = match asked.strip_suffix([')', '）']) {
        Some(open) => open.rsplit_once(['(', '（'])?,
        None => asked.rsplit_once([',', '，', '、'])?,
    };
    let (name, qualifier) = (name.trim(), qualifier.trim());
    (!name.is_empty() && !qualifier.is_empty()).then_some((name, qualifier))
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

#[cfg(test)]
mod tests {
    use crate::model::Network;
    use crate::units::han::traditional;

    #[test]
    fn every_chinese_name_is_found_in_traditional_characters() {
        let network = Network::world();
        let own = network.hubs().iter().filter_map(|hub| hub.zh.as_ref());
        let others = network.other_names().iter().map(|other| &other.name);
        let mut other_ways = 0;
        for name in own.chain(network.cities().iter().filter_map(|city| city.zh.as_ref())).chain(others) {
            let first = |letter| traditional(letter).first().copied().unwrap_or(letter);
            let last = |letter| traditional(letter).last().copied().unwrap_or(letter);
            for written in [name.chars().map(first).collect::<String>(), name.chars().map(last).collect()] {
                assert_eq!(network.place(&written), network.place(name), "{written}");
                other_ways += usize::from(written != **name);
            }
        }
        assert!(other_ways > 200, "{other_ways}");
    }
}

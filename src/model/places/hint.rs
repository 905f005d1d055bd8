//! What somebody may have meant.

use super::place::PlaceHint;
use crate::units::CountryCode;
use crate::units::name::{LONGEST, key, mistyped};
use std::fmt;

/// At most this many known names are listed.
const FEW: usize = 30;

/// What may help who wrote a name that nothing has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameHint {
    /// There are no names to choose from.
    None,
    /// Of many known names one is near.
    Near(String),
    /// Of many known names none is near.
    Far,
    /// There are few names.
    Few {
        /// The one that is near, where one is.
        nearest: Option<String>,
        /// All of them, ascending.
        known: Vec<String>,
    },
    /// The name is that of countries that no service touches.
    Untouched(Vec<CountryCode>),
    /// As for a place.
    Place(PlaceHint),
}

impl NameHint {
    /// The name that was most likely meant, where one is near.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Near(name) | Self::Place(PlaceHint::Near(name)) => Some(name),
            Self::Few { nearest, .. } => nearest.as_deref(),
            Self::None | Self::Far | Self::Untouched(_) | Self::Place(_) => None,
        }
    }
}

impl fmt::Display for NameHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("the network has none"),
            Self::Near(name) => write!(f, "did you mean `{name}`?"),
            Self::Far => f.write_str("no known name is near"),
            Self::Few { nearest, known } => {
                if let Some(name) = nearest {
                    write!(f, "did you mean `{name}`? ")?;
                }
                write!(f, "known are {}", known.join(", "))
            }
            Self::Untouched(countries) => {
                let codes: Vec<&str> = countries.iter().map(CountryCode::as_str).collect();
                write!(f, "no service of the network touches {}", codes.join(" or "))
            }
            Self::Place(hint) => hint.fmt(f),
        }
    }
}

/// The known name that was most likely mistyped, if any is near, and, when there are few, all of them. Of few, half the letters may be wrong where the first
/// two are right (`tram`, `train`).
///
/// # Complexity
/// Linear in the number of known names; what is longer than any name is compared with none.
pub(crate) fn nearest<'n>(asked: &str, known: impl Iterator<Item = &'n str>) -> NameHint {
    let mut names: Vec<&str> = known.collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return NameHint::None;
    }
    let few = names.len() <= FEW;
    let short = asked.char_indices().nth(LONGEST).is_none();
    let asked = if short { key(asked) } else { String::new() };
    let near = |name| distance(&asked, &key(name), few).map(|distance| (distance, name));
    let nearest = names.iter().copied().filter_map(near).min().map(|(_, name)| name.to_owned());
    match nearest {
        nearest if few => NameHint::Few { nearest, known: names.into_iter().map(str::to_owned).collect() },
        Some(nearest) => NameHint::Near(nearest),
        None => NameHint::Far,
    }
}

fn distance(asked: &str, known: &str, few: bool) -> Option<usize> {
    mistyped(asked, known).or_else(|| {
        let beginning = |text: &str| text.chars().take(2).collect::<String>();
        if !few || asked.chars().count() < 3 || beginning(asked) != beginning(known) {
            return None;
        }
        let distance = strsim::osa_distance(asked, known);
        (distance <= asked.chars().count() / 2).then_some(distance)
    })
}

#[cfg(test)]
mod tests {
    use super::NameHint;

    #[test]
    fn what_is_near_is_told_and_of_few_all() {
        let nearest = |asked: &str, known: std::vec::IntoIter<&str>| super::nearest(asked, known).to_string();
        let few = vec!["train", "ferry"];
        assert_eq!(nearest("trian", few.clone().into_iter()), "did you mean `train`? known are ferry, train");
        assert_eq!(nearest("tram", few.clone().into_iter()), "did you mean `train`? known are ferry, train");
        assert_eq!(nearest("plane", few.clone().into_iter()), "known are ferry, train");
        assert_eq!(super::nearest("plane", std::iter::empty()), NameHint::None);
        assert_eq!(super::nearest("trian", few.into_iter()).nearest(), Some("train"));
        let many: Vec<String> = (0..40).map(|at| format!("service-{at}")).chain(["train".to_owned()]).collect();
        let shown = |asked: &str| super::nearest(asked, many.iter().map(String::as_str)).to_string();
        assert_eq!(shown("trian"), "did you mean `train`?");
        assert_eq!(shown("tram"), "no known name is near");
        assert_eq!(shown(&"t".repeat(100_000)), "no known name is near");
    }
}

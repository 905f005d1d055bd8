//! What somebody may have meant.

use crate::units::name::{LONGEST, key, mistyped};

/// At most this many known names are told all.
const FEW: usize = 30;

/// The known name that was most likely mistyped, if any is near, and, when there are few, all of them. Of few, half the letters may be wrong where the first
/// two are right (`tram`, `train`).
///
/// # Complexity
/// Linear in the number of known names; what is longer than any name is compared with none.
pub(crate) fn nearest<'n>(asked: &str, known: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<&str> = known.collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return "the network has none".to_owned();
    }
    let few = names.len() <= FEW;
    let short = asked.char_indices().nth(LONGEST).is_none();
    let asked = if short { key(asked) } else { String::new() };
    let near = |name| distance(&asked, &key(name), few).map(|distance| (distance, name));
    let best = names.iter().copied().filter_map(near).min().map(|(_, name)| format!("did you mean `{name}`?"));
    match (best, few) {
        (Some(best), false) => best,
        (Some(best), true) => format!("{best} known are {}", names.join(", ")),
        (None, true) => format!("known are {}", names.join(", ")),
        (None, false) => "no known name is near".to_owned(),
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
    use super::nearest;

    #[test]
    fn what_is_near_is_told_and_of_few_all() {
        let few = ["train", "ferry"];
        assert_eq!(nearest("trian", few.into_iter()), "did you mean `train`? known are ferry, train");
        assert_eq!(nearest("tram", few.into_iter()), "did you mean `train`? known are ferry, train");
        assert_eq!(nearest("plane", few.into_iter()), "known are ferry, train");
        assert_eq!(nearest("plane", std::iter::empty()), "the network has none");
        let many: Vec<String> = (0..40).map(|at| format!("service-{at}")).chain(["train".to_owned()]).collect();
        let told = |asked: &str| nearest(asked, many.iter().map(String::as_str));
        assert_eq!(told("trian"), "did you mean `train`?");
        assert_eq!(told("tram"), "no known name is near");
        assert_eq!(told(&"t".repeat(100_000)), "no known name is near");
    }
}

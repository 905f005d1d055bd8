//! Words that all text for people shares: names of hubs, dates, marks of grades, weights.

use super::style::{GLUE, Names, Style};
use crate::model::{Evidence, Grade};
use crate::plan::{HubRef, Promise};
use crate::units::{GramsCo2e, Instant, Minutes, Money, Shown, Zone};

/// What the marks beside figures mean.
pub(super) const LEGEND: &str = "P published, D derived, M modelled, ~ estimate";

/// Words by which a hub's name goes on after the place is clear.
const FACILITY: [&str; 8] = [
    " Central Station",
    " railway ",
    " highway ",
    " logistics ",
    " road hub",
    " station",
    " international ",
    " International Airport",
];

/// The shortest clear name, in the style's languages.
pub(super) fn short_name(hub: &HubRef, style: &Style) -> String {
    in_languages(english_short_name(&hub.name), hub, style)
}

/// The shortest clear English name: `Tuanjiecun` for `Tuanjiecun Central Station (Chongqing International Railway Port)`.
pub(in crate::report) fn english_short_name(name: &str) -> &str {
    let name = crate::plan::short_name(name);
    let end = FACILITY.iter().filter_map(|word| name.find(word)).filter(|&at| at > 0).min().unwrap_or(name.len());
    let name = &name[..end];
    name.strip_suffix(" Port").unwrap_or(name)
}

/// The whole name, in the style's languages.
pub(super) fn full_name(hub: &HubRef, style: &Style) -> String {
    in_languages(&hub.name, hub, style)
}

fn in_languages(name: &str, hub: &HubRef, style: &Style) -> String {
    let name = Shown(name);
    match (hub.zh.as_deref().map(Shown), style.names) {
        (Some(zh), Names::EnglishChinese) => format!("{name} {zh}"),
        (Some(zh), Names::ChineseEnglish) => format!("{zh} {name}"),
        _ => name.to_string(),
    }
}

/// `3 Dec`, on the local clock.
pub(super) fn date(at: Instant, zone: &Zone) -> String {
    // The local clock reads `Thu 3 Dec 12:00`.
    let clock = zone.local(at).to_string();
    let words: Vec<&str> = clock.split(' ').collect();
    words[1..3].join(" ")
}

/// `Thu 3 Dec 12:00` on the local clock, or `day 2.1` where there is no date.
pub(super) fn when(ready: Option<Instant>, since: Minutes, zone: &Zone) -> String {
    match ready.and_then(|ready| ready.checked_add(since)) {
        Some(at) => zone.local(at).to_string(),
        None => format!("day {:.1}", since.as_days()),
    }
}

/// The mark of a figure.
pub(super) fn mark(evidence: Option<&Evidence>) -> char {
    match evidence.map(|evidence| evidence.grade) {
        Some(Grade::Published) => 'P',
        Some(Grade::Derived) => 'D',
        Some(Grade::Modelled) => 'M',
        Some(Grade::Estimate) => '~',
        None => GLUE,
    }
}

/// `97 %`; what is not nothing and not all is not shown as that.
pub(super) fn percent(share: f64) -> String {
    let shown = format!("{:.0}", share * 100.0);
    match &*shown {
        "0" if share > 0.0 => format!("<1{GLUE}%"),
        "100" if share < 1.0 - 1e-9 => format!(">99{GLUE}%"),
        whole => format!("{whole}{GLUE}%"),
    }
}

/// `14,200–17,900`: what the cost is in all but the cheapest and the dearest tenth of the runs, in whole units of its currency; one figure where it is certain.
pub(super) fn low_to_high(promise: &Promise) -> Option<String> {
    let whole = |share: f64, up: i64| {
        let minor = promise.cost(share).ok().flatten()?.minor();
        Some(Money::from_minor(minor.checked_add(up)?.div_euclid(100).checked_mul(100)?))
    };
    // Outwards to the unit.
    let (low, high) = (whole(0.1, 0)?, whole(0.9, 99)?);
    let certain = promise.cost(0.1).ok().flatten() == promise.cost(0.9).ok().flatten();
    Some(if certain { promise.cost(0.5).ok().flatten()?.to_string() } else { format!("{low}–{high}") })
}

/// Whole kilograms without the unit.
pub(super) fn kilograms(grams: GramsCo2e) -> String {
    grams.to_string().trim_end_matches(" kg").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_local_clock() {
        let late = Instant::parse("2026-12-02T20:00Z", &Zone::utc()).unwrap();
        assert_eq!(date(late, &Zone::utc()), "2 Dec");
        assert_eq!(date(late, &Zone::new("Asia/Shanghai").unwrap()), "3 Dec");
    }

    #[test]
    fn a_share_that_is_not_all_is_not_said_to_be_all() {
        let said = [0.0, 0.001, 0.355, 0.999, 1.0].map(|share| percent(share).replace(GLUE, " "));
        assert_eq!(said, ["0 %", "<1 %", "36 %", ">99 %", "100 %"]);
    }

    #[test]
    fn without_a_date_days_are_counted_from_ready() {
        assert_eq!(when(None, Minutes::from_hours(36), &Zone::utc()), "day 1.5");
    }

    #[test]
    fn headings_are_bold_and_modes_coloured_only_on_request() {
        let (plain, colour) = (Style::default(), Style { colour: true, ..Style::default() });
        assert_eq!(plain.heading("Front"), "Front");
        assert_eq!(colour.heading("Front"), "\u{1b}[1mFront\u{1b}[0m");
        assert_eq!(plain.paint("Aktau ─sea→ Alat".to_owned()), "Aktau ─sea→ Alat");
        assert_eq!(colour.paint("Aktau ─sea→ Alat".to_owned()), "Aktau \u{1b}[34m─sea→\u{1b}[0m Alat");
    }
}

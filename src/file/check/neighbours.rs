//! Which countries border on each other by land.
//!
//! Facts from The World Factbook (CIA, in the public domain), "Geography: Land boundaries", as of May 2026, with the borders of Hong Kong, Macao and Western
//! Sahara, which it lists apart; compared with the neighbours of `world-countries` 5.1.0.

use crate::units::CountryCode;

/// By the alphabet: a country, and its neighbours that come after it.
const NEIGHBOURS: [(&str, &str); 117] = [
    ("AD", "ES FR"),
    ("AE", "OM SA"),
    ("AF", "CN IR PK TJ TM UZ"),
    ("AL", "GR ME MK XK"),
    ("AM", "AZ GE IR TR"),
    ("AO", "CD CG NA ZM"),
    ("AR", "BO BR CL PY UY"),
    ("AT", "CH CZ DE HU IT LI SI SK"),
    ("AZ", "GE IR RU TR"),
    ("BA", "HR ME RS"),
    ("BD", "IN MM"),
    ("BE", "DE FR LU NL"),
    ("BF", "BJ CI GH ML NE TG"),
    ("BG", "GR MK RO RS TR"),
    ("BI", "CD RW TZ"),
    ("BJ", "NE NG TG"),
    ("BN", "MY"),
    ("BO", "BR CL PE PY"),
    ("BR", "CO GF GY PE PY SR UY VE"),
    ("BT", "CN IN"),
    ("BW", "NA ZA ZM ZW"),
    ("BY", "LT LV PL RU UA"),
    ("BZ", "GT MX"),
    ("CA", "DK US"),
    ("CD", "CF CG RW SS TZ UG ZM"),
    ("CF", "CG CM SD SS TD"),
    ("CG", "CM GA"),
    ("CH", "DE FR IT LI"),
    ("CI", "GH GN LR ML"),
    ("CL", "PE"),
    ("CM", "GA GQ NG TD"),
    ("CN", "HK IN KG KP KZ LA MM MN MO NP PK RU TJ VN"),
    ("CO", "EC PA PE VE"),
    ("CR", "NI PA"),
    ("CZ", "DE PL SK"),
    ("DE", "DK FR LU NL PL"),
    ("DJ", "ER ET SO"),
    ("DO", "HT"),
    ("DZ", "EH LY MA ML MR NE TN"),
    ("EC", "PE"),
    ("EE", "LV RU"),
    ("EG", "IL LY PS SD"),
    ("EH", "MA MR"),
    ("ER", "ET SD"),
    ("ES", "FR GI MA PT"),
    ("ET", "KE SD SO SS"),
    ("FI", "NO RU SE"),
    ("FR", "IT LU MC"),
    ("GA", "GQ"),
    ("GB", "IE"),
    ("GE", "RU TR"),
    ("GF", "SR"),
    ("GH", "TG"),
    ("GM", "SN"),
    ("GN", "GW LR ML SL SN"),
    ("GR", "MK TR"),
    ("GT", "HN MX SV"),
    ("GW", "SN"),
    ("GY", "SR VE"),
    ("HN", "NI SV"),
    ("HR", "HU ME RS SI"),
    ("HU", "RO RS SI SK UA"),
    ("ID", "MY PG TL"),
    ("IL", "JO LB PS SY"),
    ("IN", "MM NP PK"),
    ("IQ", "IR JO KW SA SY TR"),
    ("IR", "PK TM TR"),
    ("IT", "SI SM VA"),
    ("JO", "PS SA SY"),
    ("KE", "SO SS TZ UG"),
    ("KG", "KZ TJ UZ"),
    ("KH", "LA TH VN"),
    ("KP", "KR RU"),
    ("KW", "SA"),
    ("KZ", "RU TM UZ"),
    ("LA", "MM TH VN"),
    ("LB", "SY"),
    ("LR", "SL"),
    ("LS", "ZA"),
    ("LT", "LV PL RU"),
    ("LV", "RU"),
    ("LY", "NE SD TD TN"),
    ("MA", "MR"),
    ("MD", "RO UA"),
    ("ME", "RS XK"),
    ("MF", "SX"),
    ("MK", "RS XK"),
    ("ML", "MR NE SN"),
    ("MM", "TH"),
    ("MN", "RU"),
    ("MR", "SN"),
    ("MW", "MZ TZ ZM"),
    ("MX", "US"),
    ("MY", "TH"),
    ("MZ", "SZ TZ ZA ZM ZW"),
    ("NA", "ZA ZM"),
    ("NE", "NG TD"),
    ("NG", "TD"),
    ("NO", "RU SE"),
    ("OM", "SA YE"),
    ("PL", "RU SK UA"),
    ("QA", "SA"),
    ("RO", "RS UA"),
    ("RS", "XK"),
    ("RU", "UA"),
    ("RW", "TZ UG"),
    ("SA", "YE"),
    ("SD", "SS TD"),
    ("SK", "UA"),
    ("SS", "UG"),
    ("SY", "TR"),
    ("SZ", "ZA"),
    ("TJ", "UZ"),
    ("TM", "UZ"),
    ("TZ", "UG ZM"),
    ("ZA", "ZW"),
    ("ZM", "ZW"),
];

/// Bridges and tunnels between countries that lie on different sides of water: the Øresund, the Channel, the causeways of Johor and of King Fahd, and
/// the bridge from Hong Kong to Macao.
const LINKS: [(&str, &str); 5] = [("BH", "SA"), ("DK", "SE"), ("FR", "GB"), ("HK", "MO"), ("MY", "SG")];

/// Whether one can go from one country to another over land, a bridge or a tunnel without passing a third.
pub(super) fn are_neighbours(one: CountryCode, other: CountryCode) -> bool {
    let (first, second) = (one.min(other), one.max(other));
    let (first, second) = (first.as_str(), second.as_str());
    let listed = NEIGHBOURS.binary_search_by_key(&first, |(country, _)| country).ok();
    let listed = listed.is_some_and(|at| NEIGHBOURS[at].1.split(' ').any(|country| country == second));
    listed || LINKS.contains(&(first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_listed_once_in_order() {
        assert!(NEIGHBOURS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (country, others) in NEIGHBOURS {
            let others: Vec<&str> = others.split(' ').collect();
            assert!(
                others.iter().all(|other| country < *other) && others.windows(2).all(|pair| pair[0] < pair[1]),
                "{country}"
            );
        }
    }

    #[test]
    fn order_does_not_matter() {
        let are =
            |one: &str, other: &str| are_neighbours(CountryCode::new(one).unwrap(), CountryCode::new(other).unwrap());
        for (one, other) in
            [("CN", "KZ"), ("BY", "PL"), ("GE", "TR"), ("LT", "RU"), ("MY", "TH"), ("FR", "GB"), ("CN", "HK")]
        {
            assert!(are(one, other) && are(other, one), "{one} {other}");
        }
        for (one, other) in [("BY", "KZ"), ("CN", "UZ"), ("DE", "HU"), ("JP", "KR"), ("CN", "CN"), ("AZ", "KZ")] {
            assert!(!are(one, other) && !are(other, one), "{one} {other}");
        }
    }
}

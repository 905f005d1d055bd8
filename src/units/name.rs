//! Names as they compare: without accents, case, apostrophes, hyphens and spaces, traditional Chinese as simplified.
//!
//! One folding for everything that people name. A name typed on any keyboard, or decomposed by a file system, is the same name.

use super::han::simplified;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer texts name nothing.
pub(crate) const LONGEST: usize = 200;

/// The words of a name, folded, with one space between: `Xi’an International Port` is `xian international port`.
///
/// # Complexity
/// Linear in the length of the text.
pub(crate) fn words(text: &str) -> String {
    let mut folded = Folded { text: String::with_capacity(text.len()), gap: false };
    if text.is_ascii() {
        text.chars().for_each(|letter| folded.add(letter));
        return folded.text;
    }
    // Before any decomposition: the acute accent on its own would become a space.
    for letter in text.chars().filter(|&letter| !is_unseen(letter)).nfkd() {
        letter.to_lowercase().for_each(|letter| folded.add(letter));
    }
    folded.text
}

/// A name to compare by: its [`words`] without spaces; `Hongkong` is `Hong Kong`. Of a text without letters and digits, the text.
pub(crate) fn key(text: &str) -> String {
    let mut key = words(text);
    key.retain(|letter| letter != ' ');
    if key.is_empty() { text.trim().to_lowercase() } else { key }
}

/// The key of a name whose umlauts and Nordic letters are written as two letters (`Duesseldorf`, `Aarhus`); none, where it has none of them.
pub(crate) fn spelled_out(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut spelled = String::with_capacity(text.len() + 8);
    let mut any = false;
    for letter in text.nfc() {
        let two = match letter {
            'ä' | 'Ä' => "ae",
            'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
            'ü' | 'Ü' => "ue",
            'å' | 'Å' => "aa",
            other => {
                spelled.push(other);
                continue;
            }
        };
        any = true;
        spelled.push_str(two);
    }
    any.then(|| key(&spelled))
}

/// Whether two names are one.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other || key(one) == key(other)
}

/// What has a name: the one so spelled, else the only one so named.
pub(crate) fn only<'n, T>(asked: &str, known: impl Iterator<Item = (&'n str, T)>) -> Option<T> {
    // Most ask by the name itself, and no other has to be folded for it.
    let mut others = Vec::new();
    for (name, what) in known {
        if name == asked {
            return Some(what);
        }
        others.push((name, what));
    }
    let asked = if asked.len() > 4 * LONGEST { return None } else { key(asked) };
    let mut found: Option<(&str, T)> = None;
    for (name, what) in others.into_iter().filter(|(name, _)| key(name) == asked) {
        match &found {
            None => found = Some((name, what)),
            Some((first, _)) if *first != name => return None,
            Some(_) => {}
        }
    }
    found.map(|(_, what)| what)
}

/// By how many letters two keys differ, where that is few enough for one to be the other mistyped: none of up to two letters, one of
/// up to seven, two of up to eleven, else three; of up to four letters the first must be right. A swap of neighbours counts as one.
///
/// # Complexity
/// Quadratic in the length of what was asked, which callers keep to [`LONGEST`].
pub(crate) fn mistyped(asked: &str, known: &str) -> Option<usize> {
    let length = asked.chars().count();
    let most = match length {
        0..=2 => 0,
        3..=7 => 1,
        8..=11 => 2,
        _ => 3,
    };
    if length > LONGEST || length.abs_diff(known.chars().count()) > most {
        return None;
    }
    if length <= 4 && asked.chars().next() != known.chars().next() {
        return None;
    }
    let distance = strsim::osa_distance(asked, known);
    (distance <= most).then_some(distance)
}

/// What was asked, short enough for a message.
pub(crate) fn shown(asked: &str) -> String {
    match asked.char_indices().nth(LONGEST) {
        Some(_) => format!("{}…", asked.chars().take(60).collect::<String>()),
        None => asked.to_owned(),
    }
}

struct Folded {
    text: String,
    /// Whether something that is no letter came since the last one.
    gap: bool,
}

impl Folded {
    fn add(&mut self, letter: char) {
        if is_accent(letter) || is_unseen(letter) {
            return;
        }
        if !letter.is_alphanumeric() || matches!(letter, 'ー' | 'ｰ') {
            // Marks of other scripts that are no letters; the long sound of Japanese stands for a hyphen on its keyboards.
            self.gap |= !is_combining_mark(letter);
            return;
        }
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.gap = false;
        match letter {
            'a'..='z' | '0'..='9' => self.text.push(letter),
            'A'..='Z' => self.text.push(letter.to_ascii_lowercase()),
            'ß' => self.text.push_str("ss"),
            'æ' => self.text.push_str("ae"),
            'œ' => self.text.push_str("oe"),
            'þ' => self.text.push_str("th"),
            'ø' | 'ɔ' => self.text.push('o'),
            'đ' | 'ð' | 'ɖ' | 'ɗ' => self.text.push('d'),
            'ł' => self.text.push('l'),
            'ı' | 'ɨ' => self.text.push('i'),
            'ə' | 'ǝ' | 'ɛ' => self.text.push('e'),
            'ħ' => self.text.push('h'),
            'ŧ' => self.text.push('t'),
            'ŋ' => self.text.push('n'),
            'ĸ' | 'ƙ' => self.text.push('k'),
            'ƀ' | 'ɓ' => self.text.push('b'),
            'ǥ' => self.text.push('g'),
            'ƴ' => self.text.push('y'),
            'ʉ' => self.text.push('u'),
            'ƶ' => self.text.push('z'),
            'ȷ' => self.text.push('j'),
            'ς' => self.text.push('σ'),
            other => self.text.push(simplified(other)),
        }
    }
}

/// Combining marks of the Latin, Greek and Cyrillic alphabets, and the points of Hebrew and Arabic that are mostly left out.
fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5C7}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Apostrophes of every keyboard and the letters that look like one; and what takes no room: soft hyphens, joiners, marks of direction.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | '＇' | '｀'
        | '\u{2B9}'..='\u{2BF}' | '\u{2C8}' | '\u{2CA}' | '\u{2CB}' | '\u{2EE}'
        | '\u{55A}' | '\u{5F3}' | '\u{A78B}' | '\u{A78C}' | '\u{FF9}'
        | '\u{1FBD}' | '\u{1FBF}' | '\u{1FEF}' | '\u{1FFD}' | '\u{1FFE}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_signs_do_not_matter() {
        for (typed, folded) in [
            ("HALKALI", "halkali"),
            ("Halkalı", "halkali"),
            ("İstanbul", "istanbul"),
            ("I\u{307}stanbul", "istanbul"),
            (" Małaszewicze ", "malaszewicze"),
            ("Ło\u{301}dz\u{301}", "lodz"),
            ("Thành phố Hồ Chí Minh", "thanh pho ho chi minh"),
            ("ĐÀ NẴNG", "da nang"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("Ærø", "aero"),
            ("Þorlákshöfn", "thorlakshofn"),
            ("Ələt", "elet"),
            ("Ｃｈｏｎｇｑｉｎｇ　２", "chongqing 2"),
            ("Pointe–à—Pitre", "pointe a pitre"),
            ("St. John's\u{a0}(Newfoundland)", "st johns newfoundland"),
            ("Πειραιάς", "πειραιασ"),
            ("Београд", "београд"),
            ("重慶", "重庆"),
            ("", ""),
            ("--", ""),
        ] {
            assert_eq!(words(typed), folded, "{typed}");
        }
        for apostrophe in "'`´‘’‛′ʹʻʼʽʾʿˈ＇｀ꞌ".chars() {
            assert_eq!(words(&format!("Xi{apostrophe}an")), "xian", "{apostrophe:?}");
        }
        for dash in "- ‐‑‒–—―−－ー\u{a0}\u{3000}\t_".chars() {
            assert_eq!(words(&format!("Hong{dash}Kong")), "hong kong", "{dash:?}");
        }
        assert_eq!(key("?!"), "?!");
    }

    #[test]
    fn letters_are_spelled_out_in_two_where_they_can_be() {
        assert_eq!(spelled_out("Düsseldorf").as_deref(), Some("duesseldorf"));
        assert_eq!(spelled_out("Du\u{308}sseldorf").as_deref(), Some("duesseldorf"));
        assert_eq!(spelled_out("Århus").as_deref(), Some("aarhus"));
        assert_eq!(spelled_out("Łódź"), None);
        assert_eq!(spelled_out("Berlin"), None);
    }

    #[test]
    fn a_hint_has_to_be_near() {
        for (asked, known) in
            [("istambul", "istanbul"), ("chonqing", "chongqing"), ("hambrug", "hamburg"), ("bku", "baku")]
        {
            assert!(mistyped(asked, known).is_some(), "{asked} {known}");
        }
        for (asked, known) in
            [("xian", "milan"), ("lodz", "london"), ("russia", "cnsia"), ("mars", "kars"), ("ab", "abc"), ("", "a")]
        {
            assert!(mistyped(asked, known).is_none(), "{asked} {known}");
        }
        assert!(mistyped(&"a".repeat(100_000), &"a".repeat(100_001)).is_none());
    }

    #[test]
    fn of_twins_only_the_one_so_spelled_is_meant() {
        let known = ["dual-use", "Dual use", "suez"];
        let find = |asked| only(asked, known.into_iter().zip(0..));
        assert_eq!((find("dual-use"), find("DUAL_USE"), find("Suez"), find("x")), (Some(0), None, Some(2), None));
    }
}

//! What somebody else wrote, fit to be shown: nothing in it steers a terminal, forges a line or turns text around.

use std::fmt::{self, Write};

/// Shows text of a file or of an asker. Control characters, breaks of lines and paragraphs, and what turns the direction of writing or cannot be seen are shown by
/// their numbers, so that no text can set the title of a window, hide what stands beside it, or look like a line of its own.
///
/// ```
/// use landsea::units::Shown;
///
/// assert_eq!(Shown("A\n0 findings").to_string(), r"A\n0 findings");
/// assert_eq!(Shown("\u{1b}]0;title\u{7}").to_string(), r"\u{1b}]0;title\u{7}");
/// assert_eq!(Shown("Łódź 重庆").to_string(), "Łódź 重庆");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<T>(pub T);

/// Shows text that has lines of its own, such as a list of findings: as [`Shown`], with its line feeds kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownLines<T>(pub T);

impl<T: fmt::Display> fmt::Display for Shown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped { to: f, before: ' ', lines: false }, "{}", self.0)
    }
}

impl<T: fmt::Display> fmt::Display for ShownLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped { to: f, before: ' ', lines: true }, "{}", self.0)
    }
}

/// Whether a character must not be shown as it is.
fn steers(letter: char) -> bool {
    matches!(letter,
        // Controls: the first 32, delete, and the second 32.
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        // Breaks of lines and paragraphs.
        | '\u{2028}' | '\u{2029}'
        // Marks, embeddings, overrides and isolates of direction.
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // What has no width: spaces, joiners, operators that nobody sees, byte order marks, tags, soft hyphens.
        | '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

struct Escaped<'a, 'f> {
    to: &'a mut fmt::Formatter<'f>,
    before: char,
    lines: bool,
}

impl Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // Most of what is shown is this.
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            self.before = text.chars().next_back().unwrap_or(self.before);
            return self.to.write_str(text);
        }
        let mut plain = 0;
        for (at, letter) in text.char_indices() {
            // Joiners belong to the letters of Persian and of India, and hide between those of Europe.
            let joins = matches!(letter, '\u{200c}' | '\u{200d}')
                && !(self.before >= '\u{590}' && self.before.is_alphanumeric());
            self.before = letter;
            if (steers(letter) || joins) && !(self.lines && letter == '\n') {
                self.to.write_str(&text[plain..at])?;
                plain = at + letter.len_utf8();
                match letter {
                    '\n' | '\r' | '\t' => write!(self.to, "{}", letter.escape_default())?,
                    _ => write!(self.to, "{}", letter.escape_unicode())?,
                }
            }
        }
        self.to.write_str(&text[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_is_told_by_its_number_and_no_letter_is() {
        for letter in ('\0'..=char::MAX).filter(|letter| letter.is_control()) {
            let shown = Shown(letter).to_string();
            assert!(shown.starts_with('\\') && shown.is_ascii(), "{shown}");
        }
        for plain in ["İstanbul", "团结村中心站", "أنقرة", "Ürümqi", "─rail→ Aktau\u{a0}P", "Xi’an"]
        {
            assert_eq!(Shown(plain).to_string(), plain);
        }
    }

    #[test]
    fn what_turns_or_hides_text_is_told_and_joiners_stay_where_a_script_has_them() {
        assert_eq!(Shown("a\u{202e}b\u{2067}c\u{2028}d\u{feff}").to_string(), r"a\u{202e}b\u{2067}c\u{2028}d\u{feff}");
        assert_eq!(Shown("Chong\u{200d}qing").to_string(), r"Chong\u{200d}qing");
        let persian = "می\u{200c}روم";
        assert_eq!(Shown(persian).to_string(), persian);
    }

    #[test]
    fn lines_stay_only_where_they_are_meant() {
        assert_eq!(ShownLines("a\nb\u{1b}[31m").to_string(), "a\nb\\u{1b}[31m");
        assert_eq!(Shown("a\nb\rc\td").to_string(), r"a\nb\rc\td");
    }
}

//! Characters that no name, code or note of a file may hold: whoever shows them hands a terminal over to the file.

use super::locate::line_and_column;
use crate::file::diagnostic::{Diagnostic, Severity};

/// Fields whose text may have lines.
const PROSE: [&str; 4] = ["about", "note", "title", "reason"];

/// A finding for each string of a RON text that holds a control character, written as it is or as an escape. Line feeds stand in prose only.
pub(in crate::file) fn controls(file: &str, text: &str) -> Vec<Diagnostic> {
    if is_plain(text) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut strings = Strings { text, at: 0, field: "" };
    while let Some((start, found)) = strings.next_found() {
        let (line, column) = line_and_column(text, start);
        findings.push(Diagnostic {
            severity: Severity::Error,
            code: "control",
            file: file.to_owned(),
            line,
            column,
            cause: format!("the text holds the control character U+{:04X}", u32::from(found)),
            cure: "leave it out".to_owned(),
            first: None,
        });
    }
    findings
}

/// Controls, breaks of lines and paragraphs, and what overrides the direction of writing.
fn is_barred(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Where a first look at a text stands. It knows neither escapes nor raw strings nor letters in quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Look {
    Outside,
    AfterSlash,
    AfterHash,
    Comment,
    Inside,
    /// After the first byte of a letter that may be barred.
    AfterC2,
    AfterE2,
    AfterE280,
    AfterE281,
    /// At what only a walk over the strings can judge.
    Unsure,
}

/// Where the look stands after one more byte.
const fn after(look: Look, byte: u8) -> Look {
    match (look, byte) {
        (Look::Unsure, _)
        | (Look::AfterSlash, b'*')
        | (Look::AfterHash, b'"')
        | (Look::AfterC2, 0x80..=0x9f)
        | (Look::AfterE280, 0xa8..=0xae)
        | (Look::AfterE281, 0xa6..=0xa9) => Look::Unsure,
        (Look::AfterSlash, b'/') => Look::Comment,
        (Look::Outside | Look::AfterSlash | Look::AfterHash, _) => match byte {
            b'"' => Look::Inside,
            b'\'' => Look::Unsure,
            b'/' => Look::AfterSlash,
            b'#' => Look::AfterHash,
            _ => Look::Outside,
        },
        (Look::Comment, b'\n') => Look::Outside,
        (Look::Comment, _) => Look::Comment,
        (Look::AfterE2, 0x80) => Look::AfterE280,
        (Look::AfterE2, 0x81) => Look::AfterE281,
        (Look::Inside | Look::AfterC2 | Look::AfterE2 | Look::AfterE280 | Look::AfterE281, _) => match byte {
            b'"' => Look::Outside,
            0..b' ' | 0x7f | b'\\' => Look::Unsure,
            0xc2 => Look::AfterC2,
            0xe2 => Look::AfterE2,
            _ => Look::Inside,
        },
    }
}

const ALL: [Look; 10] = [
    Look::Outside,
    Look::AfterSlash,
    Look::AfterHash,
    Look::Comment,
    Look::Inside,
    Look::AfterC2,
    Look::AfterE2,
    Look::AfterE280,
    Look::AfterE281,
    Look::Unsure,
];

/// [`after`] by place in [`ALL`] and byte.
const AFTER: [[Look; 256]; ALL.len()] = {
    let (mut table, mut at) = ([[Look::Unsure; 256]; ALL.len()], 0);
    while at < ALL.len() {
        let mut byte = 0_u8;
        loop {
            table[ALL[at] as usize][byte as usize] = after(ALL[at], byte);
            if byte == u8::MAX {
                break;
            }
            byte += 1;
        }
        at += 1;
    }
    table
};

/// Whether a first look shows that nothing is to be found: nearly always, and several times faster than a walk over comments, words and strings.
fn is_plain(text: &str) -> bool {
    let end = text.bytes().fold(Look::Outside, |look, byte| AFTER[look as usize][usize::from(byte)]);
    end != Look::Unsure
}

/// What a byte may begin, outside strings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Nothing,
    Word,
    /// A comment, a string or a letter in quotes.
    Other,
}

/// By byte: most of a text is names, numbers and spaces, which are passed at once.
const BEGINS: [Begins; 256] = {
    let (mut table, mut byte) = ([Begins::Nothing; 256], 0_u8);
    while byte < 128 {
        table[byte as usize] = match byte {
            b'/' | b'"' | b'\'' => Begins::Other,
            b'_' => Begins::Word,
            _ if byte.is_ascii_alphanumeric() => Begins::Word,
            _ => Begins::Nothing,
        };
        byte += 1;
    }
    table
};

/// By byte: whether it is a letter of a string as it stands, and none that is barred.
const PLAIN: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], b' ');
    while byte < 127 {
        table[byte as usize] = byte != b'"' && byte != b'\\';
        byte += 1;
    }
    table
};

/// Walks over the strings of a text.
struct Strings<'t> {
    text: &'t str,
    at: usize,
    /// The word before the last colon.
    field: &'t str,
}

impl<'t> Strings<'t> {
    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    /// Where the next string begins that holds what it may not, and what that is.
    fn next_found(&mut self) -> Option<(usize, char)> {
        let bytes = self.bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if BEGINS[usize::from(byte)] == Begins::Nothing {
                self.at += 1;
                continue;
            }
            match byte {
                b'/' if self.rest().starts_with("//") => self.pass("\n"),
                b'/' if self.rest().starts_with("/*") => self.pass_comment(),
                b'"' => {
                    let start = self.at;
                    if let Some(found) = self.string() {
                        return Some((start, found));
                    }
                }
                b'\'' => self.letter(),
                b'/' => self.at += 1,
                _ => {
                    let start = self.at;
                    if let Some(found) = self.word() {
                        return Some((start, found));
                    }
                }
            }
        }
        None
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes behind the next place of a text, or to the end.
    fn pass(&mut self, what: &str) {
        self.at = self.rest().find(what).map_or(self.text.len(), |at| self.at + at + what.len());
    }

    /// Comments of this kind stand within each other.
    fn pass_comment(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.text.len() {
            let rest = &self.bytes()[self.at..];
            if rest.starts_with(b"/*") {
                (depth, self.at) = (depth + 1, self.at + 2);
            } else if rest.starts_with(b"*/") {
                (depth, self.at) = (depth - 1, self.at + 2);
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    /// A letter in single quotes; a lone quote is for the parser to refuse.
    fn letter(&mut self) {
        let rest = self.rest();
        let inside = rest.strip_prefix("'\\").map_or(1, |_| 3);
        let end = rest.get(inside..).and_then(|more| more.char_indices().take(12).find(|&(_, letter)| letter == '\''));
        self.at += end.map_or(1, |(at, _)| inside + at + 1);
    }

    /// A name of a field, a number, or the beginning of a raw string.
    fn word(&mut self) -> Option<char> {
        let start = self.at;
        let bytes = self.bytes();
        while bytes.get(self.at).is_some_and(|&byte| BEGINS[usize::from(byte)] == Begins::Word) {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        if matches!(word, "r" | "b" | "br") {
            let hashes = self.rest().bytes().take_while(|&byte| byte == b'#').count();
            if self.rest().as_bytes().get(hashes) == Some(&b'"') {
                if word == "b" && hashes == 0 {
                    return None;
                }
                let begin = self.at + hashes + 1;
                self.at = begin;
                self.pass(&format!("\"{}", "#".repeat(hashes)));
                let end = self.at.saturating_sub(hashes + 1).max(begin);
                return self.text.get(begin..end)?.chars().find(|&letter| self.bars(letter));
            }
        }
        // Nearly always the colon comes at once, or no space does.
        let is_field = match bytes.get(self.at) {
            Some(b':') => true,
            Some(b',' | b'.' | b'(' | b')' | b'[' | b']' | b'"') | None => false,
            Some(_) => self.rest().trim_start().starts_with(':'),
        };
        if is_field {
            self.field = word;
        }
        None
    }

    fn bars(&self, letter: char) -> bool {
        is_barred(letter) && !(matches!(letter, '\n' | '\r') && PROSE.contains(&self.field))
    }

    /// A string with escapes: what it holds that it may not.
    fn string(&mut self) -> Option<char> {
        self.at += 1;
        let bytes = self.bytes();
        let plain = bytes[self.at..].iter().take_while(|&&byte| PLAIN[usize::from(byte)]).count();
        if bytes.get(self.at + plain) == Some(&b'"') {
            self.at += plain + 1;
            return None;
        }
        let mut found = None;
        let mut letters = self.rest().char_indices();
        let begin = self.at;
        self.at = self.text.len();
        while let Some((at, letter)) = letters.next() {
            let held = match letter {
                '"' => {
                    self.at = begin + at + 1;
                    break;
                }
                '\\' => match letters.next().map(|(_, escape)| escape) {
                    Some('n') => '\n',
                    Some('r') => '\r',
                    Some('t') => '\t',
                    Some('0') => '\0',
                    Some('x') => {
                        let digits: String = letters.by_ref().take(2).map(|(_, digit)| digit).collect();
                        number(&digits)
                    }
                    Some('u') => {
                        let rest = letters.as_str();
                        let end = rest.find('}').filter(|&end| rest.starts_with('{') && end < 12);
                        let digits = end.map_or("", |end| &rest[1..end]);
                        number(digits)
                    }
                    // A quote, a backslash, or a line that goes on.
                    _ => ' ',
                },
                letter => letter,
            };
            if found.is_none() && self.bars(held) {
                found = Some(held);
            }
        }
        found
    }
}

/// The character with a number; a space where there is none, which the parser refuses.
fn number(digits: &str) -> char {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::{Strings, controls, is_plain};

    fn found(text: &str) -> Vec<String> {
        controls("f", text)
            .iter()
            .map(|one| format!("{}:{} {}", one.line, one.column, one.cause.rsplit(' ').next().unwrap()))
            .collect()
    }

    /// Every text of up to five letters of those that begin and end strings and comments.
    #[test]
    fn in_plain_texts_a_walk_finds_nothing() {
        let letters = ['"', '\'', '\n', '#', 'r', '/', '*', '\\', ':', '\u{7}', '\u{85}', '\u{202e}', '\u{2069}'];
        let mut plain = 0;
        for length in 1..=5 {
            for number in 0..letters.len().pow(length) {
                let text: String =
                    (0..length).map(|place| letters[number / letters.len().pow(place) % letters.len()]).collect();
                if is_plain(&text) {
                    plain += 1;
                    assert_eq!(Strings { text: &text, at: 0, field: "" }.next_found(), None, "{text:?}");
                }
            }
        }
        assert!(plain > 10_000, "{plain} texts were plain");
    }

    #[test]
    fn controls_are_found_as_letters_and_as_escapes() {
        assert_eq!(
            found("(name: \"a\u{1b}[31m\",\n b: \"x\\u{7}\", c: \"\\x1b\", d: \"\\n\")"),
            ["1:8 U+001B", "2:5 U+0007", "2:18 U+001B", "2:29 U+000A"]
        );
        assert_eq!(found("(name: r#\"a\"\u{7}\"#, b: \"\u{202e}\")"), ["1:8 U+0007", "1:21 U+202E"]);
    }

    #[test]
    fn lines_stand_in_prose_and_comments_are_no_text() {
        assert_eq!(
            found("(about: \"one\ntwo\\n\", /* \"\u{7}\" /* \" */ */ name: \"Łódź \\\"x\\\" \\\\\") // \"\u{1b}"),
            [""; 0]
        );
        assert_eq!(found("(name: \"one\ntwo\")"), ["1:8 U+000A"]);
        assert_eq!(found("(x: '\"', name: \"a\\\n   b\", y: 'r', z: '\\''"), [""; 0]);
    }
}

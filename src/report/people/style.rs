//! How text for people looks.

use crate::model::Mode;

/// How text looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Columns of the screen or page, at least 40. No line is wider, Chinese characters counted as two.
    pub width: u16,
    /// In which languages places are named.
    pub names: Names,
    /// Year and source keys of every figure.
    pub sources: bool,
    /// Headings in bold and a colour for each mode, by the escape codes of terminals.
    pub colour: bool,
}

/// In which languages places are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    /// English only.
    English,
    /// English, with Chinese beside.
    #[default]
    EnglishChinese,
    /// Chinese, with English beside; English alone where the network has no Chinese name.
    ChineseEnglish,
}

impl Default for Style {
    /// 120 columns, English with Chinese beside, no sources, no colour.
    fn default() -> Self {
        Self { width: 120, names: Names::default(), sources: false, colour: false }
    }
}

impl Style {
    /// A heading.
    pub fn heading(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> u16 {
        self.width.max(40)
    }

    /// A text with its arrows in the colours of their modes.
    pub(super) fn paint(&self, text: String) -> String {
        if !self.colour {
            return text;
        }
        Mode::ALL.into_iter().fold(text, |text, mode| {
            let arrow = format!("─{mode}→");
            text.replace(&arrow, &format!("\u{1b}[{}m{arrow}\u{1b}[0m", ink(mode)))
        })
    }
}

/// The terminal's colour of a mode; no two that are distinguished by red and green alone.
fn ink(mode: Mode) -> u8 {
    match mode {
        Mode::Sea => 34,
        Mode::Rail => 33,
        Mode::Road => 35,
        Mode::Air => 36,
        Mode::River => 94,
    }
}

/// Holds words together that a table must not part; what prints a line turns it into a space.
pub(super) const GLUE: char = '\u{a0}';

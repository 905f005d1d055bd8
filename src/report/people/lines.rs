//! Lines that keep to a width: prose, and rows of figures as a table or, where that would not fit, one below the other.

use super::style::{GLUE, Style};
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle, presets::NOTHING};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A line under the heading and nothing else.
const LINES: TableStyle = NOTHING.header_separator(LineStyle::none().fill('─').junction('─'));

/// Below this width a table would part its figures.
pub(super) const TABLE: u16 = 76;

impl Style {
    /// Prose in lines of its width, with a line break at the end. Lines after the first stand `hang` columns in; a word that is wider than a line is
    /// parted.
    pub fn paragraph(&self, prose: &str, hang: usize) -> String {
        paragraph(self, prose, hang)
    }
}

/// Prose in lines of the style's width, those after the first `hang` columns in, with a line break at the end.
fn paragraph(style: &Style, prose: &str, hang: usize) -> String {
    let most = usize::from(style.columns());
    let hang = hang.min(most / 2);
    let (mut shown, mut column) = (String::new(), 0);
    // Spaces before the first word are an indentation.
    let begin = prose.trim_start_matches([' ', GLUE]);
    let indent = prose[..prose.len() - begin.len()].chars().count().min(most / 2);
    shown.push_str(&" ".repeat(indent));
    column += indent;
    let mut fresh = true;
    for word in begin.split(' ').map(|word| word.replace(GLUE, " ")) {
        let width = word.width();
        if !fresh && column + 1 + width > most {
            shown.truncate(shown.trim_end_matches(' ').len());
            shown.push('\n');
            shown.push_str(&" ".repeat(hang));
            (column, fresh) = (hang, true);
        }
        if !fresh {
            shown.push(' ');
            column += 1;
        }
        for letter in word.chars() {
            let width = letter.width().unwrap_or(0);
            if column + width > most {
                shown.push('\n');
                shown.push_str(&" ".repeat(hang));
                column = hang;
            }
            shown.push(letter);
            column += width;
        }
        fresh = false;
    }
    shown.truncate(shown.trim_end_matches(' ').len());
    shown + "\n"
}

/// Rows of figures under titles.
pub(super) struct Sheet<'a> {
    style: &'a Style,
    header: Vec<&'a str>,
    /// How many cells of a row speak for themselves, without their titles.
    plain: usize,
    table: Table,
    /// Where the width does not do for a table.
    lines: Option<String>,
}

impl<'a> Sheet<'a> {
    /// A sheet without rows; `right` are the columns of figures.
    pub(super) fn new(style: &'a Style, header: Vec<&'a str>, right: &[usize], plain: usize) -> Self {
        let mut table = Table::new();
        table.load_style(LINES).set_content_arrangement(ContentArrangement::Dynamic).set_width(style.columns());
        table.set_header(header.clone());
        for &column in right {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let lines = (style.columns() < TABLE).then(String::new);
        Self { style, header, plain, table, lines }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        let Some(lines) = &mut self.lines else {
            self.table.add_row(cells);
            return;
        };
        let filled = |cells: &[String]| cells.iter().any(|cell| !cell.is_empty());
        let (plain, figures) = cells.split_at(self.plain.min(cells.len()));
        if filled(plain) {
            let said: Vec<&str> = plain.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            lines.push_str(&paragraph(self.style, &said.join("  "), 4));
        }
        if filled(figures) {
            let titles = self.header.iter().skip(plain.len());
            let said = titles.zip(figures).filter(|(_, cell)| !cell.trim_matches(['\n', ' ', GLUE]).is_empty());
            let said: Vec<String> = said
                .map(|(title, cell)| {
                    let cell = cell.trim_matches(['\n', ' ', GLUE]).replace('\n', ", ");
                    format!("{}{GLUE}{cell}", title.replace(' ', &GLUE.to_string()))
                })
                .collect();
            let indent = if self.plain > 0 { "    " } else { "" };
            lines.push_str(&paragraph(self.style, &format!("{indent}{}", said.join("; ")), 4));
        }
    }

    /// The lines, with a line break after each.
    pub(super) fn print(self) -> String {
        let shown = self.lines.unwrap_or_else(|| {
            let mut shown = String::new();
            for line in self.table.lines() {
                for (at, part) in line.trim_end().split(GLUE).enumerate() {
                    shown.push_str(if at > 0 { " " } else { "" });
                    shown.push_str(part);
                }
                shown.push('\n');
            }
            shown
        });
        self.style.paint(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_to_the_width() {
        let style = Style { width: 40, ..Style::default() };
        let shown = paragraph(&style, "freight ".repeat(20).trim_end(), 0);
        assert!(shown.lines().all(|line| line.width() <= 40), "{shown}");
        assert_eq!(shown.split_whitespace().count(), 20);
    }

    #[test]
    fn a_word_that_is_wider_than_a_line_is_parted_and_nothing_of_it_is_lost() {
        let style = Style { width: 40, ..Style::default() };
        for word in ["x".repeat(100), "重".repeat(61)] {
            let shown = paragraph(&style, &format!("  a {word} b"), 4);
            assert!(shown.lines().all(|line| line.width() <= 40), "{shown}");
            assert_eq!(shown.split_whitespace().collect::<String>(), format!("a{word}b"));
        }
    }
}

//! Small tables of comma-separated values without quotes, embedded at build time.

use std::collections::HashMap;

/// A table: its header, and its rows by column.
pub struct Table {
    columns: HashMap<&'static str, usize>,
    rows: Vec<Vec<&'static str>>,
}

/// A row of a table.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    cells: &'t [&'static str],
}

impl Table {
    /// Reads a text; the last column takes what is left of a line, commas included.
    pub fn new(text: &'static str) -> Self {
        let mut lines = text.lines().filter(|line| !line.is_empty());
        let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
        let columns: HashMap<_, _> = header.iter().enumerate().map(|(at, &name)| (name, at)).collect();
        let rows = lines.map(|line| line.splitn(header.len(), ',').collect()).collect();
        Self { columns, rows }
    }

    /// All rows, in the order of the text.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }

    /// The first two columns, as a map.
    pub fn pairs(&self) -> HashMap<&'static str, &'static str> {
        self.rows.iter().map(|cells| (cells[0], cells[1])).collect()
    }
}

impl Row<'_> {
    /// The text of a column.
    pub fn text(&self, column: &str) -> &'static str {
        self.cells[self.table.columns[column]]
    }

    /// The number of a column.
    pub fn number(&self, column: &str) -> f64 {
        let text = self.text(column);
        text.parse().unwrap_or_else(|_| panic!("`{text}` in column {column} is no number"))
    }
}

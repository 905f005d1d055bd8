//! Findings in network files.

use crate::units::Shown;
use std::fmt;

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlace {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for FilePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", Shown(&self.file), self.line, self.column)
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot be right.
    Error,
    /// It may be right, and wants a look.
    Advice,
}

/// One finding: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable code of the rule; `docs/diagnostics.md` has a section on each.
    pub code: &'static str,
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub cure: String,
    /// What it contradicts, where that stands in one of the files.
    pub first: Option<FilePlace>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { severity, code, file, line, column, cause, cure, first } = self;
        let mark = match severity {
            Severity::Error => "",
            Severity::Advice => "advice ",
        };
        write!(f, "{}:{line}:{column}: {mark}[{code}] {}", Shown(file), Shown(cause))?;
        if let Some(first) = first {
            write!(f, "\n    first: {first}")?;
        }
        write!(f, "\n    cure: {}", Shown(cure))
    }
}

/// Everything that is wrong with a stack of files, by file and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings(pub(super) Vec<Diagnostic>);

impl Findings {
    /// All of them; never empty.
    pub fn all(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0 {
            writeln!(f, "{finding}")?;
        }
        f.write_str(&counted(self.0.len(), "finding"))
    }
}

impl std::error::Error for Findings {}

/// `1 finding`, `2 findings`.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

//! How a text is read, and what is said of one that has not the shape of a network file.

use crate::file::diagnostic::{Diagnostic, Severity};
use crate::model::nearest_name;
use ron::extensions::Extensions;

/// How the text is read: an optional field is written without `Some`.
pub(in crate::file) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What ron could not read.
pub(in crate::file) fn shape(file: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let cure = match &error.code {
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("did you mean one of {}? `{found}` is none of them", expected.join(", "))
        }
        ron::Error::NoSuchStructField { expected, found, .. } => {
            nearest_name(found, expected.iter().copied()).to_string()
        }
        ron::Error::MissingStructField { field, .. } => format!("add the field `{field}`"),
        _ => "see the module file::raw for the shape of a network file".to_owned(),
    };
    let position = error.span.start;
    Diagnostic {
        code: "shape",
        file: file.to_owned(),
        line: position.line,
        column: position.col,
        cause: error.code.to_string(),
        cure,
        first: None,
        severity: Severity::Error,
    }
}

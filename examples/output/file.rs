//! Writing a page beside the answer.

use std::path::{Path, PathBuf};

/// The page could not be written; the answer is not lost with it.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {error}", .path.display())]
pub(crate) struct Unwritable {
    path: PathBuf,
    error: std::io::Error,
    /// The answer.
    pub(crate) told: String,
}

/// Writes a page, and says where after what is told.
pub(crate) fn write(path: &Path, page: &str, told: String) -> Result<String, Unwritable> {
    match std::fs::write(path, page) {
        Ok(()) => Ok(format!("{told}\nPage: {}\n", path.display())),
        Err(error) => Err(Unwritable { path: path.to_owned(), error, told }),
    }
}

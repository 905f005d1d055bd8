//! Why a search in 32 bits ends early.

use crate::search::Status;

/// Why a search in 32 bits ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::star) enum Halt {
    /// A limit.
    Stopped(Status),
    /// A sum does not fit 32 bits; the plain search takes over.
    Wide,
}

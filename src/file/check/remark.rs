//! What a rule has to say about a part of a network.

use crate::file::diagnostic::Severity;

/// What a rule has to say about a part of a network.
pub(super) struct Remark {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) about: About,
    pub(super) cause: String,
    pub(super) cure: String,
}

/// The part, by its code.
pub(super) enum About {
    Hub(String),
    Service(String),
    /// A stage by its number, and a field of it.
    Stage(String, usize, &'static str),
}

impl About {
    pub(super) fn code(&self) -> &str {
        match self {
            Self::Hub(code) | Self::Service(code) | Self::Stage(code, _, _) => code,
        }
    }
}

/// What cannot be right.
pub(super) fn object(code: &'static str, about: About, cause: String, cure: &str) -> Remark {
    Remark { severity: Severity::Error, code, about, cause, cure: cure.to_owned() }
}

/// What wants a look.
pub(super) fn advise(code: &'static str, about: About, cause: String, cure: &str) -> Remark {
    Remark { severity: Severity::Advice, code, about, cause, cure: cure.to_owned() }
}

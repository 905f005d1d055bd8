//! Where a rule holds, as text.

use serde::Deserialize;

/// Where a rule holds; the narrower wins.
#[derive(Debug, Clone, Deserialize)]
pub enum Scope {
    /// At these hubs.
    Hubs(Vec<String>),
    /// At every hub of these countries.
    Countries(Vec<String>),
    /// Everywhere.
    Anywhere,
}

//! What holds of every answer: enumeration in random worlds, and laws of larger ones.

mod closed;
mod general;
mod oracle;
mod promises;
mod reasons;

//! Why there is no answer, and what would help.

mod reasons;
mod why_not;
mod why_nothing;
mod why_nothing_dates;

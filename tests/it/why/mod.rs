//! Why there is no answer, and what would help.

mod reasons;
mod refusals;
mod why_not;
mod why_nothing;
mod why_nothing_dates;

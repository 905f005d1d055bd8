//! Bills: every item of them, in every currency.

mod bills;
mod lanes;
mod rates;
mod time_charges;

//! What cargo needs, and what lines and borders let through.

mod borders;
mod needs;
mod operations;

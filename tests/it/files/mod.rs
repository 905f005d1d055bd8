//! Files as they are read: right, broken and hostile.

mod bad_input;
mod diagnostics;
mod roads;
mod text_forms;

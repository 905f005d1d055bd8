//! Why something is so: causes, obstacles, what could be asked less strictly, and what was left out.

pub(super) mod cause;
pub(super) mod loosening;
pub(super) mod obstacle;
pub(super) mod reasons;

//! What the searches in 32 bits share: why they end early, lengths, the queue, the ends of a question.

pub(super) mod ends;
pub(super) mod halt;
pub(super) mod length;
pub(super) mod queue;

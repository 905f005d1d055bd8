//! What the searches in 32 bits share: lengths, the queue, the ends of a question.

pub(super) mod ends;
pub(super) mod length;
pub(super) mod queue;

//! Several questions at once.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Answers questions on as many threads as the machine runs at once, in the order of the questions.
pub(crate) fn each<Q: Sync, A: Send>(questions: &[Q], answer: impl Fn(&Q) -> A + Sync) -> Vec<A> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut answers = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(question) = questions.get(at) else { return answers };
            answers.push((at, answer(question)));
        }
    };
    let mut answers = thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(questions.len());
        // Where the system gives no thread, this one does all of the work.
        let others: Vec<_> =
            (1..threads).filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok()).collect();
        let mut answers = work();
        for other in others {
            answers.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        answers
    });
    answers.sort_by_key(|&(at, _)| at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn answers_come_in_the_order_of_the_questions() {
        let numbers: Vec<u32> = (0..1000).collect();
        assert_eq!(each(&numbers, |number| number * 2), numbers.iter().map(|number| number * 2).collect::<Vec<_>>());
        assert_eq!(each(&[], |number: &u32| *number), Vec::<u32>::new());
    }
}

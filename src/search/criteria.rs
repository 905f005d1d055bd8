//! Vectors of criteria and dominance, written once.

/// A vector of `K` criteria, each to be minimised. Integers, so that sums and lower bounds are exact both ways.
pub type Cost<const K: usize> = [u64; K];

/// Whether `a` is at least as good as `b` in every criterion and better in one.
///
/// Irreflexive, antisymmetric and transitive.
///
/// ```
/// use landsea::search::dominates;
/// assert!(dominates(&[1, 2], &[1, 3]));
/// assert!(!dominates(&[1, 2], &[1, 2]));
/// assert!(!dominates(&[1, 4], &[2, 3]));
/// ```
#[inline]
pub fn dominates<const K: usize>(a: &Cost<K>, b: &Cost<K>) -> bool {
    at_least_as_good(a, b) && a != b
}

/// Whether `a` is at least as good as `b` in every criterion.
#[inline]
pub(super) fn at_least_as_good<const K: usize>(a: &Cost<K>, b: &Cost<K>) -> bool {
    a.iter().zip(b).all(|(a, b)| a <= b)
}

/// Sum, or `None` when one component would pass the type.
#[inline]
pub(super) fn sum<const K: usize>(a: &Cost<K>, b: &Cost<K>) -> Option<Cost<K>> {
    let mut total = *a;
    for (total, b) in total.iter_mut().zip(b) {
        *total = total.checked_add(*b)?;
    }
    Some(total)
}

/// Sum as a lower bound: a component that passes the type stays at the greatest number, which is no more than it.
#[inline]
pub(super) fn bounding_sum<const K: usize>(a: &Cost<K>, b: &Cost<K>) -> Cost<K> {
    let mut total = *a;
    for (total, b) in total.iter_mut().zip(b) {
        *total = total.saturating_add(*b);
    }
    total
}

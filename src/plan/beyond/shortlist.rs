//! A few different answers of a front that has many.

mod unlike;

use crate::plan::answer::probability::probability;
use crate::plan::answer::scale::Scale;
use crate::plan::{Criterion, Front, Itinerary, ProbabilityError, Reliability};
use crate::units::{Instant, Minutes, Money, Shown};
use ordered_float::NotNan;
use std::cmp::Reverse;
use std::fmt;
pub use unlike::Aspect;
use unlike::Unlikeness;

/// What is less unlike than this is no different answer.
const DIFFERENT: f64 = 0.05;

/// Picks a few different itineraries of a front: the best in each criterion, the knee, what was asked for by name, and then, one after the
/// other, whatever is most unlike all that was picked.
///
/// Two itineraries are unlike by four aspects, each from 0 to 1 and all of the same weight: the countries passed and the hubs called at, the
/// kilometres by mode, the border crossings, and the straits and canals. Sets are compared by Jaccard's distance (*Étude comparative de
/// la distribution florale*, 1901), kilometres by half the sum of the differences of their shares. Each next pick is the one whose nearest
/// pick is farthest, as Gonzalez does (*Clustering to minimize the maximum intercluster distance*, 1985).
///
/// ```
/// use landsea::plan::Shortlist;
/// use landsea::units::Money;
/// use landsea::{Network, Planner, Query, Shipment};
///
/// let network = Network::chongqing();
/// let planner = Planner::new(&network);
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
/// let query = Query::minimise_time_and_cost();
/// let front = planner.plan(&shipment, &query)?;
/// let off_the_caspian = planner.plan(&shipment, &query.ban("KZ"))?;
/// let picks = Shortlist::of(&front).at_value_of_time(Money::from_minor(300_00)).avoiding("KZ", &off_the_caspian).pick(6);
/// assert!(picks.len() <= 6);
/// assert_eq!(picks[0].itinerary, front.fastest());
/// for pick in &picks {
///     println!("{pick}: {}", pick.itinerary);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Shortlist<'f> {
    front: &'f Front,
    asked: Vec<Asked<'f>>,
}

/// What was asked for by name.
#[derive(Debug, Clone)]
enum Asked<'f> {
    Budget(Money),
    By(Instant),
    ValueOfTime(Money),
    Avoiding(&'f str, &'f Front),
    Surest(Instant, &'f [Reliability]),
    SurelyBy(Instant, f64, &'f [Reliability]),
}

/// Why a shortlist cannot say how sure its itineraries are.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SureError {
    /// No probability.
    #[error(transparent)]
    Probability(#[from] ProbabilityError),
    /// Of another front.
    #[error(
        "{given} itineraries were simulated and the front has {front}: give `Planner::reliabilities` of this front"
    )]
    OtherFront {
        /// How many were simulated.
        given: usize,
        /// How many the front has.
        front: usize,
    },
}

/// An itinerary of a shortlist: a view of the front, which costs nothing to make again. Who keeps one keeps the front, the number and the reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick<'f> {
    /// The itinerary.
    pub itinerary: &'f Itinerary,
    /// Its number in the front, from 1; none where it left the front to avoid something.
    pub number: Option<usize>,
    /// Why it was picked, one reason or more.
    pub reasons: Vec<Reason>,
}

/// Why an itinerary was picked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The best in a criterion.
    Best(Criterion),
    /// The knee, [`Front::balanced`].
    Knee,
    /// The fastest that costs no more than this.
    WithinBudget(Money),
    /// The cheapest that is available for collection by then.
    ArrivingBy(Instant),
    /// The best where a day is worth this much.
    ValueOfTime(Money),
    /// The most likely to be available for collection by then.
    Surest {
        /// When it is due.
        due: Instant,
        /// Thousandths of the runs of its simulation that are in time.
        permille: u16,
    },
    /// The cheapest of those that are available for collection by then with a probability.
    SurelyBy {
        /// When it is due.
        due: Instant,
        /// Thousandths of the runs of its simulation that are in time.
        permille: u16,
        /// The thousandths that were asked for.
        asked: u16,
    },
    /// Unlike all that was picked before, above all in these aspects.
    Unlike(Vec<Aspect>),
    /// Avoids what was named.
    Avoids {
        /// What it avoids.
        what: String,
        /// What that costs; none where the itinerary is on the front, and so costs nothing.
        off_the_front: Option<Loss>,
    },
}

/// By how much an itinerary that left the front is worse than the one of the front that is nearest to it of those that beat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// Number of that one in the front, from 1.
    pub than: usize,
    /// Time.
    pub slower: Minutes,
    /// Money.
    pub dearer: Money,
}

impl Front {
    /// The fastest that costs no more than a budget, in the currency of the itineraries; none where all cost more.
    pub fn within_budget(&self, budget: Money) -> Option<&Itinerary> {
        self.iter().filter(|itinerary| itinerary.cost <= budget).min_by_key(|itinerary| itinerary.time())
    }

    /// The cheapest that is available for collection by then; none where all come later, and for a plan without a date.
    pub fn arriving_by(&self, due: Instant) -> Option<&Itinerary> {
        let in_time = self.iter().filter(|itinerary| itinerary.arrival().is_some_and(|arrival| arrival <= due));
        in_time.min_by_key(|itinerary| itinerary.cost)
    }

    /// The least sum of cost and time where a day is worth so much, in the currency of the itineraries; ties go to the earlier in the front.
    ///
    /// # Panics
    /// Never: a front is never empty.
    pub fn at_value_of_time(&self, a_day: Money) -> &Itinerary {
        let score = |itinerary: &Itinerary| {
            let minutes = i128::from(itinerary.time().get());
            i128::from(itinerary.cost.minor()) * 1440 + i128::from(a_day.minor()) * minutes
        };
        self.iter().min_by_key(|itinerary| score(itinerary)).expect("a front is never empty")
    }
}

impl<'f> Shortlist<'f> {
    /// The best in each criterion that was asked for, the knee, and unlike ones.
    pub fn of(front: &'f Front) -> Self {
        Self { front, asked: Vec::new() }
    }

    /// Adds [`Front::within_budget`], where there is one.
    pub fn within_budget(self, budget: Money) -> Self {
        self.and(Asked::Budget(budget))
    }

    /// Adds [`Front::arriving_by`], where there is one.
    pub fn arriving_by(self, due: Instant) -> Self {
        self.and(Asked::By(due))
    }

    /// Adds [`Front::at_value_of_time`].
    pub fn at_value_of_time(self, a_day: Money) -> Self {
        self.and(Asked::ValueOfTime(a_day))
    }

    /// Adds the nearest to optimal that avoids something: of `without`, the front of the same question with a ban on it, the one that loses
    /// least to this front. It is labelled with what it avoids and what that costs; one that is on this front costs nothing.
    pub fn avoiding(self, what: &'f str, without: &'f Front) -> Self {
        self.and(Asked::Avoiding(what, without))
    }

    /// Adds the itinerary that is most likely to be there by a due date; of equals the cheaper, then the earlier in the front. `sure` is what
    /// [`Planner::reliabilities`](crate::plan::Planner::reliabilities) gives for the front.
    ///
    /// # Errors
    /// [`SureError`].
    pub fn surest_by(self, due: Instant, sure: &'f [Reliability]) -> Result<Self, SureError> {
        self.knows(sure)?;
        Ok(self.and(Asked::Surest(due, sure)))
    }

    /// Adds the cheapest of those that are there by a due date with a probability, where there is one. A plan that takes ordinary times says
    /// what arrives; this says what arrives although connections are missed.
    ///
    /// # Errors
    /// [`SureError`].
    pub fn surely_by(self, due: Instant, share: f64, sure: &'f [Reliability]) -> Result<Self, SureError> {
        self.knows(sure)?;
        Ok(self.and(Asked::SurelyBy(due, probability(share)?, sure)))
    }

    fn knows(&self, sure: &[Reliability]) -> Result<(), SureError> {
        let (given, front) = (sure.len(), self.front.itineraries().len());
        if given == front { Ok(()) } else { Err(SureError::OtherFront { given, front }) }
    }

    fn and(mut self, asked: Asked<'f>) -> Self {
        self.asked.push(asked);
        self
    }

    /// The picks, at most this many, each itinerary once, in the order in which they were picked: the best in each criterion, the knee, what was
    /// asked for, unlike ones. Fewer where nothing else differs.
    ///
    /// # Complexity
    /// `O(n (p + t))` for `n` itineraries, `p` picks and `t` different countries, hubs, borders and straits.
    pub fn pick(&self, most: usize) -> Vec<Pick<'f>> {
        let front = self.front;
        let mut picks = Picks { front, most, found: Vec::new() };
        for &criterion in front.criteria() {
            picks.add(front.best(criterion), Reason::Best(criterion));
        }
        let scale = front.scale();
        let from_ideal: Vec<NotNan<f64>> = front.iter().map(|itinerary| scale.ideal_distance(itinerary)).collect();
        picks.add(front.balanced(), Reason::Knee);
        for asked in &self.asked {
            match asked {
                Asked::Budget(budget) => {
                    if let Some(found) = front.within_budget(*budget) {
                        picks.add(found, Reason::WithinBudget(*budget));
                    }
                }
                Asked::By(due) => {
                    if let Some(found) = front.arriving_by(*due) {
                        picks.add(found, Reason::ArrivingBy(*due));
                    }
                }
                Asked::ValueOfTime(a_day) => picks.add(front.at_value_of_time(*a_day), Reason::ValueOfTime(*a_day)),
                Asked::Avoiding(what, without) => picks.avoid(what, without, &scale),
                Asked::Surest(due, sure) => {
                    let all = front.iter().zip(*sure).map(|(found, sure)| (found, sure.arrived_by(*due)));
                    let surest = all.min_by_key(|&(found, share)| (Reverse(NotNan::new(share).ok()), found.cost));
                    if let Some((found, share)) = surest {
                        picks.add(found, Reason::Surest { due: *due, permille: permille(share) });
                    }
                }
                Asked::SurelyBy(due, asked, sure) => {
                    let all = front.iter().zip(*sure).map(|(found, sure)| (found, sure.arrived_by(*due)));
                    let enough = all.filter(|(_, share)| share >= asked);
                    if let Some((found, share)) = enough.min_by_key(|(found, _)| found.cost) {
                        let (permille, asked) = (permille(share), permille(*asked));
                        picks.add(found, Reason::SurelyBy { due: *due, permille, asked });
                    }
                }
            }
        }
        picks.add_unlike(&from_ideal);
        picks.found
    }
}

/// Whole thousandths of a share, rounded down: what is not quite certain is not called so. What a share lacks to its own thousandth by the rounding
/// of binary fractions is made up for.
fn permille(share: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is 0 to 1")]
    let whole = (share * 1000.0 + 1e-6).floor() as u16;
    whole
}

/// Picks so far.
struct Picks<'f> {
    front: &'f Front,
    most: usize,
    found: Vec<Pick<'f>>,
}

impl<'f> Picks<'f> {
    /// Picks an itinerary of the front, or gives one more reason for it.
    fn add(&mut self, itinerary: &'f Itinerary, reason: Reason) {
        let number = self.front.iter().position(|known| std::ptr::eq(known, itinerary)).map(|at| at + 1);
        self.put(itinerary, number, reason);
    }

    fn put(&mut self, itinerary: &'f Itinerary, number: Option<usize>, reason: Reason) {
        let same = |pick: &Pick<'_>| {
            if number.is_some() { pick.number == number } else { pick.number.is_none() && pick.itinerary == itinerary }
        };
        if let Some(known) = self.found.iter().position(same) {
            self.found[known].reasons.push(reason);
        } else if self.found.len() < self.most {
            self.found.push(Pick { itinerary, number, reasons: vec![reason] });
        }
    }

    fn avoid(&mut self, what: &str, without: &'f Front, scale: &Scale) {
        // What loses nothing comes first, and of several the one that is nearest to the best of everything.
        let key = |itinerary: &Itinerary| {
            let loss = scale
                .nearest_that_beats(self.front.itineraries(), itinerary)
                .map_or(NotNan::default(), |(_, loss)| loss);
            (loss, scale.ideal_distance(itinerary))
        };
        let Some(found) = without.iter().min_by_key(|itinerary| key(itinerary)) else { return };
        let on_front = self.front.iter().position(|known| known == found);
        let loss = scale.nearest_that_beats(self.front.itineraries(), found).map(|(at, _)| {
            let known = &self.front.itineraries()[at];
            let slower = found.time().get().saturating_sub(known.time().get());
            let dearer = found.cost.minor().saturating_sub(known.cost.minor());
            Loss { than: at + 1, slower: Minutes::new(slower), dearer: Money::from_minor(dearer) }
        });
        let reason = Reason::Avoids { what: what.to_owned(), off_the_front: loss.filter(|_| on_front.is_none()) };
        match on_front {
            Some(at) => self.put(&self.front.itineraries()[at], Some(at + 1), reason),
            None => self.put(found, None, reason),
        }
    }

    fn add_unlike(&mut self, from_ideal: &[NotNan<f64>]) {
        if self.found.len() >= self.most {
            return;
        }
        let front = self.front.itineraries();
        // Itineraries that left the front take part: what is like them is no different answer.
        let left: Vec<&Itinerary> =
            self.found.iter().filter(|pick| pick.number.is_none()).map(|pick| pick.itinerary).collect();
        let unlikeness = Unlikeness::of(front.iter().chain(left.iter().copied()));
        let mut nearest = vec![(NotNan::new(f64::INFINITY).unwrap_or_default(), 0); front.len()];
        let on_front = self.found.iter().filter_map(|pick| pick.number).map(|number| number - 1);
        for picked in on_front.chain(front.len()..front.len() + left.len()) {
            unlikeness.approach(picked, &mut nearest);
        }
        while self.found.len() < self.most {
            let farthest = (0..front.len()).max_by_key(|&at| (nearest[at].0, Reverse(from_ideal[at]), Reverse(at)));
            let Some(at) = farthest.filter(|&at| *nearest[at].0 >= DIFFERENT) else { return };
            let reason = Reason::Unlike(unlikeness.aspects(at, nearest[at].1));
            self.put(&front[at], Some(at + 1), reason);
            unlikeness.approach(at, &mut nearest);
        }
    }
}

impl fmt::Display for Pick<'_> {
    /// `#3 balanced, USD ...`: its number and the reasons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            Some(number) => write!(f, "#{number} ")?,
            None => f.write_str("off the front: ")?,
        }
        for (at, reason) in self.reasons.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            self.write_reason(reason, f)?;
        }
        Ok(())
    }
}

impl Pick<'_> {
    fn write_reason(&self, reason: &Reason, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let currency = self.itinerary.currency;
        // On the clock of the destination.
        let shown = |due: &Instant| match self.itinerary.stays.last() {
            Some(stay) => stay.hub.zone.rfc3339(*due),
            None => due.to_rfc3339(),
        };
        match reason {
            Reason::Best(Criterion::Time) => f.write_str("fastest"),
            Reason::Best(Criterion::Cost) => f.write_str("cheapest"),
            Reason::Best(Criterion::Emissions) => f.write_str("cleanest"),
            Reason::Knee => f.write_str("balanced"),
            Reason::WithinBudget(budget) => write!(f, "fastest within {currency} {budget}"),
            Reason::ArrivingBy(due) => write!(f, "cheapest by {}", shown(due)),
            Reason::ValueOfTime(a_day) => write!(f, "best at {currency} {a_day} a day"),
            Reason::Surest { due, permille } => {
                write!(f, "surest by {}, {} % of simulated runs", shown(due), permille / 10)
            }
            Reason::SurelyBy { due, permille, asked } => {
                write!(f, "cheapest by {} with {} %: {} % of simulated runs", shown(due), asked / 10, permille / 10)
            }
            Reason::Unlike(aspects) => {
                let names: Vec<&str> = aspects.iter().map(|aspect| aspect.name()).collect();
                write!(f, "another {}", names.join(", "))
            }
            Reason::Avoids { what, off_the_front: None } => write!(f, "avoids {}", Shown(what)),
            Reason::Avoids { what, off_the_front: Some(loss) } => {
                write!(
                    f,
                    "avoids {} for {} and {currency} {} more than #{}",
                    Shown(what),
                    loss.slower,
                    loss.dearer,
                    loss.than
                )
            }
        }
    }
}

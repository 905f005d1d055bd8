//! What an itinerary costs, as a distribution: what its prices may be, and what delays change of them. Computed, not drawn.
//!
//! Amounts are put on a grid of money so that each keeps its mean: what lies between two points is shared between them. That spreads a sum by less than a
//! step of the grid for each of its parts, and never moves its mean.

use super::answer::ReliabilityError;
use super::arrivals::{Arrivals, Computed};
use super::prepared::{Prepared, PreparedRide, PreparedStep};
use crate::graph::{Bookable, Conditions, Lane, Overflow};
use crate::model::Case;
use crate::plan::answer::probability::Parts;
use crate::plan::error::plan::PlanError;
use crate::plan::meter::Meter;
use crate::plan::spread::draw::Draw;
use crate::search::work;
use crate::units::{Instant, Minutes};
use std::collections::BTreeMap;

/// Into so many steps the range of a cost is parted.
const STEPS: i64 = 400;
/// The middles of fifths of the draws of a work, where what is due follows from when it ends.
const FIFTHS: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// Something in a cost that is not certain, in minor units.
#[derive(Debug, Clone, PartialEq)]
enum Varies {
    /// A price: triangular over what it is more than counted, at its low, typical and high figures.
    Price([i64; 3]),
    /// What comes of delays: amounts with their shares.
    Delays(Vec<(i64, f64)>),
}

impl Prepared<'_> {
    /// What it costs in the cases in which it arrives, ascending, each with the share that costs at most that. None where a sum passes its type, and where
    /// the call is stopped.
    pub(super) fn costs(
        &self,
        computed: &Computed,
        meter: &Meter,
    ) -> Result<Option<Vec<(i64, Parts)>>, ReliabilityError> {
        let mut parts = self.prices()?;
        let Some(delays) = self.delays(&computed.came, meter) else { return Ok(None) };
        parts.extend(delays);
        Ok(sum(self.fixed, &parts, meter))
    }

    /// How far each price of the way may lie from the one counted: what is due at each hub, thing by thing, and of each ride its whole price, for that is
    /// what a carrier quotes.
    fn prices(&self) -> Result<Vec<Varies>, ReliabilityError> {
        let cases = [Case::Low, Case::Typical, Case::High];
        let conditions = cases.map(|case| Conditions { case, ..self.lane.conditions.clone() });
        let lanes = [0, 1, 2].map(|at: usize| Lane { conditions: &conditions[at], ..self.lane });
        let overflow = |overflow: Overflow| PlanError::from(crate::graph::PriceError::from(overflow));
        let mut prices = Vec::new();
        for step in &self.steps {
            let charges = |lane: Lane<'_>| {
                let mut charges = Vec::new();
                let each = |item: crate::graph::Item| {
                    charges.push(item.charge.minor());
                    Ok(())
                };
                lane.handling(lane.graph.arc(step.arc), each).map(|_| charges)
            };
            let counted = charges(self.lane).map_err(overflow)?;
            let [mut low, mut typical, mut high] = [Vec::new(), Vec::new(), Vec::new()];
            for (into, lane) in [&mut low, &mut typical, &mut high].into_iter().zip(lanes) {
                *into = charges(lane).map_err(overflow)?;
            }
            // A rule that adds a line in one case only has no figure for it in another.
            let each = counted.iter().zip(&low).zip(&typical).zip(&high);
            prices
                .extend(each.filter_map(|(((counted, low), typical), high)| apart(*counted, [*low, *typical, *high])));
            let Some(ride) = &step.ride else { continue };
            let date = ride.departures.get(ride.planned).and_then(|planned| planned.date);
            let price = |lane: Lane<'_>| {
                let mut sum = Some(0_i64);
                lane.ride(ride.number, date, |item| {
                    sum = sum.and_then(|sum| sum.checked_add(item.charge.minor()));
                    Ok(())
                })
                .and_then(|()| sum.ok_or(Overflow))
            };
            let counted = price(self.lane).map_err(overflow)?;
            let mut at = [0; 3];
            for (price_of, lane) in at.iter_mut().zip(lanes) {
                *price_of = price(lane).map_err(overflow)?;
            }
            prices.extend(apart(counted, at));
        }
        Ok(prices)
    }

    /// What delays change, stay by stay: the fare of the departure that is caught, storage, and what is due for time.
    fn delays(&self, came: &[Arrivals], meter: &Meter) -> Option<Vec<Varies>> {
        let mut all = Vec::new();
        for (step, came) in self.steps.iter().zip(came) {
            meter.look().ok()?;
            let stored = self.lane.storage_tariff(self.lane.graph.node(step.tail)).is_some() || self.charges_time;
            all.push(Varies::Delays(match &step.ride {
                Some(ride) if !ride.departures.is_empty() => {
                    let first = ride.departures[0].price.minor();
                    if !stored && ride.departures.iter().all(|one| one.price.minor() == first) {
                        vec![(first, 1.0)]
                    } else {
                        self.with_a_departure(step, ride, stored, came)?
                    }
                }
                _ if !stored => continue,
                ride => self.without_a_departure(step, ride.as_ref(), came)?,
            }));
        }
        Some(all)
    }

    /// What is due at a stay that ends with a departure, its fare included.
    fn with_a_departure(
        &self,
        step: &PreparedStep<'_>,
        ride: &PreparedRide<'_>,
        stored: bool,
        came: &Arrivals,
    ) -> Option<Vec<(i64, f64)>> {
        let since = |at: Instant| at.epoch_minutes() - self.ready.epoch_minutes();
        let mut closings: Vec<i64> = Vec::with_capacity(ride.departures.len());
        for one in &ride.departures {
            let closing = since(one.closing);
            closings.push(closings.last().map_or(closing, |last| closing.max(*last)));
        }
        let usual = if self.charges_time { i64::from(within(&step.work, 0.5)) } else { 0 };
        let (mut due, mut least) = (Due::of(self, step), 0);
        for &(moment, share) in came {
            let arrived = self.ready.checked_add(Minutes::new(moment))?;
            let Some(begins) = step.hours.map_or(Some(arrived), |hours| hours.opens(arrived)) else { continue };
            let from = since(begins);
            while closings.get(least).is_some_and(|&closing| closing < from + i64::from(step.work.least())) {
                least += 1;
            }
            let mut before = 0.0;
            for (one, closing) in ride.departures.iter().zip(&closings).skip(least) {
                work::done(150);
                let next = step.work.share_within(u32::try_from(closing - from).ok()?);
                if next > before {
                    let &Bookable { closing, left, price, .. } = one;
                    let handled = begins.checked_add(Minutes::new(u32::try_from(usual).ok()?))?.min(closing);
                    let accrued = if stored { due.at([arrived, handled, left, left])? } else { 0 };
                    due.add(price.minor().checked_add(accrued)?, share * (next - before));
                }
                before = next;
                if before >= 1.0 {
                    break;
                }
            }
        }
        Some(due.shares())
    }

    /// What is due at a stay that ends when the work does: before a ride on demand, and before collection.
    fn without_a_departure(
        &self,
        step: &PreparedStep<'_>,
        ride: Option<&PreparedRide<'_>>,
        came: &Arrivals,
    ) -> Option<Vec<(i64, f64)>> {
        let mut due = Due::of(self, step);
        let fixed = within(&step.work, 0.0) == within(&step.work, 1.0);
        let times = FIFTHS.map(|share| within(&step.work, share));
        let times = if fixed { &times[..1] } else { &times[..] };
        for &(moment, share) in came {
            let arrived = self.ready.checked_add(Minutes::new(moment))?;
            let Some(begins) = step.hours.map_or(Some(arrived), |hours| hours.opens(arrived)) else { continue };
            for &time in times {
                let handled = begins.checked_add(Minutes::new(time))?;
                let left = match ride {
                    None => Some(self.deliver_from.map_or(handled, |from| handled.max(from))),
                    Some(ride) => self.lane.opens(ride.number, ride.formalities, handled),
                };
                let Some(left) = left else { continue };
                let accrued = due.at([arrived, handled, left, left])?;
                due.add(accrued, share / times.len() as f64);
            }
        }
        Some(due.shares())
    }
}

/// What is due at a stay, gathered.
struct Due<'p, 'a> {
    prepared: &'p Prepared<'a>,
    step: &'p PreparedStep<'a>,
    /// By the length of the stay, where nothing else counts.
    known: BTreeMap<i64, i64>,
    shares: BTreeMap<i64, f64>,
}

impl<'p, 'a> Due<'p, 'a> {
    fn of(prepared: &'p Prepared<'a>, step: &'p PreparedStep<'a>) -> Self {
        Self { prepared, step, known: BTreeMap::new(), shares: BTreeMap::new() }
    }

    /// Arrived, handled, left, and at the other end.
    fn at(&mut self, times @ [arrived, _, left, _]: [Instant; 4]) -> Option<i64> {
        work::done(50);
        if self.prepared.charges_time {
            return self.prepared.accrued(self.step, times);
        }
        let stay = left.epoch_minutes() - arrived.epoch_minutes();
        if let Some(known) = self.known.get(&stay) {
            return Some(*known);
        }
        let accrued = self.prepared.accrued(self.step, times)?;
        self.known.insert(stay, accrued);
        Some(accrued)
    }

    fn add(&mut self, amount: i64, share: f64) {
        *self.shares.entry(amount).or_insert(0.0) += share;
    }

    fn shares(self) -> Vec<(i64, f64)> {
        self.shares.into_iter().collect()
    }
}

/// The fewest minutes that this share of the draws takes at most, but for the last millionth.
fn within(draw: &Draw, share: f64) -> u32 {
    let (mut below, mut enough) = (draw.least(), draw.least().saturating_add(1));
    let share = share.min(1.0 - 1e-6);
    if draw.share_within(below) >= share {
        return below;
    }
    while draw.share_within(enough) < share && enough < u32::MAX / 4 {
        enough = enough.saturating_mul(2);
    }
    while enough - below > 1 {
        let middle = below.midpoint(enough);
        if draw.share_within(middle) < share { below = middle } else { enough = middle }
    }
    enough
}

/// How far a price lies from what is counted in each case; none where it is certain.
fn apart(counted: i64, at: [i64; 3]) -> Option<Varies> {
    let [low, typical, high] = at.map(|price| price.saturating_sub(counted));
    // A subsidy is more at its high figure.
    let (low, high) = (low.min(high), high.max(low));
    (low < high || typical != 0).then(|| Varies::Price([low, typical.clamp(low, high), high]))
}

impl Varies {
    fn ends(&self) -> (i64, i64) {
        match self {
            Self::Price([low, _, high]) => (*low, *high),
            Self::Delays(amounts) => {
                let each = || amounts.iter().map(|&(amount, _)| amount);
                (each().min().unwrap_or(0), each().max().unwrap_or(0))
            }
        }
    }

    /// The shares of the points of a grid, from a point on.
    fn on(&self, step: i64) -> (i64, Vec<f64>) {
        let (least, most) = self.ends();
        let first = least.div_euclid(step);
        let points = usize::try_from(most.div_euclid(step) - first + 2).unwrap_or(0);
        let mut shares = vec![0.0; points];
        match self {
            Self::Price(range) => {
                let [before, beyond] = [first - 1, most.div_euclid(step) + 2];
                let above: Vec<f64> = (before..=beyond).map(|point| below(range, (point * step) as f64)).collect();
                for (share, near) in shares.iter_mut().zip(above.windows(3)) {
                    *share = ((near[0] + near[2] - 2.0 * near[1]) / step as f64).max(0.0);
                }
            }
            Self::Delays(amounts) => {
                for &(amount, share) in amounts {
                    let point = usize::try_from(amount.div_euclid(step) - first).unwrap_or(0);
                    let beyond = share * amount.rem_euclid(step) as f64 / step as f64;
                    shares[point] += share - beyond;
                    shares[point + 1] += beyond;
                }
            }
        }
        (first, shares)
    }
}

/// The mean of what a triangular amount lies below another, where it does: the integral of its distribution function.
fn below([low, typical, high]: &[i64; 3], at: f64) -> f64 {
    let [low, typical, high] = [low, typical, high].map(|&amount| amount as f64);
    if at <= low {
        0.0
    } else if at < typical {
        (at - low).powi(3) / (3.0 * (high - low) * (typical - low))
    } else if at < high {
        at - (low + typical + high) / 3.0 + (high - at).powi(3) / (3.0 * (high - low) * (high - typical))
    } else {
        at - (low + typical + high) / 3.0
    }
}

/// The distribution of a certain amount and independent parts. None where it passes its type or nothing arrives, and where the call is stopped.
fn sum(certain: i64, parts: &[Varies], meter: &Meter) -> Option<Vec<(i64, Parts)>> {
    let (mut certain, mut range) = (certain, 0_i64);
    for part in parts {
        let (least, most) = part.ends();
        if least == most {
            certain = certain.checked_add(least)?;
        }
        range = range.checked_add(most.checked_sub(least)?)?;
    }
    let step = (range / STEPS).max(1);
    let (mut first, mut shares) = (0_i64, vec![1.0]);
    for part in parts.iter().filter(|part| part.ends().0 < part.ends().1) {
        meter.look().ok()?;
        let (from, of) = part.on(step);
        work::done((of.len() * shares.len()) as u64);
        let mut both = vec![0.0; shares.len() + of.len() - 1];
        for (at, share) in shares.iter().enumerate() {
            for (sum, other) in both[at..].iter_mut().zip(&of) {
                *sum += share * other;
            }
        }
        (first, shares) = (first.checked_add(from)?, both);
    }
    let all: f64 = shares.iter().sum();
    if all <= 0.0 {
        return None;
    }
    let mut within = 0.0;
    let mut amounts: Vec<(i64, Parts)> = Vec::new();
    for (point, share) in (first..).zip(shares) {
        within += share / all;
        let kept = Parts::of(within);
        // What not even a part of all comes to is an error of rounding.
        if amounts.last().map_or(Parts::NONE, |&(_, last)| last) < kept {
            amounts.push((certain.checked_add(point.checked_mul(step)?)?, kept));
        }
    }
    Some(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_pcg::Pcg64Mcg;
    use rand_pcg::rand_core::{Rng, SeedableRng};

    fn quantile(costs: &[(i64, Parts)], share: f64) -> i64 {
        costs[costs.partition_point(|&(_, kept)| !kept.keeps(Parts::of(share)))].0
    }

    /// Sums of draws by the inverse of each distribution function, beside what is computed.
    #[test]
    fn the_quantiles_are_those_of_drawn_sums() {
        let parts = [
            Varies::Price([-90_000, 0, 260_000]),
            Varies::Price([-1_000, 0, 1_000]),
            Varies::Price([0, 0, 40_000]),
            Varies::Price([-55_000, 0, 0]),
            Varies::Delays(vec![(500_000, 0.7), (620_000, 0.2), (400_000, 0.1)]),
            Varies::Delays(vec![(7_000, 1.0)]),
        ];
        let costs = sum(1_000_000, &parts, &Meter::default()).unwrap();
        let mut dice = Pcg64Mcg::seed_from_u64(3);
        let mut uniform = || (dice.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        let mut drawn: Vec<i64> = (0..100_000)
            .map(|_| {
                let mut cost = 1_000_000.0;
                for part in &parts {
                    let share = uniform();
                    cost += match part {
                        Varies::Price(range) => {
                            let [low, typical, high] = range.map(|amount| amount as f64);
                            let under = (typical - low) / (high - low);
                            if share < under {
                                low + (share * (high - low) * (typical - low)).sqrt()
                            } else {
                                high - ((1.0 - share) * (high - low) * (high - typical)).sqrt()
                            }
                        }
                        Varies::Delays(amounts) => {
                            let mut left = share;
                            let taken = amounts.iter().find(|(_, of)| {
                                left -= of;
                                left < 0.0
                            });
                            taken.unwrap_or(&amounts[0]).0 as f64
                        }
                    };
                }
                #[expect(clippy::cast_possible_truncation, reason = "some millions")]
                let cost = cost as i64;
                cost
            })
            .collect();
        drawn.sort_unstable();
        for share in [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98] {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
            let near = |share: f64| drawn[(share * 100_000.0) as usize];
            // A step of the grid, and the noise of the draws.
            let (computed, step) = (quantile(&costs, share), 670_000 / STEPS);
            let (low, high) = (near(share - 0.008) - 2 * step, near(share + 0.008) + 2 * step);
            assert!((low..=high).contains(&computed), "{share}: {computed} is not from {low} to {high}");
        }
    }

    #[test]
    fn a_certain_cost_is_itself_to_the_cent_and_the_mean_is_kept() {
        let certain = sum(123_457, &[Varies::Delays(vec![(76_543, 0.4)])], &Meter::default()).unwrap();
        assert_eq!(certain, [(200_000, Parts::ALL)]);
        let varied = [Varies::Price([-100_000, 10_000, 900_000]), Varies::Delays(vec![(0, 0.9), (333_333, 0.1)])];
        let costs = sum(0, &varied, &Meter::default()).unwrap();
        let (mut mean, mut before) = (0.0, 0.0);
        for (amount, kept) in &costs {
            mean += *amount as f64 * (kept.share() - before);
            before = kept.share();
        }
        assert!((mean - (810_000.0 / 3.0 + 33_333.3)).abs() < 1.0, "{mean}");
    }

    #[test]
    fn a_subsidy_that_grows_makes_a_price_fall() {
        assert_eq!(apart(-500, [-400, -500, -900]), Some(Varies::Price([-400, 0, 100])));
        assert_eq!(apart(700, [700; 3]), None);
        // Planned at the high figures, a price is mostly less than that.
        assert_eq!(apart(900, [400, 500, 900]), Some(Varies::Price([-500, -400, 0])));
    }
}

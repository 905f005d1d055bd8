//! When an itinerary arrives, as a distribution: computed from what the simulation draws from, under the same rules.
//!
//! Times are minutes since ready. What never varies keeps its minute. What varies is rounded up: the parts of a ride to quarters of an hour, what comes
//! of it to hours. All that follows is monotone, so that nothing is shown earlier than it is.

use super::prepared::{Prepared, PreparedRide, PreparedStage};
use crate::model::both_open;
use crate::plan::meter::Meter;
use crate::plan::spread::draw::Draw;
use crate::search::work;
use crate::units::{Instant, Minutes};

/// The parts of a ride are rounded up to these minutes.
const FINE: u32 = 15;
/// What comes of a time that varies is rounded up to these minutes since ready.
const COARSE: u32 = 60;
/// A distribution without an end is cut where less is left; what is left never arrives.
const TAIL: f64 = 1e-6;
/// So many steps, a year: what takes longer never arrives.
const MOST_STEPS: usize = 35_040;
/// After so many turns of a loop a look at the clock and the flag.
const TURNS: usize = 64;

/// Moments since ready, ascending, each with its share. Together at most 1: what is missing never comes.
pub(super) type Arrivals = Vec<(u32, f64)>;

/// What comes of a way.
pub(super) struct Computed {
    pub(super) arrivals: Arrivals,
    /// By stay: when cargo comes to it.
    pub(super) came: Vec<Arrivals>,
    /// By stay: the share that misses the departure of the itinerary.
    pub(super) missed: Vec<f64>,
}

/// A sum of times.
enum Sum {
    Fixed(u32),
    /// From so many minutes on in steps of [`FINE`].
    Varies(u32, Vec<f64>),
}

impl Sum {
    /// Of independent draws and a fixed time; none where it passes the type, and where the call is stopped.
    fn of<'d>(draws: impl Iterator<Item = &'d Draw>, fixed: Minutes, meter: &Meter) -> Option<Self> {
        let (mut least, mut shares) = (fixed.get(), vec![1.0]);
        let mut varies = false;
        for draw in draws {
            meter.look().ok()?;
            least = least.checked_add(draw.least())?;
            if !matches!(draw, Draw::Fixed(_)) {
                (shares, varies) = (convolved(&shares, &steps(draw)?, meter)?, true);
            }
        }
        Some(if varies { Self::Varies(least, shares) } else { Self::Fixed(least) })
    }

    /// Each moment later by the sum.
    fn after(&self, mut moments: Arrivals, meter: &Meter) -> Option<Arrivals> {
        match self {
            Self::Fixed(minutes) => {
                for (moment, _) in &mut moments {
                    *moment = moment.checked_add(*minutes)?;
                }
                Some(moments)
            }
            Self::Varies(least, shares) => {
                // By hours since ready, from the first one that may be met.
                let Some(&(first, _)) = moments.first() else { return Some(moments) };
                let base = first.checked_add(*least)? / COARSE;
                let mut hours: Vec<f64> = Vec::new();
                for (turn, (moment, share)) in moments.into_iter().enumerate() {
                    look(turn, meter)?;
                    work::done(4 * shares.len() as u64);
                    let mut at = moment.checked_add(*least)?;
                    for part in shares {
                        let hour = (at.div_ceil(COARSE) - base) as usize;
                        if hour >= hours.len() {
                            hours.resize(hour + 1, 0.0);
                        }
                        hours[hour] += share * part;
                        at = at.checked_add(FINE)?;
                    }
                }
                let moments = (base..).zip(hours).filter(|(_, share)| *share > 0.0);
                moments.map(|(hour, share)| Some((hour.checked_mul(COARSE)?, share))).collect()
            }
        }
    }
}

/// Each moment later by one draw.
fn later(draw: &Draw, moments: Arrivals, meter: &Meter) -> Option<Arrivals> {
    Sum::of([draw].into_iter(), Minutes::ZERO, meter)?.after(moments, meter)
}

/// None where the call is stopped.
fn look(turn: usize, meter: &Meter) -> Option<()> {
    if turn.is_multiple_of(TURNS) { meter.look().ok() } else { Some(()) }
}

/// The shares of a draw by steps above its least minutes.
fn steps(draw: &Draw) -> Option<Vec<f64>> {
    let (mut shares, mut within, mut at) = (Vec::new(), 0.0, draw.least());
    while within < 1.0 - TAIL && shares.len() < MOST_STEPS {
        // No number where the distribution function has none.
        let next = draw.share_within(at).max(within);
        work::done(150);
        shares.push(next - within);
        (within, at) = (next, at.checked_add(FINE)?);
    }
    Some(shares)
}

fn convolved(a: &[f64], b: &[f64], meter: &Meter) -> Option<Vec<f64>> {
    let mut sums = vec![0.0; a.len() + b.len() - 1];
    for (at, share) in a.iter().enumerate() {
        look(at, meter)?;
        work::done(b.len() as u64);
        for (sum, other) in sums[at..].iter_mut().zip(b) {
            *sum += share * other;
        }
    }
    Some(sums)
}

/// Each moment once, ascending.
fn joined(mut moments: Vec<(u32, f64)>) -> Arrivals {
    moments.retain(|&(_, share)| share > 0.0);
    moments.sort_by_key(|&(moment, _)| moment);
    moments.dedup_by(|(moment, share), (kept, sum)| {
        let same = moment == kept;
        if same {
            *sum += *share;
        }
        same
    });
    moments
}

impl Prepared<'_> {
    /// When it arrives. None where a moment passes its type, and where the call is stopped.
    pub(super) fn arrivals(&self, meter: &Meter) -> Option<Computed> {
        let (mut arrivals, mut missed): (Arrivals, _) = (vec![(0, 1.0)], vec![0.0; self.steps.len()]);
        let mut came = Vec::with_capacity(self.steps.len());
        for (number, step) in self.steps.iter().enumerate() {
            came.push(arrivals.clone());
            if let Some(hours) = step.hours {
                arrivals = self.each(arrivals, |at| hours.opens(at));
            }
            let Some(ride) = &step.ride else {
                let handled = later(&step.work, arrivals, meter)?;
                arrivals = self.each(handled, |at| Some(self.deliver_from.map_or(at, |from| at.max(from))));
                continue;
            };
            if ride.departures.is_empty() {
                let handled = later(&step.work, arrivals, meter)?;
                let left = self.each(handled, |at| self.lane.opens(ride.number, ride.formalities, at));
                arrivals = self.ridden(ride, left, |_| Minutes::ZERO, meter)?;
            } else {
                let taken = self.taken(ride, &step.work, &arrivals, meter)?;
                missed[number] = 1.0 - taken.first().filter(|(first, _)| *first == 0).map_or(0.0, |(_, share)| *share);
                let left: Option<Vec<(u32, f64)>> = taken
                    .iter()
                    .map(|&(one, share)| Some((ride.departures[one].departure.since(self.ready)?.get(), share)))
                    .collect();
                arrivals = self.ridden(ride, left?, |at| ride.departures[taken[at].0].held_up, meter)?;
            }
        }
        Some(Computed { arrivals, came, missed })
    }

    /// Each moment moved by a rule that never turns an earlier one into a later one; those for which it has no moment never come.
    fn each(&self, moments: Arrivals, rule: impl Fn(Instant) -> Option<Instant>) -> Arrivals {
        let moved = |moment| Some(rule(self.ready.checked_add(Minutes::new(moment))?)?.since(self.ready)?.get());
        joined(moments.into_iter().filter_map(|(moment, share)| Some((moved(moment)?, share))).collect())
    }

    /// The share of cargo that takes each departure: the first whose closing the work is done by.
    fn taken(
        &self,
        ride: &PreparedRide<'_>,
        work: &Draw,
        arrivals: &Arrivals,
        meter: &Meter,
    ) -> Option<Vec<(usize, f64)>> {
        let mut closings: Vec<i64> = Vec::new();
        for one in &ride.departures {
            let closing = one.closing.epoch_minutes() - self.ready.epoch_minutes();
            // Who can still take a later departure that closes earlier takes the earlier departure.
            closings.push(closings.last().map_or(closing, |last| closing.max(*last)));
        }
        let mut taken = vec![0.0; closings.len()];
        for (turn, &(moment, share)) in arrivals.iter().enumerate() {
            look(turn, meter)?;
            let from = i64::from(moment);
            let (mut within, least) = (0.0, from + i64::from(work.least()));
            for one in closings.partition_point(|&closing| closing < least)..closings.len() {
                work::done(150);
                let next = work.share_within(u32::try_from(closings[one] - from).ok()?);
                taken[one] += share * (next - within);
                within = next;
                if within >= 1.0 {
                    break;
                }
            }
        }
        Some(taken.into_iter().enumerate().filter(|(_, share)| *share > 0.0).collect())
    }

    /// When cargo comes that left at some moments, each held up besides.
    fn ridden(
        &self,
        ride: &PreparedRide<'_>,
        left: Vec<(u32, f64)>,
        held_up: impl Fn(usize) -> Minutes,
        meter: &Meter,
    ) -> Option<Arrivals> {
        let fixed = ride.formalities;
        let mut came = Vec::new();
        let way = &ride.stages;
        if way.iter().all(|stage| stage.open.is_none()) {
            let sum = Sum::of(way.iter().map(|stage| &stage.time).chain([&ride.lateness]), fixed, meter)?;
            for (at, (moment, share)) in left.into_iter().enumerate() {
                came.push((moment.checked_add(held_up(at).get())?, share));
            }
            return sum.after(joined(came), meter);
        }
        // A border that closes parts the ride: what comes to it waits there.
        let rest = Sum::of([&ride.lateness].into_iter(), fixed, meter)?;
        for (at, (moment, share)) in left.into_iter().enumerate() {
            let mut moments = vec![(moment, share)];
            for PreparedStage { time, open } in way {
                if let Some([from, to]) = *open {
                    moments = self.each(moments, |at| both_open(from, to, at));
                }
                moments = later(time, moments, meter)?;
            }
            let held_up = held_up(at).get();
            for (moment, share) in moments {
                came.push((moment.checked_add(held_up)?, share));
            }
        }
        rest.after(joined(came), meter)
    }
}

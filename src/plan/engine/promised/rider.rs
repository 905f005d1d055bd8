//! One arc, ridden by cargo whose arrival at its tail is a distribution.

use super::charges::{accrued, rounded_up, storage_on_demand};
use super::lines::{Laying, LineDeparture, Lines};
use super::tail::{Come, Work};
use super::ways::Ways;
use crate::graph::{Conditions, Dated, Lane, Overflow, PriceError, Stored};
use crate::model::{Case, Hours};
use crate::plan::error::plan::PlanError;
use crate::plan::spread::arrivals::{Arrived, Moments, ROUNDING, later};
use crate::plan::spread::kernel::Step;
use crate::plan::spread::way::Way;
use crate::search::{ArcId, Graph, NodeId, SearchError, work};
use crate::units::{Civil, Instant, Minutes};
use std::sync::Arc;

/// A question about promises, and what has been laid out for it.
pub(in crate::plan::engine) struct Rider<'a> {
    pub(in crate::plan::engine) lane: Lane<'a>,
    pub(in crate::plan::engine) dated: &'a Dated<'a, 3>,
    pub(in crate::plan::engine) ways: &'a Ways,
    pub(in crate::plan::engine) ready: Instant,
    deliver_from: Option<Instant>,
    pub(in crate::plan::engine) step: Step,
    pub(in crate::plan::engine) charges_time: bool,
    /// The question in its low, typical and high case, where that is not the question itself.
    cases: [Option<Conditions>; 3],
    laid: Laid,
    /// Scratch: the departures that are taken, and what has been handled before.
    taken: Vec<Taken>,
    done: Vec<f64>,
    /// Cargo where it is.
    come: Come,
}

/// What has been looked up for a question.
#[derive(Debug, Default)]
pub(in crate::plan::engine) struct Laid {
    pub(super) lines: Lines,
    /// By arc, the work at its tail.
    works: Vec<Option<Arc<Work>>>,
    /// By node, its storage.
    stored: Vec<Storage>,
}

/// The storage of a node, once it has been asked for.
#[derive(Debug, Clone, Default)]
enum Storage {
    #[default]
    Unknown,
    Free,
    Paid(Arc<Stored>),
}

/// Which departures of a ride count, and how.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan::engine) struct Choice {
    /// None that leaves the tail before, in minutes since ready.
    pub(in crate::plan::engine) from: Option<u32>,
    /// Whether who misses a departure arrives no earlier, and pays no less, than with the one missed: so that being earlier never hurts.
    pub(in crate::plan::engine) never_better: bool,
}

/// What is known once the departures are, before the ride is.
pub(in crate::plan::engine) struct Boarded<'r> {
    /// When the share asked for would have come at the earliest.
    pub(in crate::plan::engine) comes: u32,
    pub(in crate::plan::engine) cost: u64,
    /// The line, and the departures that are taken, where each counts as what it is; none on demand.
    pub(in crate::plan::engine) taken: Option<(usize, &'r [Taken])>,
}

/// What comes of an arc.
pub(in crate::plan::engine) struct Ridden {
    pub(in crate::plan::engine) arrived: Arrived,
    /// What it costs on average, rounded up to a minor unit.
    pub(in crate::plan::engine) cost: u64,
}

/// A departure that cargo takes, and what it counts as.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan::engine) struct Taken {
    pub(in crate::plan::engine) leaves: u32,
    pub(in crate::plan::engine) share: f64,
    /// Whether it arrives when it does, and not as late as one before.
    is_plain: bool,
    /// Seasons and customs on the way, within no stage's time.
    besides: u32,
    price: i64,
    /// How long it takes, by position among the ways of the line and those that are no better than several.
    way: usize,
}

impl<'a> Rider<'a> {
    pub(in crate::plan::engine) fn new(
        lane: Lane<'a>,
        dated: &'a Dated<'a, 3>,
        ways: &'a Ways,
        (ready, deliver_from): (Instant, Option<Instant>),
        mut laid: Laid,
    ) -> Self {
        laid.works.resize(lane.graph.arcs().len(), None);
        laid.stored.resize(lane.graph.nodes().len(), Storage::Unknown);
        Self {
            lane,
            dated,
            ways,
            ready,
            deliver_from,
            step: Step::Hour,
            charges_time: lane.charges_time(),
            cases: [Case::Low, Case::Typical, Case::High]
                .map(|case| (case != lane.conditions.case).then(|| Conditions { case, ..lane.conditions.clone() })),
            laid,
            taken: Vec::new(),
            done: Vec::new(),
            come: Come::default(),
        }
    }

    /// What has been looked up, for the next question.
    pub(in crate::plan::engine) fn laid(self) -> Laid {
        self.laid
    }

    /// From here on moments are rounded to these steps.
    pub(in crate::plan::engine) fn by(&mut self, step: Step) {
        self.step = step;
    }

    fn laying(&self) -> Laying<'a> {
        Laying { lane: self.lane, dated: self.dated, ways: self.ways }
    }

    /// Puts cargo at a node: the arcs ridden next leave it.
    pub(in crate::plan::engine) fn put(&mut self, node: NodeId, arrived: &Arrived) {
        let hours = self.hours(node);
        self.come.fill(arrived, hours, self.ready);
    }

    /// Rides an arc from the node where the cargo is; `share` has to be in time. None where a moment passes its type, where less is ever in time, or where `worth` says that
    /// it is not worth it.
    pub(in crate::plan::engine) fn ride(
        &mut self,
        arc: ArcId,
        choice: Choice,
        share: f64,
        worth: impl FnOnce(&Boarded<'_>) -> bool,
    ) -> Result<Option<Ridden>, PlanError> {
        let work = self.work(arc)?;
        let laying = self.laying();
        let line = self.laid.lines.line(laying, arc, choice.from.unwrap_or(0))?;
        let come = std::mem::take(&mut self.come);
        let ridden = match (come.begins.first(), line) {
            (None, _) => Ok(None),
            (Some(begins), Some(line)) => {
                match self.laid.lines.all[line].first(begins.saturating_add(work.low), laying)? {
                    Some(first) => {
                        self.scheduled(arc, (&work, &come), (line, first), choice.never_better, share, worth)
                    }
                    None => Ok(None),
                }
            }
            (Some(_), None) => self.on_demand(arc, (&work, &come), share, worth),
        };
        self.come = come;
        ridden
    }

    /// When the first departure of an arc leaves, from a moment on, whose closing is met by cargo that is handled at a moment.
    pub(in crate::plan::engine) fn first(
        &mut self,
        arc: ArcId,
        handled: u32,
        from: u32,
    ) -> Result<Option<u32>, PlanError> {
        let laying = self.laying();
        let Some(line) = self.laid.lines.line(laying, arc, from)? else { return Ok(None) };
        let line = &mut self.laid.lines.all[line];
        Ok(line.first(handled, laying)?.map(|first| line.departures[first].leaves))
    }

    /// When work at the tail of an arc is done at the earliest.
    pub(in crate::plan::engine) fn handled_from(&mut self, arc: ArcId) -> Result<Option<u32>, PlanError> {
        let least = self.work(arc)?.low;
        Ok(self.come.begins.first().and_then(|begins| begins.checked_add(least)))
    }

    /// After when a departure of an arc may be better than one that leaves at a moment; none that leaves before is.
    pub(in crate::plan::engine) fn better_after(&self, arc: ArcId, leaves: u32) -> Option<u32> {
        let ride = self.lane.graph.arc(arc).ride;
        let changes =
            [self.dated.better_after(arc, leaves), ride.and_then(|ride| self.delays_change(arc, ride, leaves))];
        changes.into_iter().flatten().min().filter(|&change| change > leaves)
    }

    /// When other delays of a season hold than for a departure that leaves at a moment.
    fn delays_change(&self, arc: ArcId, ride: usize, leaves: u32) -> Option<u32> {
        if self.ways.are_usual() {
            return None;
        }
        let (network, graph) = (self.lane.network, self.lane.graph);
        if !self.ways.has_seasons(network, graph, ride) {
            return None;
        }
        let first = self.dated.date_of(arc, self.ready.checked_add(Minutes::new(leaves))?)?.epoch_days();
        let way = |day: i64| self.ways.way(network, graph, ride, Some(Civil::from_epoch_minutes(day * 1440)));
        let now = way(first)?;
        let last = first + i64::from(self.dated.days());
        let change = (first + 1..=last).find(|&day| way(day).is_some_and(|way| !Arc::ptr_eq(&way, &now)))?;
        self.dated.day_begins(arc, change)
    }

    /// The fewest minutes from a departure of an arc to its arrival.
    pub(in crate::plan::engine) fn least_ride(&self, arc: ArcId) -> u32 {
        let ride = self.lane.graph.arc(arc).ride;
        let least = ride.map_or(0, |ride| self.ways.least(self.lane.network, self.lane.graph)[ride]);
        least.saturating_add(self.dated.formalities(arc).get())
    }

    fn hours(&self, node: NodeId) -> Option<&'a Hours> {
        let Lane { graph, network, .. } = self.lane;
        graph.node(node).hub.and_then(|hub| network.hub(hub).hours.as_deref())
    }

    /// The work at the tail of an arc, over its three cases; the lorry of a door as the question has it.
    fn work(&mut self, arc: ArcId) -> Result<Arc<Work>, PlanError> {
        if let Some(work) = &self.laid.works[arc.index()] {
            return Ok(Arc::clone(work));
        }
        let mut minutes = [0; 3];
        for (minutes, case) in minutes.iter_mut().zip(&self.cases) {
            let conditions = case.as_ref().unwrap_or(self.lane.conditions);
            let mut sum = Minutes::ZERO;
            Lane { conditions, ..self.lane }
                .handling(self.lane.graph.arc(arc), |item| {
                    sum = sum.checked_add(item.time).ok_or(Overflow)?;
                    Ok(())
                })
                .map_err(PriceError::from)?;
            *minutes = sum.get();
        }
        let work = Arc::new(Work::over(minutes));
        self.laid.works[arc.index()] = Some(Arc::clone(&work));
        Ok(work)
    }

    fn stored(&mut self, node: NodeId) -> Result<Option<Arc<Stored>>, PlanError> {
        let slot = &mut self.laid.stored[node.index()];
        if matches!(slot, Storage::Unknown) {
            *slot = self.dated.stored(node)?.map_or(Storage::Free, |stored| Storage::Paid(Arc::new(stored)));
        }
        Ok(match slot {
            Storage::Paid(stored) => Some(Arc::clone(stored)),
            Storage::Unknown | Storage::Free => None,
        })
    }

    /// A ride by timetable, from a departure of a line on: whoever misses one takes the next one that takes the cargo.
    fn scheduled(
        &mut self,
        arc: ArcId,
        (work, come): (&Work, &Come),
        (line_number, first): (usize, usize),
        never_better: bool,
        share: f64,
        worth: impl FnOnce(&Boarded<'_>) -> bool,
    ) -> Result<Option<Ridden>, PlanError> {
        let (formalities, laying) = (self.dated.formalities(arc).get(), self.laying());
        let handling = self.dated.price_of_handling(arc).minor() as f64;
        let mut taken = std::mem::take(&mut self.taken);
        taken.clear();
        // Ways of several departures at once stand after those of the line.
        let mut slowest: Vec<Arc<Way>> = Vec::new();
        let stored = self.stored(self.lane.graph.arc(arc).tail)?;
        let (mut within, mut money, mut storage, mut by) = (0.0, 0.0, 0.0, None);
        // Of those that come, the share that has been handled by the closing before. All before `sure` are, none from `open` on.
        let mut done = std::mem::take(&mut self.done);
        done.clear();
        done.resize(come.at.len(), 0.0);
        let (mut sure, mut open) = (0, 0);
        let mut last: Option<Taken> = None;
        let mut at = first;
        let enough = 1.0 - self.step.equal();
        let free = stored.as_ref().map_or(u32::MAX, |stored| stored.free());
        let line = &mut self.laid.lines.all[line_number];
        while within < enough && line.has(at, laying)? {
            let next = line.departures[at];
            let begun = next.closing.saturating_sub(work.low);
            while come.begins.get(open).is_some_and(|begins| *begins <= begun) {
                open += 1;
            }
            let closing = f64::from(next.closing) + 0.5;
            let mut takes = 0.0;
            // Whoever comes later stays for less.
            let pays = sure < open && next.leaves.saturating_sub(come.came[sure]) > free;
            if let (true, Some(stored)) = (pays, &stored) {
                let times = come.at[sure..open].iter().zip(&come.came[sure..open]);
                for (((at, came), share), done) in times.zip(&come.shares[sure..open]).zip(&mut done[sure..open]) {
                    let handled = work.within(closing - at);
                    let part = share * (handled - *done);
                    storage += part * stored.charge(next.leaves.saturating_sub(*came)) as f64;
                    takes += part;
                    *done = handled;
                }
            } else {
                let came = come.at[sure..open].iter().zip(&come.shares[sure..open]);
                for ((came, share), done) in came.zip(&mut done[sure..open]) {
                    let handled = work.within(closing - came);
                    takes += share * (handled - *done);
                    *done = handled;
                }
            }
            while done.get(sure).is_some_and(|done| *done >= 1.0) {
                sure += 1;
            }
            work::done(5 * (open - sure) as u64);
            let handled = within + takes.max(0.0);
            let mut now = Taken::of(&next, formalities, handled - within);
            if let Some(before) = last.as_ref().filter(|_| never_better) {
                now.no_better_than(before, &line.ways, &mut slowest);
            }
            money += now.share * now.price as f64;
            if by.is_none() && handled + ROUNDING >= share {
                let least = way_of(&line.ways, &slowest, now.way).least();
                by = now.comes().checked_add(least);
            }
            if now.share > 0.0 {
                taken.push(now);
            }
            (within, last, at) = (handled, Some(now), at + 1);
        }
        self.done = done;
        let line = &self.laid.lines.all[line_number];
        // What is hardly left counts with the last departure.
        if within >= enough
            && let Some(one) = taken.last_mut()
        {
            let left = (come.all - within).clamp(0.0, 1.0);
            one.share += left;
            money += left * one.price as f64;
            within += left;
        }
        if let Some(last) = last.filter(|_| never_better) {
            // What finds no departure is not cheaper for it.
            money += (1.0 - within).max(0.0) * last.price as f64;
        }
        // What finds no departure is stored for as much as the rest.
        let storage = if within > 0.0 { storage / within } else { 0.0 };
        let cost = rounded_up(handling + money + storage);
        let plain = taken.iter().all(|one| one.is_plain);
        let boarded = by.map(|comes| Boarded {
            comes,
            cost,
            taken: (plain && !self.charges_time).then_some((line_number, &taken[..])),
        });
        let mut ridden = None;
        if boarded.is_some_and(|boarded| worth(&boarded)) {
            let arrived = come_by(&taken, &line.ways, &slowest, self.ready, self.step);
            let accrued = accrued(self.lane, self.step, arc, come, work, Some)?;
            let cost = rounded_up(handling + money + storage + accrued);
            ridden = arrived.map(|arrived| Ridden { arrived, cost });
        }
        self.taken = taken;
        Ok(ridden)
    }

    /// A ride on demand, or the collection at the end.
    fn on_demand(
        &mut self,
        arc: ArcId,
        (work, come): (&Work, &Come),
        share: f64,
        worth: impl FnOnce(&Boarded<'_>) -> bool,
    ) -> Result<Option<Ridden>, PlanError> {
        let (lane, ready, step) = (self.lane, self.ready, self.step);
        let ride = lane.graph.arc(arc).ride;
        let formalities = self.dated.formalities(arc);
        let sum = work.sum().ok_or(SearchError::Overflow)?;
        let Some(handled) = later(come.begun(), sum, step) else { return Ok(None) };
        let deliver_from = self.deliver_from;
        let leaves = move |at: Instant| match ride {
            Some(ride) => lane.opens(ride, formalities, at),
            None => Some(deliver_from.map_or(at, |from| at.max(from))),
        };
        let same = ride.map_or(deliver_from.is_none(), |ride| !lane.graph.may_wait(ride));
        let left = if same { handled } else { handled.moved(ready, leaves) };
        let way = match ride {
            Some(ride) => Some(self.ways.way(lane.network, lane.graph, ride, None).ok_or(SearchError::Overflow)?),
            None => None,
        };
        let handling = self.dated.price_of_handling(arc).minor() as f64;
        let price = handling + self.dated.price_on_demand(arc).minor() as f64;
        let least = way.as_ref().map_or(0, |way| way.least().saturating_add(formalities.get()));
        let comes = left.by(share).and_then(|by| by.checked_add(least));
        if !comes.is_some_and(|comes| worth(&Boarded { comes, cost: rounded_up(price), taken: None })) {
            return Ok(None);
        }
        let ends = |moment: u32| {
            if same {
                return Some(moment);
            }
            Some(leaves(ready.checked_add(Minutes::new(moment))?)?.since(ready)?.get())
        };
        let stored = self.stored(lane.graph.arc(arc).tail)?;
        let stored = stored.map_or(0.0, |stored| {
            let left: Option<&dyn Fn(u32) -> Option<u32>> = if same { None } else { Some(&ends) };
            storage_on_demand(&stored, come, work, step, left)
        });
        let accrued = accrued(lane, step, arc, come, work, ends)?;
        let cost = rounded_up(price + stored + accrued);
        let Some(way) = way else { return Ok(Some(Ridden { arrived: left, cost })) };
        let formalities = formalities.get();
        let came = if way.is_parted() {
            way.after(left.moments(), ready, step).and_then(|came| came.shifted(formalities))
        } else {
            left.shifted(formalities).and_then(|left| way.after(left.moments(), ready, step))
        };
        Ok(came.map(|arrived| Ridden { arrived, cost }))
    }
}

impl Taken {
    fn of(departure: &LineDeparture, formalities: u32, share: f64) -> Self {
        let LineDeparture { leaves, held_up, price, way, .. } = *departure;
        Self { leaves, share, is_plain: true, besides: held_up.saturating_add(formalities), price, way }
    }

    /// When it has left, and what is added to the time of the way is over.
    fn comes(&self) -> u32 {
        self.leaves.saturating_add(self.besides)
    }

    /// No earlier at the other end than with a departure before, and no cheaper.
    fn no_better_than(&mut self, before: &Self, ways: &[Arc<Way>], slowest: &mut Vec<Arc<Way>>) {
        let own = (self.besides, self.way);
        self.price = self.price.max(before.price);
        if before.way != self.way {
            // The ways of a line are few: each of them joins the slowest once.
            let joined = way_of(ways, slowest, before.way).slowest(&ways[self.way]);
            slowest.push(Arc::new(joined));
            self.way = ways.len() + slowest.len() - 1;
        }
        if way_of(ways, slowest, self.way).is_parted() {
            self.besides = self.besides.max(before.besides);
        } else {
            self.besides += before.comes().saturating_sub(self.comes());
        }
        self.is_plain = own == (self.besides, self.way);
    }
}

fn way_of<'w>(ways: &'w [Arc<Way>], slowest: &'w [Arc<Way>], at: usize) -> &'w Arc<Way> {
    ways.get(at).unwrap_or_else(|| &slowest[at - ways.len()])
}

/// When cargo comes that took these departures; none past the type.
fn come_by(taken: &[Taken], ways: &[Arc<Way>], slowest: &[Arc<Way>], ready: Instant, step: Step) -> Option<Arrived> {
    let (mut all, mut one): (Moments, Option<Arrived>) = (Vec::new(), None);
    let alike =
        |a: &Taken, b: &Taken| a.way == b.way && (!way_of(ways, slowest, a.way).is_parted() || a.besides == b.besides);
    for group in taken.chunk_by(alike) {
        let way = way_of(ways, slowest, group[0].way);
        let came = if way.is_parted() {
            way.after(group.iter().map(|one| (one.leaves, one.share)), ready, step)?.shifted(group[0].besides)?
        } else {
            way.after(group.iter().map(|one| (one.comes(), one.share)), ready, step)?
        };
        if group.len() == taken.len() {
            one = Some(came);
        } else {
            all.extend(came.moments());
        }
    }
    one.or_else(|| (!all.is_empty()).then(|| Arrived::of(all)))
}

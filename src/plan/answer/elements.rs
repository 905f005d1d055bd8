//! The transport chain elements of an itinerary, per ISO 14083:2023 and the GLEC Framework: each ride over a distance and each operation
//! at a hub, with its transport activity, its well-to-wheel factor and what that comes to.

use super::itinerary::{HubRef, Itinerary, Leg};
use crate::graph::{Item, ItemKind};
use crate::model::{Emission, EmissionBasis, Mode, Quantities};
use crate::units::{GramsCo2e, Kilometres};
use std::fmt;
use std::sync::Arc;

/// What a factor is multiplied with. Mass is that of the cargo alone: the tare of boxes and vehicles is within the factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// Cargo carried over a distance.
    TonneKm {
        /// Kilograms of cargo.
        kg: u64,
        /// Distance of the network.
        distance: Kilometres,
        /// Per cent added to it, where it is the shortest feasible one.
        added_percent: u32,
    },
    /// Boxes carried over a distance, whatever is in them.
    TeuKm {
        /// Hundredths of a TEU.
        centi_teu: u64,
        /// Distance of the network.
        distance: Kilometres,
        /// Per cent added to it, where it is the shortest feasible one.
        added_percent: u32,
    },
    /// Cargo handled at a hub.
    Tonnes {
        /// Kilograms of cargo.
        kg: u64,
    },
}

impl Activity {
    fn of(factor: &Emission, quantities: &Quantities, distance: Kilometres) -> Self {
        let added_percent = factor.distance_percent;
        match factor.per {
            EmissionBasis::TonneKm => Self::TonneKm { kg: quantities.kg, distance, added_percent },
            EmissionBasis::TeuKm => Self::TeuKm { centi_teu: quantities.centi_teu, distance, added_percent },
            EmissionBasis::Tonne => Self::Tonnes { kg: quantities.kg },
        }
    }
}

impl fmt::Display for Activity {
    /// `24.0 t × 5,300 km`, `4.00 TEU × 19,000 km + 15 %`, `24.0 t`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let way = |distance: Kilometres, percent: u32| match percent {
            0 => distance.to_string(),
            percent => format!("{distance} + {percent} %"),
        };
        match *self {
            Self::TonneKm { kg, distance, added_percent } => {
                write!(f, "{} t × {}", kg as f64 / 1000.0, way(distance, added_percent))
            }
            Self::TeuKm { centi_teu, distance, added_percent } => {
                write!(f, "{} TEU × {}", centi_teu as f64 / 100.0, way(distance, added_percent))
            }
            Self::Tonnes { kg } => write!(f, "{} t", kg as f64 / 1000.0),
        }
    }
}

/// Where an element takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementPlace<'i> {
    /// An operation at a hub.
    Hub(&'i HubRef),
    /// A way from hub to hub.
    Way(Mode, [&'i HubRef; 2]),
    /// The lorry between a hub and a door.
    Door(&'i HubRef),
}

/// One transport chain element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element<'i> {
    /// Where.
    pub place: ElementPlace<'i>,
    /// What the factor is multiplied with.
    pub activity: Activity,
    /// The factor.
    pub factor: &'i Arc<Emission>,
    /// Milligrams for one unit of activity, in the case that the plan uses.
    pub milligrams: u64,
    /// What it comes to, rounded half up to the gram.
    pub emissions: GramsCo2e,
}

impl Itinerary {
    /// The transport chain elements in order. Their emissions add up to those of the itinerary, to the gram.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?;
    /// let front = Planner::new(&network).plan(&shipment, &Query::minimise_all())?;
    /// let cleanest = front.cleanest();
    /// let grams: u64 = cleanest.elements().iter().map(|element| element.emissions.get()).sum();
    /// assert_eq!(grams, cleanest.emissions.get());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn elements(&self) -> Vec<Element<'_>> {
        let mut elements = Vec::new();
        for (at, stay) in self.stays.iter().enumerate() {
            elements.extend(stay.items.iter().filter_map(|item| match item.kind {
                ItemKind::Drayage(km) => self.element(ElementPlace::Door(&stay.hub), item, km),
                _ => self.element(ElementPlace::Hub(&stay.hub), item, Kilometres::ZERO),
            }));
            if let Some(leg) = self.legs.get(at) {
                elements.extend(self.elements_of(leg));
            }
        }
        elements
    }

    fn elements_of<'i>(&'i self, leg: &'i Leg) -> impl Iterator<Item = Element<'i>> + 'i {
        let stages = leg.stages.iter().filter_map(move |stage| {
            let handled = stage.item.factor.as_ref().is_some_and(|factor| factor.per == EmissionBasis::Tonne);
            let place = if handled {
                ElementPlace::Hub(&stage.from)
            } else {
                ElementPlace::Way(leg.mode, [&stage.from, &stage.to])
            };
            self.element(place, &stage.item, stage.distance)
        });
        let way = ElementPlace::Way(leg.mode, [&leg.from, &leg.to]);
        stages.chain(leg.extras.iter().filter_map(move |item| self.element(way, item, Kilometres::ZERO)))
    }

    fn element<'i>(&self, place: ElementPlace<'i>, item: &'i Item, distance: Kilometres) -> Option<Element<'i>> {
        let factor = item.factor.as_ref()?;
        Some(Element {
            place,
            activity: Activity::of(factor, &self.quantities, distance),
            factor,
            milligrams: factor.figure(&self.quantities).at(self.case),
            emissions: item.emissions,
        })
    }
}

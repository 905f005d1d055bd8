//! What is said once for many services: who takes what, customs, closures, surcharges, premiums, delays.

mod acceptance;
mod closure;
mod customs;
mod delay;
mod premium;
mod surcharge;

pub use acceptance::{Acceptance, Cooling, NoTransit, Restriction};
pub use closure::{ClosedSpan, Closure, Feature};
pub use customs::{Clearance, Customs, CustomsCase, Regime, Territory};
pub(crate) use delay::means;
pub use delay::{Delay, DelayOf, Spread};
pub use premium::Premium;
pub use surcharge::{Surcharge, SurchargeAmount, SurchargeKind, SurchargedCargo, SurchargedRides};

//! The colours of modes, the same in every picture.

use crate::model::Mode;

/// Colours that people who confuse red and green distinguish (after Okabe and Ito, Color Universal Design, 2008).
pub(super) fn colour(mode: Mode) -> &'static str {
    match mode {
        Mode::Sea => "#0072b2",
        Mode::Rail => "#d55e00",
        Mode::Road => "#cc79a7",
        Mode::Air => "#e69f00",
        Mode::River => "#009e73",
    }
}

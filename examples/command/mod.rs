//! What every example does as a command: reads its arguments and files, writes its answer, and ends with one of four codes.

use clap::{Arg, Parser};
use landsea::file::{Findings, UnknownScenario, text_of};
use landsea::model::Assumption;
use landsea::plan::{BatchError, Itinerary, JointError, LeftOut, ReliabilityError, ReplanError, SureError};
use landsea::report::{Style, assumptions_of_each_text, assumptions_text, dcsa, left_out_of_each_text, left_out_text};
use landsea::units::{ShownLines, WhenError};
use landsea::{Front, PlanError, Planner, Query, Shipment};
use std::collections::BTreeSet;
use std::fmt;
use std::fs::File;
use std::io::{BufWriter, ErrorKind, Read, StdoutLock, Write};
use std::path::Path;
use std::process::ExitCode;

/// What `--help` says of how a command ends.
pub(crate) const CODES: &str = "Exit codes: 0 answered, 1 no itinerary, 2 wrong question, 3 a file cannot be read or written.\nA pipe that is closed early (| head) is no error.";

/// Where an answer is written: held back until a line or all of it is there.
pub(crate) type Answer = BufWriter<StdoutLock<'static>>;

/// Why a command does not end with 0.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The question is right, and nothing answers it.
    Unanswered {
        /// Why.
        why: String,
        /// What a program that asked for a document gets, as a document.
        shown: String,
    },
    /// The question is wrong, or a file that it names says nonsense.
    Question(String),
    /// A file that cannot be read.
    Unreadable(String),
    /// A page that cannot be written; the answer is not lost with it.
    Unwritable {
        /// Which, and why.
        what: String,
        /// The answer.
        shown: String,
    },
    /// The answer itself cannot be written.
    Output(std::io::Error),
}

impl Failure {
    /// 1 where the question is right and nothing answers it, 2 where it is wrong, 3 where something could not be read or written.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Unanswered { .. } => 1,
            Self::Question(_) => 2,
            Self::Unreadable(_) | Self::Unwritable { .. } | Self::Output(_) => 3,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unanswered { why: text, .. } | Self::Question(text) => f.write_str(text),
            Self::Unreadable(what) => write!(f, "cannot read {what}"),
            Self::Unwritable { what, .. } => write!(f, "cannot write {what}"),
            Self::Output(error) => write!(f, "cannot write the answer: {error}"),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<PlanError> for Failure {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::NoItinerary(_) | PlanError::Unexplained(_) => {
                Self::Unanswered { why: error.to_string(), shown: String::new() }
            }
            other => Self::Question(other.to_string()),
        }
    }
}

impl From<ReplanError> for Failure {
    fn from(error: ReplanError) -> Self {
        match error {
            ReplanError::Plan(error) => error.into(),
            nothing @ ReplanError::NoWay { .. } => Self::Unanswered { why: nothing.to_string(), shown: String::new() },
            other => Self::Question(other.to_string()),
        }
    }
}

impl From<ReliabilityError> for Failure {
    fn from(error: ReliabilityError) -> Self {
        match error {
            ReliabilityError::Plan(error) => error.into(),
            other => Self::Question(other.to_string()),
        }
    }
}

impl From<JointError> for Failure {
    fn from(error: JointError) -> Self {
        let text = error.to_string();
        match error {
            JointError::Flow { why, .. } if matches!(*why, PlanError::NoItinerary(_) | PlanError::Unexplained(_)) => {
                Self::Unanswered { why: text, shown: String::new() }
            }
            JointError::Broken { .. } => Self::Unanswered { why: text, shown: String::new() },
            _ => Self::Question(text),
        }
    }
}

macro_rules! wrong_questions {
    ($($error:ty),*) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Question(error.to_string())
            }
        })*
    };
}

wrong_questions!(landsea::ShipmentError, UnknownScenario, Findings, BatchError, SureError, WhenError, dcsa::Undated);

/// Reads the arguments, writes the answer, and ends.
pub(crate) fn run<A: Parser>(answer: impl FnOnce(&A) -> Result<String, Failure>) -> ExitCode {
    stream(|arguments: &A, out| Ok(out.write_all(answer(arguments)?.as_bytes())?))
}

/// The same for an answer that is written while it comes about.
pub(crate) fn stream<A: Parser>(answer: impl FnOnce(&A, &mut Answer) -> Result<(), Failure>) -> ExitCode {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let answered = match read_arguments::<A>() {
        Ok(arguments) => answer(&arguments, &mut out),
        Err(refused) => usage(&refused, &mut out),
    };
    end(answered, &mut out)
}

/// Whatever stands behind an option that needs a value is its value, as `getopt` has it: of `--ready -0001-01-01` the date is refused, and not an option `-0`.
fn read_arguments<A: Parser>() -> Result<A, clap::Error> {
    let needs_value = |argument: &Arg| {
        let takes = argument.get_num_args().is_none_or(|values| values.min_values() > 0);
        !argument.is_positional() && argument.get_action().takes_values() && takes
    };
    let command = A::command().mut_args(|argument| {
        let value = needs_value(&argument);
        argument.allow_hyphen_values(value)
    });
    let mut matches = command.try_get_matches()?;
    A::from_arg_matches_mut(&mut matches)
}

/// Help that was asked for is an answer.
fn usage(refused: &clap::Error, out: &mut Answer) -> Result<(), Failure> {
    let text = refused.render().to_string();
    if refused.use_stderr() {
        return Err(Failure::Question(text.trim_start_matches("error: ").trim_end().to_owned()));
    }
    Ok(out.write_all(text.as_bytes())?)
}

/// Writes what is left to be written, says what went wrong, and gives the exit code.
fn end(answered: Result<(), Failure>, out: &mut Answer) -> ExitCode {
    let rest = match &answered {
        Err(Failure::Unanswered { shown, .. } | Failure::Unwritable { shown, .. }) => shown.as_str(),
        _ => "",
    };
    let written = out.write_all(rest.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output);
    // Whoever reads may stop early: `| head`.
    let closed = |failure: &Failure| matches!(failure, Failure::Output(error) if error.kind() == ErrorKind::BrokenPipe);
    let failures = [answered.err(), written.err()].into_iter().flatten().filter(|failure| !closed(failure));
    let Some(failure) = failures.max_by_key(Failure::exit_code) else { return ExitCode::SUCCESS };
    // Nothing is left to do when this cannot be written either.
    writeln!(std::io::stderr(), "error: {}", ShownLines(&failure)).unwrap_or_default();
    ExitCode::from(failure.exit_code())
}

/// More bytes than any network has; a device may have no end.
const MOST: u64 = 1 << 28;

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    let unreadable = |why: &dyn fmt::Display| Failure::Unreadable(format!("{}: {why}", path.display()));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    if file.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))? as u64 > MOST {
        return Err(unreadable(&format_args!("more than {} MB", MOST >> 20)));
    }
    Ok(text_of(&bytes).map_err(|error| unreadable(&error))?.to_owned())
}

/// Writes a page, and names its file below the answer.
pub(crate) fn write(path: &Path, page: &str, shown: String) -> Result<String, Failure> {
    match std::fs::write(path, page) {
        Ok(()) => Ok(format!("{shown}\nPage: {}\n", path.display())),
        Err(error) => Err(Failure::Unwritable { what: format!("{}: {error}", path.display()), shown }),
    }
}

/// Below the answer to one question: what rules left out of it, and what nobody said and is assumed.
pub(crate) fn below(
    planner: &Planner,
    shipment: &Shipment,
    query: &Query,
    front: &Front,
    style: &Style,
) -> Result<String, Failure> {
    Ok(shown_below(&planner.left_out(shipment, query)?, &front.assumptions(), style))
}

/// The same where both are known.
pub(crate) fn shown_below(left: &[LeftOut], assumptions: &[Assumption], style: &Style) -> String {
    left_out_text(left, style) + &assumptions_text(assumptions, style)
}

/// How many of these itineraries have departures of which only the frequency is known; none where none has.
pub(crate) fn nominal<'i>(itineraries: impl Iterator<Item = &'i Itinerary>) -> Option<Assumption> {
    let (mut all, mut nominal) = (0, 0);
    for itinerary in itineraries {
        all += 1;
        nominal += usize::from(itinerary.nominal_from().is_some());
    }
    (nominal > 0).then_some(Assumption::NominalDepartures { itineraries: nominal, all })
}

/// A question of several that are answered together.
pub(crate) struct Part {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// What is shipped.
    pub(crate) shipment: Shipment,
    /// One box of it.
    pub(crate) of_one: Shipment,
    /// What rules depend on: questions that are alike in it are asked once.
    pub(crate) alike: String,
}

/// Below the answer to several questions: what rules left out of each, and what nobody said and is assumed. `one` says what each is. Rules are
/// asked once for all that are alike, of the first of them.
pub(crate) fn below_each(
    planner: &Planner,
    parts: &[Part],
    query: &Query,
    one: &str,
    nominal: Option<Assumption>,
) -> Result<String, Failure> {
    let style = Style::default();
    let (mut asked, mut spared) = (BTreeSet::new(), 0);
    let mut left: Vec<(String, Vec<LeftOut>)> = Vec::new();
    let mut assumed: Vec<(String, Vec<Assumption>)> = Vec::new();
    for Part { number, shipment, of_one, alike } in parts {
        if asked.insert(alike.as_str()) {
            left.push((format!("{one} {number} ({shipment})"), planner.left_out(shipment, query)?));
        } else {
            spared += 1;
        }
        let mut own = planner.assumptions(of_one, query)?;
        for assumed in &mut own {
            if let Assumption::Charges(span) = assumed {
                // The table names the places.
                (span.from, span.to) = ("the origin of each".to_owned(), "its destination".to_owned());
            }
        }
        assumed.push((number.to_string(), own));
    }
    let mut text = left_out_of_each_text(left.iter().map(|(name, left)| (name.as_str(), &left[..])), &style);
    if spared > 0 && !text.is_empty() {
        let note = format!("  (Asked once for each lane and cargo, of its first {one}. Others of the same: {spared}.)");
        text.push_str(&style.paragraph(&note, 4));
    }
    let mut of_each =
        assumptions_of_each_text(assumed.iter().map(|(name, own)| (name.as_str(), &own[..])), one, &style);
    of_each.push_str(&style.paragraph("  - weights and volumes are those of one box.", 4));
    if let Some(nominal) = nominal {
        of_each.push_str(&style.paragraph(&format!("  - {nominal}."), 4));
    }
    Ok(text + &of_each)
}

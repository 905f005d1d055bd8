//! RON text ↔ model: layers of files, and every finding at once.
//!
//! A network is a stack of files; each sees the hubs, sources and emission factors of all. [`Layers`] collects them and
//! [`Layers::build`] gives the [`Network`], or all [`Diagnostic`]s with file, line, cause and cure.
//!
//! ```
//! use landsea::file::Layers;
//!
//! let mistaken = r#"(name: "mine", about: "my rates", services: [(code: "x")])"#;
//! let findings = Layers::chongqing().with("mine.ron", mistaken).build().unwrap_err();
//! let first = &findings.all()[0];
//! assert_eq!((first.file.as_str(), first.code), ("mine.ron", "shape"));
//! ```

pub mod check;
mod convert;
mod diagnostic;
mod elsewhere;
mod embedded;
mod names;
pub mod raw;
mod read;
mod reader;
mod scenario;
mod text;
mod values;

pub use check::{Checked, Crossings};
pub use diagnostic::{Diagnostic, FilePlace, Findings, Severity};
pub use scenario::{Scenario, UnknownScenario};
pub use text::encoding::{TextError, text_of};

use crate::model::Network;

/// A stack of network files, as names and texts.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    name: String,
    files: Vec<(String, String)>,
    /// Whether the ports of the world lie beyond.
    world_beyond: bool,
}

impl Layers {
    /// An empty stack for a network of this name.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The files that the crate ships.
    pub fn chongqing() -> Self {
        let files = embedded::FILES.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect();
        Self { name: "Chongqing".to_owned(), files, world_beyond: true }
    }

    /// The files that the crate ships, and on top the modelled ports of the world: what [`Network::world`] is built from.
    pub fn world() -> Self {
        let layers = Self { name: "World".to_owned(), world_beyond: false, ..Self::chongqing() };
        embedded::WORLD.iter().fold(layers, |layers, &(name, text)| layers.with(name, text))
    }

    /// Puts a file on top. `name` is what findings call it. A byte order mark before the text is passed over; [`text_of`] makes text of the bytes of a file.
    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.files.push((name.to_owned(), text::encoding::without_mark(text).to_owned()));
        self
    }

    /// Names of the files, bottom first.
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// Reads all files and looks at what they say: everything that forbids to build the network, and everything that a forwarder would not
    /// believe. See [`check`] for the rules.
    pub fn check(&self) -> Checked {
        check::check(&self.name, &self.texts())
    }

    fn texts(&self) -> Vec<(&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
    }

    /// Reads all files and builds the network.
    ///
    /// # Errors
    /// Everything that is wrong with the files, at once. A file whose shape is wrong hides only its own further findings.
    pub fn build(&self) -> Result<Network, Findings> {
        let network = convert::network(&self.name, &self.texts())?;
        Ok(if self.world_beyond { network.hint_elsewhere(elsewhere::in_the_world) } else { network })
    }
}

impl Network {
    /// The network that the crate ships: Chongqing's ways to Türkiye and North Africa. Needs no file and no environment.
    ///
    /// # Panics
    /// Never in a released crate: a test builds it.
    pub fn chongqing() -> Self {
        let files: Vec<(&str, &str)> = embedded::FILES.to_vec();
        convert::network("Chongqing", &files)
            .unwrap_or_else(|findings| panic!("the embedded network is broken:\n{findings}"))
            .hint_elsewhere(elsewhere::in_the_world)
    }

    /// The network of [`Network::chongqing`], and above it the ports of the world with modelled liners and feeders to all of them. What is
    /// modelled is graded [`crate::model::Grade::Modelled`], and its services say so.
    ///
    /// Wider and slower: a plan over it looks at several times the services. Where both ends lie in the corridors and no
    /// modelled way is wanted, [`Network::chongqing`] is the better ground.
    ///
    /// # Panics
    /// Never in a released crate: a test builds it.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::world();
    /// let shipment = Shipment::boxes("Chongqing", "Montevideo", "1x45G1")?;
    /// let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost())?;
    /// assert!(front.cheapest().cost_share().modelled > 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn world() -> Self {
        let files: Vec<(&str, &str)> = embedded::FILES.iter().chain(embedded::WORLD).copied().collect();
        convert::network("World", &files)
            .unwrap_or_else(|findings| panic!("the embedded network of the world is broken:\n{findings}"))
    }
}

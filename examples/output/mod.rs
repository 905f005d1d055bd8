//! What the examples share: in which shape an answer is printed.

use super::arguments;
use super::command::{self, Failure};
use clap::{Args, ValueEnum};
use landsea::plan::LeftOut;
use landsea::report::{Document, Names, Style, dcsa, geojson, html_page};
use landsea::{Front, Network, PlanError, Planner, Query, Shipment};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Columns where nothing says how many there are.
const COLUMNS: u16 = 120;

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// The front as a JSON document, and nothing else
    #[arg(long, group = "document")]
    json: bool,
    /// The front as DCSA point-to-point routing solutions in JSON, and nothing else
    #[arg(long, group = "document")]
    dcsa: bool,
    /// Routes and hubs as GeoJSON, and nothing else
    #[arg(long, group = "document")]
    geojson: bool,
    /// Also one HTML page with map, chart, timelines and cards
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "landsea.html")]
    html: Option<PathBuf>,
    /// Languages of the names of places
    #[arg(long, value_enum, value_name = "LANGUAGES", default_value_t = NamesArgument::EnZh)]
    names: NamesArgument,
    /// Year and sources of every figure, and the list of sources
    #[arg(long)]
    sources: bool,
    /// Columns of the screen [default: the terminal's, else 120]
    #[arg(long, value_name = "COLUMNS", value_parser = arguments::columns)]
    width: Option<u16>,
    /// Whether modes and headings are coloured; a terminal and no `NO_COLOR` by default
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    colour: Colour,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum NamesArgument {
    /// English
    En,
    /// English, with Chinese beside
    EnZh,
    /// Chinese, with English beside
    ZhEn,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

impl Output {
    /// How text looks on this screen.
    pub(crate) fn style(&self) -> Style {
        let terminal = std::io::stdout().is_terminal();
        let columns = || terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| width.0);
        Style {
            width: self.width.or_else(columns).unwrap_or(COLUMNS),
            names: match self.names {
                NamesArgument::En => Names::English,
                NamesArgument::EnZh => Names::EnglishChinese,
                NamesArgument::ZhEn => Names::ChineseEnglish,
            },
            sources: self.sources,
            colour: match self.colour {
                // https://no-color.org: any value but an empty one.
                Colour::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
                Colour::Always => true,
                Colour::Never => false,
            },
        }
    }

    /// The document that was asked for; none where it is text.
    pub(crate) fn document(
        &self,
        planner: &Planner,
        shipment: &Shipment,
        query: &Query,
        front: &Front,
    ) -> Result<Option<String>, Failure> {
        let network = planner.network();
        // Only a map with keys that are no text fails to serialise, and the documents have none.
        let json = if self.json {
            let left = planner.left_out(shipment, query)?;
            serde_json::to_string_pretty(&Document::new(front, shipment).with_left_out(&left).with_network(network))
        } else if self.dcsa {
            serde_json::to_string_pretty(&dcsa::solutions(front, shipment, network)?)
        } else if self.geojson {
            serde_json::to_string(&geojson::feature_collection(front))
        } else {
            return Ok(None);
        };
        Ok(Some(json.unwrap_or_default() + "\n"))
    }

    /// Whether a page was asked for, for which alternatives are worth planning.
    pub(crate) fn wants_page(&self) -> bool {
        self.html.is_some()
    }

    /// Writes the page of an answer where one was asked for, and says where.
    pub(crate) fn write_page(
        &self,
        shown: String,
        shipment: &Shipment,
        network: &Network,
        front: &Front,
        left: &[LeftOut],
        alternatives: &[Front],
    ) -> Result<String, Failure> {
        let Some(path) = &self.html else { return Ok(shown) };
        let mut document = Document::new(front, shipment).with_left_out(left);
        for others in alternatives {
            document = document.with_alternatives(others);
        }
        let page = html_page(&document.with_network(network), front.iter().chain(alternatives.iter().flatten()));
        command::write(path, &page, shown)
    }

    /// What is printed where there is no itinerary.
    pub(crate) fn unanswered(
        &self,
        shipment: &Shipment,
        query: &Query,
        network: &Network,
        error: PlanError,
    ) -> Failure {
        let Some(document) = Document::without_answer(shipment, query, &error) else { return error.into() };
        let document = document.with_network(network);
        let json = self.json.then(|| serde_json::to_string_pretty(&document).unwrap_or_default() + "\n");
        let shown = json.unwrap_or_default();
        if let Some(path) = &self.html
            && let Err(failure) = command::write(path, &html_page(&document, &[]), format!("{error}\n"))
        {
            return failure;
        }
        Failure::Unanswered { why: error.to_string(), shown }
    }
}

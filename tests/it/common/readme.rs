//! Parts of a README that tests write: the text between two comments of a name.

use std::fs;
use std::path::Path;

/// Asserts that the section `name` holds `text`; with `LANDSEA_BLESS=1` it is written instead.
pub(crate) fn expect_section(path: &Path, name: &str, text: &str) {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let whole = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (before, rest) =
        whole.split_once(&begin).unwrap_or_else(|| panic!("{} has no `{}`", path.display(), begin.trim()));
    let (held, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{} has no `{end}`", path.display()));
    let text = format!("{}\n", text.trim_end());
    if std::env::var_os("LANDSEA_BLESS").is_some() {
        fs::write(path, format!("{before}{begin}{text}{end}{after}")).expect("the README can be written");
        return;
    }
    assert!(
        held == text,
        "{}, {name}, is out of date (LANDSEA_BLESS=1 writes it anew)\n--- held\n{held}--- found\n{text}",
        path.display()
    );
}

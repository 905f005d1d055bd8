//! From the bytes of a file to its text.

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// It begins as UTF-16 does, or has a zero in every other place as UTF-16 has.
    #[error("the text is UTF-16: save it as UTF-8")]
    Utf16,
    /// Bytes that UTF-8 has not.
    #[error("line {line}, column {column}: the bytes are no UTF-8: save the text as UTF-8")]
    NotUtf8 {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
    },
}

/// The text of a file's bytes, which are UTF-8, with or without a byte order mark.
///
/// ```
/// use landsea::file::{TextError, text_of};
///
/// assert_eq!(text_of(b"\xef\xbb\xbf(name: \"mine\")"), Ok("(name: \"mine\")"));
/// assert_eq!(text_of(b"\xff\xfe(\0"), Err(TextError::Utf16));
/// assert_eq!(text_of(b"a\nb\xff"), Err(TextError::NotUtf8 { line: 2, column: 2 }));
/// ```
///
/// # Errors
/// [`TextError`], with the place of the first byte that is no text.
pub fn text_of(bytes: &[u8]) -> Result<&str, TextError> {
    let zero = |at: usize| bytes.get(at) == Some(&0);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || zero(0) != zero(1) {
        return Err(TextError::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => {
            // All before that place is text.
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let (line, column) = super::locate::line_and_column(&before, before.len());
            Err(TextError::NotUtf8 { line, column })
        }
    }
}

/// A text without the byte order mark that some programs put before it.
pub(in crate::file) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

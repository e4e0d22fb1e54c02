//! Text of the data as it may stand in a catalog.

use super::CleaningReport;

/// A field without control characters (tabs and line feeds separate columns in the catalog) and without the marks that turn
/// the direction of all text around them; what was changed is reported. Marks for a single letter stay: Hebrew, Arabic and
/// Persian titles need them. So does markup, which is text to every reader of a catalog.
pub(super) fn plain(field: &str, line: u64, report: &mut CleaningReport) -> String {
    if !field.contains(|letter| is_control(letter) || turns(letter)) {
        return field.to_owned();
    }
    report.count("texts cleaned: control characters or marks that turn the direction of text", || {
        format!("line {line}")
    });
    let kept = field.chars().filter(|letter| !turns(*letter));
    let spaced: String = kept.map(|letter| if is_control(letter) { ' ' } else { letter }).collect();
    spaced.trim().to_owned()
}

/// Control characters, and what ends lines where others do not expect it.
fn is_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Embeddings, overrides and isolates (Unicode Standard Annex 9).
fn turns(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text_is_taken_out_and_reported_once_for_a_field() {
        let mut report = CleaningReport::default();
        assert_eq!(
            plain("\u{202E}Evil\0 \u{2066}Dead\u{2069}\u{1B}[2J\u{85}", 7, &mut report),
            "Evil  Dead [2J"
        );
        assert_eq!(report.iter().map(|(_, count)| count).collect::<Vec<_>>(), [1]);
        assert!(report.to_string().contains("line 7"), "{report}");
    }

    #[test]
    fn letters_marks_and_markup_stay() {
        let mut report = CleaningReport::default();
        for text in [
            "<script>alert(1)</script>",
            "می\u{200C}خواهم",
            "א\u{200F}!",
            "👩\u{200D}🚀",
            "Zero\u{200B}width",
        ] {
            assert_eq!(plain(text, 1, &mut report), text);
        }
        assert_eq!(report, CleaningReport::default());
    }
}

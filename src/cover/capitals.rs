//! Capital letters for condensed titles. The standard library's tables know every script and would cost 10 KB to download.

/// The text in capitals: Latin, Greek and Cyrillic; other letters stay as they are.
pub fn capitals(text: &str) -> String {
    text.chars().map(capital).collect()
}

fn capital(letter: char) -> char {
    let code = letter as u32;
    let capital = match code {
        0xE0..=0xF6 | 0xF8..=0xFE | 0x3B1..=0x3C1 | 0x3C3..=0x3CB | 0x430..=0x44F => code - 0x20,
        0x450..=0x45F => code - 0x50,
        0xFF => 0x178,
        0x131 => 0x49,
        0x3AC => 0x386,
        0x3AD..=0x3AF => code - 37,
        0x3C2 => 0x3A3,
        0x3CC => 0x38C,
        0x3CD | 0x3CE => code - 63,
        // Small and capital letters take turns; in some parts the small ones are even.
        0x13A..=0x148 | 0x17A..=0x17E => code - (code + 1) % 2,
        0x100..=0x130 | 0x132..=0x137 | 0x14A..=0x177 => code - code % 2,
        _ => return letter.to_ascii_uppercase(),
    };
    char::from_u32(capital).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_european_films_come_out_as_unicode_has_them() {
        for title in [
            "Łódź, żółw i świt",
            "La La Land 2½ – ÿ",
            "Žižek ďábel ňuf",
            "Αγάπη, όχι έρωτας ύλη ώρα ή ίσως",
            "Солярис ёж ћ",
            "ça été őű ı",
        ] {
            assert_eq!(capitals(title), title.to_uppercase(), "{title}");
        }
    }

    #[test]
    fn what_has_no_capital_stays() {
        assert_eq!(capitals("千と千尋 – ß ÷ ĸ"), "千と千尋 – ß ÷ ĸ");
    }
}

//! Numbers and dates as the visitor's language writes them: through the browser's `Intl`, and natively, for tests, as
//! English does.

#[cfg(target_arch = "wasm32")]
use browser as written;
#[cfg(not(target_arch = "wasm32"))]
use native as written;

#[cfg(target_arch = "wasm32")]
pub use browser::{list, speak};

/// A count with separators: 76,813.
pub fn thousands(count: usize) -> String {
    written::thousands(count)
}

/// A number to one decimal: 4.1.
pub fn decimal(number: f32) -> String {
    written::decimal(number)
}

/// A whole number of percent: 41%.
pub fn percent(percent: i32) -> String {
    written::percent(percent)
}

/// A share, 0 to 1, in percent with two digits that say something: 0.67%.
pub fn share(share: f64) -> String {
    written::share(share)
}

/// A figure of the model's card: counts are grouped, fractions keep four digits.
pub fn figure(value: f64) -> String {
    written::figure(value)
}

/// The day of a moment, in milliseconds since 1970.
pub fn date(milliseconds: u64) -> String {
    written::date(milliseconds)
}

/// What the language calls numbers like this: `one`, `few`, …
pub(super) fn category(number: usize) -> String {
    written::category(number)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::{OnceCell, RefCell};

    use js_sys::{Array, Function, Intl, JSON, Object};
    use leptos::task::spawn_local;
    use wasm_bindgen::{JsCast, JsValue};

    use crate::pause::pause;

    /// The browser's ways of writing in a language, each made once and only when it is needed: making one takes longer than
    /// using it a hundred times.
    #[derive(Default)]
    struct Ways {
        locales: Array,
        whole: OnceCell<Function>,
        decimal: OnceCell<Function>,
        percent: OnceCell<Function>,
        share: OnceCell<Function>,
        figure: OnceCell<Function>,
        date: OnceCell<Function>,
        plural: OnceCell<Intl::PluralRules>,
    }

    impl Ways {
        fn number(&self, options: &str) -> Function {
            Intl::NumberFormat::new(&self.locales, &read(options)).format()
        }
    }

    thread_local! {
        static WAYS: RefCell<Option<Ways>> = const { RefCell::new(None) };
    }

    /// Writes as this language does from now on, and as the browser's own variant of it.
    pub fn speak(code: &str) {
        let asked = list();
        let own = |locale: &String| locale.split('-').next() == Some(code);
        let locales = Array::new();
        for locale in asked.iter().filter(|locale| own(locale)) {
            locales.push(&JsValue::from_str(locale));
        }
        locales.push(&JsValue::from_str(code));
        WAYS.set(Some(Ways { locales, ..Ways::default() }));
        // The first way takes the browser 10 ms: before the first stars are written, and while nobody waits.
        spawn_local(async {
            pause().await;
            decimal(0.0);
        });
    }

    /// The languages that the browser asks for, the dearest first.
    pub fn list() -> Vec<String> {
        let asked = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
        asked.iter().filter_map(|language| language.as_string()).collect()
    }

    fn read(options: &str) -> Object {
        JSON::parse(options).map(JsCast::unchecked_into).unwrap_or_default()
    }

    fn with<T>(read: impl FnOnce(&Ways) -> T) -> Option<T> {
        if WAYS.with_borrow(Option::is_none) {
            speak("en");
        }
        WAYS.with_borrow(|ways| ways.as_ref().map(read))
    }

    fn write(way: impl FnOnce(&Ways) -> &Function, number: f64) -> String {
        let written = with(|ways| way(ways).call1(&JsValue::UNDEFINED, &JsValue::from_f64(number)).ok());
        written.flatten().and_then(|written| written.as_string()).unwrap_or_default()
    }

    pub fn thousands(count: usize) -> String {
        write(|ways| ways.whole.get_or_init(|| ways.number("{}")), count as f64)
    }

    pub fn decimal(number: f32) -> String {
        let options = r#"{"minimumFractionDigits":1,"maximumFractionDigits":1}"#;
        write(|ways| ways.decimal.get_or_init(|| ways.number(options)), f64::from(number))
    }

    pub fn percent(percent: i32) -> String {
        let options = r#"{"style":"percent"}"#;
        write(|ways| ways.percent.get_or_init(|| ways.number(options)), f64::from(percent) / 100.0)
    }

    pub fn share(share: f64) -> String {
        let options = r#"{"style":"percent","maximumSignificantDigits":2}"#;
        write(|ways| ways.share.get_or_init(|| ways.number(options)), share)
    }

    pub fn figure(value: f64) -> String {
        write(|ways| ways.figure.get_or_init(|| ways.number(r#"{"maximumFractionDigits":4}"#)), value)
    }

    pub fn date(milliseconds: u64) -> String {
        let options = read(r#"{"dateStyle":"medium"}"#);
        let make = |ways: &Ways| Intl::DateTimeFormat::new(&ways.locales, &options).format();
        write(|ways| ways.date.get_or_init(|| make(ways)), milliseconds as f64)
    }

    pub fn category(number: usize) -> String {
        let make = |ways: &Ways| Intl::PluralRules::new(&ways.locales, &Object::new());
        let select = |ways: &Ways| ways.plural.get_or_init(|| make(ways)).select(number as f64);
        with(select).map(String::from).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    pub fn thousands(count: usize) -> String {
        let digits = count.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }

    pub fn decimal(number: f32) -> String {
        format!("{number:.1}")
    }

    pub fn percent(percent: i32) -> String {
        format!("{percent}%")
    }

    pub fn share(share: f64) -> String {
        let places = if share > 0.0 { (-1 - share.log10().floor() as i32).clamp(0, 9) as usize } else { 0 };
        format!("{:.places$}%", share * 100.0)
    }

    pub fn figure(value: f64) -> String {
        if value.fract() == 0.0 && (0.0..1e15).contains(&value) {
            return thousands(value as usize);
        }
        let text = format!("{value:.4}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// Howard Hinnant's algorithm for the Gregorian calendar, counted from 1 March 0000.
    pub fn date(milliseconds: u64) -> String {
        const MONTHS: [&str; 12] =
            ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"];
        let days = milliseconds / 86_400_000 + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let name = MONTHS.get(month as usize).copied().unwrap_or_default();
        format!("{name} {day}, {}", 400 * era + year + u64::from(month >= 10))
    }

    pub fn category(number: usize) -> String {
        if number == 1 { "one" } else { "other" }.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(88_138), "88,138");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn fractions_keep_what_they_say() {
        assert_eq!(decimal(4.05), "4.1");
        assert_eq!(percent(-41), "-41%");
        assert_eq!([0.0, 0.0067, 0.124, 0.5, 1.0].map(share), ["0%", "0.67%", "12%", "50%", "100%"]);
        assert_eq!(figure(0.4061), "0.4061");
        assert_eq!(figure(0.5), "0.5");
        assert_eq!(figure(12_345.0), "12,345");
    }

    #[test]
    fn a_moment_is_told_as_its_day() {
        assert_eq!(date(0), "Jan 1, 1970");
        assert_eq!(date(951_782_400_000), "Feb 29, 2000");
        assert_eq!(date(1_700_000_000_000), "Nov 14, 2023");
    }
}

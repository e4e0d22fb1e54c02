use leptos::prelude::*;

/// A row that leans to one side.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Leaning {
    /// What leans.
    pub label: String,
    /// Where the label leads; empty for nowhere.
    pub href: String,
    /// By how much, as it is said.
    pub said: String,
    /// The same as a length: the strongest row fills its side.
    pub value: f32,
}

/// Rows of bars that go to the right for more and to the left for less. The rows are text, so there is nothing to be said
/// beside them.
pub fn diverging(rows: &[Leaning], class: &'static str) -> AnyView {
    let most = rows.iter().map(|row| row.value.abs()).fold(f32::MIN_POSITIVE, f32::max);
    let row = |row: &Leaning| {
        let length = row.value.abs() / most * 100.0;
        let start = if row.value < 0.0 { 100.0 - length } else { 100.0 };
        let label = match row.href.as_str() {
            "" => view! { <span>{row.label.clone()}</span> }.into_any(),
            href => view! { <a href=href.to_owned()>{row.label.clone()}</a> }.into_any(),
        };
        view! {
            <li class="leaning" class:leaning-less=row.value < 0.0>
                <span class="leaning-label">{label}</span>
                <svg class="leaning-bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="leaning-track" width="200" height="10" />
                    <rect class="leaning-fill" x=start width=length height="10" />
                    <rect class="leaning-middle" x="99.5" width="1" height="10" />
                </svg>
                <span class="leaning-said">{row.said.clone()}</span>
            </li>
        }
    };
    view! { <ul class=class>{rows.iter().map(row).collect_view()}</ul> }.into_any()
}

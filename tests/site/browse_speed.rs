//! `cargo xtask bench`: how long a key in the search box, a filter and a jump through all films take. Printed, never judged:
//! machines differ.

use bijou::pages::{BROWSE, PREDICT_ALL};
use bijou::search::{INDEX, SEARCH};
use bijou::words;

use crate::harness::{Page, visit};

const TYPED: [&str; 4] = ["the godfahter", "shawshenk redemtion", "tarentino", "time travel"];
/// Fragments that are asked for one after another.
const ASKED: [&str; 8] = [
    "genre=Drama&not=Comedy",
    "years=1980-1999&ratings=1000-",
    "sort=title",
    "sort=mean",
    "sort=me",
    "person=Tom%20Hanks",
    "sort=stars",
    "stars=8-",
];

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn keys_filters_and_jumps() {
    visit("browse/", async |page| {
        let watch = "window.longest = []; new PerformanceObserver(list => list.getEntries().forEach(e => longest.push(e.duration)))
            .observe({ type: 'longtask', buffered: true })";
        page.ask(watch).await;
        page.see(".results-count", &words::browse::count(88_138)).await;
        let indexed = format!("return performance.getEntriesByName('{INDEX}', 'measure').length > 3");
        page.until(&indexed).await;
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        print(page, INDEX).await;
        page.ask("longest.length = 0").await;
        for typed in TYPED {
            for letter in typed.chars() {
                page.type_into("#search", &letter.to_string()).await;
            }
            page.ask("const box = document.querySelector('#search'); box.value = ''; box.dispatchEvent(new Event('input'))").await;
        }
        print(page, SEARCH).await;
        print(page, BROWSE).await;
        print_long_tasks(page, "typing").await;
        for fragment in ASKED {
            page.ask(&format!("location.hash = '{fragment}'")).await;
            page.until("return !document.querySelector('.results-count').textContent.startsWith('W')").await;
        }
        print(page, BROWSE).await;
        print(page, PREDICT_ALL).await;
        print_long_tasks(page, "filtering and sorting").await;
        page.ask("location.hash = ''").await;
        page.see(".results-count", &words::browse::count(88_138)).await;
        for share in 1..20 {
            page.ask(&format!("scrollTo(0, document.documentElement.scrollHeight * {share} / 20)")).await;
            page.until("return document.querySelector('.long li').getBoundingClientRect().top < 1").await;
        }
        print_long_tasks(page, "jumping through all films").await;
    })
    .await;
}

async fn print(page: &Page, step: &str) {
    let script = format!(
        "const times = performance.getEntriesByName('{step}', 'measure').map(e => e.duration);
        performance.clearMeasures('{step}'); return times"
    );
    let times = page.ask(&script).await;
    let mut times: Vec<f64> = times.as_array().unwrap().iter().filter_map(|time| time.as_f64()).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        times.get((times.len().saturating_sub(1) as f64 * share) as usize).copied().unwrap_or(0.0)
    };
    let (median, most, longest) = (at(0.5), at(0.95), at(1.0));
    println!(
        "{step:>12}: median {median:.1} ms, 95 % within {most:.1} ms, longest {longest:.1} ms, of {}",
        times.len()
    );
}

async fn print_long_tasks(page: &Page, what: &str) {
    let tasks = page.ask("const tasks = [...longest]; longest.length = 0; return tasks").await;
    let tasks: Vec<f64> = tasks.as_array().unwrap().iter().filter_map(|task| task.as_f64()).collect();
    let longest = tasks.iter().copied().fold(0.0, f64::max);
    println!("{:>12} tasks over 50 ms while {what}, the longest {longest:.0} ms", tasks.len());
}

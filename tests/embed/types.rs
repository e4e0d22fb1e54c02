//! The package's types, as TypeScript reads them.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::node::package;

/// Uses everything; what must not compile says so.
const USED: &str = r#"
import { Bijou, BijouError, type Pick, type Film, type Person } from "./pkg/bijou.js";

const bijou: Bijou = await Bijou.load(new URL("https://films.example/catalog/"));
const same: Bijou = await bijou.complete;
await Bijou.open(new Uint8Array(), [new ArrayBuffer(8)]);
await Bijou.open(new Uint8Array(), async (file: string) => new Uint8Array(file.length));
const person: Person = bijou.person(new Map([["318", 5]]));
const picks: Pick[] = same.picks([{ id: 318, stars: 4.5 }], { top: 5, model: "hybrid", era: { from: 1970, to: 1979 }, exclude: new Set(["1"]) });
const titles: string[] = picks.flatMap(pick => pick.reasons.map(reason => `${reason.title} ${reason.stars} ${pick.predicted.low}`));
const next: Film | null = person.question({ asked: titles });
const year: number | null = bijou.film("318").year;
console.log(next?.title, year, bijou.find("Alien", 1979)?.id, bijou.search("alien", 3), bijou.similar(318)[0]?.similarity);
console.log(bijou.predict({ "318": 5 }, "296").stars, bijou.card.quality[0]?.value, bijou.source.license, bijou.films, bijou.allFilms);
try {
    person.picks();
} catch (error) {
    if (error instanceof BijouError && error.code === "unknown-film") console.log(error.message);
}
// @ts-expect-error
bijou.picks("318");
// @ts-expect-error
bijou.picks({}, { tpo: 5 });
// @ts-expect-error
bijou.picks({}, { model: "magic" });
// @ts-expect-error
bijou.films = 5;
// @ts-expect-error
new Bijou();
"#;

#[test]
fn the_types_hold_in_typescript() {
    let compiler: PathBuf =
        env::var("BIJOU_TYPESCRIPT").expect("`cargo xtask test --only embed` says where").into();
    let project = TempDir::new().unwrap();
    fs::create_dir(project.path().join("pkg")).unwrap();
    for file in ["bijou.d.ts", "package.json"] {
        fs::copy(package().join(file), project.path().join("pkg").join(file)).unwrap();
    }
    fs::write(project.path().join("used.mts"), USED).unwrap();
    let mut command = Command::new("node");
    command.arg(compiler).args(["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--pretty", "false"]);
    command.args(["--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "used.mts"]);
    match command.current_dir(project.path()).output() {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        }
        Err(_) => eprintln!("SKIPPED: there is no Node.js on PATH, which TypeScript runs in"),
    }
}

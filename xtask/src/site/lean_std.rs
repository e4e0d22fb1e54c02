//! Rust's standard library compiled with the program: small, and without what a page never says.
//!
//! The one that comes with Rust is compiled for speed, formats a message for each panic, and knows how to print everything
//! for developers. A page shows no such message (`public/start.js` tells people that it broke down), so all of it is weight:
//! a tenth of the program after gzip. Compiling it needs its sources (`rust-src`) and options that this compiler has but does
//! not promise to keep, which is what `RUSTC_BOOTSTRAP` unlocks; `rust-toolchain.toml` pins the compiler.

use std::process::Command;

use anyhow::Result;

use crate::process::run_logged;
use crate::project::Project;

/// How the program and the library are compiled, beside what `.cargo/config.toml` says.
const FLAGS: [&str; 5] = [
    // Otherwise other names, in an order that compresses less.
    "-Csymbol-mangling-version=legacy",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// Fetches what the program and the library are made of: Trunk builds from what is there.
///
/// # Errors
/// When something is missing that cannot be fetched.
pub fn fetch(project: &Project) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["fetch", "--locked", "--target", "wasm32-unknown-unknown"]);
    prepare(&mut cargo);
    run_logged(cargo, &project.scratch().join("fetch.log"))
}

/// Makes the compiler that Trunk starts compile the library too.
pub fn prepare(trunk: &mut Command) {
    trunk
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS.join(" "));
}

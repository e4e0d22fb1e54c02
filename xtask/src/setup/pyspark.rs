//! Apache Spark for Python, beside which factors from elsewhere are tested. Those tests are skipped without it.

use std::path::PathBuf;

use crate::process::output_of;
use crate::project::Project;
use crate::setup::python_package;
use crate::steps::Steps;

const VERSION: &str = "4.3.0";

/// What Spark's machine learning computes with.
const NUMPY: &str = "numpy==2.4.6";

/// Spark 4 does not start on an older one.
const OLDEST_JAVA: u32 = 17;

/// Installs PySpark from PyPI (some 400 MB) where Java and Python are there, or says what its lack means.
pub fn install(project: &Project, steps: &mut Steps) {
    if java(project).is_none_or(|version| version < OLDEST_JAVA) || project.find("python3").is_none() {
        steps
            .skip("PySpark", &format!("not without Python and Java {OLDEST_JAVA}; what tests it is skipped"));
        return;
    }
    if python(project).is_some() {
        steps.skip(&format!("PySpark {VERSION}"), "there");
        return;
    }
    let package = format!("pyspark=={VERSION}");
    let installed = steps.quiet(&format!("Installing PySpark {VERSION}, which takes some minutes"), || {
        python_package::install_from_source(project, &folder(project), &[NUMPY], &package)
    });
    if let Err(error) = installed {
        println!("What tests Spark's factors is skipped, because PySpark is not to be had here: {error:#}");
    }
}

/// The Python that has PySpark at this version, beside Spark's programs.
pub fn python(project: &Project) -> Option<PathBuf> {
    let python = folder(project).join("bin/python");
    let mut asking = project.command(&python.to_string_lossy());
    asking.args(["-c", "import importlib.metadata as m; print(m.version('pyspark'))"]);
    output_of(asking).filter(|version| version == VERSION).map(|_| python)
}

fn folder(project: &Project) -> PathBuf {
    project.tools().join("pyspark")
}

fn java(project: &Project) -> Option<u32> {
    let mut java = project.command("java");
    java.arg("--version");
    version_in(&output_of(java)?)
}

fn version_in(said: &str) -> Option<u32> {
    said.split_whitespace().nth(1)?.split(['.', '-', '+']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_in_what_java_says() {
        assert_eq!(version_in("openjdk 17.0.15 2025-04-15\nOpenJDK Runtime Environment"), Some(17));
        assert_eq!(version_in("java 25 2025-09-16 LTS"), Some(25));
        assert_eq!(version_in("openjdk 22-ea 2024-03-19"), Some(22));
        assert_eq!(version_in("not found"), None);
    }
}

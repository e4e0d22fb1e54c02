use anyhow::Result;

use crate::cli::DoctorArgs;
use crate::doctor::{Severity, Unusable, look_at_data, look_at_tools};
use crate::output;

/// Says what is wrong, the worst first.
///
/// # Errors
/// [`Unusable`] where the data cannot be trained on as they are.
pub fn doctor(args: &DoctorArgs) -> Result<()> {
    let mut findings = args.folder.as_deref().map(look_at_data).unwrap_or_default();
    findings.extend(look_at_tools());
    findings.sort_by_key(|finding| finding.severity);
    findings.iter().for_each(|finding| println!("{}", output::plain(&finding.to_string())));
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    match (errors, &args.folder) {
        (0, Some(folder)) => println!("{} can be trained on", folder.display()),
        (0, None) => {}
        (errors, _) => return Err(Unusable { errors }.into()),
    }
    Ok(())
}

//! The site as its catalog wants it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bijou_catalog::Manifest;

/// Dresses a staged site after the catalog in it, where it has one.
pub(super) fn dress(site: &Path) -> Result<()> {
    let file = site.join("catalog/manifest.json");
    if !file.exists() {
        return Ok(());
    }
    let json = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let manifest = Manifest::from_json(&json).context("the catalog's manifest cannot be used")?;
    let dressed = bijou_site::dress(site, manifest.site.as_ref())?;
    dressed.remarks.iter().for_each(|remark| println!("{remark}"));
    Ok(())
}

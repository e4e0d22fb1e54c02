//! What a page holds in memory.

use serde_json::json;

use super::chrome::devtools;
use super::page::Page;

/// Keeps the program's memory where a test can ask for its size. For [`Page::before_every_page`].
pub const WATCH_MEMORY: &str = "
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await instantiate.apply(WebAssembly, given);
        window.programMemory ??= Object.values(made.instance.exports).find(e => e instanceof WebAssembly.Memory);
        return made;
    };";

/// Megabytes of 1,000,000 bytes.
pub struct Used {
    /// The program's own memory: catalog, engine, search.
    pub program: f64,
    /// What JavaScript holds once garbage is collected: the document's objects, and bytes on their way.
    pub heap: f64,
}

impl Page {
    /// What is in use now. The program's memory never shrinks, so that it tells the most that there ever was.
    pub async fn memory(&self) -> Used {
        devtools(&self.client, "HeapProfiler.collectGarbage", json!({})).await;
        let heap = devtools(&self.client, "Runtime.getHeapUsage", json!({})).await;
        let number = |name: &str| heap[name].as_f64().unwrap_or(0.0);
        let program = self.ask("return programMemory.buffer.byteLength").await;
        let outside = number("embedderHeapUsedSize");
        Used { program: program.as_f64().unwrap() / 1e6, heap: (number("usedSize") + outside) / 1e6 }
    }
}

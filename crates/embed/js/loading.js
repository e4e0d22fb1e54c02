/** How a catalog arrives: shard by shard, each verified before anything is done with it, in slices that leave a page responsive. */
import start, { Core } from "./engine.js";
import { BijouError, guarded } from "./errors.js";
import { readLocal } from "./sources.js";
import { readCapped, TooLong } from "./streams.js";

/** Longest manifest, in bytes. */
const MANIFEST_BYTES = 1 << 20;
/** Bytes that are hashed between two looks at the clock. */
const HASHED_AT_ONCE = 1 << 17;
/** Milliseconds after which a slice ends: half a frame. */
const SLICE = 8;

let started;

/** The engine at its start, and what the manifest of a source says. */
export async function begin(source) {
    started ??= startEngine();
    // Both are on their way at once; whichever fails is told once, below.
    started.catch(() => { started = undefined; });
    const [bytes] = await Promise.all([source("manifest.json", MANIFEST_BYTES), started]);
    let manifest;
    try {
        manifest = JSON.parse(new TextDecoder().decode(bytes));
    } catch (cause) {
        throw new BijouError("catalog-invalid", "the manifest is not a Bijou catalog manifest: it is not JSON", { cause });
    }
    const core = guarded(() => new Core(manifest));
    // Without them nobody could name the data and its terms.
    const { card, source: data } = manifest;
    if (typeof card !== "object" || card === null || [data?.name, data?.license, data?.citation].some(said => typeof said !== "string")) {
        throw new BijouError("catalog-invalid", "the manifest does not say where its data comes from and on which terms");
    }
    return { core, manifest: frozen(manifest) };
}

/** Fetches, verifies and takes in the next shard; whether there was one. */
export async function arrive(core, source) {
    const entry = guarded(() => core.next());
    if (entry === undefined) return false;
    const compressed = await source(entry.file, entry.bytes);
    let since = performance.now();
    const rest = async () => {
        if (performance.now() - since < SLICE) return;
        await pause();
        since = performance.now();
    };
    for (let at = 0; at < compressed.length; at += HASHED_AT_ONCE) {
        guarded(() => core.hash(compressed.subarray(at, at + HASHED_AT_ONCE)));
        await rest();
    }
    guarded(() => core.verify());
    const inflated = await inflate(entry, compressed);
    guarded(() => core.admit(inflated));
    while (!guarded(() => core.settle())) await rest();
    return true;
}

async function startEngine() {
    try {
        const address = new URL("engine_bg.wasm", import.meta.url);
        // What runs without a page may not fetch files.
        const local = address.protocol === "file:" ? await readLocal(address) : undefined;
        await start({ module_or_path: local ?? address });
    } catch (cause) {
        if (cause instanceof BijouError) throw cause;
        const old = cause instanceof WebAssembly.CompileError;
        throw old ? new BijouError("unsupported", "this browser has no WebAssembly with SIMD, which the engine needs", { cause })
            : new BijouError("unreachable", "engine_bg.wasm did not arrive", { cause });
    }
}

async function inflate({ file, inflated_bytes: limit }, compressed) {
    if (typeof DecompressionStream !== "function") {
        throw new BijouError("unsupported", "there is no DecompressionStream here, which opens the catalog");
    }
    try {
        return await readCapped(new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip")), limit);
    } catch (cause) {
        throw new BijouError("catalog-altered", cause instanceof TooLong
            ? `${file} is longer than the manifest says once it is inflated` : `${file} is not compressed with gzip`, { cause });
    }
}

/** Lets a page answer and draw. By a message, since timers that follow one another wait 4 ms each. */
function pause() {
    return new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { port1.close(); done(); };
        port2.postMessage(null);
    });
}

function frozen(value) {
    if (typeof value !== "object" || value === null) return value;
    Object.values(value).forEach(frozen);
    return Object.freeze(value);
}

// Opens a catalog from a folder in the engine, compiled for Node.js.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The engine with all shards of a catalog, how long they took to open, and what they take. */
export async function openCatalog(glue, folder) {
    const require = createRequire(import.meta.url);
    delete require.cache[path.resolve(glue)];
    require(path.resolve(glue));
    const engine = globalThis.bijou;
    const manifest = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
    const { shards } = JSON.parse(manifest);
    let films = 0, took = 0, longest = 0;
    shards.forEach((shard, number) => {
        const bytes = gunzipSync(readFileSync(path.join(folder, shard.file)));
        const start = performance.now();
        films = engine.open(manifest, number, bytes);
        const time = performance.now() - start;
        took += time;
        longest = Math.max(longest, time);
        if (films === undefined) throw new Error(`${shard.file} does not fit`);
    });
    const transferred = shards.reduce((sum, shard) => sum + shard.bytes, 0);
    return { engine, films, took, longest, transferred, megabytes: () => engine.memory.buffer.byteLength / 1e6 };
}

export function quantiles(times) {
    const sorted = [...times].sort((a, b) => a - b);
    const at = share => sorted[Math.round((sorted.length - 1) * share)];
    return { median: at(0.5), within: at(0.95), longest: at(1) };
}

/** Times a step. */
export function timed(step) {
    const start = performance.now();
    step();
    return performance.now() - start;
}

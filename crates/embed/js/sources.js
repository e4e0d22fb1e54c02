/** Where the files of a catalog come from. A source is asked for a file by name, and for no more than so many bytes of it. */
import { BijouError } from "./errors.js";
import { readCapped, TooLong } from "./streams.js";

/** Files of a folder: by address in a page, by path or `file:` address in Node. */
export function found(folder) {
    if (typeof folder !== "string" && !(folder instanceof URL)) {
        throw new BijouError("bad-argument", "the folder of the catalog must be a string or a URL");
    }
    const base = addressed(String(folder));
    return async (file, limit) => {
        const address = new URL(file, base);
        return address.protocol === "file:" && builtIn("node:fs") ? readLocal(address, limit) : fetched(address, file, limit);
    };
}

/** Files that the caller has: a manifest, and shards in its order, by name, or from a function. */
export function brought(manifest, shards) {
    let next = 0;
    const shard = shards instanceof Map ? file => shards.get(file)
        : Array.isArray(shards) ? () => shards[next++]
        : typeof shards === "function" ? shards
        : typeof shards === "object" && shards !== null ? file => shards[file]
        : undefined;
    if (shard === undefined) throw new BijouError("bad-argument", "the shards must be an array, a Map, an object or a function");
    return async (file, limit) => {
        const bytes = view(file === "manifest.json" ? manifest : await shard(file));
        if (bytes === undefined) throw new BijouError("bad-argument", `${file} must be a Uint8Array or an ArrayBuffer`);
        if (bytes.length > limit) throw longer(file);
        return bytes;
    };
}

/** Reads a file where there is no page. */
export async function readLocal(address, limit = Infinity) {
    const file = address.pathname.split("/").pop();
    const files = builtIn("node:fs")?.promises;
    try {
        if ((await files.stat(address)).size > limit) throw longer(file);
        return new Uint8Array(await files.readFile(address));
    } catch (cause) {
        if (cause instanceof BijouError) throw cause;
        throw new BijouError("unreachable", `${file} cannot be read`, { cause });
    }
}

async function fetched(address, file, limit) {
    let response;
    try {
        response = await fetch(address);
    } catch (cause) {
        throw new BijouError("unreachable", `${file} did not arrive: the host does not answer`, { cause });
    }
    if (!response.ok) throw new BijouError("unreachable", `${file} did not arrive: the host answers ${response.status}`);
    try {
        return await readCapped(response.body, limit);
    } catch (cause) {
        throw cause instanceof TooLong ? longer(file)
            : new BijouError("unreachable", `${file} did not arrive whole: the connection broke`, { cause });
    }
}

function addressed(folder) {
    const path = folder.endsWith("/") ? folder : `${folder}/`;
    const place = globalThis.document?.baseURI ?? globalThis.location?.href;
    try {
        if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return new URL(path);
        return place === undefined ? builtIn("node:url").pathToFileURL(path) : new URL(path, place);
    } catch (cause) {
        throw new BijouError("bad-argument", `${folder.slice(0, 60)} is no address of a folder`, { cause });
    }
}

/** A module of Node, where there is one: an import would keep bundlers from working for browsers. */
function builtIn(name) {
    return globalThis.process?.getBuiltinModule?.(name);
}

function view(bytes) {
    if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
    return ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : undefined;
}

const longer = file => new BijouError("catalog-altered", `${file} is longer than the manifest says`);

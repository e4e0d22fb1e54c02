// The same work three ways, in one run: score every film for one person and keep the hundred best.
// `node score.mjs ENGINE CATALOG TENSORFLOW DIMS` prints a table with a line per contender.
import { createRequire } from 'node:module';
import path from 'node:path';
import { openCatalog, quantiles } from './engine.mjs';

const [glue, catalog, tensorflow, dims] = [process.argv[2], process.argv[3], process.argv[4], +process.argv[5]];
const TOP = 100, ROUNDS = 41, WARM = 10;
const opened = await openCatalog(glue, catalog);
const films = opened.films;

// Random numbers that are the same in every run (mulberry32).
let seed = 1;
const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

// Codes of 4 bits, as the catalog has them: odd numbers from −15 to 15; one scale per film.
const codes = new Int8Array(films * dims);
for (let at = 0; at < codes.length; at++) codes[at] = 2 * Math.floor(random() * 16) - 15;
const scales = new Float32Array(films);
for (let at = 0; at < films; at++) scales[at] = 0.005 + 0.01 * random();
const person = new Float32Array(dims);
for (let at = 0; at < dims; at++) person[at] = random() * 2 - 1;

/** The best of `scores`: a threshold that rises as the buffer of candidates is cut back to the best. */
function best(scores, top) {
    const numbers = new Int32Array(2 * top);
    let count = 0, least = -Infinity;
    const cut = () => {
        const order = Array.from(numbers.subarray(0, count)).sort((a, b) => scores[b] - scores[a] || a - b);
        count = Math.min(top, order.length);
        for (let at = 0; at < count; at++) numbers[at] = order[at];
        if (count === top) least = scores[numbers[top - 1]];
    };
    for (let film = 0; film < scores.length; film++) {
        if (scores[film] > least) {
            numbers[count++] = film;
            if (count === numbers.length) cut();
        }
    }
    cut();
    return Array.from(numbers.subarray(0, count));
}

/** Typed arrays, four sums that do not wait for each other, no allocation in the loop. */
const plain = (() => {
    const scores = new Float32Array(films);
    return () => {
        for (let film = 0, at = 0; film < films; film++) {
            let a = 0, b = 0, c = 0, d = 0;
            for (let k = 0; k < dims; k += 4, at += 4) {
                a += codes[at] * person[k];
                b += codes[at + 1] * person[k + 1];
                c += codes[at + 2] * person[k + 2];
                d += codes[at + 3] * person[k + 3];
            }
            scores[film] = (a + b + (c + d)) * scales[film];
        }
        return best(scores, TOP);
    };
})();

/** The same in whole numbers: the person at 16 bits, as the engine has them, so that every product fits 31 bits. */
const integers = (() => {
    const scores = new Float32Array(films), steps = new Int32Array(dims);
    const largest = person.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (let k = 0; k < dims; k++) steps[k] = Math.round((person[k] / largest) * 32767);
    return () => {
        for (let film = 0, at = 0; film < films; film++) {
            let a = 0, b = 0, c = 0, d = 0;
            for (let k = 0; k < dims; k += 8, at += 8) {
                a = (a + Math.imul(codes[at], steps[k]) + Math.imul(codes[at + 1], steps[k + 1])) | 0;
                b = (b + Math.imul(codes[at + 2], steps[k + 2]) + Math.imul(codes[at + 3], steps[k + 3])) | 0;
                c = (c + Math.imul(codes[at + 4], steps[k + 4]) + Math.imul(codes[at + 5], steps[k + 5])) | 0;
                d = (d + Math.imul(codes[at + 6], steps[k + 6]) + Math.imul(codes[at + 7], steps[k + 7])) | 0;
            }
            scores[film] = ((a + b + c + d) * scales[film] * largest) / 32767;
        }
        return best(scores, TOP);
    };
})();

/** TensorFlow.js with its WebAssembly backend: one matrix product and its own top-k, over 32-bit floats, which is all it has. */
async function tensorflowed() {
    const require = createRequire(path.join(tensorflow, 'package.json'));
    const tf = require('@tensorflow/tfjs-core');
    const wasm = require('@tensorflow/tfjs-backend-wasm');
    const folder = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
    wasm.setWasmPaths(path.join(folder, 'wasm-out') + path.sep);
    if (!(await tf.setBackend('wasm'))) throw new Error('TensorFlow.js has no wasm backend here');
    const floats = new Float32Array(codes.length);
    for (let film = 0, at = 0; film < films; film++) {
        for (let k = 0; k < dims; k++, at++) floats[at] = codes[at] * scales[film];
    }
    const matrix = tf.tensor2d(floats, [films, dims]);
    return async () => {
        const [values, indices] = tf.tidy(() => {
            const scores = tf.reshape(tf.matMul(matrix, tf.tensor2d(person, [dims, 1])), [films]);
            const top = tf.topk(scores, TOP);
            return [top.values, top.indices];
        });
        const numbers = Array.from(await indices.data());
        values.dispose();
        indices.dispose();
        return numbers;
    };
}

/** The engine of this project: a person folded in anew before each round, since it keeps what it has scored. */
const engine = () => Array.from(opened.engine.rank(TOP));

const measured = [];
async function measure(name, work, prepare = () => {}) {
    const times = [];
    for (let round = 0; round < ROUNDS + WARM; round++) {
        prepare(round);
        const start = performance.now();
        const found = await work();
        if (round >= WARM) times.push(performance.now() - start);
        if (found.length !== TOP) throw new Error(`${name} found ${found.length} films`);
    }
    measured.push({ name, ...quantiles(times) });
}

await measure('Bijou, WebAssembly', engine, round => opened.engine.foldIn('factors', 20 + round));
await measure('JavaScript, floats', plain);
await measure('JavaScript, whole numbers', integers);
if (tensorflow !== '-') await measure('TensorFlow.js, wasm backend', await tensorflowed());
console.log(`| ${films.toLocaleString('en')} films of ${dims} factors, the best ${TOP} | median | 95 % within | median against Bijou's |`);
console.log('|---|---|---|---|');
for (const { name, median, within } of measured) {
    console.log(`| ${name} | ${median.toFixed(2)} ms | ${within.toFixed(2)} ms | ${(median / measured[0].median).toFixed(1)} × |`);
}

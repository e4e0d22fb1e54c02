// The order in which a catalog is asked for, and what works when.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [, , module, folder] = process.argv;
const { Bijou } = await import(module);

const read = file => readFileSync(join(folder, file));
const manifest = read("manifest.json");
const { shards } = JSON.parse(manifest);
const last = shards.at(-1);
const id = "131072";
const code = what => { try { what(); return null; } catch (error) { return error.code; } };
const asked = [];
let release;
const released = new Promise(done => { release = done; });
const bijou = await Bijou.open(manifest, async file => {
    if (asked.push(file) > 1) await released;
    return read(file);
});
const told = {
    filesAtFirst: asked.filter(file => file === shards[0].file).length,
    filmsAtFirst: bijou.films,
    picksAtFirst: bijou.picks({ "318": 5 }).length,
    unknownAtFirst: code(() => bijou.film(id)),
    contentAtFirst: code(() => bijou.picks({}, { model: "content" })),
};
release();
await bijou.complete;
told.filmsAtEnd = bijou.films;
told.knownAtEnd = bijou.film(id).id === id;
told.asked = asked;
const files = shards.map(({ file }) => [file, read(file)]);
const besides = await Bijou.open(manifest, file => file === shards[0].file ? read(file) : new Promise(() => {}));
const list = async given => (await (await Bijou.open(manifest.buffer.slice(manifest.byteOffset, manifest.byteOffset + manifest.length), given)).complete).picks({ "318": 5 });
told.byArray = await list(files.map(([, bytes]) => bytes));
told.byMap = await list(new Map(files));
told.byObject = await list(Object.fromEntries(files));
told.besides = besides.films;
told.last = last.file;
console.log(JSON.stringify(told));
process.exit();

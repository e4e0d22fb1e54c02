// Calls with all that a caller should not give; each with the code that it should get.
const [, , module, folder] = process.argv;
const { Bijou, BijouError } = await import(module);

const bijou = await (await Bijou.load(folder)).complete;
const ratings = { "318": 5, "296": 4.5 };
const expected = JSON.stringify(bijou.picks(ratings));
const cases = [];
const run = async (wanted, what) => {
    let got = "fine", isError = null, message = null;
    try {
        await what();
    } catch (error) {
        isError = error instanceof BijouError && error instanceof Error;
        ({ code: got = String(error), message } = error);
    }
    const worksOn = JSON.stringify(bijou.picks(ratings)) === expected;
    cases.push({ what: String(what), wanted, got, isError, message, worksOn });
};
const huge = "x".repeat(50_000_000);
const deep = () => { const nested = {}; let inner = nested; for (let depth = 0; depth < 1e5; depth++) inner = inner.a = {}; return nested; };

for (const nothing of [null, undefined, NaN, 5, "318", true, Symbol("x"), 5n, () => 5]) {
    await run("bad-argument", () => bijou.picks(nothing));
}
for (const id of [null, undefined, NaN, 1.5, Infinity, {}, [], Symbol("x"), 318n, huge]) {
    await run("bad-argument", () => bijou.film(id));
}
for (const stars of [0, 0.3, 5.5, -1, NaN, Infinity, -Infinity, 1e308, 5e-324, null, undefined, "5", {}, [5], 5n, Symbol("x"), true]) {
    await run("not-half-stars", () => bijou.picks({ "318": stars }));
}
for (const id of ["", "x", "0", "-1", "318 ", "\u{0}", "\ud800", "🎬", "__proto__", -5, 9007199254740991]) {
    await run("unknown-film", () => bijou.picks([{ id, stars: 5 }]));
}
for (const top of [-1, NaN, 1.5, -Infinity, "10", {}, [], true, Symbol("x"), 5n]) {
    await run("bad-argument", () => bijou.picks(ratings, { top }));
}
for (const top of [0, 10, null, undefined]) await run("fine", () => bijou.picks(ratings, { top }));
for (const options of [5, "x", { tpo: 5 }, { model: "magic" }, { model: 5 }, { diversity: 2 }, { diversity: "1" }, { popularity: -1.5 },
    { calibration: NaN }, { era: 1970 }, { era: {} }, { era: { from: 1970, to: "1979" } }, { era: { from: 1970, to: 1979.5 } },
    { era: { from: 1970, to: 1979, by: 1 } }, { onePerFranchise: 1 }, { exclude: "318" }, { exclude: 318 }, { exclude: [null] },
    { reasons: -1 }, { model: huge }, { asked: [] }, deep()]) {
    await run("bad-argument", () => bijou.picks(ratings, options));
}
await run("unknown-film", () => bijou.picks(ratings, { exclude: ["x"] }));
await run("fine", () => bijou.picks(ratings, { exclude: new Set([858, "50"]) }));
await run("fine", () => bijou.picks(ratings, { era: { from: 1979, to: 1970, strength: 0.5 } }));
await run("bad-argument", () => bijou.picks(Array(1e9)));
await run("bad-argument", () => bijou.picks(Array(1e5).fill({ id: "318", stars: 5 })));
await run("bad-argument", () => bijou.picks([null]));
await run("bad-argument", () => bijou.picks([["318", 5]]));
await run("bad-argument", () => bijou.picks(new Map([[{}, 5]])));
await run("fine", () => bijou.picks([]));
await run("fine", () => bijou.picks(Array(1e4).fill({ id: "318", stars: 5 })));
await run("fine", () => bijou.picks({ get "318"() { bijou.picks(ratings); return 5; } }));
await run("fine", () => bijou.picks(ratings, { get top() { bijou.search("matrix"); return 5; } }));
await run("fine", () => bijou.picks(Object.create(null)));
await run("bad-argument", () => bijou.picks(ratings, { exclude: { *[Symbol.iterator]() { for (;;) yield "318"; } } }));
await run("bad-argument", () => bijou.search(huge));
await run("bad-argument", () => bijou.search("x".repeat(5000)));
await run("bad-argument", () => bijou.search(null));
await run("bad-argument", () => bijou.search("matrix", "5"));
await run("fine", () => bijou.search(""));
await run("fine", () => bijou.search("\u{0}\ud800 🎬 " + "aé".repeat(300)));
await run("fine", () => bijou.find("no film of that title"));
await run("bad-argument", () => bijou.find("The Matrix", "1999"));
await run("bad-argument", () => bijou.find("The Matrix", 1999.5));
await run("bad-argument", () => bijou.find("The Matrix", -1));
await run("unknown-film", () => bijou.similar("x"));
await run("bad-argument", () => bijou.similar("318", -1));
await run("fine", () => bijou.similar("318", 1e300));
await run("unknown-film", () => bijou.predict(ratings, "x"));
await run("unknown-film", () => bijou.person({ x: 5 }));
await run("bad-argument", () => bijou.question(ratings, { top: 5 }));
await run("bad-argument", () => bijou.question(ratings, { asked: 5 }));
await run("fine", () => bijou.question(ratings, { asked: ["858"], exclude: ["50"] }));
await run("bad-argument", () => new Bijou());
await run("bad-argument", () => new (bijou.person(ratings).constructor)());
await run("bad-argument", () => Bijou.load());
await run("bad-argument", () => Bijou.load(5));
await run("bad-argument", () => Bijou.load("http://"));
await run("bad-argument", () => Bijou.open());
await run("bad-argument", () => Bijou.open(new Uint8Array(), 5));
await run("bad-argument", () => Bijou.open("{}", []));
await run("catalog-invalid", () => Bijou.open(new Uint8Array(), []));
await run("catalog-invalid", () => Bijou.open(new TextEncoder().encode("[[["), []));
await run("catalog-invalid", () => Bijou.open(new TextEncoder().encode("null"), []));
await run("catalog-invalid", () => Bijou.open(new TextEncoder().encode("{}"), []));
await run("catalog-altered", () => Bijou.open(new Uint8Array(2 << 20), []));
console.log(JSON.stringify({ cases }));

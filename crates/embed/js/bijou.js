/**
 * Bijou: film recommendations where the person is. `bijou.d.ts` describes everything that is exported here.
 */
import { moment, ofPicks, ofQuestion, pairs, text } from "./arguments.js";
import { BijouError, guarded } from "./errors.js";
import { arrive, begin } from "./loading.js";
import { brought, found } from "./sources.js";

export { BijouError };

/** Only this module makes a `Bijou` or a `Person`. */
const MADE_HERE = Symbol("made here");

export class Bijou {
    #core;
    #manifest;
    #complete;

    constructor(key, core, manifest, rest) {
        made(key, "use Bijou.load or Bijou.open");
        this.#core = core;
        this.#manifest = manifest;
        this.#complete = rest.then(() => this);
        // Whoever does not wait for the rest does not want to hear of it either.
        this.#complete.catch(() => {});
    }

    static async load(folder) {
        return Bijou.#from(found(folder));
    }

    static async open(manifest, shards) {
        return Bijou.#from(brought(manifest, shards));
    }

    static async #from(source) {
        const { core, manifest } = await begin(source);
        await arrive(core, source);
        return new Bijou(MADE_HERE, core, manifest, rest(core, source));
    }

    get complete() {
        return this.#complete;
    }

    get films() {
        return this.#call("films");
    }

    get allFilms() {
        return this.#call("all");
    }

    get card() {
        return this.#manifest.card;
    }

    get source() {
        return this.#manifest.source;
    }

    film(id) {
        return this.#call("film", text(id, "the id"));
    }

    find(title, year) {
        return this.#call("find", text(title, "the title"), moment(year, "the year"));
    }

    search(query, top) {
        return this.#call("search", text(query, "the text"), moment(top, "top"));
    }

    similar(id, top) {
        return this.#call("similar", text(id, "the id"), moment(top, "top"));
    }

    person(ratings) {
        const given = pairs(ratings, this.allFilms);
        this.#call("check", ...given);
        return new Person(MADE_HERE, (name, ...values) => this.#call(name, ...given, ...values));
    }

    picks(ratings, options) {
        return this.#call("picks", ...pairs(ratings, this.allFilms), ofPicks(options));
    }

    predict(ratings, id) {
        return this.#call("predict", ...pairs(ratings, this.allFilms), text(id, "the id"));
    }

    question(ratings, options) {
        return this.#call("question", ...pairs(ratings, this.allFilms), ...ofQuestion(options));
    }

    #call(name, ...values) {
        return guarded(() => this.#core[name](...values));
    }
}

class Person {
    #call;

    constructor(key, call) {
        made(key, "use bijou.person");
        this.#call = call;
    }

    picks(options) {
        return this.#call("picks", ofPicks(options));
    }

    predict(id) {
        return this.#call("predict", text(id, "the id"));
    }

    question(options) {
        return this.#call("question", ...ofQuestion(options));
    }
}

async function rest(core, source) {
    while (await arrive(core, source));
}

function made(key, instead) {
    if (key !== MADE_HERE) throw new BijouError("bad-argument", `this cannot be made with new: ${instead}`);
}

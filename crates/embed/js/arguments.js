/** Whatever a caller gives becomes plain strings, numbers and objects here, before the engine sees it. */
import { BijouError } from "./errors.js";

/** Most films that a list of ids may name. */
const MOST_IDS = 1e6;
/** Longest text; the engine says what of it is too long for a search. */
const LONGEST = 10_000;

const wrong = (what, wanted) => new BijouError("bad-argument", `${what} must be ${wanted}`);

/** An id or another text. Ids that are whole numbers may be given as such. */
export function text(value, what) {
    if (typeof value === "string" && value.length <= LONGEST) return value;
    if (Number.isSafeInteger(value)) return String(value);
    throw wrong(what, `a string of at most ${LONGEST} characters`);
}

/** A number that may be left out. */
export function moment(value, what) {
    if (value === undefined || value === null) return undefined;
    if (typeof value === "number") return value;
    throw wrong(what, "a number");
}

/** Ids from anything that gives them one after the other. */
export function ids(values, what) {
    if (typeof values === "string" || typeof values?.[Symbol.iterator] !== "function") throw wrong(what, "an array or a Set of ids");
    const list = [];
    for (const value of values) {
        if (list.length === MOST_IDS) throw wrong(what, `at most ${MOST_IDS} ids`);
        list.push(text(value, `each id of ${what}`));
    }
    return list;
}

/** Ratings as ids and stars: from a Map, an object, or an array of `{ id, stars }`; at most `most`. */
export function pairs(ratings, most) {
    if (typeof ratings !== "object" || ratings === null) throw wrong("the ratings", "a Map, an object or an array of { id, stars }");
    const count = ratings instanceof Map ? ratings.size : (Array.isArray(ratings) ? ratings : Object.keys(ratings)).length;
    if (count > most) throw new BijouError("bad-argument", `there are ${count} ratings, and the catalog has ${most} films`);
    const entries = ratings instanceof Map ? ratings
        : Array.isArray(ratings) ? ratings.map(rating => [rating?.id, rating?.stars])
        : Object.entries(ratings);
    const films = [], stars = [];
    for (const [id, given] of entries) {
        const film = text(id, "the id of each rating");
        if (typeof given !== "number") {
            throw new BijouError("not-half-stars", `film ${film.slice(0, 60)} has ${kind(given)} in place of stars, and a rating is a multiple of ½ from ½ to 5`);
        }
        films.push(film);
        stars.push(given);
    }
    return [films, Float64Array.from(stars)];
}

const number = (value, what) => moment(value, what);
const flag = (value, what) => {
    if (typeof value === "boolean") return value;
    throw wrong(what, "true or false");
};
const name = (value, what) => {
    if (typeof value === "string") return value.slice(0, LONGEST);
    throw wrong(what, "a string");
};
const years = (value, what) => read(value, what, { from: number, to: number, strength: number });

/** What picks can be wished to be like. */
const PICKS = {
    top: number, reasons: number, model: name, diversity: number, calibration: number, popularity: number, era: years,
    onePerFranchise: flag, exclude: ids,
};
/** What a question can be wished to be like. */
const QUESTIONS = { asked: ids, exclude: ids };

/** Options of picks as values alone. */
export const ofPicks = options => read(options ?? {}, "the options", PICKS);

/** What was asked about, and what is not to be. */
export function ofQuestion(options) {
    const { asked = [], exclude = [] } = read(options ?? {}, "the options", QUESTIONS);
    return [asked, exclude];
}

/** An object's values, each read as its name says: what is not given is left out, and no getter of the caller's runs later. */
function read(options, what, kinds) {
    if (typeof options !== "object" || options === null) throw wrong(what, `an object with ${Object.keys(kinds).join(", ")}`);
    const given = {};
    for (const [name, value] of Object.entries(options)) {
        if (!Object.hasOwn(kinds, name)) throw wrong(what, `an object with ${Object.keys(kinds).join(", ")}, not ${name.slice(0, 60)}`);
        if (value !== undefined && value !== null) given[name] = kinds[name](value, name);
    }
    return given;
}

function kind(value) {
    if (value === null || value === undefined) return String(value);
    return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

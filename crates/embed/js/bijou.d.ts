/** A person's ratings by the ids of films: half-stars from 0.5 to 5. Of two ratings of one film the last counts. */
export type Ratings =
    | ReadonlyMap<string | number, number>
    | Readonly<Record<string, number>>
    | readonly { readonly id: string | number; readonly stars: number }[];

/** Ids of films. */
export type Ids = Iterable<string | number>;

/** What every list says of a film. */
export interface Film {
    /** Id in the data that the catalog was trained from. */
    readonly id: string;
    readonly title: string;
    readonly year: number | null;
    readonly genres: string[];
}

/** All that is known of a film. */
export interface FilmFacts extends Film {
    readonly otherTitles: string[];
    readonly directors: string[];
    /** Leading actors; nobody until the part of the catalog with them has arrived. */
    readonly cast: string[];
    /** What people call it, the most given first; as late as the actors. */
    readonly tags: string[];
    /** How many people rated it, in the data behind the catalog. */
    readonly ratingCount: number;
    /** What they gave it on average, in stars. */
    readonly meanRating: number | null;
    /** Such as `tt0111161`. */
    readonly imdb: string | null;
    readonly tmdb: number | null;
}

/** A film that is like another. */
export interface SimilarFilm extends Film {
    /** Cosine of the angle between the two films' factors, −1 to 1. */
    readonly similarity: number;
}

/** Predicted stars. */
export interface Prediction {
    /** The expected rating, 0.5 to 5. */
    readonly stars: number;
    /** Lower end of the interval that holds the rating in 80 of 100 cases. */
    readonly low: number;
    /** Upper end of that interval. */
    readonly high: number;
}

/** One rating's part in a score. */
export interface Reason {
    readonly id: string;
    readonly title: string;
    /** What the person gave it. */
    readonly stars: number;
    /** Its part in the pick's score; negative where it speaks against the film. */
    readonly share: number;
}

/** A recommended film. */
export interface Pick extends Film {
    /** How strongly the model recommends it; comparable within one person and model only. */
    readonly score: number;
    readonly predicted: Prediction;
    /** The ratings with the largest parts in the score, the largest first. */
    readonly reasons: Reason[];
}

/** `hybrid` blends the other three. */
export type Model = "content" | "neighbors" | "factors" | "hybrid";

/** What a list of picks should be like. */
export interface PickOptions {
    /** How many; 10 by default, `Infinity` for all. */
    top?: number;
    /** How many reasons of each; 3 by default. */
    reasons?: number;
    /** Which model recommends; `hybrid` by default. */
    model?: Model;
    /** How unlike each other the films are, 0 to 1; 0 by default. */
    diversity?: number;
    /** How closely the genres follow those that the person liked, 0 to 1; 0 by default. */
    calibration?: number;
    /** From well known, −1, to hidden gems, 1; 0 by default. */
    popularity?: number;
    /** Years that are preferred. At strength 1, the default, films of other years come behind all of these. */
    era?: { from: number; to: number; strength?: number };
    /** Whether only the best film of a franchise stands among the first 50; true by default. */
    onePerFranchise?: boolean;
    /** Films that are left out besides those that the person rated. */
    exclude?: Ids;
}

/** What to ask about. */
export interface QuestionOptions {
    /** Films that were asked about and not rated. */
    asked?: Ids;
    /** Films that are not asked about. */
    exclude?: Ids;
}

/** A named number of the model card. */
export interface Figure {
    readonly name: string;
    readonly value: number;
}

/** How the catalog was trained and how well it does. */
export interface Card {
    readonly model: string;
    readonly trained_on: string;
    readonly settings: readonly Figure[];
    readonly data: readonly Figure[];
    readonly quality: readonly Figure[];
}

/** The data behind the catalog. Whoever shows its films names it, on these terms. */
export interface Source {
    readonly name: string;
    readonly license: string;
    readonly citation: string;
}

/** Kinds of errors. A code keeps its meaning in all versions; new ones may come. */
export type BijouErrorCode =
    | "unreachable"
    | "unsupported"
    | "catalog-newer"
    | "catalog-older"
    | "catalog-truncated"
    | "catalog-altered"
    | "catalog-too-large"
    | "catalog-invalid"
    | "unknown-film"
    | "not-half-stars"
    | "not-yet"
    | "bad-argument"
    | "busy"
    | "broken";

/** What this package throws, with a sentence as its message. */
export class BijouError extends Error {
    private constructor();
    readonly name: "BijouError";
    readonly code: BijouErrorCode;
}

/** Bytes of a file. */
export type Bytes = Uint8Array | ArrayBuffer;

/** Shards in the manifest's order, by file name, or from a function that is asked for one by name. */
export type Shards =
    | readonly Bytes[]
    | ReadonlyMap<string, Bytes>
    | Readonly<Record<string, Bytes>>
    | ((file: string) => Bytes | Promise<Bytes>);

/** A catalog and the engine over it. All methods throw a `BijouError` for what is impossible, and work on. */
export class Bijou {
    private constructor();

    /**
     * Loads a catalog from a folder: an address, relative to the page; in Node also a path. Ready as soon as its first part has
     * arrived, which has the best-known films; the others follow, see `complete`.
     */
    static load(folder: string | URL): Promise<Bijou>;

    /** The same with bytes that the caller has. */
    static open(manifest: Bytes, shards: Shards): Promise<Bijou>;

    /** Fulfilled with this when the whole catalog has arrived; rejected where a part did not. What arrived before works on. */
    readonly complete: Promise<Bijou>;

    /** How many films have arrived. */
    readonly films: number;

    /** How many films the whole catalog has. */
    readonly allFilms: number;

    /** How the catalog was trained and how well it does. */
    readonly card: Card;

    /** The data behind the catalog, and its terms. */
    readonly source: Source;

    /** All that is known of a film. */
    film(id: string | number): FilmFacts;

    /** The film of this title, however it is spelled, and year, one more or less; of several the best known. */
    find(title: string, year?: number): Film | null;

    /** The films that fit a text best, by titles, people, tags and year; 10 by default. Typos are forgiven. */
    search(text: string, top?: number): Film[];

    /** The films most like another; 10 by default. */
    similar(id: string | number, top?: number): SimilarFilm[];

    /** A person, for several questions about the same ratings. */
    person(ratings: Ratings): Person;

    /** The films for a person, the best first; none that they rated. */
    picks(ratings: Ratings, options?: PickOptions): Pick[];

    /** The stars that a person would give a film. */
    predict(ratings: Ratings, id: string | number): Prediction;

    /** The film whose rating would teach most of what a person likes: ask about it next. */
    question(ratings: Ratings, options?: QuestionOptions): Film | null;
}

/** A person's ratings, made by `bijou.person`. */
declare class Person {
    private constructor();
    picks(options?: PickOptions): Pick[];
    predict(id: string | number): Prediction;
    question(options?: QuestionOptions): Film | null;
}
export type { Person };

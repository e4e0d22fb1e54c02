/** Everything that this package throws: an `Error` with a `code` that programs can go by. */
export class BijouError extends Error {
    constructor(code, message, options) {
        super(message, options);
        this.name = "BijouError";
        this.code = code;
    }
}

/** Calls the engine, which throws pairs of code and message. */
export function guarded(call) {
    try {
        return call();
    } catch (thrown) {
        if (Array.isArray(thrown)) throw new BijouError(...thrown);
        throw new BijouError("broken", "the engine has broken down: load the page anew", { cause: thrown });
    }
}

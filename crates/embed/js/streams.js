/** That a stream had more bytes than allowed. */
export class TooLong extends Error {}

/** Reads a stream to its end, unless it has more than `limit` bytes. */
export async function readCapped(stream, limit) {
    const reader = stream.getReader();
    const chunks = [];
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
        length += part.value.length;
        if (length > limit) {
            // Ending early is the point; how the stream takes it does not matter.
            reader.cancel().catch(() => {});
            throw new TooLong();
        }
        chunks.push(part.value);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
    }
    return bytes;
}

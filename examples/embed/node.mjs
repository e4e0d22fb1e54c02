// node examples/embed/node.mjs [FOLDER OF A CATALOG]: picks for three ratings, as JSON.
import { Bijou } from "../../pkg/bijou.js";

const folder = process.argv[2] ?? new URL("../../public/catalog/", import.meta.url);
try {
    const bijou = await Bijou.load(folder);
    await bijou.complete;
    const person = bijou.person({ "318": 5, "296": 4.5, "1721": 1 });
    const { name, license } = bijou.source;
    const picks = person.picks({ top: 10 });
    console.log(JSON.stringify({ films: bijou.films, picks, next: person.question(), data: { name, license } }, null, 2));
} catch (error) {
    console.error(`${error.code}: ${error.message}`);
    process.exitCode = 1;
}

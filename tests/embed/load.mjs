// What becomes of a catalog.
const [, , module, folder] = process.argv;
const { Bijou } = await import(module);

const told = { first: null, end: null, picks: 0, messages: [] };
const coded = error => { told.messages.push(error.message); return error.code ?? String(error); };
try {
    const bijou = await Bijou.load(folder);
    told.first = bijou.films;
    told.end = await bijou.complete.then(() => bijou.films, coded);
    told.picks = bijou.picks({ "318": 5 }, { top: 5 }).length;
} catch (error) {
    told.first = coded(error);
}
console.log(JSON.stringify(told));

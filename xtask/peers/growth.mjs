// `node growth.mjs ENGINE CATALOG…` prints, as one line of JSON per catalog, what it takes; of the last one also what a person takes
// who has rated from 1 to 10,000 films.
import { openCatalog, quantiles, timed } from './engine.mjs';

const [glue, ...folders] = process.argv.slice(2);
const TYPED = ['the godfahter', 'shawshenk redemtion', 'tarentino', 'time travel'];
const round = value => Math.round(value * 100) / 100;

for (const folder of folders) {
    const opened = await openCatalog(glue, folder);
    const { engine, films } = opened;
    const loaded = opened.megabytes();
    const ranks = [];
    for (let given = 0; given < 41; given++) {
        engine.foldIn('hybrid', Math.min(20 + given, films >> 1));
        ranks.push(timed(() => engine.rank(100)));
    }
    engine.foldIn('hybrid', Math.min(100, films >> 1));
    engine.predict(1);
    const predictions = Array.from({ length: 21 }, () => timed(() => engine.predict(18)));
    const indexing = timed(() => engine.index());
    const keys = TYPED.flatMap(text => [...text].map((_, end) => timed(() => engine.search(text.slice(0, end + 1)))));
    const figures = {
        films, transferred: opened.transferred, loaded, searchable: opened.megabytes(), opening: opened.took, indexing,
        rank: quantiles(ranks).median, rank95: quantiles(ranks).within,
        search: quantiles(keys).median, search95: quantiles(keys).within, predict: quantiles(predictions).median,
    };
    console.log(JSON.stringify(figures, (_, value) => typeof value === 'number' ? round(value) : value));
}

const { engine } = await openCatalog(glue, folders.at(-1));
for (const ratings of [1, 3, 10, 30, 100, 300, 1000, 3000, 10000]) {
    const median = (rounds, step) => quantiles(Array.from({ length: rounds }, step)).median;
    const anew = median(9, () => timed(() => engine.foldIn('hybrid', ratings)));
    const more = median(9, () => {
        engine.foldIn('hybrid', ratings);
        return timed(() => engine.rateOneMore(ratings + 1));
    });
    const rank = median(9, () => {
        engine.foldIn('hybrid', ratings);
        return timed(() => engine.rank(100));
    });
    const prepare = timed(() => engine.predict(1));
    const predict = median(9, () => timed(() => engine.predict(18)));
    const figures = { ratings, anew, more, rank, prepare, predict };
    console.log(JSON.stringify(figures, (_, value) => typeof value === 'number' ? round(value) : value));
}

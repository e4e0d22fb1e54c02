// Lists for the people and wishes of picks.rs.
const [, , module, folder] = process.argv;
const { Bijou } = await import(module);

const people = [
    { "318": 5, "296": 4.5, "1721": 1 },
    { "858": 5, "1213": 5, "2081": 0.5, "588": 1 },
    { "2081": 5, "588": 5, "364": 5, "1213": 1 },
    {},
];
const wishes = [
    { top: 50 },
    { top: 20, model: "content" },
    { top: 20, model: "neighbors" },
    { top: 20, model: "factors" },
    { top: 20, diversity: 0.5 },
    { top: 20, calibration: 0.75, onePerFranchise: false },
    { top: 20, popularity: 0.5, era: { from: 1970, to: 1979 } },
];

const bijou = await (await Bijou.load(folder)).complete;
const [first] = people;
const given = Object.entries(first);
console.log(JSON.stringify({
    films: bijou.films,
    people: people.map(ratings => ({
        lists: wishes.map(wish => bijou.picks(ratings, wish)),
        question: bijou.question(ratings),
        matrix: bijou.predict(ratings, 2571),
    })),
    similar: bijou.similar("318"),
    asObject: bijou.picks(first),
    asMap: bijou.picks(new Map(given.map(([id, stars]) => [Number(id), stars]))),
    asArray: bijou.picks(given.map(([id, stars]) => ({ id, stars }))),
    ofPerson: bijou.person(first).picks(),
    found: bijou.find("matrix, the", 1999),
    searched: bijou.search("matrxi", 20),
    facts: bijou.film("2571"),
    license: bijou.source.license,
}));

// In the project this page lies two folders below; anywhere else pkg/ and catalog/ lie beside it.
const inProject = location.pathname.includes("/examples/embed/");
const { Bijou } = await import(inProject ? "../../pkg/bijou.js" : "./pkg/bijou.js");
const ratings = { "318": 5, "296": 4.5, "1721": 1 };
const show = (list, lines) => document.getElementById(list).replaceChildren(...lines.map(line => Object.assign(document.createElement("li"), { textContent: line })));
const named = film => film.year ? `${film.title} (${film.year})` : film.title;
const because = ({ reasons }) => reasons.filter(reason => reason.share > 0).map(reason => `${reason.title} ${reason.stars}`).join(" and ");
const picked = name => {
    const start = performance.now();
    const picks = bijou.picks(ratings, { top: 10, diversity: 0.2, reasons: 2 });
    show("picks", picks.map(pick => `${named(pick)}: about ${pick.predicted.stars.toFixed(1)} stars, as you gave ${because(pick)}`));
    performance.measure(name, { start });
};
const bijou = await Bijou.load(inProject ? "../../public/catalog/" : "./catalog/");
show("ratings", Object.entries(ratings).map(([id, stars]) => `${named(bijou.film(id))}: ${stars} of 5 stars`));
picked("picks of the first films");
document.getElementById("source").textContent = `Films and ratings: ${bijou.source.name}. ${bijou.source.license}`;
const says = text => { document.getElementById("says").textContent = text; };
says(`From the ${bijou.films} best-known films:`);
bijou.complete.then(() => { picked("picks of all films"); says(`From all ${bijou.films} films:`); }, error => says(error.message));

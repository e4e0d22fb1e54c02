"""Trains implicit's ALS on the ratings that `bijou factorize` wrote, and prints lines of JSON.

    implicit_als.py tune FOLDER FACTORS THREADS
    implicit_als.py time FOLDER FACTORS THREADS CHOICE ALPHA REGULARIZATION SWEEPS...

`tune` finds the best settings of a grid on the very people who are measured later, which favors implicit. `time` says for
each number of sweeps, and for both of its solvers, how long the factorization alone took and how well it finds what people
like. CHOICE is `liked` (films rated 4 or more, all alike) or `graded` (all films, weighed by their stars).
"""

import csv
import json
import math
import sys
import time

import numpy
import scipy.sparse
from implicit.cpu.als import AlternatingLeastSquares

GRID = [(choice, alpha, regularization) for choice in ("liked", "graded") for alpha in (3.0, 10.0, 30.0)
        for regularization in (10.0, 30.0, 100.0)]
TUNED_AT = 15
TOP = 100


def read(path):
    with open(path, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        table = [(int(user), int(film), float(stars)) for user, film, stars in rows]
    users, films, stars = zip(*table)
    return numpy.array(users), numpy.array(films), numpy.array(stars, dtype=numpy.float32)


def matrix(users, films, stars, choice, columns, rows):
    known = columns[films] >= 0
    if choice == "liked":
        known &= stars >= 4
        values = numpy.ones(known.sum(), dtype=numpy.float32)
    else:
        values = stars[known] / 5
    return scipy.sparse.csr_matrix((values, (users[known], columns[films[known]])), shape=rows)


def ndcg(model, seen, fold_in, held_out, columns):
    """Mean over people who like something held out, and its standard error; binary, as Liang et al. 2018."""
    own = {}
    for user, film, stars in zip(*held_out):
        if stars >= 4:
            own.setdefault(user, set()).add(film)
    closed = {}
    for user, film, _ in zip(*fold_in):
        closed.setdefault(user, []).append(film)
    films = numpy.full(columns.max() + 1, -1)
    films[columns[columns >= 0]] = numpy.flatnonzero(columns >= 0)
    scores = []
    for user, liked in own.items():
        factors = model.recalculate_user(user, seen[user])
        ranking = model.item_factors @ factors
        known = columns[closed.get(user, [])]
        ranking[known[known >= 0]] = -numpy.inf
        best = numpy.argpartition(-ranking, TOP)[:TOP]
        best = films[best[numpy.argsort(-ranking[best], kind="stable")]]
        gain = sum(1 / math.log2(place + 2) for place, film in enumerate(best) if film in liked)
        scores.append(gain / sum(1 / math.log2(place + 2) for place in range(min(TOP, len(liked)))))
    return numpy.mean(scores), numpy.std(scores, ddof=1) / math.sqrt(len(scores))


def main():
    task, folder, factors, threads, *more = sys.argv[1:]
    training, fold_in, held_out = (read(f"{folder}/{name}.csv") for name in ("training", "fold-in", "held-out"))
    largest = max(table[1].max() for table in (training, fold_in, held_out))
    columns = numpy.full(largest + 1, -1)
    rated = numpy.unique(training[1])
    columns[rated] = numpy.arange(len(rated))

    def run(choice, alpha, regularization, sweeps, solver):
        ratings = matrix(*training, choice, columns, (training[0].max() + 1, len(rated)))
        seen = matrix(*fold_in, choice, columns, (fold_in[0].max() + 1, len(rated)))
        model = AlternatingLeastSquares(
            factors=int(factors), alpha=alpha, regularization=regularization, iterations=sweeps,
            num_threads=int(threads), use_cg=solver == "cg", random_state=1)
        started = time.perf_counter()
        model.fit(ratings, show_progress=False)
        seconds = time.perf_counter() - started
        value, error = ndcg(model, seen, fold_in, held_out, columns)
        return {"solver": solver, "entries": int(ratings.nnz), "sweeps": sweeps, "seconds": seconds,
                "ndcg_100": float(value), "standard_error": float(error)}

    if task == "tune":
        best = max(GRID, key=lambda settings: run(*settings, TUNED_AT, "cg")["ndcg_100"])
        print(json.dumps([str(setting) for setting in best]))
        return
    choice, alpha, regularization, *sweeps = more
    for solver in ("cg", "exact"):
        for count in map(int, sweeps):
            print(json.dumps(run(choice, float(alpha), float(regularization), count, solver)), flush=True)


main()

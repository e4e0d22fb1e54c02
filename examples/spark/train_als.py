"""Trains item factors with Apache Spark's ALS (implicitPrefs) for `bijou pack`.

    python train_als.py ratings.csv --out factors

Reads userId,movieId,rating (CSV, gzipped CSV or Parquet; a file, a folder or any address that Spark knows) and writes
`factors/itemFactors` as Spark saves it: Parquet with `id` and `features`. Ratings of --liked stars or more count as r = 1, and
others not at all: that is what `bijou pack --model als-implicit` folds people in by.
"""

import argparse

from pyspark.ml.feature import StringIndexer
from pyspark.ml.recommendation import ALS
from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ratings", help="ratings to train on")
    parser.add_argument("--out", required=True, help="folder to write to; what is there is replaced")
    parser.add_argument("--columns", default="userId,movieId,rating", help="names of the columns of people, films and stars")
    parser.add_argument("--factors", type=int, default=128, help="Spark's rank")
    parser.add_argument("--alpha", type=float, default=10.0, help="how much more a liked film counts than an unknown one")
    parser.add_argument("--regularization", type=float, default=0.05, help="Spark's regParam")
    parser.add_argument("--sweeps", type=int, default=10, help="Spark's maxIter")
    parser.add_argument("--liked", type=float, default=4.0, help="from so many stars on a film is liked")
    parser.add_argument("--fewest-ratings", type=int, default=5, help="films with fewer ratings are left out")
    parser.add_argument("--blocks", type=int, default=10, help="parts that people and films are divided into")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read(spark, path, columns):
    """Person, film and stars of every rating."""
    name = path.rstrip("/").lower()
    rows = spark.read.parquet(path) if name.endswith(".parquet") else spark.read.csv(path, header=True)
    user, item, stars = columns.split(",")
    return rows.select(
        F.col(user).cast("string").alias("user"),
        F.col(item).cast("string").alias("item"),
        F.col(stars).cast("float").alias("stars"),
    ).dropna()


def liked(ratings, args):
    """What is liked, once per person and film, of films that enough people rated."""
    known = ratings.groupBy("item").count().where(F.col("count") >= args.fewest_ratings).select("item")
    pairs = ratings.where(F.col("stars") >= args.liked).select("user", "item").distinct()
    return pairs.join(known, "item").withColumn("r", F.lit(1.0).cast("float"))


def number(pairs, name):
    """Spark's ALS wants whole numbers. Ids that are some stay as they are, and others are numbered; says which."""
    are_numbers = pairs.where(~F.col(name).rlike("^(0|[1-9][0-9]{0,8})$")).isEmpty()
    if are_numbers:
        return pairs.withColumn(name + "Number", F.col(name).cast("int")), True
    numbers = StringIndexer(inputCol=name, outputCol=name + "Number", stringOrderType="alphabetAsc").fit(pairs)
    return numbers.transform(pairs).withColumn(name + "Number", F.col(name + "Number").cast("int")), False


def main():
    args = arguments()
    spark = SparkSession.builder.appName("bijou: item factors").getOrCreate()
    pairs = liked(read(spark, args.ratings, args.columns), args).persist()
    numbered, _ = number(pairs, "user")
    numbered, are_numbers = number(numbered, "item")
    als = ALS(
        rank=args.factors,
        maxIter=args.sweeps,
        regParam=args.regularization,
        alpha=args.alpha,
        implicitPrefs=True,
        userCol="userNumber",
        itemCol="itemNumber",
        ratingCol="r",
        numUserBlocks=args.blocks,
        numItemBlocks=args.blocks,
        seed=args.seed,
    )
    model = als.fit(numbered)
    factors = model.itemFactors
    if not are_numbers:
        ids = numbered.select(F.col("itemNumber").alias("number"), "item").distinct()
        factors = factors.join(ids, factors["id"] == ids["number"]).select(F.col("item").alias("id"), "features")
    factors.write.mode("overwrite").parquet(args.out.rstrip("/") + "/itemFactors")
    print(f"{factors.count()} films with {args.factors} factors: {args.out}/itemFactors")
    spark.stop()


if __name__ == "__main__":
    main()

"""A graph computation on Spark over the tables of ``export -f parquet``: which things hang together, however far apart.

It runs on one machine as on a cluster: ``spark.read.parquet`` takes a folder of any storage, and nothing is collected but a count.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from typing import Any


def why_not() -> str:
    """What Spark lacks here; ``""`` if nothing."""
    try:
        import pyspark  # noqa: F401 — whether it is there
    except ImportError:
        return "pyspark is not here: pip install pyspark"
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        return "Spark needs Java 17 or newer: apt install openjdk-17-jre-headless"
    return ""


@contextlib.contextmanager
def session() -> Iterator[Any]:
    """Spark on one core of this machine, without its page on a port."""
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "1", "spark.driver.host": "127.0.0.1"}
    builder = SparkSession.builder.master("local[1]").appName("vnru")
    for name, value in {**settings, "spark.driver.bindAddress": "127.0.0.1"}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


def components(nodes: Any, edges: Any) -> Any:
    """Each node (``iri``) with its ``component``, the least name that is connected with it, over edges of either direction.

    Each round hands the least name known to the neighbours, until no name changes; so there are as many rounds as the
    longest way within a component.
    """
    from pyspark.sql import functions as f

    both = edges.select("source", "target").union(edges.select(f.col("target"), f.col("source"))).distinct().localCheckpoint()
    named = nodes.select("iri", f.col("iri").alias("component")).localCheckpoint()
    while True:
        heard = both.join(named, both.source == named.iri).select(f.col("target").alias("iri"), "component")
        least = named.union(heard).groupBy("iri").agg(f.min("component").alias("component")).localCheckpoint()
        changed = least.join(named.withColumnRenamed("component", "before"), "iri").where("component <> before").limit(1).count()
        named = least
        if not changed:
            return named

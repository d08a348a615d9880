"""The forms in which an answer's table is written, by the names that options and engines give them."""

from __future__ import annotations

import pyoxigraph as ox

RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}

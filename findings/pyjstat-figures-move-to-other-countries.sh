#!/usr/bin/env bash
# pyjstat-figures-move-to-other-countries
# Expected: a table in which each row names its year and its country becomes a JSON-stat cube that has the same figure for that year and country, in whatever order
#   the rows stand; where a row is missing, the cube has a gap there, or the table is refused.
# Happens: the figures are written down as they stand in the table, and the cube is laid over them: with the rows of four figures in another order 1994/RU has
#   the figure of 1994/VN, and get_value() and the table that is read back agree on it. With three rows of four, the cube has four cells and three
#   figures: all behind the gap move up by one, and get_value() of the last is an IndexError. Only a full table in the cube's order comes out right.
# Versions: pyjstat 2.0.0, pandas 2.3.3.
# Why: a filter or sort_values() before the export gives the trade of one country to another, in a well-formed file; before it, set the dimensions as the index,
#   reindex to all combinations and take the rows in that order.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" pyjstat==2.0.0 pandas==2.3.3
PYTHONPATH="$dir" python3 -W ignore - <<'EOF' || exit 1
import json
import sys

import pandas as pd
from pyjstat import pyjstat

figures = {("1994", "VN"): 1.0, ("1994", "RU"): 5.0, ("2001", "VN"): 9.0, ("2001", "RU"): 2.0}
orders = {
    "full, in order": [("1994", "VN"), ("1994", "RU"), ("2001", "VN"), ("2001", "RU")],
    "full, other order": [("2001", "RU"), ("1994", "RU"), ("1994", "VN"), ("2001", "VN")],
    "one row missing": [("1994", "VN"), ("2001", "VN"), ("2001", "RU")],
}


def cube(rows):
    table = pd.DataFrame([(*row, figures[row]) for row in rows], columns=["year", "partner", "value"])
    return pyjstat.Dataset.read(table)


def read(data, year, partner):
    try:
        return data.get_value([{"year": year}, {"partner": partner}])
    except IndexError:
        return "IndexError"


wanted = {
    "full, in order": [1.0, 5.0, 9.0, 2.0],
    "full, other order": [9.0, 1.0, 5.0, 2.0],
    "one row missing": [1.0, 9.0, 2.0, "IndexError"],
}
same = True
for name, rows in orders.items():
    data = cube(rows)
    seen = [read(data, *cell) for cell in figures]
    print(name, dict(zip(figures, seen)), "size", data["size"], "values", json.loads(data.write())["value"])
    same &= seen == wanted[name]
back = cube(orders["full, other order"]).write("dataframe")
again = {(row.year, row.partner): row.value for row in back.itertuples()}
print("read back:", again)
if not same or again[("1994", "RU")] != 1.0:
    sys.exit("the behaviour has changed")
EOF

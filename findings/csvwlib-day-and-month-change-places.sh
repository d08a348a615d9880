#!/usr/bin/env bash
# csvwlib-day-and-month-change-places
# Expected: CSV on the Web has a format for each column: with "dd/MM/yyyy" 01/02/2001 is 1 February 2001, as 13/11/2013 is 13 November; and a cell that is the column's
#   "null" has no value. (csvwlib follows the format of decimals and booleans.)
# Happens: the format of a date is not looked at: the month is taken first wherever that makes a date, so that 01/02/2001 becomes 2 January and 12/11/2013 11 December,
#   while 13/11/2013 in the next row is right; so with dots, and with an hour. "NA" stays a value where null is "NA", and a list of nulls is called a
#   "bad type" in a warning. Nothing else is said.
# Versions: csvwlib 0.3.2, python-dateutil 2.9.0.post0, rdflib 7.6.0.
# Why: more than a third of the days of a Vietnamese or Russian table come out as another day, in a file whose metadata say how to read them; write ISO dates into the
#   CSV, which need no format.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" csvwlib==0.3.2 python-dateutil==2.9.0.post0 rdflib==7.6.0
mkdir "$dir/tables"
PYTHONPATH="$dir" python3 -W ignore - "$dir/tables" <<'EOF' || exit 1
import functools
import http.server
import json
import pathlib
import sys
import threading

from csvwlib import CSVWConverter

http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
folder = pathlib.Path(sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder))
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}/"


def convert(cells, column):
    (folder / "table.csv").write_text("id,value\n" + "".join(f'{n},"{cell}"\n' for n, cell in enumerate(cells)), encoding="utf-8")
    columns = [{"name": "id", "titles": "id"}, {"name": "value", "titles": "value", **column}]
    metadata = {"@context": "http://www.w3.org/ns/csvw", "url": "table.csv", "tableSchema": {"columns": columns, "aboutUrl": base + "{id}"}}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    rows = CSVWConverter.to_json(csv_url=base + "table.csv", metadata_url=base + "metadata.json", mode="minimal")
    return [row.get("value") for row in rows]


known = [
    (["2001-02-01"], {"datatype": "date"}, ["2001-02-01"]),
    (["01/02/2001", "12/11/2013", "13/11/2013"], {"datatype": {"base": "date", "format": "dd/MM/yyyy"}}, ["2001-01-02", "2013-12-11", "2013-11-13"]),
    (["3.4.2001", "30.4.1975"], {"datatype": {"base": "date", "format": "d.M.yyyy"}}, ["2001-03-04", "1975-04-30"]),
    (["01/02/2001 10:00"], {"datatype": {"base": "dateTime", "format": "dd/MM/yyyy HH:mm"}}, ["2001-01-02T10:00:00"]),
    (["3.630,5"], {"datatype": {"base": "decimal", "format": {"decimalChar": ",", "groupChar": "."}}}, [3630.5]),
    (["có", "không"], {"datatype": {"base": "boolean", "format": "có|không"}}, [True, False]),
    (["NA", "x"], {"null": "NA"}, ["NA", "x"]),
]
same = True
for cells, column, wanted in known:
    seen = convert(cells, column)
    print(cells, json.dumps(column, ensure_ascii=False), "->", seen)
    same &= seen == wanted
server.shutdown()
if not same:
    sys.exit("the behaviour has changed")
EOF

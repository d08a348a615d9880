#!/usr/bin/env bash
# csvw-python-anyuri-in-templates
# Expected: aboutUrl and valueUrl are URI templates over the values of the row's cells, so "{+id}" over a column of datatype anyURI gives the
#   very URI of the cell, as it does over a column of datatype string.
# Happens: over an anyURI column the parts of the parsed URI are put there with commas ("https,example.org,/thing/1,None,None"), and what
#   comes of it is taken for a name relative to the file. Over a string column the URI comes out whole. Nothing is said in either case.
# Version: csvw 4.1.1.
# Why: the datatype that fits an identifier best gives every row a wrong subject in to_json(); declare columns that templates name as string.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" csvw==4.1.1
cd "$dir"
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import json
import os
import sys

import csvw


def subject(datatype):
    with open("t.csv", "w", encoding="utf-8") as file:
        file.write("id,n\nhttps://example.org/thing/1,5\n")
    columns = [{"name": "id", "datatype": datatype}, {"name": "n", "datatype": "integer"}]
    with open("m.json", "w", encoding="utf-8") as file:
        schema = {"columns": columns, "aboutUrl": "{+id}"}
        json.dump({"@context": "http://www.w3.org/ns/csvw", "url": "t.csv", "tableSchema": schema}, file)
    (row,) = csvw.CSVW("m.json").to_json(minimal=True)
    return str(row["@id"])


text, uri = subject("string"), subject("anyURI")
print("string:", text)
print("anyURI:", os.path.relpath(uri))
sys.exit(not (text == "https://example.org/thing/1" and "https,example.org,/thing/1,None,None" in uri))
EOF

#!/usr/bin/env bash
# csvw-python-is-valid-needs-warnings
# Expected: is_valid says whether the values fit their datatypes by CSVW (its built-in datatypes are those of XML Schema), whatever the settings of the program around it.
# Happens: it collects Python warnings: where these are switched off (python -W ignore, warnings.simplefilter("ignore")) every table is valid, 16/06/1994 as a date and
#   3.63E9 as a decimal too. With warnings on these two are found, but gYear, gYearMonth and gMonthDay are never checked: "about 1994",
#   "tháng 6" and a whole date pass, and to_json() hands them on.
# Version: csvw 4.1.1.
# Why: a check of tables in a job that keeps its log quiet can't fail, and years and months need a pattern of their own ("format" of a string column).
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" csvw==4.1.1
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import json
import os
import sys
import tempfile
import warnings

import csvw


def valid(datatype, value):
    with open("t.csv", "w", encoding="utf-8") as file:
        file.write(f"d\n{value}\n")
    columns = [{"name": "d", "datatype": datatype}]
    with open("t.csv-metadata.json", "w") as file:
        json.dump({"@context": "http://www.w3.org/ns/csvw", "url": "t.csv", "tableSchema": {"columns": columns}}, file)
    answers = []
    for action in ("default", "ignore"):
        with warnings.catch_warnings():
            warnings.simplefilter(action)
            answers.append(csvw.CSVW("t.csv-metadata.json", validate=True).is_valid)
    return tuple(answers)


known = {
    ("date", "1994-06-16"): (True, True),
    ("date", "16/06/1994"): (False, True),
    ("decimal", "3.63E9"): (False, True),
    ("gYear", "about 1994"): (True, True),
    ("gYearMonth", "tháng 6"): (True, True),
    ("gYearMonth", "1994-06-16"): (True, True),
}
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    seen = {case: valid(*case) for case in known}
    os.chdir(os.path.dirname(folder))
for case, answers in seen.items():
    print(*case, "| valid with warnings on, off:", *answers)
if seen != known:
    sys.exit("the behaviour has changed")
EOF

#!/usr/bin/env bash
# rutimeparser-year-after-a-month-in-words
# Expected: a reader of dates in Russian text takes "12 ноября 2013" (12 November 2013) as that day, as it takes 12.11.2013, or finds nothing, as for 12.11.13.
# Happens: where the month stands in words the year is passed over, and the next such day from now on is given: asked in November 2026, "12 ноября 2013",
#   "12 ноября 2030" and "12 ноября 2013 г. в Ханое" are all 12 November 2027. With the word "года" after the year it is an error ("year 0 is out
#   of range"), and with an hour the day is lost too: "3 мая 2001 в 15:00" is today at three.
# Version: rutimeparser 1.1.1.
# Why: written dates of the past have the month in words nearly always, and come out as days to come with no sign of doubt.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" rutimeparser==1.1.1
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import datetime
import sys

from rutimeparser import parse

known = {
    "12.11.2013": "2013-11-12",
    "12.11.13": "None",
    "12 ноября": "2027-11-12",
    "12 ноября 2013": "2027-11-12",
    "12 ноября 2030": "2027-11-12",
    "12 ноября 2013 г. в Ханое": "2027-11-12",
    "12 ноября 2013 года": "ValueError: year 0 is out of range",
    "3 мая 2001 в 15:00": "2026-11-15 15:00:00",
}


def read(text):
    try:
        return str(parse(text, now=datetime.datetime(2026, 11, 15, 12)))
    except ValueError as error:
        return f"ValueError: {error}"


seen = {text: read(text) for text in known}
for text, date in seen.items():
    print(text, date, sep=" | ")
if seen != known:
    sys.exit("the behaviour has changed")
EOF

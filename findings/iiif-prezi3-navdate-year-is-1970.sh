#!/usr/bin/env bash
# iiif-prezi3-navdate-year-is-1970
# Expected: navDate of IIIF Presentation 3 is an xsd:dateTime with a zone, so iiif-prezi3 refuses a year as it refuses a month (1994-06) and a day (1994-06-16), and a day
#   without hyphens (19940616, which ISO 8601 has too); a language of a label is any tag of BCP 47, as the specification has it.
# Happens: "1994" is 1970-01-01T00:33:14Z, that many seconds after the first of 1970, "19940616" is 1970-08-19T19:03:36Z, "-44" (45 BC, nearly) the end of 1969; written down in the
#   manifest without a word. The tags "ru-petr1708" (Russian in the spelling of before 1918) and "es-419" are refused since a digit is in them; vi-VN and sr-Latn are taken.
# Version: iiif-prezi3 3.1.1 (with pydantic 2.14.4).
# Why: years are what catalogues of old maps, newspapers and photographs have most; a viewer with a timeline puts all of them into the first hour of 1970. Write
#   1994-01-01T00:00:00Z, and keep the year as printed in the metadata.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" iiif-prezi3==3.1.1 pydantic==2.14.4
PYTHONPATH="$dir" python3 -W ignore - <<'EOF' || exit 1
import json
import sys

from iiif_prezi3 import Manifest


def written(**values):
    try:
        return json.loads(Manifest(**{"id": "http://example.org/m", "label": "1", **values}).json())
    except ValueError:
        return None


seen = {}
for date in ("1994", 1994, "19940616", "-44", "1994-06", "1994-06-16", "1994-06-16T00:00:00Z", "1994-06-16T00:00:00+07:00"):
    manifest = written(navDate=date)
    seen[date] = manifest and manifest["navDate"]
for tag in ("vi-VN", "sr-Latn", "ru-petr1708", "es-419"):
    seen[tag] = written(label={tag: ["Ханой"]}) is not None
for what, value in seen.items():
    print(repr(what), "|", value)
known = {
    "1994": "1970-01-01T00:33:14Z",
    1994: "1970-01-01T00:33:14Z",
    "19940616": "1970-08-19T19:03:36Z",
    "-44": "1969-12-31T23:59:16Z",
    "1994-06": None,
    "1994-06-16": None,
    "1994-06-16T00:00:00Z": "1994-06-16T00:00:00Z",
    "1994-06-16T00:00:00+07:00": "1994-06-16T00:00:00+07:00",
    "vi-VN": True,
    "sr-Latn": True,
    "ru-petr1708": False,
    "es-419": False,
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF

#!/usr/bin/env bash
# csl-locales-russian-and-vietnamese-days
# Expected: a citation style in the locale ru-RU writes "16 июня 1994" (the month in the genitive after a day, as Russian
#   demands) and "сентябрь 2018" (the nominative alone); in vi-VN "16 tháng 6 năm 1994".
# Happens: the CSL locale has one form for each month: after a day it is "16 июнь 1994 г.", which no Russian writes. In vi-VN
#   it is "16 Tháng Sáu 1994": a capital in the midst of the date, and no "năm" before the year. "1994 г." is said with the
#   month too, "сентябрь 2018 г.". CLDR has both forms for Russian, so the data exists elsewhere.
# Version: citeproc-py 0.11.1 with the CSL locales in it (a style's own "text" date, as newspaper articles have it).
# Why: "cite this" in Russian or Vietnamese by a CSL processor is wrong in each citation that has a day; give the date as a
#   "literal" that is written by other means.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" citeproc-py==0.11.1 babel==2.19.0
PYTHONPATH="$dir" python3 -W ignore - "$dir" <<'EOF' || exit 1
import datetime
import pathlib
import sys

from babel.dates import format_date
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

style = pathlib.Path(sys.argv[1], "dates.csl")
style.write_text("""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>dates</title><id>http://e/dates</id><updated>2026-11-30T00:00:00+00:00</updated></info>
<citation><layout><date variable="issued" form="text"/></layout></citation>
<bibliography><layout><date variable="issued" form="text"/></layout></bibliography></style>""", encoding="utf-8")
source = CiteProcJSON([
    {"id": "day", "type": "article-newspaper", "issued": {"date-parts": [[1994, 6, 16]]}},
    {"id": "month", "type": "article-newspaper", "issued": {"date-parts": [[2018, 9]]}},
])
seen = {}
for locale in ("ru-RU", "vi-VN", "en-US"):
    made = CitationStylesBibliography(CitationStylesStyle(str(style), validate=False, locale=locale), source, formatter.plain)
    for key in ("day", "month"):
        made.register(Citation([CitationItem(key)]))
    seen[locale] = [str(line) for line in made.bibliography()]
seen["CLDR"] = [format_date(datetime.date(1994, 6, 16), "long", locale).replace("\u202f", " ") for locale in ("ru", "vi")]
for one in seen.items():
    print(*one)
known = {
    "ru-RU": ["16 июнь 1994 г.", "сентябрь 2018 г."],
    "vi-VN": ["16 Tháng Sáu 1994", "Tháng Chín 2018"],
    "en-US": ["June 16, 1994", "September 2018"],
    "CLDR": ["16 июня 1994 г.", "16 tháng 6, 1994"],
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF

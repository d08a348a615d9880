#!/usr/bin/env bash
# natasha-three-decimals-become-thousands
# Expected: the extractor of sums of money for Russian text reads "3,055 млрд долларов" as 3 055 000 000, as it reads "3,05 млрд долларов" as 3 050 000 000 (a comma, or a point, before
#   млрд is the decimal sign, however many digits follow), and "1 млрд 200 млн долларов", the usual way to print 1.2 billion, as one sum.
# Happens: exactly three digits after comma or point are taken for thousands, even behind a zero: 3,055 млрд is 3 055 000 000 000 and 0,125 млрд is 125 000 000 000, a thousand times too much. Of
#   "1 млрд 200 млн" only the 200 million are found, of "от 2 до 3 млрд" only the 3; "полтора миллиарда долларов", "3,55 млрд долл. США" and "2 трлн донгов" are not found at all.
# Version: natasha 1.6.0 (with yargy 0.16.0).
# Why: trade figures are printed with two or three decimals by turns, so one series of years gets values that are a thousand times apart, each of the right type and currency.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -qq natasha==1.6.0 yargy==0.16.0 "setuptools<81"
"$dir/venv/bin/python" -W ignore - <<'EOF' || exit 1
import sys

from natasha import MoneyExtractor, MorphVocab

known = {
    "3,05 млрд долларов": [3_050_000_000],
    "3,055 млрд долларов": [3_055_000_000_000],
    "3.055 млрд долларов": [3_055_000_000_000],
    "0,125 млрд рублей": [125_000_000_000],
    "1 млрд 200 млн долларов": [200_000_000],
    "1 миллиард 200 миллионов рублей": [200_000_000],
    "от 2 до 3 млрд долларов": [3_000_000_000],
    "полтора миллиарда долларов": [],
    "3,55 млрд долл. США": [],
    "2 трлн донгов": [],
}
extract = MoneyExtractor(MorphVocab())
seen = {text: [match.fact.amount for match in extract(text)] for text in known}
for text, amounts in seen.items():
    print(text, "|", *(f"{amount:,.0f}" for amount in amounts))
if seen != known:
    sys.exit("the behaviour has changed")
EOF

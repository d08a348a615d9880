#!/usr/bin/env bash
# ru-word2number-one-and-a-half-is-one
# Expected: a reader of Russian numerals takes "полтора миллиона" as 1,500,000 and an oblique case ("двадцати пяти") as the
#   number it is, or refuses what it does not know, as it does with "полмиллиона" (half a million).
# Happens: ru-word2number leaves out each word that it does not know and reads the rest: one and a half million is 1,000,000,
#   "двадцати пяти" 5, "минус пять" 5, "десятки тысяч" (tens of thousands) 1000, "двадцать четвёртый" 20. number-parser
#   knows the oblique cases, and gives None for one and a half million by itself; within a sentence it turns it into
#   "полтора 1000000".
# Versions: ru-word2number 1.1, number-parser 0.3.2.
# Why: figures taken out of Russian prose are too small by a third or wrong altogether, with no sign of doubt; look for
#   "полтора", "полторы", "десятки", "сотни", a minus and ordinals before such a reader is asked.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" ru-word2number==1.1 number-parser==0.3.2
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from number_parser import parse, parse_number
from ru_word2number import w2n


def read(words):
    try:
        return w2n.word_to_num(words)
    except ValueError:
        return "ValueError"


known = {
    "двадцать пять": (25, 25),
    "двадцати пяти": (5, 25),
    "полтора миллиона": (1_000_000, None),
    "полмиллиона": ("ValueError", None),
    "минус пять": (5, None),
    "десятки тысяч": (1000, None),
    "двадцать четвёртый": (20, None),
}
seen = {words: (read(words), parse_number(words, "ru")) for words in known}
for words, values in seen.items():
    print(words, *values, sep=" | ")
sentence = parse("около полтора миллиона тонн", "ru")
print(sentence)
if seen != known or sentence != "около полтора 1000000 тонн":
    sys.exit("the behaviour has changed")
EOF

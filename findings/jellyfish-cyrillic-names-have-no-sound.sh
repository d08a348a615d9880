#!/usr/bin/env bash
# jellyfish-cyrillic-names-have-no-sound
# Expected: a phonetic code of a name in a script that the method does not know is an error or the name itself.
# Happens: metaphone() is an empty string for every Russian name, so any two sound alike; of the Vietnamese Đ nothing is left (Đặng is "NK", as "Nang"
#   without its first letter). soundex() gives "П000" for Путин and for Пушкин; Match Rating and NYSIIS keep the letters.
# Version: jellyfish 1.3.0 (made for English; its documentation does not say what becomes of other letters).
# Why: blocking by metaphone before matching records puts all Russian names into one block, or calls all of them the same; transliterate first.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" jellyfish==1.3.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

import jellyfish

names = ["Путин", "Пушкин", "Лавров", "Đặng", "Dang"]
seen = {name: (jellyfish.metaphone(name), jellyfish.soundex(name)) for name in names}
for name, codes in seen.items():
    print(name, codes, jellyfish.nysiis(name))
known = {
    "Путин": ("", "П000"),
    "Пушкин": ("", "П000"),
    "Лавров": ("", "Л000"),
    "Đặng": ("NK", "Đ520"),
    "Dang": ("TNK", "D520"),
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF

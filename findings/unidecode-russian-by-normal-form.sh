#!/usr/bin/env bash
# unidecode-russian-by-normal-form
# Expected: a transliteration depends on the text and not on its Unicode normal form: Хрущёв is one name, composed or not.
# Happens: Unidecode has a table for ё ("io") and none for е + diaeresis, whose mark it drops: composed text gives
#   "Khrushchiov", decomposed text "Khrushchev". anyascii keeps ё ("e") and changes й: "Tsoy" and "Tsoi".
#   Vietnamese (Đà Nẵng, Ưng) comes out alike in both forms and both libraries.
# Versions: Unidecode 1.4.0, anyascii 0.3.3.
# Why: text from PDF files and some file systems is decomposed, so keys and slugs of one person differ by where the name was copied from;
#   normalise to NFC first.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" Unidecode==1.4.0 anyascii==0.3.3
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys
from unicodedata import normalize

from anyascii import anyascii
from unidecode import unidecode

known = {
    "Хрущёв": ["Khrushchiov", "Khrushchev", "Khrushchev", "Khrushchev"],
    "Цой": ["Tsoi", "Tsoi", "Tsoy", "Tsoi"],
    "Đà Nẵng": ["Da Nang"] * 4,
    "Ưng": ["Ung"] * 4,
}
seen = {}
for name in known:
    forms = [normalize("NFC", name), normalize("NFD", name)]
    seen[name] = [make(form) for make in (unidecode, anyascii) for form in forms]
    print(name, "| Unidecode NFC, NFD:", seen[name][:2], "| anyascii NFC, NFD:", seen[name][2:])
if seen != known:
    sys.exit("the behaviour has changed")
EOF

#!/usr/bin/env bash
# rapidfuzz-default-process-splits-names
# Expected: default_process lowercases and turns punctuation into spaces; the same name in two Unicode normal forms scores high, for the letters are the same.
# Happens: in decomposed text each tone mark counts as punctuation and becomes a space: Hà Nội turns into "ha  no  i", three words. With that processor
#   the name scores below 50 against itself, less than Hà Nam (another province) does in composed form.
# Version: rapidfuzz 3.14.6.
# Why: matching of names against a list fails for all the text that came out of a PDF or a Mac; normalise to NFC before.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" rapidfuzz==3.14.6
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys
from unicodedata import normalize

from rapidfuzz import fuzz, utils

name, other = normalize("NFC", "Hà Nội"), normalize("NFC", "Hà Nam")
apart = normalize("NFD", name)
words = utils.default_process(apart).split()
itself = fuzz.token_sort_ratio(name, apart, processor=utils.default_process)
another = fuzz.token_sort_ratio(name, other, processor=utils.default_process)
print("composed:  ", utils.default_process(name))
print("decomposed:", words)
print("against itself", round(itself, 1), "| against Hà Nam", round(another, 1))
if words != ["ha", "no", "i"] or not itself < 50 < another:
    sys.exit("the behaviour has changed")
EOF

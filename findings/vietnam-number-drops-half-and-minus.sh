#!/usr/bin/env bash
# vietnam-number-drops-half-and-minus
# Expected: words that the reader of Vietnamese numbers does not know (half, ten thousand, point, minus) are an error, as a
#   word that is no number at all is.
# Happens: they are left out and the rest is read. "nửa triệu" (half a million) is 1,000,000, "hai vạn" (twenty thousand)
#   is 2, "ba phẩy sáu" (3.6) is 36, "âm năm" (minus five) is 5; but "một triệu rưỡi" (a million and a half) is right. The
#   way back does the same with signs: "3,63" comes out as three hundred and sixty-three, "-5" as five.
# Version: vietnam-number 1.0.6.
# Why: figures taken out of Vietnamese prose are wrong by a half, ten times or ten thousand times, with no sign of doubt; look
#   for "nửa", "vạn", "phẩy" and "âm" before such a reader is asked.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" vietnam-number==1.0.6
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from vietnam_number import n2w, w2n


def read(words):
    try:
        return w2n(words)
    except ValueError:
        return "ValueError"


known = {
    "hai mươi lăm": 25,
    "một triệu rưỡi": 1_500_000,
    "nửa triệu": 1_000_000,
    "hai vạn": 2,
    "ba phẩy sáu": 36,
    "âm năm": 5,
    "con mèo": "ValueError",
}
back = {"-5": "năm", "3,63": "ba trăm sáu mươi ba", "15": "mười lăm"}
seen = {words: read(words) for words in known}
written = {digits: n2w(digits) for digits in back}
for one in (*seen.items(), *written.items()):
    print(*one, sep=" | ")
if seen != known or written != back:
    sys.exit("the behaviour has changed")
EOF

#!/usr/bin/env bash
# num2words-vietnamese-negative-is-another-number
# Expected: -5 is "âm năm" (minus five), or an error if Vietnamese has no minus there; Russian gives "минус пять".
# Happens: small negative numbers come out as other, POSITIVE numbers: -1 is "mười chín" (nineteen), -5 "mười lăm" (fifteen),
#   -10 "mười" (ten); from -25 on an IndexError. (A negative index into a list of words, it seems.) Also 0.5 is "không phẩy
#   năm mươi" (0.50), and 1.05 "một phẩy năm", which is how 1.5 is read aloud.
# Version: num2words 0.5.14.
# Why: a fall of 5 per cent is read out as 15; put "âm" before the words of the absolute value, and spell decimals digit by digit.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" num2words==0.5.14
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from num2words import num2words


def words(number):
    try:
        return num2words(number, lang="vi")
    except IndexError as error:
        return f"IndexError: {error}"


known = {
    -1: "mười chín",
    -5: "mười lăm",
    -10: "mười",
    -25: "IndexError: tuple index out of range",
    0.5: "không phẩy năm mươi",
    1.05: "một phẩy năm",
}
seen = {number: words(number) for number in known}
for number, text in seen.items():
    print(number, "|", text, "|", num2words(number, lang="ru"))
if seen != known:
    sys.exit("the behaviour has changed")
EOF

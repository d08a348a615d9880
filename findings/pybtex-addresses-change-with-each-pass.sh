#!/usr/bin/env bash
# pybtex-addresses-change-with-each-pass
# Expected: a BibTeX file that is read and written again says the same: web addresses and DOIs are verbatim in BibTeX, and the "~" of BibLaTeX's date={1994-06~}
#   ("about", its manual's form) is part of the date.
# Happens: the writer puts a backslash before each _ & % # and \textasciitilde for each ~, in url, doi and date as in titles, and the reader
#   does not take them away: a_b becomes a\_b, after a second pass a\\_b, with one more backslash each time; "\&" in a title becomes "\\&" (a
#   line break and an end of column). Nothing is said. Its YAML keeps all as it was.
# Version: pybtex 0.26.1.
# Why: every tool that opens and saves a bibliography with it breaks more of its links each time, and an approximate date is none any more.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" pybtex==0.26.1
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from pybtex.database import parse_string

entry = r"""@book{b, title = {Trade \& Culture}, url = {https://example.org/~minh/a_b?x=1&y=2#top},
  doi = {10.1000/a_b}, date = {1994-06~}, year = 1994}"""
known = {
    "title": (r"Trade \& Culture", r"Trade \\& Culture", r"Trade \\\& Culture"),
    "url": (
        "https://example.org/~minh/a_b?x=1&y=2#top",
        r"https://example.org/\textasciitilde minh/a\_b?x=1\&y=2\#top",
        r"https://example.org/\textasciitilde minh/a\\_b?x=1\\&y=2\\#top",
    ),
    "doi": ("10.1000/a_b", r"10.1000/a\_b", r"10.1000/a\\_b"),
    "date": ("1994-06~", r"1994-06\textasciitilde", r"1994-06\textasciitilde"),
}
first = parse_string(entry, "bibtex")
second = parse_string(first.to_string("bibtex"), "bibtex")
third = parse_string(second.to_string("bibtex"), "bibtex")
seen = {field: tuple(one.entries["b"].fields[field] for one in (first, second, third)) for field in known}
for field, values in seen.items():
    print(field, *values, sep="\n    ")
if seen != known or parse_string(first.to_string("yaml"), "yaml") != first:
    sys.exit("the behaviour has changed")
EOF

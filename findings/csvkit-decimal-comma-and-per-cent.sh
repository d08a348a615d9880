#!/usr/bin/env bash
# csvkit-decimal-comma-and-per-cent
# Expected: sorting a file of figures changes their order, not the figures; a column with a decimal comma, as Vietnamese and
#   Russian sources print it, is taken for text or for the numbers it means.
# Happens: csvkit, by way of agate, takes commas for signs between thousands wherever they stand, and leaves per cent and
#   currency signs out. csvsort writes 3,63 as 363 and 10,5 as 105; 36,4% as 364 beside 12% as 12; $3.63 and €4 as 3.63 and 4
#   in one column. A column of "may" and "june" becomes the first days of these months in the year 1. 1.234.567 stays text.
# Versions: csvkit 2.2.0, agate 1.14.2.
# Why: each step of a pipe of csvkit commands makes the figures ten or a hundred times too large, with no word on it. Give
#   --no-inference (-I) to every command, or write decimal points.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/lib" csvkit==2.2.0 agate==1.14.2
cd "$dir"
cat > figures.csv <<'EOF'
turnover,growth,value,month,people
"10,5","36,4%",€4,june,1.234.567
"3,63",12%,$3.63,may,2.000
EOF
sorted=$(PYTHONPATH="$dir/lib" python3 -m csvkit.utilities.csvsort -c value figures.csv)
kept=$(PYTHONPATH="$dir/lib" python3 -m csvkit.utilities.csvsort -I -c value figures.csv)
printf '%s\n\nwithout inference:\n%s\n' "$sorted" "$kept"
[ "$sorted" = 'turnover,growth,value,month,people
363,12,3.63,0001-05-01,2.000
105,364,4,0001-06-01,1.234.567' ] || { echo "the behaviour has changed"; exit 1; }
[ "$kept" = 'turnover,growth,value,month,people
"3,63",12%,$3.63,may,2.000
"10,5","36,4%",€4,june,1.234.567' ] || { echo "the behaviour has changed"; exit 1; }

#!/usr/bin/env bash
# chrono-node-vietnamese-and-russian-ranges
# Expected: the Vietnamese and Russian locales of the date parser read a range as the English one does ("28 February – 2 March 2001" is two ends, both in 2001), and "November of last year",
#   "11-1978" as the year that stands there.
# Happens: in Vietnamese the first day of "từ ngày 26 đến 30 tháng 7 năm 2012" and of "26-30/7/2012" is lost (30 July alone is left, as if certain); "tháng 11-1978" and "tháng 7 năm
#   ngoái" (July of last year) are November and July of the year of the reference date; "những năm 1990" (the 1990s) and "quý 1 năm 2015" (a quarter) are one year each; "ngày 9 tháng
#   năm năm 2015" (9 May, the month in words) is the whole month. In Russian "28 февраля — 2 марта 2001 года" is two dates, the first in the year of the reference date; with "с … по …" it is right.
# Version: npm chrono-node 2.10.3 (locales vi, ru, en).
# Why: visits taken from articles lose their first days, or move by decades to the year in which the text is read; only .isCertain("year") tells the second kind.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat > run.mjs <<'EOF'
import * as chrono from "chrono-node";

const reference = new Date(2020, 0, 15, 12);
const date = (part) => ["year", "month", "day"].map((name) => (part.isCertain(name) ? "" : "?") + part.get(name)).join("-");
const known = {
  "en 28 February – 2 March 2001": "?2001-2-28/2001-3-2",
  "vi từ ngày 26 đến 30 tháng 7 năm 2012": "2012-7-30",
  "vi 26-30/7/2012": "2012-7-30",
  "vi tháng 11-1978": "?2020-11-?1",
  "vi tháng 7 năm ngoái": "?2020-7-?1",
  "vi những năm 1990": "1990-?1-?1",
  "vi quý 1 năm 2015": "2015-?1-?1",
  "vi ngày 9 tháng 5 năm 2015": "2015-5-9",
  "vi ngày 9 tháng năm năm 2015": "2015-5-?1",
  "ru 28 февраля — 2 марта 2001 года": "?2020-2-28 2001-3-2",
  "ru с 28 февраля по 2 марта 2001 года": "?2001-2-28/2001-3-2",
};
let changed = false;
for (const [text, expected] of Object.entries(known)) {
  const parts = chrono[text.slice(0, 2)].parse(text.slice(3), reference);
  const seen = parts.map((part) => date(part.start) + (part.end ? "/" + date(part.end) : "")).join(" ");
  console.log(text, "|", seen);
  changed ||= seen !== expected;
}
if (changed) {
  console.error("the behaviour has changed");
  process.exit(1);
}
EOF
node run.mjs || exit 1

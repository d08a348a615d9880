#!/usr/bin/env bash
# turtle-validator-checks-no-value
# Expected: the command ttl "validates Turtle on syntax and XSD datatype errors" (its README), so "abc" as an xsd:int or a day 99 of a dateTime is told.
# Happens: no value is ever checked: "Validator finished with 0 warnings and 0 errors", exit code 0, for each of its own four datatypes (dateTime, double, float,
#   int) with a value that is none. Syntax errors are found (exit code 2). (It asks for terms of the kind "literal"; RDF/JS calls them "Literal".)
# Version: npm turtle-validator 1.1.1.
# Why: a build that runs it as the check of its data passes with any value whatever, and looks checked; check values with SHACL or rapper.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund turtle-validator@1.1.1
cat > values.ttl <<'EOF'
@prefix : <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:s :p "abc"^^xsd:int , "1994-06-99T10:00:00"^^xsd:dateTime , "much"^^xsd:double , "little"^^xsd:float .
EOF
printf ':s :p "a" .\n' > syntax.ttl
seen=$(for file in values syntax; do
  code=0
  said=$(node_modules/.bin/ttl "$file.ttl" 2>&1 | tail -1; exit "${PIPESTATUS[0]}") || code=$?
  echo "$file | exit $code | $said"
done)
echo "$seen"
wanted="values | exit 0 | Validator finished with 0 warnings and 0 errors.
syntax | exit 2 | Validator finished with 0 warnings and 1 errors."
[ "$seen" = "$wanted" ] || { echo "the behaviour has changed" >&2; exit 1; }

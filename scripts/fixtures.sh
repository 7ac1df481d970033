# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Read by the checks: runs a check over its fixtures and compares what it says with what each fixture expects.
#
#   run_fixtures NAME COMMAND   COMMAND gets the fixture's folder; Tests/Fixtures/NAME/*/expected.txt holds its whole output, and it must
#                               end with 1 where something is expected, with 0 where nothing is

run_fixtures() {
    wrong=0
    cases=0
    for fixture in "$here/../Tests/Fixtures/$1"/*/; do
        [ -f "$fixture/expected.txt" ] || continue
        cases=$((cases + 1))
        status=0
        found=$("$2" "$fixture") || status=$?
        expected=$(cat "$fixture/expected.txt")
        wanted=1
        if [ -z "$expected" ]; then wanted=0; fi
        if [ "$found" = "$expected" ] && [ "$status" -eq "$wanted" ]; then continue; fi
        wrong=$((wrong + 1))
        printf '%s: fixture %s\nexpected, with status %s:\n%s\nfound, with status %s:\n%s\n' \
            "$1" "$(basename "$fixture")" "$wanted" "$expected" "$status" "$found" >&2
    done
    echo "$1: self-test, $cases fixtures, $wrong wrong"
    [ "$cases" -gt 0 ] && [ "$wrong" -eq 0 ]
}

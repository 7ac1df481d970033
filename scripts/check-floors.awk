# SPDX-License-Identifier: Apache-2.0
# Reads the table of floors, then Package.swift, then the Swift sources, in this order on the command line, and prints every breach as
# "file:line: what". Variables: table, manifest (paths as given on the command line), folders (Sources/... folders, blank-separated).

function complain(file, line, words) {
    printf "%s:%d: %s\n", file, line, words
    breaches++
}

# ---- The table ---------------------------------------------------------------------------------------------------------------------

function readRow(    count, names, i) {
    if ($1 == "system") {
        count = split($2, names, ",")
        for (i = 1; i <= count; i++) isSystem[names[i]] = 1
        return
    }
    if (NF != 4) { complain(FILENAME, FNR, "a row has four columns: floor, target, imports, outside"); return }
    if ($2 in floor) { complain(FILENAME, FNR, $2 " has two rows"); return }
    floor[$2] = $1
    importsOf[$2] = $3
    outsideOf[$2] = $4
    rowLine[$2] = FNR
    order[++rooms] = $2
}

# The table may not itself allow what the house forbids.
function checkTable(    r, room, count, names, i) {
    for (r = 1; r <= rooms; r++) {
        room = order[r]
        count = split(importsOf[room], names, ",")
        for (i = 1; i <= count; i++) {
            if (names[i] == "-" || names[i] == "below") continue
            if (!(names[i] in floor)) complain(table, rowLine[room], room " is allowed " names[i] ", which has no row")
            else if (way(room, names[i]) != "down") {
                complain(table, rowLine[room], room " is allowed " names[i] ", which lies " way(room, names[i]))
            }
        }
    }
}

# Where another room lies as seen from a room: "down", "upwards", "sideways".
function way(room, other) {
    if (floor[room] == "c") return "upwards"
    if (floor[other] == "c") return "down"
    if (floor[other] + 0 < floor[room] + 0) return "down"
    return floor[other] + 0 > floor[room] + 0 ? "upwards" : "sideways"
}

function lists(text, name) {
    return index("," text ",", "," name ",") > 0
}

# Why a room may not use a module; empty where it may.
function refusal(room, module) {
    if (module == room) return ""
    if (module in floor) {
        if (lists(importsOf[room], module)) return ""
        if (way(room, module) != "down") {
            return way(room, module) " (floor " floor[room] " to floor " floor[module] ")"
        }
        if (lists(importsOf[room], "below") && floor[module] != "c") return ""
        return "its row does not allow"
    }
    if ((module in isSystem) || lists(outsideOf[room], module)) return ""
    return "its row does not allow from outside"
}

# ---- The manifest ------------------------------------------------------------------------------------------------------------------

# Cuts a line into tokens: strings (with their quotes), words, single signs. Comments are left out.
function tokenize(text,    sign) {
    while (text != "") {
        if (inComment) {
            if (!match(text, /\*\//)) return
            text = substr(text, RSTART + 2)
            inComment = 0
        } else if (match(text, /^[ \t\r]+/)) {
            text = substr(text, RLENGTH + 1)
        } else if (text ~ /^\/\//) {
            return
        } else if (text ~ /^\/\*/) {
            inComment = 1
            text = substr(text, 3)
        } else if (match(text, /^"([^"\\]|\\.)*"/) || match(text, /^[A-Za-z_][A-Za-z_0-9]*/)) {
            addToken(substr(text, 1, RLENGTH))
            text = substr(text, RLENGTH + 1)
        } else {
            sign = substr(text, 1, 1)
            addToken(sign)
            text = substr(text, 2)
        }
    }
}

function addToken(text) {
    token[++tokens] = text
    tokenLine[tokens] = FNR
}

# The index of the sign that closes the bracket at `start`.
function closing(start,    i, depth) {
    depth = 0
    for (i = start; i <= tokens; i++) {
        if (token[i] ~ /^[[({]$/) depth++
        if (token[i] ~ /^[])}]$/ && --depth == 0) return i
    }
    return tokens
}

function unquoted(text) {
    return substr(text, 2, length(text) - 2)
}

# The index of the value of a label directly inside the brackets from `start` to `end`; 0 where there is none.
function argument(label, start, end,    i) {
    for (i = start + 1; i < end; i++) {
        if (token[i] ~ /^[[({]$/) i = closing(i)
        else if (token[i] == label && token[i + 1] == ":") return i + 2
    }
    return 0
}

function readManifest(    i, end) {
    for (i = 1; i < tokens; i++) {
        if (token[i] == "." && token[i + 1] ~ /^(target|executableTarget|systemLibrary|binaryTarget|macro|plugin)$/ && token[i + 2] == "(") {
            end = closing(i + 2)
            readTarget(i, i + 2, end)
            i = end
        } else if (token[i] == "." && token[i + 1] == "testTarget" && token[i + 2] == "(") {
            i = closing(i + 2) # tests may look at every room
        }
    }
}

function readTarget(at, start, end,    value, room) {
    value = argument("name", start, end)
    if (!value || token[value] !~ /^"/) { complain(manifest, tokenLine[at], "a target whose name is not written out"); return }
    room = unquoted(token[value])
    declared[room] = 1
    if (!(room in floor)) { complain(manifest, tokenLine[value], room " has no row in the table of floors"); return }
    value = argument("dependencies", start, end)
    if (!value) return
    if (token[value] != "[") { complain(manifest, tokenLine[value], room " has dependencies that are not written out as a list"); return }
    readDependencies(room, value, closing(value))
}

function readDependencies(room, start, end,    i, name) {
    for (i = start + 1; i < end; i++) {
        if (token[i] ~ /^"/) {
            depend(room, unquoted(token[i]), tokenLine[i])
        } else if (token[i] == "." && token[i + 2] == "(") {
            name = argument("name", i + 2, closing(i + 2))
            if (name && token[name] ~ /^"/) depend(room, unquoted(token[name]), tokenLine[name])
            else complain(manifest, tokenLine[i], room " has a dependency whose name is not written out")
            i = closing(i + 2)
        } else if (token[i] != ",") {
            complain(manifest, tokenLine[i], room " has a dependency that is not written out")
            i = i + 1
        }
    }
}

function depend(room, module, line,    why) {
    dependsOn[room, module] = 1
    why = refusal(room, module)
    if (why != "") complain(manifest, line, room " depends on " module ": " why)
}

function checkFolders(    count, list, i, room) {
    count = split(folders, list, " ")
    for (i = 1; i <= count; i++) {
        room = list[i]
        sub(/^.*\//, "", room)
        if (!(room in floor)) complain(list[i], 1, room " has no row in the table of floors")
        else if (!(room in declared)) complain(list[i], 1, room " is a folder of sources that Package.swift declares no target for")
    }
}

# ---- The sources -------------------------------------------------------------------------------------------------------------------

function roomOf(path,    parts, count, i) {
    count = split(path, parts, "/")
    for (i = count - 1; i >= 1; i--) if (parts[i] == "Sources") return parts[i + 1]
    return ""
}

# A line of Swift without block comments, line comments and the text of multi-line strings.
function codeOf(text,    quotes) {
    if (inComment) {
        if (!match(text, /\*\//)) return ""
        text = substr(text, RSTART + 2)
        inComment = 0
    }
    quotes = gsub(/"""/, "&", text)
    if (inString) { if (quotes % 2) inString = 0; return "" }
    if (quotes % 2) inString = 1
    sub(/[ \t]*\/\/.*$/, "", text)
    while (match(text, /\/\*/)) {
        quotes = substr(text, RSTART + 2)
        text = substr(text, 1, RSTART - 1)
        if (match(quotes, /\*\//)) text = text substr(quotes, RSTART + 2)
        else inComment = 1
    }
    return text
}

function readImport(statement,    why) {
    gsub(/^[ \t]+/, "", statement)
    while (match(statement, /^@[A-Za-z_]+(\([^)]*\))?[ \t]+/)) statement = substr(statement, RLENGTH + 1)
    sub(/^(public|package|internal|fileprivate|private)[ \t]+/, "", statement)
    if (statement !~ /^import[ \t]/) return
    sub(/^import[ \t]+/, "", statement)
    sub(/^(struct|class|enum|protocol|func|var|let|typealias)[ \t]+/, "", statement)
    match(statement, /^[A-Za-z_][A-Za-z_0-9]*/)
    statement = substr(statement, 1, RLENGTH)
    why = refusal(room, statement)
    if (why != "") complain(FILENAME, FNR, room " imports " statement ": " why)
    else if (statement != room && !(statement in isSystem) && (room in declared) && !((room, statement) in dependsOn)) {
        complain(FILENAME, FNR, room " imports " statement ", which is not among its dependencies in Package.swift")
    }
}

# ---- The order of reading ----------------------------------------------------------------------------------------------------------

FNR == 1 {
    if (FILENAME != table && !tableChecked) { tableChecked = 1; checkTable() }
    if (FILENAME != table && FILENAME != manifest && !manifestRead) finishManifest()
    inComment = 0
    inString = 0
    room = roomOf(FILENAME)
}
FILENAME == table { if ($0 !~ /^[ \t]*(#|$)/) readRow(); next }
FILENAME == manifest { tokenize($0); next }
room in floor {
    statements = split(codeOf($0), statement, ";")
    for (s = 1; s <= statements; s++) readImport(statement[s])
}
function finishManifest() { manifestRead = 1; readManifest(); checkFolders() }
END {
    if (!tableChecked) checkTable()
    if (!manifestRead) finishManifest()
    if (breaches) exit 1
    if (rooms == 0) { print table ":1: the table of floors is empty"; exit 1 }
}

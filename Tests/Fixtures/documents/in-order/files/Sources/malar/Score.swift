// SPDX-License-Identifier: Apache-2.0

let name0 = Configuration(commandName: "malar")
let name1 = Configuration(commandName: "score")
let name2 = Configuration(commandName: "show")

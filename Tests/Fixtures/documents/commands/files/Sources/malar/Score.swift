// SPDX-License-Identifier: Apache-2.0

let name0 = Configuration(commandName: "score")
let name1 = Configuration(commandName: "show")

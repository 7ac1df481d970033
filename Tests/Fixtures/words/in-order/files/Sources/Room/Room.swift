// SPDX-License-Identifier: Apache-2.0

/// A path such as Examples/modena-2025 or http://localhost:8080 is fine; so are todoList, .local and version 10.2.3.
let todoList = "see https://example.org/home/page"

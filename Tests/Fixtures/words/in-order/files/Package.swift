// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

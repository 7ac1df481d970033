// SPDX-License-Identifier: Apache-2.0

// MALAR_VERSIONS before a function has the compiler make it for several generations of processors. The loader picks one of them when the program
// starts, so that one binary is fast on new processors and runs on old ones. That needs the indirect functions of glibc on x86-64; elsewhere there
// is one version, on arm64 with the vectors that every such processor has. Features are named, not models, which match one manufacturer only.

#ifndef MALAR_VERSIONS_H
#define MALAR_VERSIONS_H

// Says which C library it is.
#include <stdint.h>

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define MALAR_VERSIONS(...) __attribute__((target_clones(__VA_ARGS__, "default")))
#endif
#endif

#ifndef MALAR_VERSIONS
#define MALAR_VERSIONS(...)
#endif

// A part of a version: compiled into it, with its instructions.
#define MALAR_PART static inline __attribute__((always_inline))

#endif

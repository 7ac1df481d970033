// SPDX-License-Identifier: Apache-2.0
#pragma once

// The system's zlib: compression and checksums of archives and pictures.

#include <zlib.h>

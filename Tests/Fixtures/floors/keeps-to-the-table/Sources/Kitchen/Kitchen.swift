// SPDX-License-Identifier: Apache-2.0

import CStove
import Cellar

#if canImport(Glibc)
    import Glibc
#endif

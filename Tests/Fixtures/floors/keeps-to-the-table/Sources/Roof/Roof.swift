// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Hall

#if Cooking
    import Kitchen
#endif

// SPDX-License-Identifier: Apache-2.0

import Foundation

/* import Roof
import Hall */
let text = """
    import Roof
    """

// SPDX-License-Identifier: Apache-2.0

public import Cellar
@preconcurrency import Yams

// import Kitchen
import struct Foundation.Data

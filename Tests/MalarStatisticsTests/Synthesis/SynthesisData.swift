// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// Published data of meta-analyses.
enum SynthesisData {
    /// Thirteen trials of the BCG vaccine (Colditz and others 1994): cases and patients, vaccinated and not.
    static let vaccine: KeyValuePairs<String, StatisticsValue> = [
        "events_1": [4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27],
        "n_1": [123, 306, 231, 13598, 5069, 1541, 2545, 88391, 7499, 1716, 50634, 2498, 16913],
        "events_2": [11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29],
        "n_2": [139, 303, 220, 12867, 5808, 1451, 629, 88391, 7277, 1665, 27338, 2341, 17854],
    ]
    /// Low-dose aspirin in pregnancy (DerSimonian and Kacker 2007).
    static let aspirin: KeyValuePairs<String, StatisticsValue> = [
        "events_1": [5, 5, 12, 69, 9, 313], "n_1": [156, 303, 565, 1570, 103, 4659],
        "events_2": [8, 17, 9, 94, 11, 352], "n_2": [74, 303, 477, 1565, 105, 4650],
    ]
    /// Diuretics in pregnancy (Collins and others 1985).
    static let diuretics: KeyValuePairs<String, StatisticsValue> = [
        "events_1": [14, 21, 14, 6, 12, 138, 15, 6, 65], "n_1": [131, 385, 57, 38, 1011, 1370, 506, 108, 153],
        "events_2": [14, 17, 24, 18, 35, 175, 20, 2, 40], "n_2": [136, 134, 48, 40, 760, 1336, 524, 103, 102],
    ]
    /// Ten effects of Viechtbauer 2005.
    static let ten: KeyValuePairs<String, StatisticsValue> = [
        "yi": [-0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232],
        "vi": [0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040],
    ]
    /// Eighteen effects of the second example there.
    static let eighteen: KeyValuePairs<String, StatisticsValue> = [
        "yi": [
            0.100, -0.162, -0.090, -0.049, -0.046, -0.010, -0.431, -0.261, 0.134, 0.019, 0.175, 0.056, 0.045, 0.103, 0.121, -0.482, 0.290,
            0.342,
        ],
        "vi": [
            0.016, 0.015, 0.050, 0.050, 0.032, 0.052, 0.036, 0.024, 0.034, 0.033, 0.031, 0.034, 0.039, 0.167, 0.134, 0.096, 0.016, 0.035,
        ],
    ]
    /// Catheter infections (Niël-Weise and others 2007): control and treated arms.
    static let catheterControl: KeyValuePairs<String, StatisticsValue> = [
        "x": [3, 3, 9, 7, 6, 4, 3, 2, 19, 2, 7, 1, 5, 11, 0, 1, 3, 1],
        "n": [117, 35, 195, 136, 157, 139, 177, 39, 103, 122, 64, 58, 175, 180, 105, 262, 362, 69],
    ]
    static let catheterTreated: KeyValuePairs<String, StatisticsValue> = [
        "x": [0, 1, 2, 0, 5, 1, 1, 1, 1, 1, 0, 0, 3, 6, 0, 0, 1, 4],
        "n": [116, 44, 208, 130, 151, 98, 174, 74, 97, 113, 66, 70, 188, 187, 118, 252, 345, 64],
    ]
    /// Fourteen studies of Pritz 1997.
    static let aneurysms: KeyValuePairs<String, StatisticsValue> = [
        "x": [16, 10, 4, 43, 10, 25, 13, 12, 22, 4, 5, 18, 58, 6], "n": [17, 12, 8, 58, 10, 42, 14, 12, 41, 5, 6, 23, 68, 10],
    ]
}

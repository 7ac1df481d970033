// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    /// Flares, responses and tapering: instruments that judge a visit by the visits before it.
    public static let flaresAndResponses: [any LongitudinalInstrument.Type] = [
        SELENAFlareIndex.self, SLEDAI2KFlare.self, SLEDAI3Flare.self, SLEDASFlare.self, BILAGFlare.self,
        PersistentlyActive.self, CSLEFlareScore.self, SRI.self, ModifiedSRI.self, BICLA.self, S2KRI50.self, SLEDASResponse.self,
        GlucocorticoidTapering.self, NonResponder2024.self, OrganActivity2024.self,
    ]
}

// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension CohortSimulation {
    /// The first lines of a table: what it is, and its columns.
    public func heading(of table: DataTable) -> String {
        """
        # synthetic: made-up patients of `malar simulate --template \(template.id) --centres \(centres) --seed \(seed)\(isMessy ? " --messy" : "")`; no row is about a person.
        # Drawn from the published distributions of \(template.source).
        \(SimulatedColumns.of(table).header)

        """
    }

    /// Adds the rows of the patient at a place, from 1.
    public func add(_ index: Int, to tables: inout SimulatedTables) {
        var patient = patient(index)
        let planted = isMessy ? PlantedError(index, in: &patient) : nil
        if let planted { tables.note(planted.place(of: patient)) }
        tables.add(.patients, row(patient))
        for (number, visit) in patient.visits.enumerated() {
            tables.add(.visits, row(visit, of: patient, planted: number == patient.visits.count - 1 ? planted : nil))
        }
        if planted == .sameVisitTwice, var last = patient.visits.last {
            last.global = (last.global ?? 0) == 0 ? 5 : 0
            tables.add(.visits, row(last, of: patient, planted: nil))
        }
        for course in patient.courses(template, planted) { tables.add(.treatments, row(course, of: patient)) }
        for event in patient.events.sorted(by: { $0.day < $1.day }) { tables.add(.events, row(event, of: patient, planted)) }
    }

    private func row(_ patient: SimulatedPatient) -> SimulatedRow {
        let traits = patient.traits, start = patient.start.components
        let months = start.year * 12 + start.month - 1 - traits.monthsOfDisease
        var row = SimulatedRow(.patients)
        row.add(patient.id)
        row.add("CENTRE-\(patient.centre)")
        row.add(traits.isFemale ? "female" : "male")
        row.add(start.year - traits.age)
        row.add(traits.age)
        row.add(traits.isCaucasian ? "Caucasian" : "non-Caucasian")
        row.add("\(months / 12)-\(months % 12 < 9 ? "0" : "")\(months % 12 + 1)")
        row.add(traits.monthsOfDisease)
        row.add("eularAcr2019")
        row.add(traits.hasAntiphospholipid)
        row.add(traits.hasSjogren)
        for organ in SimulatedPatient.Organ.allCases { row.add(traits.ever.contains(organ)) }
        for organ in SimulatedPatient.Organ.allCases { row.add(traits.active.contains(organ)) }
        row.add(traits.isVaccinatedAgainstZoster ? "SARS-CoV-2|Herpes zoster" : "SARS-CoV-2")
        row.add(traits.damage)
        row.add(traits.cumulativeGlucocorticoids, decimals: 1)
        row.add(traits.previous.count)
        row.add(traits.startedForFlare ? "diseaseFlare" : "persistentActivity")
        row.add(traits.startedForFlare ? "disease flare" : "persistently active disease")
        row.add("synthetic")
        row.end()
        return row
    }

    private func row(_ visit: SimulatedVisit, of patient: SimulatedPatient, planted: PlantedError?) -> SimulatedRow {
        var row = SimulatedRow(.visits)
        row.add(patient.id)
        row.add(patient.start.adding(days: visit.day).description)
        row.add(visit.isAfterStop ? "after stop" : visit.point < 0 ? "T0" : template.points[visit.point].timePoint.name)
        for index in 0..<SLEDAI2K.table.count {
            row.add(visit.items.bits >> UInt64(index) & 1 == 1)
        }
        for measurement in SimulatedMeasurement.all {
            let value = measurement.value(visit.laboratory)
            row.add(
                planted == .plateletsPerMicrolitre && measurement.id == "platelets" ? value * 1000 : value, decimals: measurement.decimals)
            row.add(measurement.unit)
            if let limit = measurement.limitValue { row.add(limit(visit.laboratory), decimals: measurement.decimals) }
        }
        joints(visit, of: patient, &row)
        row.add(visit.global, decimals: 1)
        flags(visit, of: patient, &row)
        row.add(visit.prednisone == 0 ? "none" : "prednisone")
        if visit.prednisone == 0 { row.add(nil as Int?) } else { row.add(visit.prednisone, decimals: 2) }
        scores(visit, of: patient, planted, &row)
        row.add("synthetic")
        row.end()
        return row
    }

    private func joints(_ visit: SimulatedVisit, of patient: SimulatedPatient, _ row: inout SimulatedRow) {
        row.add(visit.tender)
        row.add(visit.swollen)
        for count in [visit.tender, visit.swollen] {
            for joint in 0..<28 { row.add(patient.joints[joint] < count) }
        }
    }

    private func flags(_ visit: SimulatedVisit, of patient: SimulatedPatient, _ row: inout SimulatedRow) {
        row.add(visit.hasNewActivity)
        for _ in 0..<3 { row.add(false) }
        row.add(true)
        row.add(false)
        row.add(true)
    }

    private func scores(_ visit: SimulatedVisit, of patient: SimulatedPatient, _ planted: PlantedError?, _ row: inout SimulatedRow) {
        let traits = patient.traits
        let hasSkin = traits.active.contains(.mucocutaneous)
        row.add(SimulatedCourse.points(visit.items) + (planted == .scoreAddedUpWrongly ? 2 : 0))
        row.add(Int((visit.sledas * 100).rounded()), decimals: 2)
        row.add(hasSkin ? visit.clasi : 0)
        row.add(traits.clasiDamage)
        row.add(traits.damage - (planted == .damageFalls ? 1 : 0))
    }
}

extension SimulatedVisit {
    /// SLE-DAS of the visit, unrounded.
    var sledas: Double {
        var found: [SLEDAS.Item] = []
        if items.contains(.rash) { found.append(rashIsGeneralized ? .generalizedRash : .localizedRash) }
        if items.contains(.alopecia) { found.append(.alopecia) }
        if items.contains(.mucosalUlcers) { found.append(.mucosalUlcers) }
        if items.contains(.vasculitis) { found.append(.mucocutaneousVasculitis) }
        if items.contains(.pericarditis) { found.append(.serositis) }
        if items.contains(.lowComplement) { found.append(.hypocomplementemia) }
        if items.contains(.increasedDnaBinding) { found.append(.increasedAntiDsDna) }
        return SLEDAS.score(
            present: ItemSet(found), sjc28: Double(swollen), proteinuriaMg: Double(laboratory.protein),
            platelets: Double(laboratory.platelets), leukocytes: Double(laboratory.leukocytes) / 10)
    }
}

// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarPublishing
import MalarStudy

/// Eight made-up patients of three centres, small enough to be counted by hand.
enum FewPatients {
    static let study = """
        study: { id: small, title: Eight made-up patients, synthetic: true }
        data: { dates: iso, events: complete }
        indexDrug: anifrolumab
        baseline: { withinDays: 31 }
        outcomes: [sledai2k]
        design: cohort
        timePoints:
          - { name: T4, label: "1 month", day: 28, window: [14, 42] }
          - { name: T12, label: "3 months", day: 84, window: [56, 112] }
          - { name: T24, label: "6 months", day: 168, window: [126, 210] }
        endpoints:
          - { score: sledai2k }
          - { score: clasiActivity, population: mucocutaneousAtBaseline }
          - { score: pga }
          - { score: prednisoneEquivalent }
        statistics: { preset: exact, quartiles: haverage, confidence: 0.95 }
        """

    // P1 to P8 by the reason, damage and cumulative dose that the tests count.
    static let patients = """
        patient,centre,sex,ethnicity,ageAtStart,diseaseDuration,prescriptionReason,cumulativeGlucocorticoid,previousImmunosuppressants,damageIndex,antiphospholipidSyndrome,sjogrenSyndrome,ever.renal,ongoing.renal
        P1,A,female,Caucasian,30,120,diseaseFlare,10,3,0,true,false,true,true
        P2,A,female,Caucasian,40,240,diseaseFlare,12,4,1,false,false,false,
        P3,A,female,Caucasian,50,60,persistentActivity,20,5,2,false,false,true,false
        P4,B,male,African,60,36,persistentActivity,5,,0,false,true,false,false
        P5,B,female,Caucasian,25,24,persistentActivity,8,2,0,,false,,
        P6,B,female,Caucasian,35,144,persistentActivity,,1,3,false,false,false,false
        P7,C,female,Caucasian,45,180,other,15,6,,false,false,false,false
        P8,C,female,,55,12,,30,8,0,false,false,true,false
        """

    static let visits = """
        patient,date,rash,alopecia,mucosalUlcers,arthritis,lowComplement,increasedDnaBinding,recorded.sledai2k,recorded.sledas,recorded.clasiActivity,recorded.clasiDamage,tjc28,sjc28,pga,glucocorticoid,glucocorticoidDose,recorded.lldas,recorded.doris
        P1,2024-01-01,true,false,false,true,true,false,8,9.5,12,2,6,2,1.5,prednisone,10,false,false
        P1,2024-01-29,true,false,false,false,true,false,6,5.2,4,2,2,0,1.0,prednisone,7.5,false,false
        P1,2024-03-25,false,false,false,false,false,false,2,1.1,0,2,0,0,0.5,prednisone,5,true,false
        P1,2024-06-17,false,false,false,false,false,false,0,0.4,0,2,0,0,0.2,prednisone,5,true,true
        P2,2024-01-01,true,false,false,false,false,false,4,6.7,22,8,0,0,1.0,methylprednisolone,4,false,false
        P2,2024-01-29,false,true,false,false,false,false,2,4.0,9,8,0,0,1.0,methylprednisolone,4,false,false
        P3,2024-01-01,false,false,false,true,false,true,10,13.2,0,0,10,4,2.0,prednisone,25,false,false
        P3,2024-01-29,false,false,false,true,false,true,10,12.0,0,0,9,4,2.0,prednisone,25,false,false
        P3,2024-03-25,false,false,false,true,false,true,8,8.0,0,0,6,2,1.5,prednisone,20,false,false
        P4,2024-01-01,false,false,false,false,,true,6,5.3,,,0,0,1.0,none,0,false,false
        P4,2024-01-29,false,false,false,false,false,false,4,4.0,,,0,0,0.5,none,0,true,false
        P4,2024-03-25,false,false,false,false,false,false,2,1.3,,,0,0,0.5,none,0,true,false
        P5,2024-01-01,true,false,false,true,true,true,12,13.0,7,0,3,1,1.6,prednisone,5,false,false
        P5,2024-01-29,false,false,false,false,true,false,4,3.1,2,0,0,0,0.6,prednisone,5,false,false
        P6,2024-01-01,false,false,false,false,false,false,2,4.0,,,0,0,1.0,prednisone,5,false,false
        P7,2024-01-01,true,false,false,false,true,false,6,6.0,15,1,0,0,1.0,prednisone,7.5,false,false
        P7,2024-02-05,false,false,false,false,true,false,2,2.0,1,1,0,0,0.5,prednisone,5,true,false
        P8,2024-01-01,false,false,false,,true,false,,5.0,,,,,1.2,,,false,
        """

    static let treatments = """
        patient,drug,role,dose,unit,frequency,start,stop,status,stopReason
        P1,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,,ongoing,
        P2,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,2024-02-10,stopped,adverseEvent
        P3,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,2024-03-25,stopped,inefficacy
        P4,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,,ongoing,
        P5,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,,ongoing,
        P6,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,2024-01-20,stopped,lostToFollowUp
        P7,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,,ongoing,
        P8,anifrolumab,index,300,mg,every 4 weeks,2024-01-01,,ongoing,
        P1,hydroxychloroquine,concomitant,,,,2020-01-01,,,
        P2,hydroxychloroquine,concomitant,,,,2020-01-01,,,
        P3,methotrexate,concomitant,,,,2022-01-01,,,
        P4,mycophenolateMofetil,concomitant,,,,2022-01-01,2023-06-01,,
        P5,azathioprine,concomitant,,,,2024-02-01,,,
        P4,belimumab,previous,,,,2020-01-01,2021-01-01,,
        P4,belimumab,previous,,,,2021-06-01,2022-01-01,,
        P4,azathioprine,previous,,,,2019-01-01,2020-01-01,,
        P4,hydroxychloroquine,previous,,,,2018-01-01,2020-01-01,,
        """

    static let events = """
        patient,kind,term,category,infection,start,severity,action,serious,criteria,consequence
        P1,adverseEvent,sore throat,infection,upperRespiratory,2024-01-10,,none,false,,
        P1,adverseEvent,COVID,infection,covid19,2024-01-29,,paused,false,,
        P2,adverseEvent,cold,infection,upperRespiratory,2024-01-20,,none,false,,
        P2,adverseEvent,pulmonary embolism,cardiovascular,,2024-02-10,,stopped,true,,
        P3,adverseEvent,fatigue,other,,2024-03,,none,false,,
        P4,adverseEvent,fall,,,2023-12-01,,none,false,,
        P5,adverseEvent,cystitis,infection,urogenital,,,none,false,,
        P5,flare,pericarditis,,,2024-01-25,mildModerate,stopped,,pericarditis|PGA up,colchicine
        P7,flare,arthritis,,,2023-12-20,mild,none,,,
        """

    static func analysis() throws -> StudyAnalysis {
        let study = try StudyProtocol(yaml: study)
        let files = ["patients.csv": patients, "visits.csv": visits, "treatments.csv": treatments, "events.csv": events]
        let data = try StudyFolder.read(files: files.mapValues { Array($0.utf8) }, conventions: study.data)
        let check = CohortCheck(indexDrug: study.indexDrug, conventions: study.data)
        return StudyAnalysis(study: study, cohort: data.cohort, findings: data.findings + check(data.cohort), reported: nil)
    }
}

extension Table {
    /// The cell of the row and column of these names; rows below a heading are found as `heading/row`.
    func cell(_ row: String, _ column: Int) -> Cell? {
        var heading = ""
        for line in rows {
            guard line.kind != .heading else {
                heading = line.cells[0].text
                continue
            }
            if row == line.cells[0].text || row == "\(heading)/\(line.cells[0].text)" { return line.cells[column] }
        }
        return nil
    }

    func text(_ row: String, _ column: Int) -> String { cell(row, column)?.text ?? "no such row" }
}

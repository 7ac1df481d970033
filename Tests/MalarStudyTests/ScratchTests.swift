import Foundation
import MalarPublishing
import MalarStudy
import Testing

@Test func scratchReport() throws {
    let report = StudyReport(try Modena.analysis())
    print(TerminalTable(width: 160).text(of: report.headline))
    try HTMLRenderer().page(of: report.document).write(toFile: "/tmp/report.html", atomically: true, encoding: .utf8)
    try report.results.encoded(.pretty).write(toFile: "/tmp/results.json", atomically: true, encoding: .utf8)
    for figure in report.document.figures { try figure.svg.write(toFile: "/tmp/\(figure.id).svg", atomically: true, encoding: .utf8) }
    print(report.document.defects)
}

// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReviewDedupeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe",
        abstract: "Find records that describe the same publication.",
        discussion: """
            Compares all records with one another by named rules. Certain pairs are merged, doubtful ones are questions for a person, and \
            reports of one study, such as a congress abstract and the later article, are linked and never merged.

            Files: the result is printed and nothing is changed. JSON is {"clusters": [[id, …], …], "questions": [{"ids", "rule", …}], …}. \
            The id of a record is that of the file (a column ID, id or record_id, the ID of RIS, the number of EndNote) where each is used \
            once, else its PubMed id, else its Embase number, else file:position; of an id in several files the later ones are file#id.

            A review: with --as the certain pairs become decisions of that person, each with its rule, and questions stay open; --ask walks \
            through them. What was decided before stands. `malar review unmerge` takes a merge back.

            Examples:
              malar review dedupe pubmed.nbib embase.ris
              malar review dedupe records.csv --format json > duplicates.json
              malar review dedupe pubmed.nbib embase.ris --out unique.ris
              malar review dedupe my-review --as gc --ask

            Exit codes: 0 done; 1 some records could not be read, the others were compared; 2 a file or the request could not be used.
            """)

    @Argument(help: "Files of records, or the folder of one review.", completion: .file())
    var paths: [String]

    @Option(name: .customLong("as"), help: "Write the certain pairs into the decisions of this person of the review.")
    var person: String?

    @Flag(help: "Ask about each question in the terminal.")
    var ask = false

    @Flag(help: "Print every pair that was merged, side by side.")
    var evidence = false

    @Flag(help: "Merge no two records of one file, for files known to be free of duplicates.")
    var neverWithinOneFile = false

    @Option(help: "Write the records without their duplicates into this new file, those of a group merged into one.", completion: .file())
    var out: String?

    @Option(help: "The format of that file.")
    var to: ConvertRecords.Format = .ris

    @Option(help: "How the result is written.")
    var format: ListFormat = .text

    func validate() throws {
        if ask, person == nil { throw ValidationError("who answers? name a person of the review with --as") }
        if person != nil, !isReview { throw ValidationError("--as writes into the decisions of a review; name its folder alone") }
        if out != nil, isReview {
            throw ValidationError("--out is for files; a review keeps all its records and what was decided about them")
        }
        if ask, format != .text { throw ValidationError("--ask speaks with a person; leave --format away") }
    }

    private var isReview: Bool { paths.count == 1 && MergeDuplicates.isFolder(paths[0]) }

    func run() throws {
        guard isReview else {
            let output = try FindDuplicates()(paths, neverWithinOneFile: neverWithinOneFile, out: out, format: to)
            show(output.findings, questions: output.findings.questions)
            RecordsBalanceText.complain(output.balance)
            if !output.balance.refused.isEmpty { throw ExitCode.dataErrors }
            return
        }
        let session = try MergeDuplicates(paths[0])
        guard let person else {
            show(session.findings, questions: session.openQuestions)
            return Console.note("nothing was decided; --as PERSON writes the certain pairs into the decisions")
        }
        let written = try session.write(as: person)
        show(session.findings, questions: ask ? [] : session.openQuestions)
        Console.note(
            "\(written.merged) records merged and \(written.related) pairs linked by \(person), \(written.questions) questions open, \(written.documents) documents to screen"
        )
        if ask { try DuplicateQuestions(session: session, person: person).walk() }
    }

    private func show(_ findings: DuplicateFindings, questions: [DuplicateComparison]) {
        switch format {
        case .json: Console.print(findings.json.encoded(.pretty))
        case .csv: Console.print(findings.list.csv(writer: CSVWriter(lineEnd: "\n", formulaGuard: .on)))
        case .text: showText(findings, questions)
        }
    }

    private func showText(_ findings: DuplicateFindings, _ questions: [DuplicateComparison]) {
        let terminal = TerminalTable(width: Console.width)
        let tables = [findings.rules, findings.kinds].filter { !$0.rows.isEmpty }
        if evidence, !findings.merged.isEmpty {
            Console.print(Emphasis.bold("MERGED"))
            for pair in findings.merged { Console.print(terminal.text(of: pair.sideBySide)) }
        }
        if !questions.isEmpty {
            Console.print(Emphasis.bold("QUESTIONS"))
            for pair in questions { Console.print(terminal.text(of: pair.sideBySide)) }
        }
        for table in tables { Console.print(terminal.text(of: table)) }
        Console.print(findings.summary)
    }
}

/// Walks through the questions, each answer stored before the next is asked.
struct DuplicateQuestions {
    let session: MergeDuplicates
    let person: String

    func walk() throws {
        var input = LineReader()
        let questions = session.openQuestions
        var answered = 0
        for (index, question) in questions.enumerated() where session.isOpen(question) {
            Console.print(TerminalTable(width: Console.width).text(of: question.sideBySide))
            Console.print("Question \(index + 1) of \(questions.count): one publication? [m]erge, [k]eep apart, [s]kip, [q]uit")
            switch try answer(&input) {
            case "m":
                try session.answer(question, .merge, as: person)
                answered += 1
            case "k":
                try session.answer(question, .keepApart, as: person)
                answered += 1
            case "s": continue
            default: return finish(answered)
            }
        }
        finish(answered)
    }

    private func finish(_ answered: Int) {
        let open = session.openQuestions.count
        Console.note("\(answered) answered, \(open) open, \(session.documents) documents to screen")
    }

    /// The first letter of an answer that is one; "q" where the input ends.
    private func answer(_ input: inout LineReader) throws -> String {
        while let line = try input.next() {
            let letter = line.lowercased().first { !$0.isWhitespace }.map(String.init) ?? ""
            if ["m", "k", "s", "q"].contains(letter) { return letter }
            Console.print("m, k, s or q, please")
        }
        return "q"
    }
}

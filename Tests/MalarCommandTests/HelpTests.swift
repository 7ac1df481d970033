// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Help, whole, as printed in 80 columns")
struct HelpTests {
    @Test("malar")
    func root() throws {
        #expect(
            try Command([]).output == """
                OVERVIEW: From the chart of a lupus patient to the published paper.

                Scores visits, checks the data of a study and writes its report. Unknown is
                never taken for absent: with open items a score is a range, and a state may be
                indeterminate.

                Examples:
                  malar instruments show sledai2k    what SLEDAI-2K asks, and its sources
                  malar score sledai2k < visits.csv  one result for each visit
                  malar init my-study                an empty study folder with its forms
                  malar check my-study               what is wrong or doubtful in the data
                  malar explain P1 2024-03           a visit: in remission or not, and why
                  malar patient P1                   a patient: what fails at each visit
                  malar trace . visits.csv:4:rash    what in the report a value moves
                  malar report my-study              tables, figures and text as a web page
                  malar simulate --out my-cohort     a study of made-up patients
                  malar review report my-review      a systematic review with its flow
                  malar stats list                   statistical procedures by name

                Exit codes: 0 all is well; 1 the data have errors; 2 the request or the input
                could not be understood.

                Malar is for research. It is no medical device and does not replace the
                judgement of a physician.

                USAGE: malar <subcommand>

                OPTIONS:
                  --version               Show the version.
                  -h, --help              Show help information.

                SUBCOMMANDS:
                  score                   Score visits: one row in, one result out.
                  instruments             The instruments: what they ask, how they score, where
                                          that stands.
                  dictionary              The data dictionary: every column of a study folder.
                  init                    Start a study: a folder with its protocol and its
                                          forms.
                  check                   Check the data of a study.
                  explain                 Explain a visit: in low disease activity or not, and
                                          why.
                  patient                 Show a patient: course, visits, and what fails at
                                          each.
                  trace                   Trace a number to its values, or a value to the
                                          numbers that it moves.
                  report                  Write the report of a study.
                  tabulate                Tabulate a cohort of any size in one pass.
                  protocol                Templates of protocols: the designs of published
                                          studies.
                  simulate                Write a study folder of made-up patients.
                  review                  Systematic reviews, from the search to the PRISMA
                                          flow and the pooled result.
                  stats                   Compute a statistical procedure.

                  See 'malar help <subcommand>' for detailed help.

                """)
    }

    @Test("malar score")
    func score() throws {
        #expect(
            try Command(["score", "--help"]).output == """
                OVERVIEW: Score visits: one row in, one result out.

                Reads visits from standard input and writes one result for each to standard
                output, however many there are. The columns are the items of the instrument;
                see `malar instruments show ID`. Findings are true, false, 1 or 0. An empty
                field is unknown: the score is then a range (lowest, highest) with the list of
                what is missing. A column named `id` is given back; without one, rows are
                numbered. Empty lines and lines that begin with # are passed over.

                An instrument that judges a visit by the visits before it needs the columns
                patient and date (2024-03-31) as well, the rows of a patient together and in
                order of date; both are given back after the id. A row with an error is not
                part of the history.

                The result holds score, lowest, highest, missing and band; the further scores,
                the state and the criteria of the instrument, where it has them; the items
                whose absence was assumed, and flags. A row that cannot be scored gives error
                and line instead, and the others are scored all the same.

                Examples:
                  malar score sledai2k < visits.csv > scores.csv
                  malar score das28 --carry patient,date < visits.csv
                  malar score lldas --format ndjson < visits.ndjson

                Exit codes: 0 every row was scored; 1 some rows have an error; 2 the input
                could not be used.

                USAGE: malar score <instrument> [--format <format>] [--carry <columns> ...]

                ARGUMENTS:
                  <instrument>            The instrument, such as sledai2k, doris2021, lldas or
                                          das28.

                OPTIONS:
                  --format <format>       How input and output are written. (values: csv,
                                          ndjson; default: csv)
                  --carry <columns>       Columns of the input to copy to the output, divided
                                          by commas.
                  --version               Show the version.
                  -h, --help              Show help information.

                """)
    }
}

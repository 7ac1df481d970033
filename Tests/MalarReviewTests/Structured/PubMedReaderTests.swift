// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("PubMed XML")
struct PubMedReaderTests {
    private static let article = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "https://dtd.example/pubmed_240101.dtd">
        <PubmedArticleSet>
        <PubmedArticle>
         <MedlineCitation Status="MEDLINE" Owner="NLM">
          <PMID Version="1">0012345</PMID>
          <Article PubModel="Print">
           <Journal><ISSN IssnType="Electronic">1234-5678</ISSN>
            <JournalIssue CitedMedium="Internet"><Volume>12</Volume><Issue>3 Suppl</Issue>
             <PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue>
            <Title>Journal of Tests</Title><ISOAbbreviation>J Tests</ISOAbbreviation></Journal>
           <ArticleTitle>Effect of <i>IFN</i>-α on CO<sub>2</sub> &amp; H<sup>+</sup> in
             lupus.</ArticleTitle>
           <Pagination><StartPage>10</StartPage><EndPage>19</EndPage></Pagination>
           <ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID>
           <ELocationID EIdType="doi" ValidYN="Y">10.1000/Right.1</ELocationID>
           <Abstract><AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">First <b>bold</b>.</AbstractText>
            <AbstractText>Second.</AbstractText><AbstractText Label="UNLABELLED">Third.</AbstractText></Abstract>
           <AuthorList CompleteYN="Y">
            <Author ValidYN="Y"><LastName>Müller</LastName><ForeName>Änne B</ForeName><Initials>AB</Initials><Suffix>Jr</Suffix>
             <AffiliationInfo><Affiliation>Ward 1.</Affiliation></AffiliationInfo></Author>
            <Author ValidYN="N"><LastName>Mueler</LastName><Initials>AB</Initials></Author>
            <Author ValidYN="Y"><CollectiveName>The Lupus Study Group</CollectiveName></Author>
           </AuthorList>
           <Language>eng</Language><Language>ger</Language>
           <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
            <AccessionNumber>NCT02446912</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
           <PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
            <PublicationType UI="D016454">Review</PublicationType></PublicationTypeList>
           <VernacularTitle>Wirkung von IFN.</VernacularTitle>
          </Article>
          <CommentsCorrectionsList>
           <CommentsCorrections RefType="ErratumIn"><RefSource>J Tests 1999;13:1</RefSource><PMID Version="1">777</PMID></CommentsCorrections>
           <CommentsCorrections RefType="Cites"><RefSource>Old 1990</RefSource><PMID Version="1">5</PMID></CommentsCorrections>
          </CommentsCorrectionsList>
          <MeshHeadingList><MeshHeading><DescriptorName UI="D008180" MajorTopicYN="N">Lupus Erythematosus, Systemic</DescriptorName>
           <QualifierName UI="Q000188" MajorTopicYN="Y">drug therapy</QualifierName></MeshHeading></MeshHeadingList>
          <KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">interferon</Keyword></KeywordList>
         </MedlineCitation>
         <PubmedData>
          <ArticleIdList><ArticleId IdType="pubmed">12345</ArticleId><ArticleId IdType="pmc">PMC99</ArticleId></ArticleIdList>
          <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/cited</ArticleId>
           <ArticleId IdType="pmc">PMC11</ArticleId></ArticleIdList></Reference></ReferenceList>
         </PubmedData>
        </PubmedArticle>
        </PubmedArticleSet>
        """

    @Test func everyPropertyOfAnArticle() throws {
        let reading = try StructuredFixture.read(Self.article, .pubmedXML, file: "a.xml")
        let record = try #require(reading.records.first)
        #expect(reading.records.count == 1)
        #expect(reading.remarks.isEmpty)
        #expect(record.id == "12345")
        #expect(record.origin == RecordOrigin(file: "a.xml", position: 1, line: 4))
        #expect(record.title == "Effect of IFN-α on CO2 & H+ in lupus.")
        #expect(record.originalTitle == "Wirkung von IFN.")
        let names = [
            AuthorName(family: "Müller", given: "Änne B", suffix: "Jr"), AuthorName(family: "The Lupus Study Group", isCollective: true),
        ]
        #expect(record.authors == names)
        #expect(record.affiliations == ["Ward 1."])
        #expect(record.abstract == "BACKGROUND: First bold.\nSecond.\nThird.")
        #expect(record.date == "1998 Dec-1999 Jan")
        #expect(record.year == 1998)
        #expect(record.journal == "Journal of Tests")
        #expect(record.journalAbbreviation == "J Tests")
        #expect(record.volume == "12")
        #expect(record.issue == "3 Suppl")
        #expect(record.pages == "10-19")
        #expect(record.languages == ["eng", "ger"])
        #expect(record.kind == .review)
        #expect(record.statedTypes == ["Journal Article", "Review"])
        #expect(record.keywords == ["Lupus Erythematosus, Systemic/*drug therapy", "interferon"])
    }

    @Test func identifiersAreTheArticlesOwn() throws {
        let record = try #require(try StructuredFixture.read(Self.article, .pubmedXML).records.first)
        #expect(record.identifiers.doi == "10.1000/right.1")
        #expect(record.identifiers.pmid == "12345")
        #expect(record.identifiers.pmcid == "PMC99")
        #expect(record.identifiers.issn == ["1234-5678"])
        #expect(record.identifiers.registrations == ["NCT02446912"])
        #expect(record.relations == [StatedRelation(.erratumIn, text: "J Tests 1999;13:1", pmid: "777")])
    }

    @Test func everythingIsKeptAsFields() throws {
        let fields = try #require(try StructuredFixture.read(Self.article, .pubmedXML).records.first).fields
        func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
        #expect(value("MedlineCitation/Article/ELocationID[@EIdType=doi][@ValidYN=N]") == "10.1000/wrong")
        #expect(value("MedlineCitation/Article/ArticleTitle") == "Effect of IFN-α on CO2 & H+ in lupus.")
        #expect(value("MedlineCitation/CommentsCorrectionsList/CommentsCorrections[@RefType=Cites]") == "")
        #expect(value("PubmedData/ReferenceList/Reference/ArticleIdList/ArticleId[@IdType=doi]") == "10.1000/cited")
        #expect(value("MedlineCitation/Article/AuthorList/Author/Suffix") == "Jr")
        let line = fields.first { $0.value == "10.1000/Right.1" }?.line
        #expect(line == 16)
    }

    @Test func booksAndChapters() throws {
        let text = """
            <PubmedArticleSet><PubmedBookArticle><BookDocument><PMID Version="1">20301</PMID>
            <ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId><ArticleId IdType="doi">10.1/abc</ArticleId></ArticleIdList>
            <Book><Publisher><PublisherName>University</PublisherName></Publisher><BookTitle book="b">Gene Reviews</BookTitle>
            <PubDate><Year>1993</Year></PubDate><AuthorList Type="editors"><Author><LastName>Ed</LastName></Author></AuthorList>
            <Isbn>9781234567897</Isbn></Book><ArticleTitle book="b" part="p">Lupus</ArticleTitle>
            <AuthorList Type="authors"><Author><LastName>Doe</LastName><Initials>J</Initials></Author></AuthorList></BookDocument>
            </PubmedBookArticle><PubmedBookArticle><BookDocument><PMID>20302</PMID><Book><BookTitle>Whole</BookTitle></Book></BookDocument>
            </PubmedBookArticle></PubmedArticleSet>
            """
        let records = try StructuredFixture.read(text, .pubmedXML).records
        #expect(records.map(\.kind) == [.chapter, .book])
        #expect(records.map(\.title) == ["Lupus", "Whole"])
        #expect(records[0].journal == "Gene Reviews")
        #expect(records[0].authors == [AuthorName(family: "Doe", given: "J")])
        #expect(records[0].identifiers.isbn == ["9781234567897"])
        #expect(records[0].publisher == "University")
        #expect(records[0].year == 1993)
    }

    @Test func missingTitleAndRepeatedIds() throws {
        let one =
            "<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>[Not Available].</ArticleTitle>"
            + "<VernacularTitle>Titre</VernacularTitle></Article></MedlineCitation></PubmedArticle>"
        let records = try StructuredFixture.read("<PubmedArticleSet>\(one)\(one)</PubmedArticleSet>", .pubmedXML).records
        #expect(records.map(\.title) == ["Titre", "Titre"])
        #expect(records.map(\.id) == ["1", "2"])
    }

    @Test func sectionsOfCharactersAndReferences() throws {
        let text =
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>a <![CDATA[<b> & ]]>&#946;&lt;"
            + "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
        #expect(try StructuredFixture.read(text, .pubmedXML).records.first?.title == "a <b> & β<")
    }

    /// A file above ten megabytes, which a parser that is given it whole refuses.
    @Test func largeSets() throws {
        let one =
            "<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>" + String(repeating: "long title ", count: 100_000)
            + "</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n"
        let text = "<PubmedArticleSet>" + String(repeating: one, count: 15) + "</PubmedArticleSet>"
        let records = try StructuredFixture.read(text, .pubmedXML).records
        #expect(records.map(\.origin.line) == Array(1...15))
        #expect(records.allSatisfy { $0.title.utf8.count == 1_099_999 })
    }

    @Test func anEmptySetIsNoError() throws {
        #expect(try StructuredFixture.read("<PubmedArticleSet></PubmedArticleSet>", .pubmedXML).records.isEmpty)
        let error = StructuredFixture.error("<html><body>Service down</body></html>", .pubmedXML)
        #expect(error?.message.contains("<html>") == true)
    }
}

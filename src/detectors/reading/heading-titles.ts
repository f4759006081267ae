/**
 * What students call the parts of a work that are not its running text. The reader compares titles without regard to
 * capitals and accents, and every title counts in every work, whatever its language.
 */

/** Titles of the list of sources, by language. */
export const listTitles = {
  english:
    'references, reference, reference list, references list, bibliography, bibliographies, sources, literature, citations, further reading, reading list, cited literature',
  german:
    'Literaturverzeichnis, Literatur, Literaturliste, Literaturangaben, Literaturnachweis, Literaturnachweise, verwendete Literatur, zitierte Literatur, Quellen, Quellenverzeichnis, Quellenangaben, Quellennachweis, verwendete Quellen, Literatur- und Quellenverzeichnis, Quellen- und Literaturverzeichnis, Bibliographie, Bibliografie, Referenzen',
  french:
    'références, références bibliographiques, liste des références, liste de références, bibliographie, bibliographie sélective, ouvrages cités, ouvrages consultés, sources citées, sitographie, webographie',
  spanish:
    'referencias, referencias bibliográficas, lista de referencias, bibliografía, bibliografía consultada, obras citadas, obras consultadas, fuentes, fuentes consultadas, webgrafía',
  portuguese:
    'referências, referências bibliográficas, lista de referências, bibliografia, obras citadas, obras consultadas, fontes, fontes consultadas',
  italian:
    'riferimenti, riferimenti bibliografici, bibliografia, bibliografia essenziale, sitografia, opere citate, fonti',
  dutch:
    'literatuurlijst, literatuur, literatuuropgave, bronnen, bronnenlijst, bronvermelding, geraadpleegde bronnen, referenties, referentielijst, bibliografie',
  welsh: 'cyfeiriadau, llyfryddiaeth, llyfryddiaeth a chyfeiriadau, rhestr gyfeirio, rhestr gyfeiriadau, ffynonellau',
  irish: 'tagairtí, leabharliosta, foinsí',
  swedish:
    'referenser, referenslista, litteratur, litteraturlista, litteraturförteckning, källor, källförteckning, källhänvisningar, käll- och litteraturförteckning, bibliografi',
  norwegian: 'referanser, referanseliste, litteratur, litteraturliste, kilder, kildeliste, bibliografi',
  danish:
    'referencer, referenceliste, litteratur, litteraturliste, litteraturfortegnelse, kilder, kildeliste, bibliografi',
  finnish: 'lähteet, lähdeluettelo, kirjallisuus, kirjallisuusluettelo',
  estonian: 'kirjandus, kasutatud kirjandus, kirjanduse loetelu, viited, allikad, kasutatud allikad',
  polish: 'bibliografia, literatura, wykaz literatury, spis literatury, źródła',
  czech: 'literatura, použitá literatura, seznam literatury, seznam použité literatury, zdroje, použité zdroje',
  hungarian: 'irodalomjegyzék, felhasznált irodalom, források, hivatkozások',
  romanian: 'bibliografie, referințe, referințe bibliografice, surse',
  croatian: 'literatura, popis literature, izvori',
  turkish: 'kaynakça, kaynaklar, referanslar',
  indonesian: 'daftar pustaka, daftar rujukan, rujukan, senarai rujukan, referensi, bibliografi',
  russian: 'список литературы, литература, библиография, источники, список источников',
  ukrainian: 'список літератури, література, бібліографія, джерела, список використаних джерел',
  greek: 'βιβλιογραφία, βιβλιογραφικές αναφορές, αναφορές, πηγές',
  catalan: 'bibliografia, referències, referències bibliogràfiques',
  arabic: 'المراجع, قائمة المراجع, المصادر, المصادر والمراجع, المراجع والمصادر, مراجع, ثبت المراجع',
  chinese: '参考文献, 參考文獻, 参考资料, 參考資料, 参考书目, 參考書目, 引用文献, 引用文獻, 文献',
  basque: 'bibliografia, erreferentziak',
}

/** Titles of a list that also head a chapter of running text. */
export const weakListTitles =
  'reference, sources, literature, citations, Literatur, Quellen, literatura, literatuur, bronnen, fuentes, fontes, fonti, foinsí, litteratur, kilder, källor, kirjallisuus, zdroje, izvori, surse, литература, література, источники, джерела, αναφορές, πηγές'

/** Titles of a list that may hold works which the text does not cite. */
export const widerListTitles =
  'bibliography, bibliographies, further reading, reading list, works consulted, sources consulted, bibliographie, bibliografie, bibliografia, bibliografía, ouvrages consultés, obras consultadas, bibliografía consultada, llyfryddiaeth, leabharliosta, lectures complémentaires, weiterführende Literatur'

/** What may stand before an English title of a list without changing what it says: `Full reference list`. */
export const listQualifiers =
  'full, complete, select, selected, annotated, general, primary, secondary, primary and secondary, academic, online, internet, web, additional, other, harvard, apa, mla'

/** What may stand behind an English title of a list: `Sources used`, `References page`. */
export const listEndings = 'used, cited, consulted, quoted, list, page, section'

/** English nouns that name a list only with one of the endings, or beside a title of a list: `Works cited`. */
export const listNouns = 'works, work, books, texts, websites, articles'

/** Titles of the notes at the end of a work, which many house styles use beside a list or in its place. */
export const noteTitles =
  'notes, endnotes, footnotes, end notes, foot notes, Fußnoten, Endnoten, notas, przypisy, noten'

export const appendixTitles =
  'appendix, appendices, annex, annexe, Anhang, anexo, allegato, atodiad, transcript, chat transcript'

/** Titles of acknowledgements and of short statements, the one on the use of AI among them. */
export const statementTitles =
  'acknowledgement, acknowledgements, acknowledgment, acknowledgments, declaration, AI declaration, AI statement, AI use statement, AI tool used, AI tools used'

/** Titles of running text, which end whatever part stood before. */
export const bodyTitles =
  'abstract, introduction, conclusion, conclusions, discussion, method, methods, methodology, results, findings, contents, table of contents, glossary, list of figures, list of tables'

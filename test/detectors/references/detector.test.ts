import { references } from '../../../src/detectors/references/detector.ts'
import { testDetector } from '../../detector-tester.ts'

const handedInAt = '2026-03-01T10:00:00Z'
const list = (...entries: string[]) => `Rest on wards is a matter of staffing.\n\nReferences\n${entries.join('\n')}\n`

testDetector(references, {
  quiet: [
    'An essay without a list of sources, which mentions ISBN 978-0-306-40615-8 in passing.',
    list(
      'Roy, A. and Lee, B. (2021) ‘Calm wards’, Ward Journal, 12(3), pp. 4–9. doi:10.1016/j.chb.2020.106234.',
      'Hughes, R. (2019) Leading care teams. London: Routledge. ISBN 978-0-306-40615-7.',
      'Ek, S. (2018) Night work. Leeds: Grange. ISBN 0-8044-2957-X.',
      'Ng, L. (2017) Rota. Ward Journal, 2(1), 3–5. ISSN 2049-3630. PMID: 12345678. PMCID: PMC1234567',
    ),
    list(
      'Lee, B. (2007). Light. arXiv:0704.0001. https://arxiv.org/abs/0704.0001v2',
      'Ng, L. (2015). Small programs. arXiv preprint arXiv:1501.00001. https://doi.org/10.48550/arXiv.1501.00001',
      'Roy, A. (1999). Strings. arXiv:hep-th/9901001.',
      'Ek, S. (1999). A measure. Journal, 50(1), 1–9. https://doi.org/10.1002/(SICI)1097-4571(1999)50:1<1::AID-ASI1>3.0.CO;2-Q',
      'Li, W. (2020). Doors. Ward Journal, 1(2), 3–4. https://doi.org/10/gf5sxm',
    ),
    // Lines that a page was too narrow for break nothing.
    list(
      'Roy, A. (2021). Calm wards and other matters of rest. Ward Journal, 12(3), 4–9. https://doi.org/10.1016/\nj.chb.2020.106234',
      'Lee, B. (2020). Light. Available at: https://www.gov.uk/government/publications/\nsmall-programs (Accessed: 3 May 2025).',
      'Ng, L. (2019). Rota. London: Sage. ISBN 978-0-306-\n40615-7.',
    ),
    {
      text: list(
        'United Nations (2015) Transforming our world: the 2030 Agenda. New York: UN.',
        'Welsh Government (2021) Cymraeg 2050. Cardiff: Welsh Government. (Accessed: 1 March 2026).',
        'Plato (1997) Complete works. Indianapolis: Hackett, pp. 2031–2040.',
        'Moreau, E. (forthcoming 2028) Tea. Leeds: Grange.',
        'Price, T. (in press). Porters. Trades Review, 2030(4), 2–3.',
      ),
      handedInAt,
    },
    // The same name and year twice, and parts of one book, are different sources.
    list(
      'Roy, A. (2019a) A survey of wards: part one. Leeds: Grange.',
      'Roy, A. (2019b) A survey of wards: part two. Leeds: Grange.',
      'NHS (2020) Guidance. Available at: https://www.nhs.uk/one (Accessed: 3 May 2025).',
      'NHS (2020) Guidance. Available at: https://www.nhs.uk/two (Accessed: 3 May 2025).',
    ),
    `Calm is work (Roy, 2019; García & Lee, 2020, p. 4). O’Neill et al. (2018) argue otherwise, as does the World Health Organization (WHO, 2021).
In London (2012) the games began. The Care Act (2014) and the table (Table 2, 2019) say more. It was known (Freud, 1900/1953, cited in Roy, 2019).

References
Garcia, M. and Lee, B. (2020) Light. Leeds: Grange.
O'Neill, P., Ek, S. and Li, W. (2018) Tea. Leeds: Grange.
Roy, A. (2019) Calm wards. Leeds: Grange.
World Health Organization (2021) Rest. Geneva: WHO.`,
    `Calm is work [1], [2, 3], and light helps [4–5]. An array a[7] and the range [0, 100] are none.

References
[1] A. Roy, “Calm wards,” Ward J., vol. 1, pp. 3–4, 2019.
[2] B. Lee, “Light,” Ward J., vol. 2, pp. 3–4, 2019.
[3] C. Ek, “Tea,” Ward J., vol. 3, pp. 3–4, 2019.
[4] D. Ng, “Rota,” Ward J., vol. 4, pp. 3–4, 2019.
[5] E. Li, “Doors,” Ward J., vol. 5, pp. 3–4, 2019.`,
    // A bibliography holds what was read, cited or not.
    `Calm is work (Roy, 2019; Lee, 2020).

Bibliography
Lee, B. (2020) Light. Leeds: Grange.
Moreau, E. (2018) Tea. Leeds: Grange.
Roy, A. (2019) Calm wards. Leeds: Grange.`,
    // Citations of AI tools are compared by another detector.
    `Calm is work (Roy, 2019), and a tool said so too (ChatGPT, 2024; OpenAI, 2024).

References
Roy, A. (2019) Calm wards. Leeds: Grange.`,
  ],
  flags: [
    {
      text: list('Roy, A. (2019) Calm wards. Leeds: Grange. ISBN 978-0-306-40615-8.'),
      quotes: ['978-0-306-40615-8'],
      rule: 'identifier-check-digit',
      severity: 'info',
    },
    {
      text: list(
        'Roy, A. (2019) Calm wards. Leeds: Grange. ISBN 0-306-40615-3.',
        'Ek, S. (2018) Tea. Ward Journal, 3(1). ISSN 0378-5956.',
      ),
      quotes: ['0-306-40615-3', '0378-5956'],
      rule: 'identifier-check-digit',
      severity: 'info',
    },
    {
      text: list(
        'Roy, A. (2019) Calm wards. Leeds: Grange. ISBN 0-306-40615-3.',
        'Ek, S. (2018) Tea. Leeds: Grange. ISBN 978 0 306 40615 4.',
        'Ng, L. (2017) Doors. In: Rooms. https://doi.org/10.1007/978-3-030-12345-6_7',
      ),
      quotes: ['0-306-40615-3', '978 0 306 40615 4', '10.1007/978-3-030-12345-6_7'],
      rule: 'identifier-check-digit',
      severity: 'check',
    },
    {
      text: list(
        'Roy, A. (2019) Calm wards. Leeds: Grange. ISBN 97803064061578.',
        'Ek, S. (2018) Tea. Ward Journal, 3(1), 4–5. doi: 1016/j.chb.2020.106',
      ),
      quotes: ['97803064061578', '1016/j.chb.2020.106'],
      rule: 'identifier-form',
      severity: 'info',
    },
    {
      text: list(
        'Roy, A. (2019) Calm wards. Ward Journal, 3(1), 4–5. https://doi.org/',
        'Lee, B. (2019) Light. Ward Journal, 3(1), 4–5. https://doi.org/10.1016',
      ),
      quotes: ['https://doi.org/', '10.1016'],
      rule: 'identifier-form',
    },
    {
      text: list('Roy, A. (2023) Calm wards. arXiv:2313.12345.', 'Lee, B. (2023) Light. arXiv:2301.1234.'),
      quotes: ['2313.12345', '2301.1234'],
      rule: 'identifier-form',
    },
    {
      text: list('Roy, A. (2023) Calm wards. Ward Journal, 3(1), 4–5. https://doi.org/10.xxxx/xxxxx'),
      quotes: ['10.xxxx/xxxxx'],
      rule: 'identifier-left-open',
      severity: 'check',
    },
    {
      text: list('Roy, A. (2031) Calm wards. Leeds: Grange.', 'Lee B. Light. Ward J. 2029;3(1):4-5.'),
      handedInAt,
      quotes: ['2031', '2029'],
      rule: 'year-after-hand-in',
      severity: 'check',
    },
    {
      text: list('Roy, A. (2027) Calm wards. Leeds: Grange.'),
      handedInAt,
      quotes: ['2027'],
      rule: 'year-after-hand-in',
      severity: 'info',
    },
    {
      text: list(
        'Roy, A. (2021) Calm wards. Available at: https://www.gov.uk/rest (Accessed: 12 April 2026).',
        'Lee, B. (2025) Light. arXiv:2611.00001',
      ),
      handedInAt,
      quotes: ['Accessed: 12 April 2026', '2611.00001'],
      rule: 'year-after-hand-in',
      severity: 'info',
    },
    {
      text: list('Roy, A. (20199) Calm wards. Leeds: Grange.'),
      quotes: ['20199'],
      rule: 'year-impossible',
      severity: 'info',
    },
    {
      text: list(
        'Roy, A. (2021) Calm wards. Available at: https://www. gov.uk/rest (Accessed: 3 May 2025).',
        'Lee, B. (2020) Light. Ward Journal, 3(1), 4–5. https://doi.org/10.1016/j. chb.2020.106234',
        'Ng, L. (2019) Rota. https://https://www.gov.uk/rota',
        'Ek, S. (2018) Tea. https//www.gov.uk/tea',
        'Li, W. (2017) Doors. https://www.theguardian.com/society/2022/...',
        'Ozer, T. (2016) Rooms. chrome-extension://efaidnbm/https://www.who.int/rooms.pdf',
      ),
      quotes: [
        'https://www. gov.uk/rest',
        '10.1016/j. chb.2020.106234',
        'https://https://www.gov.uk/rota',
        'https//www.gov.uk/tea',
        'https://www.theguardian.com/society/2022/...',
        'chrome-extension://efaidnbm/https://www.who.int/rooms.pdf',
      ],
      rule: 'link-broken',
      severity: 'info',
    },
    {
      text: list(
        'Roy, A. and Lee, B. (2021) ‘Calm wards and the night’, Ward Journal, 12(3), pp. 4–9.',
        'Ek, S. (2018) Tea. Leeds: Grange.',
        'Roy, A., & Lee, B. (2021). Calm wards and the night. Ward Journal, 12(3), 4–9.',
      ),
      quotes: ['Roy, A., & Lee, B. (2021). Calm wards and the night. Ward Journal, 12(3), 4–9.'],
      rule: 'duplicate-entry',
      severity: 'info',
    },
    {
      text: `Calm is work (Roy, 2019; Brown & Klein, 2017). According to Diaz (2016), it is not. It is late (Lee, 2018).

References
Lee, B. (2020) Light. Leeds: Grange.
Ng, L. (2017) Doors. Leeds: Grange.
Roy, A. (2019) Calm wards. Leeds: Grange.`,
      quotes: ['Brown & Klein, 2017', 'Diaz (2016)', 'Lee, 2018', 'Ng, L. (2017) Doors. Leeds: Grange.'],
      rule: 'citation-without-entry',
      severity: 'info',
    },
    {
      text: `Calm is work [1], light helps [2], and tea too [5].

References
[1] A. Roy, “Calm wards,” Ward J., vol. 1, pp. 3–4, 2019.
[2] B. Lee, “Light,” Ward J., vol. 2, pp. 3–4, 2019.
[3] C. Ek, “Tea,” Ward J., vol. 3, pp. 3–4, 2019.`,
      quotes: ['[5]', 'C. Ek, “Tea,” Ward J., vol. 3, pp. 3–4, 2019.'],
      rule: 'citation-without-entry',
      severity: 'info',
    },
  ],
})

import { describe, expect, test } from 'vitest'
import { aiAuthorCitation } from '../../../src/detectors/ai-author-citation/detector.ts'
import type { ClauseNumbers } from '../../../src/domain/policy/points.ts'
import type { Flag } from '../../../src/domain/screening/detector.ts'
import { plainDocument } from '../../../src/domain/screening/document.ts'
import { type Example, flagsOf, inputOf } from '../../detector-tester.ts'

const asks = 'clause 4.2 of the policy asks that AI-generated content is not referenced as an author'
const softened =
  ' Some style guides suggest this form; here the provider’s policy comes first, so a small change of form is enough.'
const formFor = (form: string) =>
  `The tool still needs to be cited, as clause 4.3(2) of the policy asks. One form that keeps the author’s place free of it is: ${form}`
const openAi =
  'It gave three points (OpenAI, 2024).\nReferences\nOpenAI. (2024). ChatGPT [AI tool]. https://example.com'
const rest = 'Rest on wards. Ward Journal, 3, 4–9.'

describe('what a tutor reads', () => {
  test.each<[string, Example, string]>([
    [
      'a by-line',
      'Rest on wards\nby ChatGPT\nRest matters.',
      `The by-line names “ChatGPT” as an author of the work; ${asks}.`,
    ],
    ['an entry', `References\nChatGPT. (2024). ${rest}`, `The reference list gives “ChatGPT” as an author; ${asks}.`],
    [
      'an entry and its citations',
      `Rest is vital (ChatGPT, 2024). Light is too (ChatGPT, 2024).\nReferences\nChatGPT. (2024). ${rest}`,
      `The reference list gives “ChatGPT” as an author (3 places); ${asks}.`,
    ],
    [
      'authors with a tool among them',
      `References\nRoy, A., & ChatGPT. (2024). ${rest}`,
      `The reference list names “ChatGPT” among the authors of a work; ${asks}.`,
    ],
    [
      'two tools among the authors',
      `References\nRoy, A., Gemini Pro, & ChatGPT. (2024). ${rest}`,
      `The reference list names “Gemini Pro” among the authors of a work (2 places); ${asks}.`,
    ],
    ['a note', 'Rest is vital.¹\n¹ ChatGPT.', `A note gives “ChatGPT” as an author; ${asks}.`],
    [
      'a note with people',
      `Rest is vital.¹\n¹ Roy, A. and ChatGPT (2024) ${rest}`,
      `A note names “ChatGPT” among the authors of a work; ${asks}.`,
    ],
    ['the text', 'Rest is vital (ChatGPT, 2024).', `The text gives “ChatGPT” as an author; ${asks}.`],
    [
      'the text, twice',
      'Rest is vital (ChatGPT, 2024). Light is too (ChatGPT, 2024).',
      `The text gives “ChatGPT” as an author (2 places); ${asks}.`,
    ],
    [
      'a general word',
      `Rest is vital (AI, 2024).\nReferences\nAI (2024) ${rest}`,
      `The reference list gives “AI” as an author (2 places); ${asks}. It also helps a reader to know which tool was used.`,
    ],
    [
      'a maker and its tool',
      openAi,
      `The reference list gives “OpenAI”, the maker of ChatGPT, as the author of what looks like the tool’s output (2 places). It is worth a look, because ${asks}.`,
    ],
    [
      'a maker and a tool without a name',
      'References\nOpenAI. (2024). Rest on wards [AI tool]. https://example.com',
      `The reference list gives “OpenAI”, the maker of an AI tool, as the author of what looks like the tool’s output. It is worth a look, because ${asks}.`,
    ],
    [
      'a title',
      'References\nChatGPT. OpenAI, 2024, https://www.example.com.',
      'An entry begins with “ChatGPT”, so a reader may take the tool for its author. It is worth a look that the tool is shown as a tool.',
    ],
    [
      'a name that people bear too',
      `Rest is vital (Claude, 2024).\nReferences\nClaude (2024) ${rest}`,
      '“Claude” stands alone as an author (2 places). It can be a person’s name or an AI tool, and nothing here settles which.',
    ],
    [
      'the file',
      { text: 'Rest.', document: { facts: factsOf('Ann Roy', 'ChatGPT') } },
      'The file’s properties name “ChatGPT” as its author. Programs sometimes write this field unasked, so it is only worth a question.',
    ],
  ])('about %s', (_, example, expected) => {
    const [flag] = flagsIn(example)

    expect(flag!.message).toBe(expected)
  })

  test.each<[string, Example, string[]]>([
    [
      'a list',
      `References\nRoy, A., Gemini Pro, & ChatGPT. (2024). ${rest}`,
      ['In the reference list', 'In the reference list'],
    ],
    ['a note', 'Rest is vital.¹\n¹ ChatGPT.', ['In a note']],
    ['the text', 'Rest is vital (ChatGPT, 2024).', ['In the text']],
    ['a by-line', 'Rest on wards\nby ChatGPT\nRest matters.', ['In the by-line']],
    ['the file', { text: 'Rest.', document: { facts: factsOf('ChatGPT', 'Ann Roy') } }, ['author']],
    ['the file’s last change', { text: 'Rest.', document: { facts: factsOf(null, 'ChatGPT') } }, ['lastModifiedBy']],
  ])('each place in %s says where it is', (_, example, expected) => {
    const [flag] = flagsIn(example)

    expect(flag!.evidence.map(({ note }) => note)).toEqual(expected)
  })
})

describe('what a student can do', () => {
  test.each<[string, Example, string]>([
    [
      'a by-line names the people',
      'Rest on wards\nby ChatGPT\nRest matters.',
      'Name the people who wrote the work here, and describe the use of AI in an acknowledgement and in your reflection.',
    ],
    [
      'a file’s field can be changed',
      { text: 'Rest.', document: { facts: factsOf('ChatGPT', null) } },
      'The author field of the file can be changed in its properties before it is handed in again.',
    ],
    [
      'a person gets initials',
      `References\nClaude (2024): ${rest}`,
      'If this is a person, add initials or a given name. If it is the AI tool, one form is: ‘Text of your prompt’ (2024) Text generated using Claude, day month 2024. Prompt and output in Appendix A. In the text: (‘Text of your prompt’, 2024)',
    ],
    [
      'a work published with a tool keeps its people',
      'References\nO’Connor, S. & ChatGPT. (2023). Open artificial intelligence platforms in nursing education. Nurse Education, 66.',
      'This work was published with a tool in its by-line, which you cannot change. Cite its human authors and say in your sentence that the paper listed an AI tool.',
    ],
    [
      'a tool without a name or year is still cited',
      'Rest is vital (AI, n.d.).',
      formFor('AI tool used: name of the tool (version), link, day month year. Prompt and output: Appendix A.'),
    ],
  ])('%s', (_, example, expected) => {
    const [flag] = flagsIn(example)

    expect(flag!.suggestion).toBe(expected)
  })

  test.each([
    [
      'Roy, A. (2019). Nights. Grange.',
      'in the text: When asked “Text of your prompt”, ChatGPT (version, day month 2024) returned a text that is in Appendix A; and no entry in the reference list',
    ],
    [
      'Roy, Ann. Nights. Grange, 2019.',
      '“Text of your prompt” prompt. ChatGPT, version, OpenAI, day month 2024, link. In the text: (“Text of your prompt”)',
    ],
    [
      'Roy, Ann. 2019. Nights. Leeds: Grange.',
      'as a note: Text generated by ChatGPT, OpenAI, day month 2024, link; and no entry in the bibliography',
    ],
    [
      'Roy, A. (2019) Nights. Leeds: Grange.',
      '‘Text of your prompt’ (2024) Text generated using ChatGPT, day month 2024. Prompt and output in Appendix A. In the text: (‘Text of your prompt’, 2024)',
    ],
    [
      'Roy A. Nights. Ward J. 2019;3:4-9.',
      'Your name. Output requested from: ChatGPT. day month 2024. Prompt and output in Appendix A.',
    ],
    ['Ann Roy, Nights (Grange 2019)', 'Your name, ‘Text of your prompt’ (Transcript, ChatGPT 2024) Appendix A'],
    [
      '[4] A. Roy, “Nights,” Grange.',
      'in an acknowledgement: Text generated by ChatGPT, OpenAI, day month 2024, link; prompt and output in Appendix A.',
    ],
    ['Ann Roy on nights', 'AI tool used: ChatGPT (version), link, day month 2024. Prompt and output: Appendix A.'],
  ])('beside “%s” the form follows the same style', (entry, form) => {
    const [flag] = flagsIn(`Rest is vital (ChatGPT, 2024a).\nReferences\n${entry}`)

    expect(flag!.suggestion).toBe(formFor(form))
  })

  test('the maker named is the tool’s own, or the one that the work names', () => {
    const makers = (name: string) =>
      flagsIn(`Rest is vital (${name}, 2024).\nReferences\nRoy, Ann. Nights. Grange, 2019.`)[0]!.suggestion

    expect(makers('Claude Code')).toContain('Claude, version, Anthropic, day')
    expect(makers('GitHub Copilot')).toContain('Copilot, version, GitHub, day')
    expect(makers('Grammarly')).toContain('Grammarly, version, day')
  })
})

describe('the style of a list', () => {
  test.each([
    ['apa', 'Roy, A. (2019). Nights. Grange.'],
    ['apa', 'Roy, A. (2019a). Nights. Grange.'],
    ['apa', 'Roy, A. (2019, May 3). Nights. Grange.'],
    ['apa', 'Roy, A. (n.d.). Nights. Grange.'],
    ['harvard', 'Roy, A. (2019) Nights. Leeds: Grange.'],
    ['harvard', 'Roy, A. (1999b): Nights. Leeds: Grange.'],
    ['harvard', 'Roy, A. (2019)Nights. Leeds: Grange.'],
    ['harvard', 'Roy, A. Nights. Available at: https://www.example.com'],
    ['harvard', 'Roy, A. Nights. Available from: https://www.example.com'],
    ['harvard', 'Roy, A., 2019. Nights. Leeds: Grange.'],
    ['harvard', 'Roy, A., 1999a. Nights. Leeds: Grange.'],
    ['ieee', '[4] A. Roy, “Nights,” Grange, 2019.'],
    ['ieee', '[124] A. Roy, “Nights,” Grange, 2019.'],
    ['vancouver', 'Roy A. Nights. Ward J. 2019;3:4-9.'],
    ['vancouver', 'Roy A. Nights. Ward J. 1999 Mar;3:4-9.'],
    ['vancouver', 'Roy A. Nights. Ward J. 2019 Mar 12;3:4-9.'],
    ['vancouver', 'Roy A. Nights [cited 2019 May 3].'],
    ['vancouver', 'Roy A. Nights [Internet]. Leeds: Grange.'],
    ['vancouver', '4. Roy A, Ng L. Nights. Grange.'],
    ['vancouver', '4. Ó’Dálaigh-Roy AB. Nights. Grange.'],
    ['vancouver', '[14] Roy A. Nights. Grange.'],
    ['oscola', 'Ann Roy, Nights (Grange 2019)'],
    ['oscola', 'Ann Roy, Nights (1999)'],
    ['oscola', 'Ann Roy, ‘Nights’ [2019] 3 WJ 4'],
    ['oscola', 'Ann Roy, ‘Nights’ 1999 3 WJ 4'],
    ['chicago', 'Roy, Ann. 2019. Nights. Leeds: Grange.'],
    ['chicago', 'Roy, Ann. 1999b. Nights. Leeds: Grange.'],
    ['chicago', 'Roy, Ann. Nights. Leeds: Grange, 2019.'],
    ['chicago', 'Roy, Ann. Nights. Leeds: Grange, 1999.'],
    ['chicago', 'Roy, Ann. “Nights.” Ward Journal 12, no. 3 (2019): 4–9.'],
    ['chicago', 'Roy, Ann. “Nights.” Ward Journal 12, no. 13 (1999): 4–9.'],
    ['mla', 'Roy, Ann. Nights. Grange, 2019.'],
    ['mla', 'Roy, Ann. Nights. Grange, 1999'],
    ['mla', 'Roy, Ann. “Nights.” Grange, 2019, p. 4.'],
    ['mla', 'Roy, Ann. “Nights.” Grange, 2019, pp. 4–9.'],
    ['mla', 'Roy, Ann. “Nights.” Grange, 2019, https://www.example.com/p.'],
    ['mla', 'Roy, Ann. “Nights.” Grange, 2019, http://www.example.com/p.'],
    ['mla', 'Roy, Ann. “Nights.” Grange, 2019, www.example.com/p.'],
    ['mla', 'Roy, Ann. “Nights.” Ward Journal, vol. 12, no. 13, May.'],
    ['any', 'Ann Roy on nights'],
  ])('%s: %s', (style, entry) => {
    expect(styleIn([entry])).toBe(style)
  })

  test('is the one that most entries are in, and at a tie the more particular one', () => {
    const [apa, mla] = ['Roy, A. (2019). Nights. Grange.', 'Roy, Ann. Nights. Grange, 2019.']

    expect(styleIn([apa, mla])).toBe('apa')
    expect(styleIn([mla, apa])).toBe('apa')
    expect(styleIn([mla, apa, mla])).toBe('mla')
    expect(styleIn(['Ann Roy on nights', 'Li Ng on nights', mla])).toBe('mla')
  })
})

describe('forms that a style guide taught', () => {
  test.each([
    ['chicago-17-note', 'ChatGPT, response to “Why rest,” OpenAI, 7 March 2024.'],
    ['chicago-17-note', 'ChatGPT, in response to ‘Why rest’, https://chatgpt.com'],
    ['cite-them-right-harvard', 'OpenAI ChatGPT (2024) ChatGPT response to Ann Roy, 2 April.'],
    ['cite-them-right-harvard', 'ChatGPT (1999a). Response to Ann Roy, 2 April.'],
    ['harvard-personal-communication', 'ChatGPT. 2024. Why rest (personal communication, 5 May).'],
    ['oscola-local', 'ChatGPT (OpenAI) response to prompt ‘Why rest’ (5 May 2024).'],
    ['oscola-local', 'ChatGPT (OpenAI) response to prompt “Why rest” (5 May 2024).'],
    ['apa-7', 'OpenAI. (2024). ChatGPT (Mar 14 version) [Large language model]. https://chatgpt.com'],
    ['apa-7', 'OpenAI. (2024, May 3). Why rest [generative AI chat]. ChatGPT. https://chatgpt.com/share/1'],
    ['apa-7', 'OpenAI. (2024). ChatGPT [Computer software]. https://chatgpt.com'],
  ])('%s: %s', (guide, entry) => {
    const [flag] = flagsIn(`References\n${entry}`)

    expect(flag!.figures?.guide).toBe(guide)
    expect(flag!.message.endsWith(softened)).toBe(true)
  })

  test.each([
    'Rest is vital (ChatGPT, March 7, 2024).',
    'Rest is vital (ChatGPT, personal communication, 7 March 2024).',
  ])('chicago-author-date: %s', (text) => {
    const [flag] = flagsIn(text)

    expect(flag!.figures?.guide).toBe('chicago-author-date')
    expect(flag!.message.endsWith(softened)).toBe(true)
  })

  test.each([
    `References\nChatGPT. (2024). ${rest}`,
    'References\nChatGPT (2024) Rest in response to light. Grange.',
    'Rest is vital (ChatGPT, 2024).',
    'Rest is vital (ChatGPT, 2024). Ann Roy agreed in March, and nobody else did (Roy, March 7, 2024).',
  ])('none: %s', (text) => {
    const [flag] = flagsIn(text)

    expect(flag!.figures?.guide).toBe(null)
    expect(flag!.message.endsWith(softened)).toBe(false)
  })
})

test('where the policy does not ask for it, a flag refers to good practice and names no clause', () => {
  const said = [`References\nChatGPT. (2024). ${rest}`, openAi].flatMap((text) =>
    flagsIn(text, {}).map(({ message, suggestion }) => `${message} ${suggestion}`),
  )

  expect(said[0]).toContain('; good academic practice asks that AI-generated content is not referenced as an author')
  expect(said[0]).toContain('still needs to be cited, as good academic practice asks.')
  expect(said[1]).toContain('because good academic practice asks')
  expect(said.filter((words) => /clause|policy/.test(words))).toEqual([])
})

function flagsIn(example: Example, clauses: ClauseNumbers = { ai_is_no_author: '4.2', cite_use: '4.3(2)' }): Flag[] {
  return flagsOf(aiAuthorCitation.detect({ ...inputOf(example), clauses }) as { flags: never[] })
}

function styleIn(entries: string[]): unknown {
  return flagsIn(['Rest is vital (ChatGPT, 2024).', 'References', ...entries].join('\n'))[0]!.figures?.style
}

function factsOf(author: string | null, lastModifiedBy: string | null) {
  return { ...plainDocument('Rest.').facts, author, lastModifiedBy }
}

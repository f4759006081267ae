import { describe, expect, test } from 'vitest'
import { aiAuthorCitation } from '../../src/detectors/ai-author-citation/detector.ts'
import { flagsOf, inputOf } from '../detector-tester.ts'

/** Entries that differ by a mark, a word or an order of names, and what each must raise: the rule and the names shown. */
const entries: [string, string][] = [
  ['ChatGPT and Gemini. https://chatgpt.com', 'tool-title-first ChatGPT'],
  ['Roy, A. – Claude. Rest on wards. Ward J. 2024;3:4-9.', ''],
  ['Roy, A. – ChatGPT: Rest on wards. Ward J. 2024;3:4-9.', ''],
  ['Roy, A. – Claude (2024) Rest on wards. Ward J.', 'ambiguous-name Claude'],
  ['Roy A, Ng L, CLAUDE Quiet wards at night. Ward J. 2024.', ''],
  ['Roy A, Ng L, CHATGPT Quiet wards at night. Ward J. 2024.', 'ai-coauthor-ref CHATGPT'],
  ['Ann Roy, Li Ng, ChatGPT Quiet wards at night. Ward J. 2024.', ''],
  ['Roy, Ann – ChatGPT. OpenAI, 2024, https://www.example.com.', ''],
  ['Roy, A. (ed.), Gemini by Google Quiet wards at night. Ward J. 2024.', 'ai-coauthor-ref Gemini'],
  ['Roy A, ChatGPT: rest on wards. Ward Weekly, 2024.', ''],
  ['Roy A, ChatGPT: A review. Ward Weekly, 2024.', ''],
  ['Roy, A., ChatGPT, 3 May 2024.', ''],
  ['Roy, ChatGPT, Rest on wards, Ward J. 2024.', ''],
  ['Ann Roy, ChatGPT, Rest on wards, Ward J. 2024.', ''],
  ['Ann Roy, Li Ng, ChatGPT, Rest on wards, Ward J. 2024.', 'ai-coauthor-ref ChatGPT'],
  ['Roy, A., ChatGPT, and Monday Mornings (Ward Journal, 2024).', 'ai-coauthor-ref ChatGPT'],
  ['Dr. A. Roy, ChatGPT, Claude. OpenAI, 2024, https://www.example.com.', 'ai-coauthor-ref ChatGPT'],
  ['Ann Roy, ChatGPT (2024) Rest on wards. Leeds: Grange.', 'ai-coauthor-ref ChatGPT'],
  ['Ann Roy, ChatGPT et al. (2024) Rest on wards. Leeds: Grange.', 'ai-coauthor-ref ChatGPT'],
  ['Grammarly, ChatGPT, Rest on wards, Ward J. 2024.', ''],
  ['Google, ChatGPT, Rest on wards, Ward J. 2024.', ''],
  ['Roy, A., ChatGPT - L. Ng, Rest on wards, 2024.', 'ai-coauthor-ref ChatGPT'],
  ['Roy, A., ChatGPT - rest on wards, 2024.', ''],
  ['ChatGPT (personal communication).', 'tool-title-first ChatGPT'],
  ['ChatGPT, 3 May 2024.', 'ai-author-ref ChatGPT'],
  ['ChatGPT, OpenAI, 3 May 2024.', 'tool-title-first ChatGPT'],
  ['Copilot, Jean, friend or foe? (2024) Ward Weekly, 3 May.', ''],
  ['ChatGPT, friend or foe? (1999) Ward Weekly, 3 May.', ''],
  ['ChatGPT – the story of a ward. (2024a) Ward Weekly, 3 May.', ''],
  ['ChatGPT WARDS AT NIGHT. Grange, 2024.', 'tool-title-first ChatGPT'],
  ['3. ChatGPT WARDS at night. Grange, 2024.', 'ai-author-ref ChatGPT'],
  ['ChatGPT Wards at. Grange, 2024.', 'tool-title-first ChatGPT'],
  ['[3] ChatGPT Wards at. Grange, 2024.', 'ai-author-ref ChatGPT'],
  ['ChatGPT, Inc. (2024) Rest on wards. Grange.', 'ai-author-ref ChatGPT'],
  ['“ChatGPT.” OpenAI, 2024.', 'tool-title-first ChatGPT'],
  ['“ChatGPT” Rest on wards and in kitchens. Grange, 2024.', ''],
  ['———. ChatGPT [Large language model]. https://chatgpt.com', 'tool-title-first ChatGPT'],
  ['———. ChatGPT rests on wards. Grange.', ''],
  ['———. “ChatGPT.” OpenAI, 2024.', 'tool-title-first ChatGPT'],
  ['———. “Claude.” Anthropic, 2024.', ''],
  ['———. “Claude.” https://claude.ai/chat/1', 'tool-title-first Claude'],
  ['Roy, A. “ChatGPT.” OpenAI, 2024.', ''],
  ['@ann, ChatGPT (2024) Rest on wards. Leeds: Grange.', 'ai-coauthor-ref ChatGPT'],
  ['Roy A, Claude (2024) Rest on wards. Leeds: Grange.', 'ambiguous-name Claude'],
  ['Roy, A, Claude (2024) Rest on wards. Leeds: Grange.', 'ambiguous-name Claude'],
  ['Roy, Claude (2024) Rest on wards. Leeds: Grange.', ''],
  ['Ann Roy, Claude (2024) Rest on wards. Leeds: Grange.', ''],
  ['Roy, A.: ChatGPT and Gemini (2024). https://www.example.com', ''],
  ['Claude (eds), Rest on wards. Grange, 2024.', 'ambiguous-name Claude'],
  ['ROY (A.), ChatGPT: Rest on wards. Leeds: Grange, 2024.', 'ai-coauthor-ref ChatGPT'],
  ['ROY AB, ChatGPT: Rest on wards. Leeds: Grange, 2024.', 'ai-coauthor-ref ChatGPT'],
  ['ROY AB, Claude (2024) Rest on wards. Leeds: Grange.', 'ambiguous-name Claude'],
  ['Ann Roy and chatgptRest on wards [online], 2024.', ''],
  ['Roy, A. and Claude Roy-Ng (2024) Rest on wards. Grange.', ''],
  ['Roy, A. and Claude-Roy (2024) Rest on wards. Grange.', ''],
  ['Roy, A. and Claude’s Roy (2024) Rest on wards. Grange.', ''],
  ['CLAUDE Wards at night. Grange, 2024.', 'ambiguous-name CLAUDE'],
  ['Claude Wards at night. Grange, 2024.', ''],
  ['CLAUDE WARDS at night. Grange, 2024.', ''],
  ['Ek Å, Pi AI, Ng L. Rest on wards. Leeds: Grange.', ''],
  ['Pi AI, Ng, L. (2024) Rest on wards.', ''],
  ['Pi AI; Ng, L. (2024) Rest on wards.', ''],
]

describe('entries that are near to one another', () => {
  test.each(entries)('%s', (entry, expected) => {
    const flags = flagsOf(aiAuthorCitation.detect(inputOf(`References\n${entry}`)) as { flags: never[] })

    expect(flags.map(({ rule, evidence }) => `${rule} ${evidence.map(({ quote }) => quote).join('|')}`)).toEqual(
      expected ? [expected] : [],
    )
  })
})

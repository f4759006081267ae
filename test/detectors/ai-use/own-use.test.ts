import { describe, expect, test } from 'vitest'
import { findNames } from '../../../src/detectors/ai-tools/names.ts'
import { isLabelled } from '../../../src/detectors/ai-use/claims/labels.ts'
import { mayTellOfUse, saysOwnUse } from '../../../src/detectors/ai-use/own-use.ts'
import { sentenceAround } from '../../../src/detectors/ai-use/sentence.ts'

const setting = { isAside: false, isStudy: false }
const isOwn = (text: string) => {
  const names = findNames(text)
  return names.some((name) => saysOwnUse(sentenceAround(text, name), setting) || isLabelled(text, name, names))
}

describe('a sentence of own use is understood by who acts, on what and with what', () => {
  test.each([
    'I ran each paragraph through ChatGPT to check the grammar.',
    'I went on ChatGPT and asked it how to lay out a report.',
    'I let Gemini read my draft and tell me where it was unclear.',
    'My partner and I typed our question into Gemini and compared the answers with the textbook.',
    'I learnt about the Care Act by asking Gemini questions.',
    'On ChatGPT’s advice I shortened the introduction.'.replace('’', "'"),
    'My maths was checked by DeepSeek.',
    'An AI chatbot gave me the idea for the second research question.',
    'Gemini suggested that I split the essay into three parts.',
    'The bullet list in 2.1 is adapted from ChatGPT output (see Appendix C).',
    'The reference list was formatted with ChatGPT.',
    'This paragraph began as a ChatGPT summary.',
    'Use was made of Copilot for the bibliography.',
    'I did not use ChatGPT for the essay itself, just for the plan.',
    'No AI was used except ChatGPT for the title.',
    'Although I did not use AI for the writing, I did use it to find articles.',
  ])('own: %s', (text) => {
    expect(isOwn(text)).toBe(true)
  })

  test.each([
    'I saw a colleague paste a letter into ChatGPT.',
    'I gave participants a text that ChatGPT had written.',
    'I feel that Copilot makes our office faster.',
    'I attended a workshop on using ChatGPT in the classroom.',
    'We all use AI without knowing it.',
    'The images in the campaign were made with Midjourney.',
    'ChatGPT has made our work easier, the managers said.',
    'A typical statement would be: I used ChatGPT to check my grammar.',
    'According to the report, AI was used to write 10 % of the letters.',
    'I nearly asked ChatGPT, but my teacher helped me.',
    'At work I use Copilot, but this essay was written without it.',
    'I decided against using ChatGPT because I wanted to practise my own writing.',
    'No chatbot helped me with this.',
    'ChatGPT gave me no help with this.',
    'Generative AI used: not applicable',
  ])('not own: %s', (text) => {
    expect(isOwn(text)).toBe(false)
  })
})

describe('a label, a row or a form field accounts for use without a sentence', () => {
  test.each([
    'Brainstorming: ChatGPT. Writing: me.',
    'ChatGPT | 4o | 2 May 2025 | ideas for headings',
    '1. ChatGPT: planning. 2. Grammarly: spelling.',
    'AI declaration: yes, ChatGPT, for spelling and grammar.',
    'Did you use AI? Yes. Which? ChatGPT. How? For ideas.',
    '- ChatGPT: helped with the title of my essay',
  ])('%s', (text) => {
    expect(isOwn(text)).toBe(true)
  })

  test.each(['ChatGPT: planning lessons', 'ChatGPT: not used', 'Tools: pen, paper. AI: none.', 'Copilot – no'])(
    'none in: %s',
    (text) => {
      expect(isOwn(text)).toBe(false)
    },
  )
})

describe('own use is understood in other languages, and what denies it or tells of others', () => {
  test.each([
    "Defnyddiais ChatGPT i gynllunio'r traethawd hwn.",
    'Mae’r tabl wedi’i greu gyda chymorth ChatGPT.'.replaceAll('’', "'"),
    'Für die Gliederung dieser Arbeit habe ich ChatGPT verwendet.',
    "J'ai utilisé ChatGPT pour faire le plan de ce travail.",
    'Este trabajo fue revisado con la ayuda de ChatGPT.',
    'ChatGPT mi ha aiutato con la grammatica.',
    'Usei o ChatGPT para planear este trabalho.',
    'Ik heb ChatGPT gebruikt voor de opzet van dit verslag.',
    'Skorzystałam z ChatGPT, aby poprawić gramatykę.',
    'تم استخدام ChatGPT في التدقيق اللغوي لهذا العمل.',
    '我用文心一言翻译了两段文字。',
  ])('own: %s', (text) => {
    expect(isOwn(text)).toBe(true)
  })

  test.each([
    'Ni ddefnyddiais ChatGPT yn y gwaith hwn.',
    'Defnyddiodd yr athrawon ChatGPT i greu cwisiau.',
    'ChatGPT wurde nicht verwendet.',
    "Beaucoup d'étudiants ont utilisé ChatGPT pour leurs devoirs.",
    'No he utilizado ChatGPT.',
    'Gli studenti hanno usato ChatGPT per i compiti.',
    'Nie użyłem ChatGPT.',
    'لم أستخدم ChatGPT.',
    '我没有使用ChatGPT。',
  ])('not own: %s', (text) => {
    expect(isOwn(text)).toBe(false)
  })
})

test.each([
  'Other than asking ChatGPT for a title, I have not used AI.',
  'I am not a native speaker so I put my text in ChatGPT.',
])('a denial of something else does not hide a declared tool: %s', (text) => {
  const name = findNames(text).find(({ kind }) => kind === 'tool')!

  expect(mayTellOfUse(sentenceAround(text, name))).toBe(true)
})

import { chatResidue } from '../../src/detectors/chat-residue/detector.ts'
import { plainDocument } from '../../src/domain/document.ts'
import { testDetector } from '../detector-tester.ts'

const markdown = '## Summary\nThe plan works.\n**Strengths:** clear roles.\n**Limits:** little time.'

testDetector(chatResidue, {
  quiet: [
    'The team met every Monday. I hope this helps to show why the diary mattered.',
    'A report quoted the line “As an AI language model, I cannot form opinions” and asked who had checked it.',
    'One answer began “Certainly! Here is a summary of your notes”, which the class found odd.',
    'Appendix A: Prompt and output\nPrompt: shorten my notes.\nCertainly! Here is a shorter version of your notes.',
    'References\nPrice, G. (2024) Chat about wages. Available at: https://chatgpt.com/share/abcd-1234 (Accessed: 2 May 2024).',
    'A copy of the conversation (https://chatgpt.com/share/abcd-1234) is in Appendix B.',
    'The nurse [inserted the line] and wrote the time [see chart].',
    'In 1999 the turn of the search began at mile 3.',
    { text: 'Name: [Insert your name]\nThe essay begins here.', brief: 'Fill in: [Insert your name]' },
    markdown,
    { document: { ...plainDocument('## Summary\nThe plan works.'), format: 'docx' } },
    {
      text: 'More at this page.',
      document: { links: [{ start: 8, end: 17, href: 'https://www.example.org/?page=2' }] },
    },
  ],
  flags: [
    {
      text: 'Sleep matters for recovery. citeturn0search3 It also helps memory.',
      quotes: ['citeturn0search3'],
      rule: 'chat-markup',
      severity: 'conflict',
    },
    {
      text: 'Sleep matters:contentReference[oaicite:2]{index=2} for recovery.',
      quotes: [':contentReference[oaicite:2]{index=2}'],
      rule: 'chat-markup',
      severity: 'conflict',
    },
    { text: 'Rest lowers risk【12†source】 in most wards.', quotes: ['【12†source】'], severity: 'conflict' },
    { text: 'Rest lowers risk [cite_start]in most wards [cite: 4, 7].', quotes: ['[cite_start]', '[cite: 4, 7]'] },
    { text: 'The chart is at sandbox:/mnt/data/chart.png now.', quotes: ['sandbox:/mnt/data/chart.png'] },
    { text: 'Here it is: <grok-card data-id="1"> and more.', quotes: ['<grok-card data-id="1">'] },
    { text: 'An <antArtifact id="x"> tag was left.', quotes: ['<antArtifact id="x">'], severity: 'conflict' },
    { text: 'Then ChatGPT said: rest is vital.', quotes: ['ChatGPT said:'], severity: 'conflict' },
    {
      text: 'See https://www.example.org/sleep?utm_source=chatgpt.com for the numbers.',
      quotes: ['utm_source=chatgpt.com'],
      rule: 'tracking-link',
      severity: 'check',
    },
    {
      text: 'My source is https://chatgpt.com/share/abcd-1234 on wages.',
      quotes: ['chatgpt.com/share/abcd-1234'],
      rule: 'share-link',
      severity: 'check',
    },
    {
      text: 'As an AI language model, I cannot visit the ward myself.',
      quotes: ['As an AI language model, I'],
      rule: 'assistant-phrase',
      severity: 'check',
    },
    { text: 'As of my last knowledge update, the Act was in force.', quotes: ['As of my last knowledge update'] },
    {
      text: 'Certainly! Here is the essay.\nSupervision keeps people safe.',
      quotes: ['Certainly! Here is'],
    },
    {
      text: 'Rest is vital. Let me know if you would like me to add more.',
      quotes: ['Let me know if you would like me to'],
    },
    { text: 'I’m sorry, but I can’t assist with that part.', quotes: ['I’m sorry, but I can’t assist'] },
    {
      text: 'My mentor, [Insert name of mentor], was kind.',
      quotes: ['[Insert name of mentor]'],
      rule: 'placeholder',
      severity: 'check',
    },
    { text: 'Leadership is shared (Author, Year) in most teams.', quotes: ['(Author, Year)'], rule: 'placeholder' },
    {
      document: { ...plainDocument(markdown), format: 'docx' },
      quotes: ['## Summary', '**Strengths:**', '**Limits:**'],
      rule: 'markdown-left',
      severity: 'info',
    },
    {
      text: 'More at this page.',
      document: { links: [{ start: 8, end: 17, href: 'https://www.example.org/?utm_source=openai' }] },
      quotes: ['this page'],
      rule: 'tracking-link',
    },
  ],
})

import { chatResidue } from '../../../src/detectors/chat-residue/detector.ts'
import { plainDocument } from '../../../src/domain/screening/document.ts'
import { testDetector } from '../../detector-tester.ts'

const markdown = '## Summary\nThe plan works.\n**Strengths:** clear roles.\n**Limits:** little time.'

/** Every form of each trace, whole as it must be quoted, with a space or a line end around it. */
const forms: Record<string, string[]> = {
  'chat-markup': [
    ...['search', 'view', 'news', 'image', 'file', 'academia', 'forecast', 'finance', 'product', 'reddit'].map(
      (kind) => `\ue200cite\ue202turn12${kind}34`,
    ),
    ...['navlist', 'video', 'image_group', 'filecite'].map((kind) => `\ue200${kind}\ue202turn0search3`),
    ...['[oaicite:2]', '(oaicite:2', '[oai_citation:2‡ward.org]', 'contentReference[oaicite:2]{index=12}'],
    ...['【12:34†ward.pdf】', '<grok:render type="1">', 'grok_render_citation_card_json', '[cite:12,34]', '[cite: 7]'],
    ...[
      '[attached_file:12]',
      '[web:12]',
      '</antArtifact>',
      '<antThinking>',
      `<ant${'ml:cite'} index="1">`,
      'ChatGPT said :',
    ],
    ...['ChatGPT', 'Claude', 'Copilot', 'Perplexity', 'DeepSeek', 'Grok', 'Le Chat'].map(
      (tool) => `${tool} can make mistakes. Check`,
    ),
    ...[
      'check',
      'Consider',
      'consider',
      'Verify',
      'verify',
      'double-check',
      'Please double-check',
      'please double-check',
    ].map((what) => `Gemini can make mistakes. ${what}`),
    ...['Thought for 2m 5s', 'Thought for 12 min 5 s', 'Thought for 1 minute 12 second', 'Thought for 2 minutes 5s'],
    'Was this response better or worse?',
  ],
  'tracking-link': [
    ...['chatgpt', 'openai.com', 'copilot.com', 'copilot.microsoft.com', 'perplexity', 'perplexity.ai'],
    ...['claude.ai', 'gemini', 'grok', 'grok.com', 'deepseek'],
  ]
    .map((tool) => `utm_source=${tool}`)
    .concat('referrer=grok.com'),
  'share-link': [
    ...['chat.openai.com/share', 'chatgpt.com/c', 'chat.openai.com/c', 'g.co/gemini/share', 'gemini.google.com/share'],
    ...['claude.ai/share', 'claude.ai/chat', 'copilot.microsoft.com/shares', 'grok.com/share', 'perplexity.ai/search'],
    ...['chat.deepseek.com/a/chat', 'chatgpt.com/g', 'chat.qwen.ai/s', 'kimi.com/share', 'poe.com/s'],
  ].map((place) => `${place}/aB3_-x`),
  'assistant-phrase': [
    ...[
      'as an artificial intelligence model, I',
      'As a large language model trained by',
      'As an AI-powered assistant I',
    ],
    ...[
      'As an AI-based chatbot, I',
      'As an AI model developed by',
      'As an AI trained by Google, I',
      'As an AI tool built by Meta, I',
    ],
    ...[
      'As an AI system created by OpenAI, I',
      'I am an AI assistant',
      'I’m just an AI language model',
      'I am a large language model',
    ],
    ...['My knowledge cutoff', 'my training cut-off', 'My knowledge extends only up to', 'My training data ends in'],
    ...[
      'I do not have access to real-time',
      'I don’t have real-time',
      'I cannot browse the internet',
      'I can’t browse the web',
    ],
    ...[
      'I cannot access external',
      'I can’t access real-time',
      'I can’t access live',
      'I apologise but I cannot assist',
    ],
    ...['help', 'fulfil', 'provide', 'generate', 'complete'].map((verb) => `I am sorry, but I am unable to ${verb}`),
    'I’m sorry, but I’m unable to help',
    ...['Sure', 'Sure thing', 'Of course', 'Absolutely', 'Great question', 'Certainly'].map(
      (word) => `${word}! Here’s`,
    ),
    ...['Here are', 'here is', 'Below is', 'below is', 'Let’s', 'let’s', 'I’d be happy', 'I would be happy'].map(
      (start) => `Sure. ${start}`,
    ),
    ...['here’s the plan:', 'here are the points:', 'below is the plan:', 'I’d be happy to', 'I would be happy to'].map(
      (start) => `Sure, ${start}`,
    ),
    ...[
      'revised',
      'improved',
      'polished',
      'expanded',
      'shortened',
      'updated',
      'corrected',
      'humanised',
      'humanized',
    ].map((kind) => `Here’s a ${kind} version of your`),
    ...['paraphrased', 'more concise', 'more academic', 'clearer', 'improved and shorter'].map(
      (kind) => `Here is your ${kind} draft:`,
    ),
    ...['version', 'paragraph', 'text', 'response'].map((piece) => `Below is an expanded ${piece} of your`),
    ...['me to', 'any further', 'any more', 'any other', 'any changes', 'any adjustments', 'any modifications'],
  ].map((phrase) => (phrase.startsWith('any ') || phrase === 'me to' ? `let me know if you’d want ${phrase}` : phrase)),
  placeholder: [
    ...['Insert', 'INSERT', 'Add', 'Enter', 'Include', 'Provide'].map((verb) => `[${verb} a date here]`),
    ...['College', 'School', 'Institution', 'Course', 'Class', 'Position', 'Job Title', 'Department', 'Address'].map(
      (of) => `[Your ${of}]`,
    ),
    ...['Signature', 'Tutor', 'Subject', 'Topic', 'Age'].map((of) => `[YOUR ${of}]`),
    ...[
      'Your',
      'YOUR',
      'Student',
      'Student’s',
      'Recipient',
      'Manager',
      'Manager’s',
      'Client',
      'Client’s',
      'Lecturer',
    ].map((who) => `[${who} Name]`),
    ...['Lecturer’s', 'Instructor', 'Instructor’s', 'Professor', 'Professor’s', 'Tutor', 'Tutor’s', 'University'].map(
      (who) => `[${who} name]`,
    ),
    ...['Company', 'Organisation', 'Organization', 'Course', 'Module'].map((who) => `[${who} NAME]`),
    ...[
      'Full Name',
      'full name',
      'Title',
      'title',
      'Institution',
      'institution',
      'Code',
      'code',
      'Number',
      'number',
    ].map((what) => `[Your ${what}]`),
    ...['ID', 'id', 'Email', 'email'].map((what) => `[Student ${what}]`),
    ...[
      '[Author, Year]',
      '(Author’s Name, Year)',
      '(Author name, YYYY)',
      '[Source, year]',
      '(Citation needed here)',
      '[Source here]',
    ],
    ...[
      '(Roy et al., YEAR)',
      '(Roy, YYYY)',
      '[source needed]',
      '[reference needed here]',
      'INSERT_NAME_HERE',
      '[citation here]',
    ],
  ],
}

/** What only counts before a date or a comma. */
const updates = [
  'as of my latest update',
  'Up to my most recent training cutoff',
  'Since my last cut-off',
  'Until my last update',
  'After my latest knowledge update',
  'up to my last update',
  'since my last update',
  'until my last update',
  'after my last update',
]

testDetector(chatResidue, {
  quiet: [
    'Of course, here is where the plan fails.',
    'Of course, here is the ladder in Figure 2.',
    'Would you like me to stay? the nurse asked.',
    'Until my last update training in June I had not met her.',
    'As an AI tool, ChatGPT is popular with joiners.',
    'The regenerate response of tissue is slow. Then we thought for 12 seconds before each answer.',
    'ChatGPT can make mistakes and so can people.',
    'The <think> element does not exist in HTML.',
    'The [Your Voice] project asks residents for views.',
    'A sample essay was given to the class and adapted.',
    'It is tagged (Author unknown, 1923).',
    'Dear [Recipient’s Name],\nRest well. If you are stuck, feel free to ask.\nKind regards,\n[Your Name]',
    'Draft email\n[Company Name] thanks you. Let me know if you want any changes.',
    'Nurse: Well, feel free to ask.\nMan: When?\nNurse: Would you like me to write it down?\nMan: Yes.',
    'Patients should feel free to ask. The letter to [Company Name] was short.',
    'More at https://x.com/i/grok and at https://claude.ai/login.',
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
    ...updates.map((phrase) => ({ text: `${phrase}, the rate was 3.`, quotes: [phrase], rule: 'assistant-phrase' })),
    ...Object.entries(forms).flatMap(([rule, phrases]) =>
      phrases.map((phrase) => ({ text: `Rest helps.\n${phrase}\n\nTrust grows.`, quotes: [phrase], rule })),
    ),
    { text: 'Rest [cite_end] lowers risk.', quotes: ['[cite_end]'], rule: 'chat-markup' },
    {
      text: '<think>The user wants an essay.</think> Rest matters.',
      quotes: ['<think>The user wants an essay.</think>'],
      rule: 'chat-markup',
    },
    {
      text: 'Rest matters. Gemini can make mistakes, so double-check it',
      quotes: ['Gemini can make mistakes, so double-check'],
      rule: 'chat-markup',
    },
    { text: 'Rest matters.\nRegenerate response\nTrust grows.', quotes: ['Regenerate response'], rule: 'chat-markup' },
    {
      text: 'Rest matters.\nThought for 12 seconds\nTrust grows.',
      quotes: ['Thought for 12 seconds'],
      rule: 'chat-markup',
    },
    {
      text: 'See https://x.com/i/grok/share/AbCdEf1 here.',
      quotes: ['x.com/i/grok/share/AbCdEf1'],
      rule: 'share-link',
    },
    {
      text: 'See https://claude.ai/public/artifacts/1b2c3d here.',
      quotes: ['claude.ai/public/artifacts/1b2c3d'],
      rule: 'share-link',
    },
    {
      text: 'See https://chat.deepseek.com/share/abc123 here.',
      quotes: ['chat.deepseek.com/share/abc123'],
      rule: 'share-link',
    },
    { text: 'See https://chat.mistral.ai/chat/0a1b here.', quotes: ['chat.mistral.ai/chat/0a1b'], rule: 'share-link' },
    {
      text: 'See https://notebooklm.google.com/notebook/0a1b here.',
      quotes: ['notebooklm.google.com/notebook/0a1b'],
      rule: 'share-link',
    },
    {
      text: 'As an AI developed by OpenAI, I cannot say.',
      quotes: ['As an AI developed by OpenAI, I'],
      rule: 'assistant-phrase',
    },
    {
      text: 'My training data only goes up to April 2023.',
      quotes: ['My training data only goes up to'],
      rule: 'assistant-phrase',
    },
    {
      text: 'As of my last update in May, the rate was 3.',
      quotes: ['As of my last update'],
      rule: 'assistant-phrase',
    },
    {
      text: 'I apologize, but I cannot fulfill this request.',
      quotes: ['I apologize, but I cannot fulfill'],
      rule: 'assistant-phrase',
    },
    {
      text: 'Sure, here is the paragraph you wanted: Rest matters.',
      quotes: ['Sure, here is the paragraph you wanted:'],
      rule: 'assistant-phrase',
    },
    {
      text: 'Here is the rewritten essay with a calmer tone: Rest.',
      quotes: ['Here is the rewritten essay with a calmer tone:'],
      rule: 'assistant-phrase',
    },
    {
      text: 'Let me know if you need it longer.',
      quotes: ['Let me know if you need it longer'],
      rule: 'assistant-phrase',
    },
    {
      text: 'Would you like me to also add sources?',
      quotes: ['Would you like me to also add'],
      rule: 'assistant-phrase',
    },
    {
      text: 'Is there anything else you would like me to do?',
      quotes: ['Is there anything else you would like me to'],
      rule: 'assistant-phrase',
    },
    {
      text: 'This is a sample essay, so adapt it to your ward.',
      quotes: ['This is a sample essay, so adapt'],
      rule: 'assistant-phrase',
    },
    { text: 'I study at [Your University] now.', quotes: ['[Your University]'], rule: 'placeholder' },
    { text: 'It was sent to [Recipient’s Name] then.', quotes: ['[Recipient’s Name]'], rule: 'placeholder' },
    { text: 'Rest helps (Roy, Year) on wards.', quotes: ['(Roy, Year)'], rule: 'placeholder' },
    { text: 'Rest helps [citation needed] on wards.', quotes: ['[citation needed]'], rule: 'placeholder' },
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

import { describe, expect, test } from 'vitest'
import { aiAuthorCitation } from '../../../src/detectors/ai-author-citation/detector.ts'
import type { Reflection } from '../../../src/domain/intake/reflection.ts'
import { plainDocument } from '../../../src/domain/screening/document.ts'
import { flagsOf, inputOf, testDetector } from '../../detector-tester.ts'

const withClaude: Reflection = {
  aiUsed: true,
  uses: [
    {
      tool: 'Claude',
      firstUsed: '2025-03-12',
      purpose: 'outline',
      how: 'It listed headings.',
      why: 'To begin.',
      outputUsed: 'ideas',
      personalData: 'none',
    },
  ],
  criticalReflection: 'It forgot night shifts.',
  priorLearning: 'Unit 2.',
  responsibilityAccepted: true,
}

testDetector(aiAuthorCitation, {
  quiet: [
    // names of people as they are written elsewhere
    'References\nCopilot, Jean (2020) Rest on wards. Leeds: Grange.',
    'References\nCopilot, Jean and Roy, A. (2020) Rest on wards. Leeds: Grange.',
    'References\nSora Meta and Karel Vries (2022) Rest on wards. Leeds: Grange.',
    'References\nBloom 2022, BLOOM L., Rest on wards, Ward Journal, 2022.',
    'References\nSydney, Basil - Roy, Ann. “Rest on Wards.” Ward Journal 34/2 (2023), 4–9.',
    'References\nPi AI, Ng L. Rest on wards. Ward J. 2020;3:4-9.',
    'Title: Work with Copilot\nAuthor: Jean Copilot',
    // a maker’s own pages, by their title
    'References\nGrammarly, Honest work and Grammarly. 2023.',
    'References\nPerplexity. 2023b. Privacy policy.',
    // titles, not authors
    'References\nA. Roy - ChatGPT and the night shift, Leeds 2024.',
    'References\nRoy A., ChatGPT Goes to Work. Ward J 2023;3:4-9.',
    'References\n[3] A. Roy, Å. Ek. ChatGPT in small kitchens. 2024.',
    // in the text
    'Chatbots (e.g. ChatGPT, 2022) came quickly.',
    'ChatGPT’s (2022) launch changed exams.',
    'ChatGPT and Roy (2024) are named in the minutes.',
    // people
    'References\nClaude, A. (2009) Ropes and rigging. Leeds: Grange.',
    'References\nBrandt I, Bing L, Pi H. Rest on wards. Ward J. 2020;3:4-9.',
    'References\nMonet, Claude. Letters. Paris: Plon, 1955.',
    'References\nDeep L, Dalle E. Night work. Ward J. 2020;3:4-9.',
    'References\nAi, W. (2011) Sunflower seeds. London: Tate.',
    'Claude Debussy (1894) wrote for the flute.',
    'Jean-Claude (2010) runs the kitchen.',
    'The Bard (1599) wrote for the Globe.',
    'Rest is cheap (Bloom, 2019) and vital (Poe, 1845).',
    'Cells differ (Gemini, 2024).\nReferences\nGemini, C. (2024) Cells. London: Sage.',
    'His anger grows (Poe 197).',
    'Author: Claude Roy',
    'Author: OpenAI',
    'The Bard (2024) argues from the grave.',
    'Jonathan Bard (2024) argues that cells differ.',
    'Jean-Claude (2024) argues that soup should rest.',
    `${'A ward that rests well makes fewer slips, and everyone who has worked nights knows it. '.repeat(2)}\nby ChatGPT`,
    // work about AI
    'References\nRoy, A. (2023) ChatGPT and the night shift. Leeds: Grange.',
    'References\nRoy A, Ng L. Claude, ChatGPT and the end of homework. Ward J. 2023;3:4-9.',
    'References\nChatGPT and homework (2023) Ward Weekly, 3 May.',
    'References\nChatGPT. (2023, May 3). In Wikipedia. https://en.wikipedia.org/wiki/ChatGPT',
    'References\nBrandt, Ingrid. Copilot in the toolbox. 2023, https://www.example.com/p.',
    'Students used ChatGPT (OpenAI, 2023) to plan.',
    'We compared ChatGPT (2023) with Gemini (2024).',
    'A chatbot (ChatGPT) was tried, and a benchmark gave 78.2 (Llama 2).',
    'ChatGPT (November 2022) changed the market.',
    'References\nChatGPT: a story of two wards. Ward Weekly, 2023.',
    'References\nROY (A.) — ChatGPT: friend or foe of teams. Leeds: Grange, 2023.',
    'References\nRoy, A., ChatGPT: A review of the first year, Ward Journal, 2023.',
    'References\nAnn Roy, ChatGPT, Mondays and the Ward (Ward Journal, 2023).',
    'References\nAnn Roy, ChatGPT and Monday Mornings (Ward Journal, 2023).',
    'References\nChatGPT: friend or foe? (2023) Ward Weekly, 3 May.',
    'References\nClaude (2019) [Film]. Directed by A. Roy. Paris: Gaumont.',
    'References\nAnon. (2024) ChatGPT: Rest on wards. Leeds: Grange.',
    'Rest is vital (GPTs, 2024).',
    'According to ChatGPT, rest (and light) is vital.',
    'References\nRoy, A. K. Grammarly and the ward report. Ward J. 2023.',
    'References\n[4] A. Roy and L. Ng, ChatGPT, Nights and Rotas on wards, Ward J. 3 (2023) 4.',
    {
      text: 'Cells differ (Claude, 2024).',
      document: {
        citations: [
          {
            start: 13,
            end: 27,
            source: 'zotero',
            items: [{ authors: ['Claude, Albert'], title: 'Cells', year: '2024' }],
          },
        ],
      },
    },
    // makers and their own publications
    'References\nDeepSeek Team (2024) Rest on wards. Leeds: Grange.',
    'References\nOpenAI (2024) GPT-4o system card [AI safety]. https://openai.com',
    'References\nOpenAI, GPT-4V(ision) System Card, 2023.',
    'References\nMeta AI (2024) What language models owe to their readers. https://ai.example.com',
    'References\nOpenAI (2023) GPT-4 technical report. arXiv.',
    'References\nGemini Team (2023) Gemini: a family of models. arXiv.',
    'References\nMicrosoft (2024) Privacy and security for Copilot. Available at: https://learn.microsoft.com',
    'References\nGrammarly (2023) How to use commas. Available at: https://www.grammarly.com/blog/commas',
    'References\nDeepSeek-AI (2025) DeepSeek-R1: incentivising reasoning. arXiv.',
    'Prices fell (OpenAI, 2023).',
    'References\nChatGPT and Claude: a review of two tools. Leeds: Grange, 2024.',
    'References\nClaude, A. and ChatGPT: Rest on wards. Leeds: Grange, 2024.',
    'We asked chatbots (ChatGPT; Roy, 2019).',
    'Rest is vital (ChatGPT; released in November 2022).',
    'Rest is vital (Claude; Roy, 2019).',
    'References\n[1] A. Roy, What is known about\nChatGPT (2024) in wards. Grange, 2019.\n[2] L. Ng, Nights. Grange, 2020.',
    'References\n[1] A. Roy, Rest. Grange, 2019.\nChatGPT, light and rest. Grange, 2024.\n[2] L. Ng, Nights. Grange, 2020.',
    'References\n[1] A. Roy, Rest. Grange, 2019.\nClaude (2024) Light. Grange.\n[2] L. Ng, Nights. Grange, 2020.',
    // the tool shown as a tool
    'References\n“Why do people rest?” prompt. Gemini, Google, 3 Mar. 2024, gemini.google.com.',
    'References\nText generated by ChatGPT, OpenAI, March 12, 2025, https://chatgpt.com.',
    'References\nAI tool used: ChatGPT (4o), https://chatgpt.com, 12/03/2025. Prompt and output: Appendix A.',
    'References\nChatGPT 4o (https://chatgpt.com/), 25/01/2025',
    'Acknowledgements\nI used ChatGPT (2024) to check spelling.',
    'Appendix A: transcript\nChatGPT (2024) states: rest is vital.',
    'When asked “why rest?”, ChatGPT (version 4, 3 March 2024) returned five reasons (see Appendix A).',
    // hidden names are not guessed
    'References\nRoy, A. et al. ChatGPT and rest. Ward Journal, 2023.',
    { text: 'Rest.', document: { facts: { ...factsOf('Gemini Patel') } } },
    // one mark, initial or order of names away from a flag
    'Author: A. Claude\nRest.',
    'Author: Claude, Ann\nRest.',
    'Author: Roy, Claude\nRest.',
    'Rest is vital (ChatGPT-based, 2024).',
    'Rest is vital (Claude 3).',
    'Rest is vital (Claude).',
    'Rest is vital (A. Claude, 2024).',
    'Rest is vital (Claude, A., 2024).',
    'Rest (see ChatGPT) is vital.',
    'References\n———. ChatGPT (2024) Rest on wards. Leeds: Grange.',
    'References\nA. Roy, ChatGPT: Rest on wards. Leeds: Grange, 2024.',
    'References\nRoy, A., ChatGPT: rest on wards. Ward Weekly, 2024.',
    'References\nRoy, A., ChatGPT, friend or foe? (2024) Ward Weekly, 3 May.',
    'References\nRoy, A. & ChatGPT/Claude in the ward. Ward J. 2024.',
    'Sources\nPeople rest on wards, and it is a good thing that they do so, as everyone knows.\nRoy, A. and ChatGPT. Rest. Sage.',
  ],
  flags: [
    // one mark, line end or order of names away from silence
    {
      text: 'References\nRoy, A. and\nChat-\nWard Weekly 7\nGPT (2024) Rest. Sage.',
      quotes: ['Chat-\nWard Weekly 7\nGPT'],
    },
    {
      text: 'References\nRoy, A. and Chat-\f7\nWard Weekly\nGPT (2024) Rest on wards. Sage.',
      quotes: ['Chat-\f7\nWard Weekly\nGPT'],
    },
    { text: 'References\nRoy, A. and GP-\nT-4 (2024) Rest on wards. Sage.', quotes: ['GP-\nT-4'] },
    { text: 'References\nRoy, A. and\nChat\f7\fGPT (2024) Rest. Sage.', quotes: ['Chat\f7\fGPT'] },
    { text: 'Rest is vital (Chat\f7\fGPT, 2024).', quotes: ['Chat\f7\fGPT'] },
    { text: 'References\nRoy, A. and Chat\u200bGPT (2024) Rest on wards. Sage.', quotes: ['Chat\u200bGPT'] },
    { text: 'References\nRoy, A. and Chat\u2011GPT (2024) Rest on wards. Sage.', quotes: ['Chat\u2011GPT'] },
    {
      text: 'References\nRoy, A. and ChatGPT™ (2024) Rest on wards. Sage.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nRoy, Ann, Claude, “Rest on wards,” Ward J., 2024.',
      quotes: ['Claude'],
      rule: 'ambiguous-name',
    },
    {
      text: 'References\n[Roy24] ChatGPT: Rest on wards. Leeds: Grange, 2024.',
      quotes: ['ChatGPT'],
      rule: 'ai-author-ref',
    },
    {
      text: 'Rest is vital.¹\n¹ See Google’s Bard (2024) Rest on wards. Leeds: Grange.',
      quotes: ['Google’s Bard'],
      rule: 'ai-author-ref',
    },
    {
      text: 'References\nRoy, A. Rest. Sage\n\nChatGPT. Rest on wards. Sage',
      quotes: ['ChatGPT'],
      rule: 'ai-author-ref',
    },
    { text: 'References\nRoy A, ChatGPT, 3 May 2024.', quotes: ['ChatGPT'], rule: 'ai-coauthor-ref' },
    {
      text: 'References\nGemini by Google: Rest on wards. Leeds: Grange, 2024.',
      quotes: ['Gemini'],
      rule: 'ai-author-ref',
    },
    {
      text: 'Rest is vital.¹\n¹ Roy, ChatGPT et al. (2024) Rest on wards. Grange.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nRoy, Ann / ChatGPT (version 4) (2024). https://www.example.com',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nRoy A, ChatGPT: Rest on wards. Leeds: Grange, 2024.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nLe, A., ChatGPT: Rest on wards. Leeds: Grange, 2024.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nRoy, A. – ChatGPT. Rest on wards. Ward J. 2024;3:4-9.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nRoy, A. (ed.), ChatGPT (2024) Rest on wards. Leeds: Grange.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nGemini (Google), L. Ng, Rest on wards, Grange, 2024.',
      quotes: ['Gemini'],
      rule: 'ai-author-ref',
    },
    {
      text: 'References\nChatGPT, Claude. Rest on wards. Ward J. 2024;3:4-9.',
      quotes: ['ChatGPT'],
      rule: 'ai-author-ref',
    },
    {
      text: 'References\nChatGPT, Claude et al. (2024) Rest on wards. Grange.',
      quotes: ['ChatGPT'],
      rule: 'ai-author-ref',
    },
    {
      text: 'References\nChatGPT and Gemini [Large language model]. https://chatgpt.com',
      quotes: ['ChatGPT'],
      rule: 'tool-title-first',
    },
    {
      text: 'References\nRoy A, ChatGPT. OpenAI, 2024, https://www.example.com.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nRoy, Ann, and ChatGPT WARDS AT NIGHT. Grange, 2024.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nChatGPT and Gemini: Rest on wards. Leeds: Grange, 2024.',
      quotes: ['ChatGPT', 'Gemini'],
      rule: 'ai-author-ref',
    },
    {
      text: 'References\nRoy, A., ChatGPT and Gemini: Rest on wards. Leeds: Grange, 2024.',
      quotes: ['ChatGPT', 'Gemini'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nChatGPT and Gemini: A review of two tools. Leeds: Grange, 2024.',
      quotes: ['ChatGPT'],
      rule: 'tool-title-first',
    },
    { text: 'Rest is vital (ChatGPT; Roy, 2019).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Rest is vital (Roy, 2019a; ChatGPT).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    {
      text: 'References\n[1] A. Roy, Rest. Grange, 2019.\n[2] L. Ng, Nights. Grange, 2020.\nChatGPT (2024) Light. Grange.',
      quotes: ['ChatGPT'],
      rule: 'ai-author-ref',
    },
    { text: 'Rest is vital (Roy and ChatGPT, 2024).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Rest is vital (Llama 2 and Roy, 2024).', quotes: ['Llama 2'], rule: 'ai-author-intext' },
    { text: 'Rest is vital (A. ChatGPT, 2024).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Rest is vital (ChatGPT, A., 2024).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Rest is vital (ChatGPT, p. 3).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Rest is vital [ChatGPT, 2024].', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Rest is vital (ChatGPT et al., 2024).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Rest is vital (ChatGPT, as cited in Roy, 2024).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'We asked it. Rest is vital (ChatGPT).', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'The ChatGPT (2024) argues that rest is vital.', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'ChatGPT (OpenAI)’s (2024) view is that rest is vital.', quotes: ['ChatGPT'], rule: 'ai-author-intext' },
    { text: 'Claude (2024) argues that rest is vital.', quotes: ['Claude'], rule: 'ambiguous-name' },
    { text: 'As Claude (2024) states, rest is vital.', quotes: ['Claude'], rule: 'ambiguous-name' },
    { text: 'by Claude and Ann Roy\nRest.', quotes: ['Claude'], rule: 'ambiguous-name' },
    { text: 'Author: ChatGPT, Ann\nRest.', quotes: ['ChatGPT'], rule: 'ai-byline' },
    { text: 'Author: AI\nRest matters.', quotes: ['AI'], rule: 'ai-byline' },
    // author lists of more countries
    { text: 'References\nRoy, Md. T., ChatGPT & Ng, L. (2024) Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, A., Jr., ChatGPT & Ng, L. (2024) Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, Md.T. & ChatGPT (2024) Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\nal-Amin, R., ChatGPT & Ng, L. (2024) Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\nAL-AMIN, R.; CHATGPT; NG, L. Rest on wards. Leeds: Grange, 2024.', quotes: ['CHATGPT'] },
    { text: 'References\nRoy Rania al-, ChatGPT et Ng Li, Rest on wards, Leeds, 2024.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, G. de l’ and ChatGPT. 2024. Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\n[49] A. Le, ChatGPT, On being tired, Grange, Leeds, 2024.', quotes: ['ChatGPT'] },
    {
      text: 'References\nChatGPT, van der Beek, Joris, and Roy, Ann (2024) Rest on wards. Leeds: Grange.',
      quotes: ['ChatGPT'],
    },
    {
      text: 'References\nSuryani, Bing AI & Thi Minh Khai Tran (2024): Rest on wards. Ward Weekly.',
      quotes: ['Bing AI'],
    },
    { text: 'References\nChatGPT & Roy G de l’ (2024) Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, A.; ChatGPT; and Suryani. 2024. “Rest on wards.” Ward J, 3.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, A.; ChatGPT; & Suryani 2024b. Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\n20. B. Roy - ChatGPT, Rest on wards and in kitchens, Leeds 2024.', quotes: ['ChatGPT'] },
    { text: 'References\n42. J. Roy - ChatGPT - L. Ng, Rest on wards, 2025.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, Ken - ChatGPT. “Rest on Wards.” Ward J 13/1 (2026), 4–9.', quotes: ['ChatGPT'] },
    { text: 'References\n36 da Roy AB, ChatGPT. Rest on wards. 2026.', quotes: ['ChatGPT'] },
    { text: 'References\n77 xAI Grok. Rest on wards. https://www.example.org', quotes: ['xAI Grok'] },
    { text: 'References\nRoy ER., ChatGPT, Ng J. Rest on wards. Ward J. 2024;3:4–9.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy Å., ChatGPT Quiet wards at night. Ward J 2025;16:4–9.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy L., Copilot Quiet wards at night. Ward J 2025;16:4–9.', quotes: ['Copilot'] },
    { text: 'References\nChatGPT Quiet wards at night. Ward J, online.', quotes: ['ChatGPT'], rule: 'ai-author-ref' },
    { text: 'References\nEk, Å., Pi AI, and Ng, L. (2024) Rest on wards. Leeds: Grange.', quotes: ['Pi'] },
    // editors
    { text: 'References\nRoy A, ChatGPT, editors. Rest on wards. Leeds: Grange; 2025.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy A, ChatGPT, eds. Rest on wards. Leeds: Grange; 2025.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy A, ChatGPT eds. Rest on wards. Leeds: Grange; 2025.', quotes: ['ChatGPT'] },
    // dates and marks around them
    { text: 'References\nChatGPT (12 mar 2024). Rest on wards. https://www.example.org', quotes: ['ChatGPT'] },
    { text: 'References\nChatGPT (3 maart 2024). Rust op zaal. https://www.example.org', quotes: ['ChatGPT'] },
    { text: 'References\nChatGPT (2024-03-12) Rest on wards. https://www.example.org', quotes: ['ChatGPT'] },
    { text: 'References\nChatGPT, . 2024. Rest on wards. https://www.example.org', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, A. and ChatGPT. [n.d.]. Rest on wards. https://www.example.org', quotes: ['ChatGPT'] },
    { text: 'References\nMeta AI 2025, META AI, Rest on wards, Leeds, 2025.', quotes: ['META AI'] },
    { text: 'References\nDeepSeek (China) (2025) Rest on wards. https://www.example.org', quotes: ['DeepSeek'] },
    { text: 'References\nRoy L, ChatGPT OA. Rest on wards. Ward J. 2026;9:4–9.', quotes: ['ChatGPT'] },
    { text: 'References\nRoy X, ChatGPT O. 3D wards. Ward J. 2024;7:4-9.', quotes: ['ChatGPT'] },
    { text: 'References\nChatGPT OpenAI, Rest on wards, https://www.example.org, 3 May 2025.', quotes: ['ChatGPT'] },
    // a publisher’s name is no title
    {
      text: 'References\nRoy, A., Synthesia & Ng, L. (2025), Rest on wards, Bristol, Policy Press.',
      quotes: ['Synthesia'],
    },
    { text: 'References\nQuillBot 2025 : Rest on wards, Bristol, Policy Press.', quotes: ['QuillBot'] },
    { text: 'References\nQuillBot (2025) Rest on wards. Bristol: Help Press.', quotes: ['QuillBot'] },
    // models with versions in letters and numbers
    { text: 'References\nDeepSeek-R1. 2024. Rest on wards. https://www.example.org', quotes: ['DeepSeek-R1'] },
    { text: 'References\nKimi K2, 2026, Rest on wards. Ward Weekly.', quotes: ['Kimi K2'] },
    { text: 'References\nCommand R+, Roy, A. and Ng, L. (2024) Rest on wards. Leeds: Grange.', quotes: ['Command R+'] },
    {
      text: 'References\nMicrosoft Bing Chat. 2025. “Rest on Wards.” https://www.example.org',
      quotes: ['Microsoft Bing Chat'],
    },
    // titles in quotation marks without an author
    { text: 'References\n(2024), «ChatGPT».', quotes: ['ChatGPT'], rule: 'tool-title-first', severity: 'check' },
    { text: 'References\nAnon. 2023. « Perplexity AI ».', quotes: ['Perplexity AI'], rule: 'tool-title-first' },
    { text: 'References\nAnón 2026a. ChatGPT.', quotes: ['ChatGPT'], rule: 'tool-title-first' },
    {
      text: 'References\nxAI (2023) ‘Grok’ Available at https://www.example.org',
      quotes: ['xAI'],
      rule: 'vendor-as-author',
    },
    // in the text
    { text: 'In the view of ChatGPT (2023), rest has two uses.', quotes: ['ChatGPT'] },
    { text: 'ChatGPT and Roy (2024) argue that trust is slow.', quotes: ['ChatGPT'] },
    { text: 'ChatGPT, Roy, and Ng (2024) argue that trust is slow.', quotes: ['ChatGPT'] },
    { text: 'ChatGPT (OpenAI, 2023) argues that bonds form early.', quotes: ['ChatGPT'] },
    { text: 'Gute Teams reden miteinander (ChatGPT 2024, S. 3).', quotes: ['ChatGPT'] },
    { text: 'Rest is vital (as cited by ChatGPT, 2024).', quotes: ['ChatGPT'] },
    { text: 'Author: Ann Roy, Copilot', quotes: ['Copilot'], rule: 'ai-byline' },
    {
      text: 'Rest is vital (ChatGPT, 2023). ChatGPT (2023) states it twice.\nReferences\nChatGPT. (2023). Rest on wards. https://chat.openai.com\nRoy, A. (2019). Leading teams. Routledge.',
      quotes: ['ChatGPT', 'ChatGPT', 'ChatGPT'],
      rule: 'ai-author-ref',
      severity: 'conflict',
    },
    {
      text: 'References\nOpenAI ChatGPT (2023) ChatGPT response to Ann Roy, 2 April.',
      quotes: ['OpenAI ChatGPT'],
      rule: 'ai-author-ref',
      severity: 'check',
    },
    {
      text: 'References\nRoy, A., GPT-4o, & Ng, L. (2024). Rest on wards. Ward Journal, 3, 4.',
      quotes: ['GPT-4o'],
      rule: 'ai-coauthor-ref',
      severity: 'conflict',
    },
    {
      text: 'References\nNurseGPT (2024) Rest on wards. Ward Journal, 3, 4.',
      quotes: ['NurseGPT'],
      severity: 'conflict',
    },
    { text: 'References\nRoy A, Chat-\nGPT. Rest on wards. Ward J. 2023;3:4.', quotes: ['Chat-\nGPT'] },
    { text: 'References\n4.Mid\u00adjourneyRest on wards [online], 2023.', quotes: ['Mid\u00adjourney'] },
    { text: 'References\nChatGPT, O. (2023). Rest on wards. Ward Journal, 3, 4.', quotes: ['ChatGPT'] },
    { text: 'References\nCopilot M. Rest on wards. Ward J. 2023;3:4.', quotes: ['Copilot'], severity: 'conflict' },
    {
      text: 'References\nGPT Generative Pretrained Transformer, Roy, A. (2022) Rest on wards. Ward Journal, 3, 4.',
      quotes: ['GPT Generative Pretrained Transformer'],
    },
    {
      text: 'References\nO’Connor, S. & ChatGPT. (2023). Open artificial intelligence platforms in nursing education. Nurse Education, 66.',
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
      severity: 'check',
    },
    {
      text: 'Rest is vital (see Roy, 2019; Perplexity AI, 2024, p. 3).',
      quotes: ['Perplexity AI'],
      rule: 'ai-author-intext',
      severity: 'conflict',
    },
    { text: 'Rest is vital (ChatGPT, personal communication, 12 March 2024).', quotes: ['ChatGPT'] },
    { text: 'According to Microsoft Copilot (2024), rest is vital.', quotes: ['Microsoft Copilot'] },
    { text: 'Rest comes first (QuillBot).', quotes: ['QuillBot'], rule: 'ai-author-intext' },
    { text: 'Rest is vital.¹\n¹ ChatGPT, response to “Why rest,” OpenAI, 7 March 2024.', quotes: ['ChatGPT'] },
    {
      text: 'Rest on wards\nby Ann Roy and ChatGPT\nRest matters.',
      quotes: ['ChatGPT'],
      rule: 'ai-byline',
      severity: 'conflict',
    },
    { text: 'Author: Bard (Google)\nRest matters.', quotes: ['Bard'], rule: 'ai-byline' },
    {
      text: 'Rest is vital (AI, 2024).\nReferences\nAI (2024) Why teams rest. Available at: https://www.example.com',
      quotes: ['AI', 'AI'],
      rule: 'generic-ai-author',
      severity: 'conflict',
    },
    {
      text: 'It gave three points (OpenAI, 2023).\nReferences\nOpenAI. (2023). ChatGPT (Mar 14 version) [Large language model]. https://chat.openai.com/chat',
      quotes: ['OpenAI', 'OpenAI'],
      rule: 'vendor-as-author',
      severity: 'check',
    },
    {
      text: 'References\nCopilot. Microsoft, 2024, https://www.example.com/.',
      quotes: ['Copilot'],
      rule: 'tool-title-first',
      severity: 'check',
    },
    {
      text: 'References\nChatGPT [Large language model]. (2024). Rest and sleep on wards. https://www.example.com',
      quotes: ['ChatGPT'],
      rule: 'tool-title-first',
    },
    {
      text: 'References\n‘ChatGPT’ (2024). OpenAI. Available at: https://www.example.com',
      quotes: ['ChatGPT'],
      rule: 'tool-title-first',
    },
    {
      text: 'Rest is vital (ChatGPT, 2024).\nReferences\nChatGPT. OpenAI, 2024, https://www.example.com.',
      quotes: ['ChatGPT', 'ChatGPT'],
      rule: 'tool-title-first',
    },
    {
      text: 'References\nGemini (Google), Roy, A. (2024) Rest. Leeds: Grange.',
      quotes: ['Gemini'],
      severity: 'conflict',
    },
    {
      text: 'References\nRoy et al. 2022 ROY (A.), CHATGPT, NG (L.) — Rest. Leeds: Grange, 2022.',
      quotes: ['CHATGPT'],
    },
    { text: 'References\nRoy, Ann – ChatGPT (2023): Rest on wards. Leeds: Grange.', quotes: ['ChatGPT'] },
    { text: 'References\n4. Roy, A., ChatGPT: Rest on wards. Ward J. 3, 4–9 (2023).', quotes: ['ChatGPT'] },
    { text: 'References\nRoy, A. Rest. Sage.\nNg, L. and ChatGPT. Nights. Sage.', quotes: ['ChatGPT'] },
    {
      text: 'Rest is vital (Roy, 2019).\nChatGPT (2023) Rest on wards. https://chatgpt.com\nRoy, A. (2019) Nights. Sage.',
      quotes: ['ChatGPT'],
      rule: 'ai-author-ref',
    },
    {
      text: 'Contents\nRotas\nReferences\nAppendix A\nRotas\nRest is vital (ChatGPT, 2024).\nAppendix A\nChatGPT (2024) states it.',
      quotes: ['ChatGPT'],
      rule: 'ai-author-intext',
    },
    {
      text: 'References\nClaude (2024) Six ways to rest. Available at: https://www.example.com',
      quotes: ['Claude'],
      rule: 'ambiguous-name',
      severity: 'check',
    },
    {
      text: 'Rest is vital (Claude, 2024).',
      reflection: withClaude,
      quotes: ['Claude'],
      rule: 'ai-author-intext',
      severity: 'conflict',
    },
    {
      text: 'References\nClaude (2024) Response to Ann Roy, 3 May.',
      quotes: ['Claude'],
      rule: 'ai-author-ref',
      severity: 'check',
    },
    {
      text: 'Rest.',
      document: { facts: factsOf('ChatGPT') },
      quotes: ['ChatGPT'],
      rule: 'ai-meta-author',
      severity: 'check',
    },
    {
      text: 'References\nRoy A, ChatGPT. Ward routines at night. Ward J. 2023.\nRoy A, ChatGPT: Nights on wards (Leeds, 2023)',
      document: { italics: [{ start: 72, end: 96 }] },
      quotes: ['ChatGPT'],
      rule: 'ai-coauthor-ref',
    },
    {
      text: 'References\nChatGPT (2024) Rest on wards. https://www.example.com',
      document: { italics: [{ start: 11, end: 18 }] },
      quotes: ['ChatGPT'],
      rule: 'tool-title-first',
    },
    {
      text: 'References\nRoy, A., Gemini, & ChatGPT. (2024). Rest on wards. Ward Journal, 3, 4.',
      quotes: ['Gemini', 'ChatGPT'],
      rule: 'ai-coauthor-ref',
      severity: 'conflict',
    },
    {
      text: 'References\nChatGPT and Claude (2024) Rest on wards. Ward Journal, 3, 4.',
      quotes: ['ChatGPT', 'Claude'],
      rule: 'ai-author-ref',
      severity: 'conflict',
    },
    { text: 'Rest is vital (ChatGPT, Roy and Ng, 2023).', quotes: ['ChatGPT'], severity: 'conflict' },
    { text: 'Rest is vital (ChatGPT, “Rest on wards”).', quotes: ['ChatGPT'], severity: 'conflict' },
    { text: 'Rest is vital.¹\n¹ ChatGPT.', quotes: ['ChatGPT'], severity: 'conflict' },
    { text: 'References\nROY (A.), CHATGPT — Rest on wards. Leeds: Grange, 2022.', quotes: ['CHATGPT'] },
    {
      text: 'References\nRoy, A. (2019) Rest. Sage.\n———, and ChatGPT. 2023. Nights on wards. Sage.',
      quotes: ['ChatGPT'],
      severity: 'conflict',
    },
    { text: 'References\nRoy, A. Rest. Sage.\nChatGPT. Nights on wards. Sage.', quotes: ['ChatGPT'] },
    {
      text: 'References\nNotebookLM. Google DeepMind, 2024, https://www.example.com.',
      quotes: ['NotebookLM'],
      rule: 'tool-title-first',
    },
    {
      text: 'Use of AI on wards is debated at length in the team and in the papers of the whole town (ChatGPT, 2024).',
      quotes: ['ChatGPT'],
    },
    {
      text: 'Rest is vital [3].',
      document: {
        citations: [
          {
            start: 14,
            end: 17,
            source: 'zotero',
            items: [{ authors: ['Roy, Ann', 'ChatGPT'], title: 'Rest', year: '2023' }],
          },
        ],
      },
      quotes: ['[3]'],
      rule: 'ai-coauthor-ref',
      severity: 'conflict',
    },
  ],
})

describe('one flag for each cited work', () => {
  const rulesIn = (text: string) =>
    flagsOf(aiAuthorCitation.detect(inputOf(text)) as { flags: never[] }).map(({ rule, evidence }) => [
      rule,
      evidence.length,
    ])

  test('gathers every citation of one chat, with or without an entry', () => {
    const citations = 'Rest is vital (ChatGPT, 2024). '.repeat(12)

    expect(rulesIn(citations)).toEqual([['ai-author-intext', 12]])
    expect(rulesIn(`${citations}\nReferences\nChatGPT (2024) Rest on wards. Ward Journal, 3.`)).toEqual([
      ['ai-author-ref', 13],
    ])
  })

  test('keeps works of different years apart', () => {
    const text =
      'Rest (ChatGPT, 2023). Light (ChatGPT, 2024).\nReferences\nChatGPT (2023) Rest on wards. Sage.\nChatGPT (2024) Light on wards. Sage.'

    expect(rulesIn(text)).toEqual([
      ['ai-author-ref', 2],
      ['ai-author-ref', 2],
    ])
  })

  test.each([
    ['a title', 'ChatGPT. OpenAI, 2024, https://www.example.com.', 'tool-title-first'],
    ['a maker', 'OpenAI. (2024). ChatGPT [Large language model]. https://chatgpt.com', 'vendor-as-author'],
    ['a general word', 'AI (2024) Why teams rest. https://www.example.com', 'generic-ai-author'],
  ])('does not take an author in the text for an entry that begins with %s', (_, entry, rule) => {
    expect(rulesIn(`Rest is vital (ChatGPT, 2024).\nReferences\n${entry}`)).toEqual([
      [rule, 1],
      ['ai-author-intext', 1],
    ])
  })
})

function factsOf(author: string) {
  return { ...plainDocument('Rest.').facts, author }
}

import type { WorkRow } from '../../evaluators/works.ts'
import { fill, pick, seeded } from './pick.ts'

/** Companies and teams, many of whose names are their tool’s, with a host of their own and the model they describe. */
const makers: [name: string, host: string, model: string][] = [
  ['Perplexity AI', 'https://www.perplexity.ai/hub', 'Sonar'],
  ['Perplexity', 'https://www.perplexity.ai/hub', 'Sonar'],
  ['Meta AI', 'https://ai.meta.com', 'Llama 3'],
  ['ElevenLabs', 'https://elevenlabs.io', 'Eleven v3'],
  ['DeepSeek', 'https://www.deepseek.com', 'DeepSeek-V3'],
  ['DeepSeek-AI', 'https://arxiv.org/abs/2412.19437', 'DeepSeek-V3'],
  ['Midjourney', 'https://docs.midjourney.com', 'V7'],
  ['Midjourney, Inc.', 'https://docs.midjourney.com', 'V7'],
  ['OpenAI', 'https://openai.com', 'GPT-5'],
  ['Anthropic', 'https://www.anthropic.com', 'Claude 4'],
  ['Google DeepMind', 'https://deepmind.google', 'Gemini 2.5'],
  ['Gemini Team', 'https://arxiv.org/abs/2312.11805', 'Gemini'],
  ['Qwen Team', 'https://qwenlm.github.io', 'Qwen3'],
  ['Llama Team', 'https://ai.meta.com', 'Llama 3'],
  ['Mistral AI', 'https://mistral.ai', 'Mistral Large'],
  ['xAI', 'https://x.ai', 'Grok 4'],
  ['Grammarly', 'https://www.grammarly.com', 'GrammarlyGO'],
  ['DeepL', 'https://www.deepl.com', 'DeepL Write'],
  ['DeepL SE', 'https://www.deepl.com', 'DeepL Write'],
  ['QuillBot', 'https://quillbot.com', 'QuillBot'],
  ['Synthesia', 'https://www.synthesia.io', 'Synthesia 2.0'],
  ['Character.AI', 'https://blog.character.ai', 'Character.AI'],
  ['Duolingo', 'https://blog.duolingo.com', 'Duolingo Max'],
  ['Otter.ai', 'https://otter.ai', 'OtterPilot'],
  ['Runway ML', 'https://runwayml.com', 'Gen-4'],
  ['Stability AI', 'https://stability.ai', 'Stable Diffusion 3'],
  ['Moonshot AI', 'https://www.moonshot.ai', 'Kimi K2'],
  ['Hugging Face', 'https://huggingface.co', 'BLOOM'],
  ['Cohere', 'https://cohere.com', 'Command R'],
  ['Jasper AI', 'https://www.jasper.ai', 'Jasper'],
]

const titles = [
  ...[
    '{model} technical report',
    '{model} system card',
    '{model} model card',
    'Introducing {model}',
    'Annual report 2025',
  ],
  ...[
    'Safety at {name}',
    'Our approach to safety',
    'Trust and safety report',
    'Year in review 2025',
    'A year of progress',
  ],
  ...[
    'Terms of service',
    'Privacy policy',
    'Usage policies',
    'About us',
    'Press release: new offices in Leeds',
    'Company overview',
  ],
  ...['How we keep young people safe', 'Responsible scaling policy', 'Transparency report', 'Pricing', 'Help centre'],
  ...[
    'Community guidelines',
    'Release notes',
    'Research overview',
    'Series C funding announcement',
    'Careers at {name}',
  ],
  ...['Documentation', 'User guide for teachers', 'State of writing at work 2025', 'Announcing {model}', 'Newsroom'],
]

const forms = [
  '{name}. (2025). {title}. {host}',
  '{name}. (2025, March 12). {title} [Press release]. {host}',
  '{name}. (2025). {title} [Technical report]. {host}',
  '{name} (2025) {title}. Available at: {host} (Accessed: 3 March 2026).',
  '{name}, {title} (2025) <{host}> accessed 3 March 2026',
  '{name}. {title} [Internet]. 2025 [cited 2026 Mar 3]. Available from: {host}',
  '[4] {name}, “{title},” 2025. [Online]. Available: {host}',
  '{name}. “{title}.” {name}, 2025, {host}.',
  '{name}. 2025. “{title}.” {host}.',
  '{name} 2025, {title}, viewed 3 March 2026, <{host}>.',
]

/** Makers’ own reports and pages in their authors’ place: never a conflict. */
export function makerPages(): WorkRow[] {
  const random = seeded(304)
  return makers.flatMap(([name, host, model]) =>
    forms.flatMap((form) =>
      [0, 1].map((): WorkRow => {
        const title = fill(pick(titles, random), { name: [name], model: [model] }, random)
        const entry = fill(form, { name: [name], host: [host], title: [title] }, random)
        return {
          id: `${name}: ${form}: ${title}`,
          kind: 'makers',
          work: `Tools of this kind have spread quickly (${name}, 2025; Morgan, 2018).\n\nReferences\n${entry}\nMorgan, L. (2018) Calm wards. Leeds: Grange.`,
          reflection: null,
          gold: [],
        }
      }),
    ),
  )
}

const tools = [
  'ChatGPT',
  'Perplexity',
  'Perplexity AI',
  'DeepSeek',
  'Meta AI',
  'Midjourney',
  'ElevenLabs',
  'Grammarly',
  'QuillBot',
  'GPT-5',
  'Claude 4',
  'Gemini 2.5 Pro',
  'Microsoft Copilot',
  'Le Chat',
  'DeepL',
]
const answers = [
  '{name}. (2025). Why rest matters on wards.',
  '{name}. (2025, March 12). Response to “Why does rest matter?” [Generative AI chat].',
  '{name} (2025) {name} response to Ann Roy, 12 March.',
  '{name} (2025) Benefits of quiet wards. Available at: https://www.example.com/share/1a2b (Accessed: 3 March 2026).',
  '{name}. “Explain why rest matters.” 12 March 2025.',
  '{name}, response to “Explain why rest matters”, 12 March 2025.',
  '{name}. (2025). Answer to a prompt about rest on wards [Large language model].',
  'Roy, A. and {name} (2025) Rest on wards. Leeds: Grange.',
]

/** A tool’s answer with the tool in its author’s place: to be found, whatever company has the tool’s name. */
export function toolAnswers(): WorkRow[] {
  const random = seeded(403)
  return tools.flatMap((name) =>
    answers.map((form): WorkRow => {
      const entry = fill(form, { name: [name] }, random)
      return {
        id: `${name}: ${form}`,
        kind: 'tool as author',
        work: `Rest matters on wards (Morgan, 2018).\n\nReferences\n${entry}\nMorgan, L. (2018) Calm wards. Leeds: Grange.`,
        reflection: null,
        gold: ['ai-author-ref', 'ai-coauthor-ref', 'vendor-as-author', 'tool-title-first', 'ambiguous-name'],
      }
    }),
  )
}

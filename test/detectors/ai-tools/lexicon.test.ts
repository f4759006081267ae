import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findInPiece, type PieceKind } from '../../../evaluation/evaluators/citations/pieces.ts'
import { findCitations } from '../../../src/detectors/ai-author-citation/find.ts'
import { rewrite } from '../../../src/detectors/ai-author-citation/wording/rewrite.ts'
import { lexicon } from '../../../src/detectors/ai-tools/lexicon.ts'
import type { Style } from '../../../src/detectors/ai-use/forms/table.ts'

/** Tools by what their names are, each with spellings that a writer may use. */
const spellings = {
  certain: `
    chatgpt: ChatGPT, chatgpt, Chat GPT, Chat-GPT, Chat GTP · gpt: GPT, Generative Pre-trained Transformer
    dall-e: DALL-E, DALL·E, DALL.E · bing-chat: Bing Chat, Bing AI, Bing Copilot · notebooklm: NotebookLM, Notebook LM
    duet-ai: Duet AI · meta-ai: Meta AI · mistral-model: Mistral Large, Mistral Medium, Mistral Small, Mistral AI Le Chat
    mixtral: Mixtral · le-chat: Le Chat · deepseek: DeepSeek, Deep Seek · qwen: Qwen, Qwen Chat, Tongyi Qianwen, QwQ
    ernie-bot: ERNIE Bot, Wenxin Yiyan, 文心一言 · doubao: Doubao, 豆包 · iflytek-spark: iFlytek Spark, 讯飞星火 · kimi-ai: Kimi AI · chatglm: ChatGLM · perplexity: Perplexity, Perplexity AI
    huggingchat: HuggingChat · command-r: Command R, Command-R · grammarly: Grammarly, GrammarlyGO
    quillbot: QuillBot, Quill Bot · wordtune: Wordtune · jasper-ai: Jasper AI, Jasper Chat
    writesonic: Writesonic, ChatSonic · copy-ai: Copy.ai · rytr: Rytr · jenni-ai: Jenni AI · notion-ai: Notion AI
    you-chat: YouChat, You.com · character-ai: Character.AI · my-ai: My AI, Snapchat AI · replika: Replika
    khanmigo: Khanmigo · socratic-ai: Socratic by Google · elicit: Elicit · consensus-ai: Consensus AI, Consensus GPT
    scite-ai: Scite AI, Scite Assistant · scispace: SciSpace, SciSpace Copilot, Typeset.io
    research-rabbit: ResearchRabbit, Research Rabbit · otter-ai: Otter.ai · deepl: DeepL, DeepL Write, DeepL Translator
    midjourney: Midjourney, Mid-journey · stable-diffusion: Stable Diffusion, DreamStudio · leonardo-ai: Leonardo.Ai
    runway-ml: Runway ML, Runway Gen · elevenlabs: ElevenLabs, Eleven Labs
    synthesia: Synthesia, Synthesia.io, Synthesia AI · photomath: Photomath · magic-school: MagicSchool AI
    caktus-ai: Caktus AI · paperpal: Paperpal · textcortex: TextCortex · blackbox-ai: Blackbox AI · cursor-ai: Cursor AI
    tabnine: Tabnine · chatpdf: ChatPDF · openai-o-mini: o1-preview, o1-mini, o1-pro, o3-mini, o3-pro, o4-mini
    manus: Manus AI · suno: Suno AI · udio: Udio, Udio AI
    google-ai-mode: Google AI Mode, Google AI Overview, Google AI Overviews, Google AI Studio
    apple-intelligence: Apple Intelligence · amazon-q: Amazon Q · aya-expanse: Aya Expanse, Aya Vision · watsonx: watsonx
    hunyuan: Hunyuan, Tencent Yuanbao · minimax: MiniMax AI, Hailuo AI · sudowrite: Sudowrite
    hyperwrite: HyperWrite, HyperWrite AI · hix-ai: HIX AI · undetectable-ai: Undetectable AI
    duolingo-max: Duolingo Max · tutorbot: TutorBot, Tutor AI · magic-write: Canva Magic Write, Canva AI
    julius-ai: Julius AI · gamma-ai: Gamma AI · humata: Humata, Humata AI · gigachat: GigaChat · monica-ai: Monica AI
    phind: Phind · writefull: Writefull · prowritingaid: ProWritingAid · craiyon: Craiyon · ideogram: Ideogram AI
    heygen: HeyGen · kling: Kling AI · studdy: Studdy, Studdy AI
    instructgpt: InstructGPT, Auto-GPT, BioGPT, Med-PaLM`,
  // also names of people, but worth asking about alone
  likely: `
    claude: Claude, CLAUDE · gemini: Gemini · bard: Bard · llama: Llama, LLaMA · grok: Grok`,
  // people, places and things far more often than tools
  rare: `
    dalle: DALLE · sora: Sora · codex: Codex · whisper: Whisper · bing: Bing · gemma: Gemma · palm: PaLM · lamda: LaMDA
    imagen: Imagen · mistral: Mistral · kimi: Kimi · phi: Phi · pi: Pi · poe: Poe · bloom: BLOOM · falcon: Falcon
    vicuna: Vicuna · aria: Aria · nova: Nova · titan: Titan · alexa: Alexa · siri: Siri · bixby: Bixby · erica: Erica
    sydney: Sydney · dolly: Dolly · orca: Orca · jasper: Jasper · firefly: Firefly · openai-o: o1, o3, o4 · veo: Veo
    rufus: Rufus · aya: Aya · granite: Granite · lumo: Lumo`,
}
const shelf = (kind: keyof typeof spellings) =>
  spellings[kind].split(/ · |\n/).flatMap((line): [string, string[]][] => {
    const [id, names] = line.trim().split(': ')
    return names ? [[id!, names.split(', ')]] : []
  })

/** Rule, severity and tool of everything found in `text`. */
function judged(text: string, kind: PieceKind = 'work'): string[] {
  return findInPiece(text, kind).map(({ severity, tool }) => `${severity} ${tool?.id}`)
}

/** The same where the reflection names a tool. */
function declared(text: string, tool: string): string[] {
  return findCitations(text, { tools: [tool] }).findings.map((found) => `${found.severity} ${found.tool?.id}`)
}

describe('every tool of the lexicon', () => {
  test('stands in the lists below', () => {
    const listed = (['certain', 'likely', 'rare'] as const).flatMap((kind) =>
      shelf(kind).map(([id]) => `${kind} ${id}`),
    )

    expect([...listed, 'likely copilot'].sort()).toEqual(lexicon.tools.map((tool) => `${tool.class} ${tool.id}`).sort())
  })

  test.each(shelf('certain'))('%s as an author is a conflict, in the list and in the text: %j', (id, names) => {
    const entries = names.map((name) => judged(`${name}. (2025). Rest on wards. Ward Journal, 3, 4–9.`, 'entry'))
    const texts = names.map((name) => judged(`Rest is vital (${name}, 2025).`))

    expect(entries).toEqual(names.map(() => [`conflict ${id}`]))
    expect(texts).toEqual(names.map(() => [`conflict ${id}`]))
  })

  test.each(shelf('likely'))('%s alone is asked about, and with initials it is left to its bearer: %j', (id, names) => {
    const alone = names.map((name) => judged(`${name} (2025) Rest on wards. Ward Journal, 3.`, 'entry'))
    const people = names.map((name) => judged(`${name}, B. (2025) Rest on wards. Ward Journal, 3.`, 'entry'))

    expect(alone).toEqual(names.map(() => [`check ${id}`]))
    expect(people).toEqual(names.map(() => []))
  })

  test('copilot is nobody’s name, with initials or without', () => {
    const names = ['Copilot', 'copilot', 'Co-pilot', 'Copilot, B.']

    const entries = names.map((name) => judged(`${name} (2025) Rest on wards. Ward Journal, 3.`, 'entry'))

    expect(entries).toEqual(names.map(() => ['conflict copilot']))
  })

  test.each(shelf('rare'))('%s in the text is a person unless the reference list says otherwise: %j', (id, names) => {
    const alone = names.map((name) => judged(`Rest is vital (${name}, 2025).`))
    const settled = names.map((name) =>
      judged(`Rest is vital (${name}, 2025).\nReferences\n${name} (2025) Response to Ann Roy, 3 May.`),
    )

    expect(alone).toEqual(names.map(() => []))
    expect(settled).toEqual(names.map(() => [`conflict ${id}`]))
  })

  test.each([
    ['Bing', 2009],
    ['Siri', 2011],
    ['Alexa', 2014],
    ['Bixby', 2017],
    ['Erica', 2018],
    ['Copilot', 2021],
    ['Codex', 2021],
    ['Jasper', 2021],
    ['Poe', 2022],
    ['Whisper', 2022],
    ['Claude', 2023],
    ['Gemini', 2023],
    ['Bard', 2023],
    ['Llama', 2023],
    ['Grok', 2023],
    ['Sora', 2024],
    ['Lumo', 2025],
  ])('%s was nobody but a person before %i', (name, since) => {
    const before = declared(`Rest is vital (${name}, ${since - 1}).`, name)
    const after = declared(`Rest is vital (${name}, ${since}).`, name)

    expect(before).toEqual([])
    expect(after).toEqual([`conflict ${name.toLowerCase()}`])
  })

  test.each(['Gemma', 'PaLM', 'Imagen', 'Phi', 'Falcon', 'Vicuna', 'Veo', 'Aya', 'DALLE'])(
    '%s with a number is the model, as a bare rare name with a number is not',
    (name) => {
      expect(judged(`${name} 2 (2025) Rest on wards. Ward Journal, 3.`, 'entry')).toEqual([
        `conflict ${name.toLowerCase()}`,
      ])
      expect(judged('Poe 2 (2025) Rest on wards. Ward Journal, 3.', 'entry')).not.toContain('conflict poe')
    },
  )

  test.each([
    'mistral large',
    'mistral ai le chat',
    'le chat',
    'command r',
    'you com',
    'my ai',
    'elicit',
    'google ai mode',
    'apple intelligence',
    'amazon q',
    'undetectable ai',
    'tutor ai',
  ])('“%s” in small letters is no name', (words) => {
    expect(judged(`Rest is vital (${words}, 2025).`)).toEqual([])
  })

  test.each([
    ['ChatGPT', 'chatgpt.com chat.openai.com'],
    ['DALL-E', 'labs.openai.com'],
    ['Sora', 'sora.com sora.chatgpt.com'],
    ['Copilot', 'copilot.microsoft.com m365.cloud.microsoft'],
    ['Bing Chat', 'bing.com/chat'],
    ['Claude', 'claude.ai'],
    ['Gemini', 'gemini.google.com g.co/gemini aistudio.google.com'],
    ['Bard', 'bard.google.com'],
    ['NotebookLM', 'notebooklm.google.com'],
    ['Meta AI', 'meta.ai'],
    ['Llama', 'llama.com'],
    ['Grok', 'grok.com x.com/i/grok'],
    ['Mistral', 'chat.mistral.ai'],
    ['Le Chat', 'chat.mistral.ai'],
    ['DeepSeek', 'chat.deepseek.com'],
    ['Qwen', 'chat.qwen.ai'],
    ['Kimi', 'kimi.com kimi.moonshot.cn'],
    ['Perplexity', 'perplexity.ai'],
    ['Pi', 'pi.ai'],
    ['Poe', 'poe.com'],
    ['HuggingChat', 'huggingface.co/chat'],
    ['Character.AI', 'character.ai'],
    ['Firefly', 'firefly.adobe.com'],
    ['Lumo', 'lumo.proton.me'],
  ])('a link to where %s answers marks an entry as output: %s', (name, hosts) => {
    const entry = (link: string) => judged(`OpenAI (2024) Five reasons to rest, with ${name}. ${link}`, 'entry')

    expect(entry('https://www.example.org/x')).toEqual([])
    for (const host of hosts.split(' ')) expect(entry(`https://${host}/x`)).toHaveLength(1)
  })

  test.each(
    'DeepSeek, Qwen, Perplexity, Meta AI, Grammarly, QuillBot, Wordtune, Elicit, DeepL, Midjourney, Notion AI'.split(
      ', ',
    ),
  )('%s publishes pages of its own, as ChatGPT does not', (name) => {
    expect(judged(`${name} (2024) Privacy policy. Leeds: Grange.`, 'entry')).toEqual([])
    expect(judged('ChatGPT (2024) Privacy policy. Leeds: Grange.', 'entry')).toEqual(['conflict chatgpt'])
  })
})

describe('the forms that flags suggest', () => {
  const styles: Style[] = ['apa', 'mla', 'chicago', 'harvard', 'vancouver', 'oscola', 'ieee', 'any']
  const [finding] = findInPiece('OpenAI ChatGPT (2023) Rest on wards. Ward Journal, 3, 4–9.', 'entry')

  test.each(styles)('the form for %s raises nothing when it is followed', (style) => {
    const form = rewrite(finding!, style)

    expect(findCitations(`References\n${form}`).findings).toEqual([])
    expect(findCitations(form).findings).toEqual([])
    expect(findInPiece(form, 'footnote')).toEqual([])
  })
})

test('no pattern here uses the ASCII word edge, which loses authors such as García and Nowák', () => {
  const detectors = join(import.meta.dirname, '../../../src/detectors')
  const folders = ['ai-author-citation', 'ai-tools', 'reading/clean'].map((name) => join(detectors, name))

  const edged = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /[^\\]\\b/.test(readFileSync(file, 'utf8').replace(/`\\b`/g, '')))

  expect(edged).toEqual([])
})

import { lexicon } from '../../../src/detectors/ai-tools/lexicon.ts'
import { formFor, render, table } from '../../../src/detectors/ai-use/forms/table.ts'
import type { WorkRow } from '../../evaluators/works.ts'
import { pick, seeded } from './pick.ts'
import { used } from './reflections.ts'

const unknown = ['Quillwise', 'Essayly AI', 'StudyPal', 'Tutorium', 'NurseNotes', 'Lernhilfe+', 'Ask Ada', 'Bramble 2']
const filler =
  'Rest on wards is a matter of staffing, light and noise (Morgan, 2018). Small changes to the rota made a difference in two of the three wards that were visited.'
const entries = 'Morgan, L. (2018) Calm wards. Leeds: Grange.\nPatel, M. (2020) Care at night. London: Sage.'

/** Every form that the product suggests, filled with every tool that it knows and with some that it does not. */
export function suggestions(): WorkRow[] {
  const random = seeded(50)
  return [...lexicon.tools.map(({ name }) => name), ...unknown].flatMap((tool) =>
    table.map((form, index): WorkRow => {
      const slots = {
        tool,
        version: pick(['GPT-5', 'version 5', 'free version', '2.5 Pro'], random),
        maker: pick(['OpenAI, ', 'Anthropic, ', ''], random),
        date: pick(['12 March 2026', '3 May 2025', 'March 12, 2026', '12/03/2026'], random),
        year: pick(['2025', '2026'], random),
        link: pick(['https://chatgpt.com', 'https://www.example.com/share/1a2b'], random),
        title: pick(['Explain why rest matters', 'What is reflective practice?', 'How do wards plan rest'], random),
        writer: pick(['Ann Roy', 'Patel M', 'Li Ng'], random),
        appendix: pick(['Appendix A', 'Appendix 2'], random),
        task: pick(['plan the essay', 'check grammar', 'draft the introduction'], random),
      }
      const written = render(form, slots)
      const work = form.template.includes('{tool}')
        ? workWith(form.place, written)
        : `${filler} Three points stood out ${written}.\n\nReferences\n${entries}\n${render(formFor(form.style, ['list']), slots)}`
      return { id: `${tool}-${index}`, kind: form.place, work, reflection: used(tool), gold: [] }
    }),
  )
}

/** A short work in which `shown` stands in its place. */
function workWith(place: string, shown: string): string {
  if (place === 'list') return `${filler}\n\nReferences\n${entries}\n${shown}`
  if (place === 'note') return `${filler}¹\n¹ ${shown}\n\nReferences\n${entries}`
  if (place === 'in-text' || place === 'personal communication')
    return `${filler} Three points stood out ${shown}.\n\nReferences\n${entries}`
  if (place === 'acknowledgement') return `${filler}\n\nAcknowledgements\n${shown}\n\nReferences\n${entries}`
  if (place === 'appendix') return `${filler}\n\nReferences\n${entries}\n\nAppendix A\n${shown}`
  return `${filler} ${shown}\n\nReferences\n${entries}`
}

import { readFile } from 'node:fs/promises'
import type { Input, LocalDetector, Measurement } from '../../domain/screening/detector.ts'
import { typedText } from '../../domain/screening/mask.ts'
import { directionControls } from './direction-controls.ts'
import { figures } from './figures.ts'
import { hiddenPassages } from './hidden-passages.ts'
import { lookAlikeLetters } from './look-alikes.ts'
import { lookThrough, mostPages, type PdfSight } from './pdf/pages.ts'
import { replacedPassages } from './replaced-passages.ts'
import { unseenCharacters } from './unseen-characters.ts'

/** A PDF of more bytes than this is not rendered: it would be in memory twice. */
const mostBytes = 50_000_000

/**
 * Point `academic_integrity`: what is handed in is what a tutor reads. Text that only programs see, and letters that are not what they
 * look like, are shown to a person with their place; why they are there is for the student to say.
 */
export const hiddenText: LocalDetector = {
  id: 'hidden-text',
  version: '1',
  title: 'Hidden text',
  point: 'academic_integrity',
  basis: 'inspectable',
  dataFlow: { class: 'local' },
  looksAt:
    'Passages of a PDF that leave no ink on the page or are replaced for programs, passages of a DOCX or ODT that are hidden, tiny or of the colour of what is behind them, characters without ink or that turn the writing direction, and look-alike letters of other alphabets inside Latin words.',
  cannotSee: [
    'Text under a picture on a page with little other text: it looks like a scan with its recognised text.',
    'Text of a DOCX or ODT that a picture or shape lies over, and letters of any colour that stand on a picture.',
    'A font whose letters are drawn as other letters than they are stored as.',
    'Text in annotations, form fields, attachments and document properties.',
    `Pages after the first ${mostPages} of a PDF, and the pages of a PDF of more than 50 MB.`,
    'Why the text is there: a template, a conversion and a screen reader’s aid look the same.',
  ],
  abstainsWhen: [],
  figures,
  needs: ['file'],

  async detect(input) {
    const { document } = input
    const typed = typedText(document)
    const sight = await sightOf(input)
    return {
      flags: [
        ...hiddenPassages(document, sight),
        ...replacedPassages(document, sight),
        ...unseenCharacters(typed),
        ...directionControls(typed),
        ...lookAlikeLetters(typed),
      ],
      measurements: document.format === 'pdf' ? [pagesLooked(sight)] : [],
    }
  },
}

async function sightOf({ document, file }: Input): Promise<PdfSight | null> {
  if (document.format !== 'pdf' || !file || file.bytes > mostBytes) return null
  return lookThrough(await readFile(file.path))
}

function pagesLooked(sight: PdfSight | null): Measurement {
  return {
    name: 'pages-looked-at',
    value: sight ? sight.looked : null,
    unit: 'count',
    meaning: sight
      ? `Pages whose picture was compared with their text, from the first of ${sight.pages}. It says nothing about the work.`
      : 'The pages of this PDF could not be drawn here, so only its text was looked at.',
  }
}

import type { Page } from 'playwright-core'
import { makePdf } from '../documents/pdf.ts'

/** An essay of two pages, the second with a reference that names a tool in an author's place. */
export const essay = () =>
  makePdf({
    pages: [
      [
        'What a sand tray can teach',
        '',
        'Play lets children set the problem. In my placement I watched two children',
        'share one bucket. They found that three small buckets fill the large one, and',
        'told everybody who passed.',
        '',
        'Adults matter most when they add a little to what has already begun (Fisher,',
        '2013). A question at the right moment did more than a demonstration would have.',
      ],
      [
        'References',
        'ChatGPT. (2025). How play supports language development. https://chatgpt.com',
        'Fisher, J. (2013). Starting from the child. Open University Press.',
      ],
    ],
  })

/** Fills in the reflection of somebody who used a tool once; the words differ each time, as people's do. */
export async function fillReflection(page: Page, mark: string): Promise<void> {
  await page.getByLabel('Yes, I used AI').check()
  await page.getByLabel('Tool', { exact: true }).fill('ChatGPT')
  await page.getByLabel('First used on').fill('2025-03-12')
  await page.getByLabel('What for').selectOption('understand_sources')
  await page
    .getByLabel('How did you use it?')
    .fill(`I asked it to explain two paragraphs of my chapter ${mark} in plainer words.`)
  await page.getByLabel('Why did you use it?').fill(`The terms of seminar ${mark} were new to me.`)
  await page.getByLabel('What of its output is in your work?').selectOption('ideas')
  await page.getByLabel('How did you check what it said?').fill(`I compared it with page ${mark} of the book.`)
  await page.getByLabel('Did you type in personal data?').selectOption('none')
  await page.getByLabel('Looking back').fill(`It was too sure of itself about question ${mark}.`)
  await page.getByLabel('How does this work connect').fill(`The observation sheets of unit ${mark} helped me.`)
  await page.getByLabel('This is my own work').check()
}

import { Story } from './stories.ts'

/** One story for each description that is not empty. */
export function descriptions(...texts: (string | undefined)[]): Story[] {
  return texts
    .filter((text): text is string => !!text?.trim())
    .map((text) => {
      const story = new Story('description')
      story.write(text.replace(/\s*\n\s*/g, ' '))
      story.endParagraph()
      return story
    })
}

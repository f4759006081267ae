import type { Span } from '../../domain/screening/document.ts'

/** How far a quotation reaches to each side of a name, in UTF-16 units. */
const reach = 600
const opening = /(?:^|[\s([—–:,])(["'])(?=[\p{L}\p{N}[(…])/gu
const closing = (mark: string) => new RegExp(`(?<=[\\p{L}\\p{N}.,!?…)\\]])${mark}(?![\\p{L}\\p{N}])`, 'u')
/** `P4:`, `Interviewer:`, `Student B –`: a line of a transcript. Labels of the writer’s own statements are not among them. */
const speaker =
  /^[>\s]*(?:P|R|S|T|I|Q|A|Int|Participants?|Interviewe[er]|Respondents?|Students?|Pupils?|Teachers?|Nurses?|Learners?|Parents?|Speaker|Moderator|Tutor|Manager|Client|Patient|Apprentice|Researcher)(?: ?(?:\d{1,3}|[A-Z](?!\p{L})))?(?: ?\([^()]{1,30}\))? ?[:–—-] |^>|[.?!] (?:Participant|Interviewee|Respondent|Student|Pupil|Teacher|Nurse|Learner|P|R|S) ?(?:\d{1,3}|[A-Z])? ?: /u

/**
 * Whether the name stands in words that are not the writer’s: between quotation marks that hold more than the name, in a
 * line of a transcript, or in a block quotation. `flat` has straight marks; `text` is the same with line ends.
 */
export function isQuoted(flat: string, text: string, name: Span): boolean {
  return isBetweenMarks(flat, name) || speaker.test(lineUpTo(text, name))
}

function isBetweenMarks(flat: string, { start, end }: Span): boolean {
  const from = Math.max(0, start - reach)
  const before = flat.slice(from, start)
  const behind = flat.slice(end, end + reach)
  const name = flat.slice(start, end)
  return ['"', "'"].some((mark) => {
    const opened = [...`${before}${name}`.matchAll(opening)].findLast(([, found]) => found === mark)
    if (!opened) return false
    const inside = before.slice(opened.index + opened[0].length)
    if (closing(mark).test(inside)) return false
    const close = closing(mark).exec(name + behind)
    if (!close) return false
    const quoted = inside + (name + behind).slice(0, close.index)
    return /\p{L}+[^\p{L}]+\p{L}+[^\p{L}]+\p{L}/u.test(quoted)
  })
}

function lineUpTo(text: string, { start, end }: Span): string {
  const from = Math.max(0, start - reach)
  const line = text.slice(from, start).split(/[\n\v\f]/)
  return `${line.at(-1)}${text.slice(start, end)}`
}

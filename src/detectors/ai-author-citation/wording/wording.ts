import { type ClauseNumbers, sourceOf } from '../../../domain/policy/points.ts'
import type { Finding } from '../finding.ts'

/** What a tutor could read aloud: where the name stands, and what the policy or good practice says about that place. */
export function messageFor(finding: Finding, guide: string | null, clauses: ClauseNumbers): string {
  const source = sourceOf('ai_is_no_author', clauses)
  const taught = guide
    ? ` Some style guides suggest this form; here the provider’s policy comes first, so a small change of form is enough.`
    : ''
  return `${sentence(finding, source)}${taught}`
}

function sentence({ rule, name, surface, tool, linked, why }: Finding, source: string): string {
  const says = `${source} asks that AI-generated content is not referenced as an author`
  const twice = linked.length > 0 ? ` (${linked.length + 1} places)` : ''
  const where = surface === 'footnote' ? 'A note' : surface === 'in-text' ? 'The text' : 'The reference list'
  switch (rule) {
    case 'ai-byline':
      return `The by-line names “${name}” as an author of the work; ${says}.`
    case 'ai-meta-author':
      return `The file’s properties name “${name}” as its author. Programs sometimes write this field unasked, so it is only worth a question.`
    case 'generic-ai-author':
      return `${where} gives “${name}” as an author${twice}; ${says}. It also helps a reader to know which tool was used.`
    case 'vendor-as-author':
      return `${where} gives “${name}”, the maker of ${tool?.name ?? 'an AI tool'}, as the author of what looks like the tool’s output${twice}. It is worth a look, because ${says}.`
    case 'tool-title-first':
      return `An entry begins with “${name}”, so a reader may take the tool for its author. It is worth a look that the tool is shown as a tool.`
    case 'ambiguous-name':
      if (why.includes('a name of a tool and of its maker'))
        return `“${name}” stands in the author’s place${twice}. It is the name of a company and of its tool, and the entry does not say which of the two wrote the text.`
      return `“${name}” stands alone as an author${twice}. It can be a person’s name or an AI tool, and nothing here settles which.`
    case 'ai-coauthor-ref':
      return `${where} names “${name}” among the authors of a work${twice}; ${says}.`
    default:
      return `${where} gives “${name}” as an author${twice}; ${says}.`
  }
}

/** How to put it right; `form` is a way of citing the same tool that names no tool as an author. */
export function suggestionFor(finding: Finding, form: string, clauses: ClauseNumbers): string {
  if (finding.why.includes('a published work that lists a tool'))
    return 'This work was published with a tool in its by-line, which you cannot change. Cite its human authors and say in your sentence that the paper listed an AI tool.'
  if (finding.why.includes('a name of a tool and of its maker'))
    return `If the company wrote it, say in brackets what it is, such as [Report] or [Web page]. If it is the tool’s answer, one form is: ${form}`
  if (finding.rule === 'ambiguous-name')
    return `If this is a person, add initials or a given name. If it is the AI tool, one form is: ${form}`
  if (finding.rule === 'ai-byline')
    return 'Name the people who wrote the work here, and describe the use of AI in an acknowledgement and in your reflection.'
  if (finding.rule === 'ai-meta-author')
    return 'The author field of the file can be changed in its properties before it is handed in again.'
  return `The tool still needs to be cited, as ${sourceOf('cite_use', clauses)} asks. One form that keeps the author’s place free of it is: ${form}`
}

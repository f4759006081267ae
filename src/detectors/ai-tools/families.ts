import type { Tool } from './lexicon.ts'
import { findNames } from './names.ts'

/** Tools that a student may call by either name: renamed, or one inside the other. */
const families = [
  ['chatgpt', 'gpt'],
  ['gemini', 'bard'],
  ['copilot', 'bing-chat', 'bing', 'sydney'],
  ['mistral', 'le-chat', 'mistral-model'],
  ['jasper', 'jasper-ai'],
]

/** The family of a tool, as one of its ids. */
export function familyOf(tool: Tool): string {
  return families.find((family) => family.includes(tool.id))?.[0] ?? tool.id
}

/** The families that a reflection’s entry names; empty when it names no tool that is known (“AI”, a new tool). */
export function familiesIn(entry: string): string[] {
  return [...new Set(findNames(entry).flatMap(({ tool }) => (tool ? [familyOf(tool)] : [])))]
}

/** Tools for spelling, grammar and translation, which a reflection may list apart from AI. */
const assistive = new Set(['grammarly', 'deepl', 'quillbot', 'wordtune', 'paperpal', 'otter-ai'])

export function isAssistive(tool: Tool | null): boolean {
  return tool !== null && assistive.has(tool.id)
}

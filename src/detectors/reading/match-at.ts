/** What `pattern` (sticky) matches in `text` at `at`, or an empty string. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

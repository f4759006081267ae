/** One line of a V8 stack that ends in a place in a file. */
const frame = /^ {4}at (?:(?:async |new )*[\w$.<>#[\] ]+ \()?(?:async )?(?:file:|node:|[A-Z]:\\|\/)\S.*?:\d+:\d+\)?$/

/**
 * The frames of a stack, below the message that V8 writes above them. Where the message is not found, a line of it could
 * not be told from a frame, so there are none.
 */
export function framesOf(stack: unknown, message: unknown): string | undefined {
  if (typeof stack !== 'string' || typeof message !== 'string') return undefined
  const at = stack.indexOf(message)
  if (at < 0) return undefined
  const frames = stack
    .slice(at + message.length)
    .split('\n')
    .filter((line) => frame.test(line))
  return frames.length ? frames.join('\n') : undefined
}

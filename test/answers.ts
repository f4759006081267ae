import { Compile, type Validator } from 'typebox/schema'

interface Declared {
  content?: Record<string, { schema: object }>
}

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, Declared> }>>
  components: { schemas?: Record<string, object> }
}

interface Answer {
  status: number
  mediaType: string
  /** What JSON it is; null for an answer that is not JSON. */
  body: unknown
}

const checks = new Map<string, AnswerCheck>()

/** The check of what this `/openapi.json` declares; services that declare the same share one. */
export function answersDeclaredBy(document: string): AnswerCheck {
  const check = checks.get(document) ?? new AnswerCheck(JSON.parse(document))
  checks.set(document, check)
  return check
}

/** Holds answers against what `/openapi.json` of one service declares. */
export class AnswerCheck {
  readonly #operations: { method: string; pattern: RegExp; name: string; responses: Record<string, Declared> }[]
  readonly #compiled = new Map<object, Validator>()
  readonly #shared: Record<string, object>

  constructor({ paths, components }: Described) {
    this.#shared = components.schemas ?? {}
    this.#operations = Object.entries(paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { responses }]) => ({
          method: method.toUpperCase(),
          pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
          name: `${method.toUpperCase()} ${path}`,
          responses,
        })),
      )
      .sort((one, other) => wildcards(one.name) - wildcards(other.name))
  }

  /** Throws for an answer that its operation does not declare, with the deepest place where it differs: among choices, that one of the choice that fits best. */
  check(method: string, path: string, { status, mediaType, body }: Answer): void {
    const operation = this.#operations.find((one) => one.method === method && one.pattern.test(path))
    if (!operation) return
    const what = `The answer ${status} to ${operation.name}`
    const declared = operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`]
    if (!declared) throw new Error(`${what} has a status that the operation does not declare`)
    if (!declared.content) {
      if (mediaType) throw new Error(`${what} has a body, and the operation declares none`)
      return
    }
    const media = declared.content[mediaType]
    if (!media) throw new Error(`${what} has a media type that the operation does not declare: ${mediaType || 'none'}`)
    if (!mediaType.includes('json')) return
    const [fits, problems] = this.#validator(media.schema).Errors(body)
    if (fits) return
    const { instancePath, message } = problems.sort((one, other) => depth(other) - depth(one))[0]!
    const problem = message === 'schema is false' ? 'the schema does not declare this field' : message
    throw new Error(`${what} differs from its schema at ${instancePath || '/'}: ${problem}`)
  }

  #validator(schema: object): Validator {
    const known = this.#compiled.get(schema)
    if (known) return known
    const made = Compile(this.#inlined(schema))
    this.#compiled.set(schema, made)
    return made
  }

  /** The schema with the shared ones in the place of references to them. */
  #inlined(schema: object): object {
    return JSON.parse(JSON.stringify(schema), (_, value) => {
      const [, shared] = /^#\/components\/schemas\/(.+)$/.exec(value?.$ref ?? '') ?? []
      return shared ? this.#shared[shared] : value
    })
  }
}

const depth = ({ instancePath }: { instancePath: string }) => instancePath.split('/').length

const wildcards = (name: string) => name.split('{').length

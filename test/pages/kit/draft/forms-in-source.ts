import { sourcesIn } from '../../../architecture/sources.ts'

interface Component {
  name: string
  path: string
  isExported: boolean
  text: string
}

/** The functions of pages, as they are written. */
const components = sourcesIn('src/pages').flatMap(({ path, text }) =>
  text.split(/^(?=(?:export )?(?:function|const) \w)/m).flatMap((part): Component[] => {
    const [, exported, name] = /^(export )?(?:function|const) (\w+)/.exec(part) ?? []
    return name ? [{ name, path, isExported: Boolean(exported), text: part }] : []
  }),
)

/** Those that have a field of several lines, themselves or by a component in them. */
const long = new Set(components.filter(({ name }) => name === 'TextArea'))
for (let before = 0; before < long.size; ) {
  before = long.size
  for (const one of components) if (hasLongField(one.path, one.text)) long.add(one)
}

function hasLongField(path: string, text: string): boolean {
  return [...text.matchAll(/<([A-Z]\w*)|\b([a-z]\w*)\(/g)].some(([, component, called]) => {
    const found = components.filter(({ name }) => name === (component ?? called))
    const own = found.filter((one) => one.path === path)
    return (own.length ? own : found.filter(({ isExported }) => isExported)).some((one) => long.has(one))
  })
}

/** The components that write a form which a person who is signed in posts, and which has a field of several lines. */
export const longForms = components
  .filter(({ path, text }) =>
    [...text.matchAll(/<(PostForm|FoldedForm)\b(?![^>]*who=\{null\}).*?<\/\1>/gs)].some(([form]) =>
      hasLongField(path, form),
    ),
  )
  .map(({ name, path }) => `${path.replace(/^src\/pages\//, '')} ${name}`)
  .sort()

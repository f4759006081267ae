import { type Part, zip } from './zip.ts'

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The relationships of a part; a target is relative to it or begins at the root. */
export function relationsOf(part: string, relations: [id: string, type: string, target: string][]): Part {
  const [, folder = '', base = ''] = /^(.*\/)?([^/]*)$/.exec(part)!
  const lines = relations.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`,
  )
  return {
    name: `${folder}_rels/${base}.rels`,
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`,
  }
}

/** A package of Office Open XML whose main part is `main`. */
export function makePackage(main: string, parts: Part[]): Buffer {
  const contentTypes = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
  return zip([
    { name: '[Content_Types].xml', content: contentTypes },
    relationsOf('', [['r1', 'officeDocument', main]]),
    ...parts,
  ])
}

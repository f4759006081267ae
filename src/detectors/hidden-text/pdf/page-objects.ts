import type { Pdf } from './pdfium.ts'

export const textObject = 1
const formObject = 5

/** Forms may hold forms; they are not nested deeper by accident. */
const deepest = 8

/** Every object that a page draws, those inside its forms too; a form itself draws nothing. */
export function objectsOf({ call }: Pdf, page: number): { object: number; type: number }[] {
  const found: { object: number; type: number }[] = []
  function walk(count: number, objectAt: (index: number) => number, depth: number) {
    for (let index = 0; index < count; index++) {
      const object = objectAt(index)
      const type = call._FPDFPageObj_GetType(object)
      if (type !== formObject) found.push({ object, type })
      else if (depth < deepest) {
        walk(call._FPDFFormObj_CountObjects(object), (at) => call._FPDFFormObj_GetObject(object, at), depth + 1)
      }
    }
  }
  walk(call._FPDFPage_CountObjects(page), (at) => call._FPDFPage_GetObject(page, at), 0)
  return found
}

import type { Document } from '../../domain/screening/document.ts'
import { readEpub } from '../epub/epub.ts'
import { readPptx } from '../pptx/pptx.ts'
import { readXlsx } from '../xlsx/xlsx.ts'
import type { Package } from './zip.ts'

/** Formats beside DOCX and ODT that are zips of parts, by the part that gives each away. */
const formats: [part: string, read: (zip: Package) => Promise<Document>][] = [
  ['xl/workbook.xml', readXlsx],
  ['ppt/presentation.xml', readPptx],
  ['META-INF/container.xml', readEpub],
]

/** The reader of a package that is a workbook, a presentation or an e-book; undefined for every other one. */
export const furtherFormatOf = (zip: Package) => formats.find(([part]) => zip.has(part))?.[1]

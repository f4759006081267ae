import { partOf, type Source } from '../source.ts'

/** The most sectors of a directory that are looked at; each holds at least four entries. */
const mostSectors = 64

/** The entries of the directory, in the order of its sectors, as far as the file allocation table leads there. */
export async function directoryOf(source: Source): Promise<Buffer> {
  const { sectorBytes, header } = await headerOf(source)
  const sectors: Buffer[] = []
  const seen = new Set<number>()
  for (let sector = header.readUInt32LE(48); !seen.has(sector) && seen.size < mostSectors; ) {
    seen.add(sector)
    const entries = await partOf(source, (sector + 1) * sectorBytes, Math.max(sectorBytes, 512))
    if (!entries.length) break
    sectors.push(entries)
    sector = await sectorAfter(source, sector)
  }
  return Buffer.concat(sectors)
}

/** The header of a compound file, and how many bytes a sector has. */
export async function headerOf(source: Source) {
  const header = Buffer.alloc(512)
  ;(await partOf(source, 0, 512)).copy(header)
  return { header, sectorBytes: 2 ** Math.min(header.readUInt16LE(30), 12) }
}

/** The sector that follows in a chain; beyond every file where the chain ends or the table is not in the header. */
async function sectorAfter(source: Source, sector: number): Promise<number> {
  const { header, sectorBytes } = await headerOf(source)
  const perSector = sectorBytes / 4
  const place = 76 + 4 * Math.floor(sector / perSector)
  if (place + 4 > header.length) return 0xffff_fffe
  const at = (header.readUInt32LE(place) + 1) * sectorBytes + 4 * (sector % perSector)
  const next = await partOf(source, at, 4)
  return next.length === 4 ? next.readUInt32LE(0) : 0xffff_fffe
}

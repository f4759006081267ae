import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { pageImage, pngOf } from '../../../src/extractors/pdf/page-image.ts'
import { essay } from '../../pages/essays.ts'

/** The pixels of a PNG, three bytes each. */
function pixelsOf(png: Uint8Array) {
  const { width, height, data, channels } = decode(png, { checkCrc: true })
  expect(channels).toBe(3)
  return { width, height, pixels: data }
}

test('a picture keeps every opaque pixel, and what is transparent becomes white paper', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.infiniteStream(fc.nat(255)),
      (width, height, bytes) => {
        const data = Uint8Array.from({ length: width * height * 4 }, (_, index) =>
          index % 4 === 3 ? 255 : bytes.next().value,
        )

        const drawn = pixelsOf(pngOf({ width, height, data }))

        expect(drawn).toMatchObject({ width, height })
        for (let pixel = 0; pixel < width * height; pixel++) {
          expect([...drawn.pixels.subarray(pixel * 3, pixel * 3 + 3)]).toEqual([
            data[pixel * 4 + 2],
            data[pixel * 4 + 1],
            data[pixel * 4],
          ])
        }
      },
    ),
  )
  expect([...pixelsOf(pngOf({ width: 1, height: 1, data: new Uint8Array(4) })).pixels]).toEqual([255, 255, 255])
})

test('a page of a PDF has ink on it, and a page that is not there is nothing', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'candour-page-')), 'essay.pdf')
  await writeFile(path, await essay())

  const first = pixelsOf((await pageImage({ path, page: 1 }))!)

  expect(first.width).toBe(1_000)
  expect(first.pixels.some((value) => value < 60)).toBe(true)
  expect(first.pixels.filter((value) => value > 250).length / first.pixels.length).toBeGreaterThan(0.8)
  expect(await pageImage({ path, page: 3 })).toBeNull()
})

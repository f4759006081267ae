import type { GreyImage } from './grey-image.ts'

/** A picture turned clockwise by so many quarters of a full turn, from 0 to 3. */
export function turned(image: GreyImage, quarters: number): GreyImage {
  let result = image
  for (let turn = 0; turn < quarters; turn++) result = turnedOnce(result)
  return result
}

function turnedOnce({ width, height, data }: GreyImage): GreyImage {
  const shades = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) shades[x * height + height - 1 - y] = data[y * width + x]!
  }
  return { width: height, height: width, data: shades }
}

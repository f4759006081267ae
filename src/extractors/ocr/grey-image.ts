/** Shades of grey, a byte a pixel, row by row from the top. */
export interface GreyImage {
  width: number
  height: number
  data: Uint8Array
}

/** ITU-R BT.601, in whole numbers. */
export const lightness = (data: Uint8ClampedArray, pixel: number) =>
  ((data[pixel * 4] ?? 0) * 306 + (data[pixel * 4 + 1] ?? 0) * 601 + (data[pixel * 4 + 2] ?? 0) * 117) >> 10

/** ITU-T G.711 µ-law: a sample of sound in one byte, finer where it is quiet. Samples are from -1 to 1. */
const BIAS = 0x84
const LOUDEST = 32635

export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const size = Math.min(Math.round(Math.abs(sample) * 32768), LOUDEST) + BIAS
  const exponent = Math.floor(Math.log2(size)) - 7
  const mantissa = (size >> (exponent + 3)) & 0x0f
  return ~(sign | (exponent << 4) | mantissa) & 0xff
}

export function decodeMuLaw(byte: number): number {
  const bits = ~byte & 0xff
  const size = (((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 0x07)
  return ((bits & 0x80 ? -1 : 1) * (size - BIAS)) / 32768
}

/** Markers that stand alone: TEM, RST0–7, SOI (ITU T.81, table B.1). */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
/** SOF0–15, without DHT, JPG and DAC, which lie among them. */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const START_OF_SCAN = 0xda

/** How large a JPEG says that it is, without decoding it; undefined for what is none. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const word = (at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (isFrameHeader(marker)) return { height: word(at + 5), width: word(at + 7) }
    if (marker === START_OF_SCAN) return undefined
    if (marker === 0xff) at += 1
    else at += isAlone(marker) ? 2 : 2 + word(at + 2)
  }
  return undefined
}

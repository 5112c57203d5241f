const pad = (part: number) => String(part).padStart(2, '0')

/** `2026年11月23日 16:05`, in the time of the reader's device. */
export function writeDateTime(iso: string) {
  const at = new Date(iso)
  return `${writeDate(iso)} ${pad(at.getHours())}:${pad(at.getMinutes())}`
}

/** `2026年11月23日` */
export function writeDate(iso: string) {
  const at = new Date(iso)
  return `${String(at.getFullYear())}年${String(at.getMonth() + 1)}月${String(at.getDate())}日`
}

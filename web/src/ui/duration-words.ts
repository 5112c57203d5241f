/** `45 秒`, `4 分 20 秒`, `2 小时 5 分` */
export function writeDuration(seconds: number) {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  if (hours > 0) return `${String(hours)} 小时 ${String(minutes)} 分`
  return minutes > 0 ? `${String(minutes)} 分 ${String(seconds % 60)} 秒` : `${String(seconds)} 秒`
}

import { vi } from 'vitest'

/** Takes all output away from the terminal until `giveBack`. */
export function takeOutput() {
  const written: string[] = []
  const keep = (...words: unknown[]) => written.push(words.map(String).join(' ')) > 0
  const outputs = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep),
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((way) =>
      vi.spyOn(console, way).mockImplementation(keep),
    ),
  ]
  const giveBack = () => {
    for (const output of outputs) output.mockRestore()
  }
  return { written, giveBack }
}

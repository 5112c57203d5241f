type Fields = Record<string, string | number | boolean | undefined>

/** One JSON line. Give it names, counts and ids made by us, never what a person typed. */
const write = (level: 'info' | 'warn' | 'error', message: string, fields: Fields) => {
  process.stdout.write(`${JSON.stringify({ level, message, ...fields })}\n`)
}

export const log = {
  info: (message: string, fields: Fields = {}) => {
    write('info', message, fields)
  },
  warn: (message: string, fields: Fields = {}) => {
    write('warn', message, fields)
  },
  error: (message: string, fields: Fields = {}) => {
    write('error', message, fields)
  },
}

/**
 * A fault without what it may quote: its name, and where it happened. Messages of schemas and SDKs
 * repeat the value that offended them, so they stay out.
 */
export function describeFault(fault: unknown): Fields {
  if (!(fault instanceof Error)) return { fault: typeof fault }
  const frames = fault.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? []
  const cause = fault.cause instanceof Error ? fault.cause.name : undefined
  return {
    fault: fault.name,
    cause,
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  }
}

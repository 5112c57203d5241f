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
  const cause = fault.cause instanceof Error ? fault.cause.name : undefined
  return { fault: fault.name, cause, at: framesOf(fault).slice(0, 6).join(' < ') }
}

const FRAME = /^ {4}at /

/** The lines at the end of the stack: a message has lines too, and one of them may look like a frame. */
function framesOf({ stack = '', message }: Error): string[] {
  const lines = (message ? stack.replace(message, '') : stack).split('\n')
  const before = lines.findLastIndex((line) => !FRAME.test(line))
  return lines.slice(before + 1).map((line) => line.trim())
}

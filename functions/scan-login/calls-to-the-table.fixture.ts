import { documentClient } from '../adapters/dynamodb/document-client.ts'

export interface SentCall {
  command: string
  input: Record<string, unknown>
  output: Record<string, unknown>
}

/** What the rooms send to the database while `act` runs. */
export async function callsDuring<T>(act: () => Promise<T>): Promise<{ value: T; calls: SentCall[] }> {
  const calls: SentCall[] = []
  const name = 'writesDownCalls'
  documentClient.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args)
        const { input } = args as unknown as SentCall
        calls.push({ command: commandName, input, output: result.output as unknown as SentCall['output'] })
        return result
      },
    { step: 'initialize', name, priority: 'high' },
  )
  try {
    return { value: await act(), calls }
  } finally {
    documentClient.middlewareStack.remove(name)
  }
}

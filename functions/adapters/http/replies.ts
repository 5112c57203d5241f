import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Problem } from '../../../shared/contracts/problem.ts'
import type { KeptAnswer } from '../../domain/answer-store.ts'
import type { RetryHint } from '../../domain/result.ts'

/** An answer as Lambda gives it, with whatever cookies changed. */
export const replyOf = (
  { status, body }: KeptAnswer,
  cookies: string[],
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': status === 200 ? 'application/json' : 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body,
  cookies,
})

export function problemAnswer(
  requestId: string,
  status: number,
  code: string,
  hint: RetryHint = {},
): KeptAnswer {
  const problem: Problem = {
    type: 'about:blank',
    title: code.replaceAll('-', ' '),
    status,
    code,
    requestId,
    ...hint,
  }
  return { status, body: JSON.stringify(problem) }
}

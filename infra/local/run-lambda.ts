import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { setTimeout as pause } from 'node:timers/promises'

type LambdaContext = Pick<Context, 'awsRequestId' | 'functionName' | 'getRemainingTimeInMillis'>
export type LambdaHandler = (event: APIGatewayProxyEventV2, context: LambdaContext) => unknown
type Reply = APIGatewayProxyStructuredResultV2 & { statusCode: number }

const LAMBDA_TIMEOUT_MS = 10_000

/** What an HTTP API answers by itself. */
export const gatewayReply = (statusCode: number, message: string): Reply => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
})

/** Runs a handler as Lambda would, and reads its answer as an HTTP API would. */
export async function runLambda(
  handler: LambdaHandler,
  event: APIGatewayProxyEventV2,
  timeoutMs = LAMBDA_TIMEOUT_MS,
): Promise<Reply> {
  const answered = new AbortController()
  const timeout = pause(timeoutMs, 'timed out' as const, { signal: answered.signal }).catch(() => undefined)
  try {
    // In a promise of its own: a handler may throw before it returns one.
    const running = Promise.resolve().then(() => handler(event, contextOf(event, timeoutMs)))
    const result = await Promise.race([running, timeout])
    if (result === 'timed out') return gatewayReply(503, 'Service Unavailable')
    return readResult(result)
  } catch (fault) {
    console.error(fault)
    return gatewayReply(500, 'Internal Server Error')
  } finally {
    answered.abort()
  }
}

/** Without a status code the result itself is the body, as JSON. */
function readResult(result: unknown): Reply {
  if (typeof result === 'object' && result && 'statusCode' in result) return result as Reply
  const body = typeof result === 'string' ? result : JSON.stringify(result)
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body }
}

function contextOf({ requestContext, routeKey }: APIGatewayProxyEventV2, timeoutMs: number): LambdaContext {
  const deadline = Date.now() + timeoutMs
  return {
    awsRequestId: requestContext.requestId,
    functionName: routeKey,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  }
}

import type { CodeCheck } from './one-time-code.ts'
import { refuse, type Refused } from './result.ts'

type CodeRefusal = 'code-wrong' | 'code-expired' | 'code-tries-spent'

/** How an SMS code that does not open is told; undefined for the right one. */
export function codeRefusal(check: CodeCheck): Refused<CodeRefusal> | undefined {
  switch (check.outcome) {
    case 'right':
      return undefined
    case 'wrong':
      return refuse('code-wrong', { triesLeft: check.triesLeft })
    case 'expired':
      return refuse('code-expired')
    case 'tries-spent':
      return refuse('code-tries-spent', { retryAfterSeconds: check.retryAfterSeconds })
  }
}

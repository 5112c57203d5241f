import { afterEach, expect, it, vi } from 'vitest'
import { describeFault, log } from './log.ts'

const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
afterEach(() => {
  output.mockClear()
})

it('writes one line of JSON', () => {
  log.warn('sms-not-sent', { count: 2, requestId: 'a\nb' })
  expect(output.mock.calls).toEqual([
    ['{"level":"warn","message":"sms-not-sent","count":2,"requestId":"a\\nb"}\n'],
  ])
})

it.each([
  ['a plain message', '440106199001011234 is no phone'],
  ['a message of several lines', 'wrong:\n440106199001011234'],
  [
    'a message that looks like a stack',
    'wrong\n    at 440106199001011234 (file.ts:1:1)\n    at 440106199001011234',
  ],
])('tells where a fault happened and nothing it says: %s', (_what, message) => {
  const text = JSON.stringify(describeFault(new RangeError(message)))
  expect(text).toContain('RangeError')
  expect(text).toContain('log.test.ts')
  expect(text).not.toContain('440106')
})

it('leaves out a message that was put in after the stack was made', () => {
  const fault = new Error('first 440106199001011234\n    at 440106199001011234')
  fault.message = 'second'
  expect(JSON.stringify(describeFault(fault))).not.toContain('first')
})

it('names the cause of a fault, and no more of it', () => {
  const fault = new Error('outer', { cause: new TypeError('13812345678') })
  expect(describeFault(fault)).toMatchObject({ fault: 'Error', cause: 'TypeError' })
  expect(JSON.stringify(describeFault(fault))).not.toContain('138')
})

it.each(['13812345678', undefined, { phone: '13812345678' }])(
  'tells only the type of what is no error',
  (thrown) => {
    expect(JSON.stringify(describeFault(thrown))).not.toContain('138')
  },
)

import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { passTroublesOn } from './troubles-only.ts'

it('passes on warnings, errors and whatever is no line of the log, and leaves counts and news out', async () => {
  const output = new PassThrough()
  const passed: string[] = []
  passTroublesOn(output, (line) => passed.push(line))
  output.write('{"_aws":{"Timestamp":1},"SmsSent":1}\n{"level":"info","message":"opened"}\n{"level":"war')
  output.end('n","message":"slow"}\n{"level":"error","message":"broken"}\nTypeError: no\n{half\n')
  await once(output, 'end')
  expect(passed).toEqual([
    '{"level":"warn","message":"slow"}\n',
    '{"level":"error","message":"broken"}\n',
    'TypeError: no\n',
    '{half\n',
  ])
})

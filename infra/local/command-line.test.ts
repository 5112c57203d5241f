import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readCommandLine } from './command-line.ts'

it('needs no words', () => {
  expect(readCommandLine([])).toEqual({
    port: 8080,
    outboxPort: 8025,
    onLan: false,
    dataFolder: resolve('.data'),
  })
})

it('takes a port of its own for phones, because their pages are HTTPS', () => {
  expect(readCommandLine(['--host'])).toMatchObject({ port: 8443, onLan: true })
  expect(readCommandLine(['--host', '--port', '9000'])).toMatchObject({ port: 9000, onLan: true })
})

it.each([['--port', 'http'], ['--port', '70000'], ['--port', '-1'], ['--port'], ['--data'], ['start']])(
  'says what it does not understand: %s %s',
  (...args) => {
    expect(() => readCommandLine(args)).toThrow(/^(看不懂的参数|--port 后面应是)/)
  },
)

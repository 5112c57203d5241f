import { expect, it, vi } from 'vitest'
import { type QrEngines, readFrame, readPhoto } from './choose-qr-engine.ts'
import type { QrEngine } from './qr-engine.ts'

const picture = (width: number) => ({ width, height: width }) as ImageData
const grab = async (size: 'small' | 'full') => picture(size === 'small' ? 640 : 1280)
const sees = (text: string | undefined): QrEngine => ({ read: vi.fn(async () => text) })
const broken: QrEngine = { read: () => Promise.reject(new Error('gone')) }

const engines = ({
  native,
  thorough = sees(undefined),
  instant = sees(undefined),
  isReady = true,
}: World): QrEngines => ({
  native: async () => native,
  thorough: { ...thorough, isReady, load: vi.fn(async () => undefined) },
  instant,
})
interface World {
  native?: QrEngine
  thorough?: QrEngine
  instant?: QrEngine
  isReady?: boolean
}

it('reads a frame by the phone itself where it can', async () => {
  const all = engines({ native: sees('native'), thorough: sees('thorough'), isReady: false })
  expect(await readFrame(all, grab)).toBe('native')
  expect(all.thorough.load).not.toHaveBeenCalled()
})

it('reads a frame at once while the thorough engine is still on its way', async () => {
  const all = engines({ instant: sees('instant'), isReady: false })
  expect(await readFrame(all, grab)).toBe('instant')
  expect(all.thorough.load).toHaveBeenCalledOnce()
})

it('reads a frame by the thorough engine once it is there', async () => {
  expect(await readFrame(engines({ thorough: sees('thorough'), instant: sees('instant') }), grab)).toBe(
    'thorough',
  )
})

it.each([{ native: broken }, { thorough: broken }])(
  'falls back to what is at hand when an engine fails: %o',
  async (world) => {
    expect(await readFrame(engines({ ...world, instant: sees('instant') }), grab)).toBe('instant')
  },
)

it('gives the engine on the page’s own thread a small frame, any other the full one', async () => {
  const [native, thorough, instant] = [sees('native'), sees('thorough'), sees('instant')]
  await readFrame(engines({ native }), grab)
  await readFrame(engines({ thorough }), grab)
  await readFrame(engines({ thorough: broken, instant }), grab)
  expect([native, thorough, instant].map(({ read }) => vi.mocked(read).mock.lastCall?.[0].width)).toEqual([
    1280, 1280, 640,
  ])
})

it('looks at a photo in each size before it asks the phone itself', async () => {
  const thorough = sees(undefined)
  const all = engines({ native: sees('native'), thorough, instant: sees('instant') })

  expect(await readPhoto(all, [async () => picture(9), async () => picture(5)])).toBe('native')

  expect(vi.mocked(thorough.read).mock.calls.map(([{ width }]) => width)).toEqual([9, 5])
})

it('reads a photo without the thorough engine where that is not to be had', async () => {
  expect(
    await readPhoto(engines({ thorough: broken, instant: sees('instant') }), [async () => picture(9)]),
  ).toBe('instant')
})

it('finds nothing in a photo where no engine does, even a failing one', async () => {
  expect(await readPhoto(engines({ native: broken }), [async () => picture(9)])).toBeUndefined()
})

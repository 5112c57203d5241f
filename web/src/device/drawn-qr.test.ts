import { expect, it } from 'vitest'
import { drawQr } from '../ui/draw-qr.ts'
import { instantQrEngine } from './instant-qr-engine.ts'

it('draws what the phone reads', async () => {
  const text = 'https://id.example/s#AbCdEfGhIjKlMnOpQrStUv.178543210.ZyXwVuTsRqPoNmLkJiHgFe'
  expect(await instantQrEngine.read(painted(drawQr(text)))).toBe(text)
})

function painted({ side, path }: ReturnType<typeof drawQr>, scale = 4): ImageData {
  const width = side * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const from = (Number(y) * scale + row) * width + Number(x) * scale
      data.fill(0, from * 4, (from + scale) * 4)
    }
  }
  return { data, width, height: width, colorSpace: 'srgb' }
}

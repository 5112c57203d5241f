import { expect, it } from 'vitest'
import { instantQrEngine } from './instant-qr-engine.ts'
import { qrPicture } from './qr-picture.fixture.ts'

it.each([
  'https://id.example/s#AbCdEfGhIjKlMnOpQrStUv.178543210.ZyXwVuTsRqPoNmLkJiHgFe',
  '广东省建设行业·粤建通：扫码登录',
  '𠮷野家 é 한국',
])('reads %s exactly', async (text) => {
  expect(await instantQrEngine.read(qrPicture(text))).toBe(text)
})

it('says that it sees no code where there is none', async () => {
  expect(await instantQrEngine.read(qrPicture(undefined))).toBeUndefined()
})

import { expect, it } from 'vitest'
import { json, mei, openPage } from '../../page.fixture.ts'
import { appRoutes } from './routes.ts'

const firm = {
  ...mei,
  accountKind: 'unit',
  maskedName: '广州示范建筑工程有限公司',
  documentKind: 'uscc',
  maskedNumber: '914401********T01C',
} as const
const server = { '/api/account/events': () => json({ events: [], after: null }) }

it.each([
  [mei, '个人账号', '证件号码 440106********0048'],
  [firm, '单位账号', '统一社会信用代码 914401********T01C'],
])(
  'says which kind of account it is, and calls its number by the right name (R22)',
  async (holder, kind, number) => {
    const { page } = await openPage(appRoutes, { at: '/', server, holder })
    const card = page.get('[aria-labelledby=holder-name]').text()
    expect(card).toContain(holder.maskedName)
    expect(card).toContain(kind)
    expect(card).toContain(number)
  },
)

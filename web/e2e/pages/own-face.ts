import type { Page } from 'playwright-core'

export const nameField = (page: Page) => page.getByLabel('姓名', { exact: true })
export const numberField = (page: Page) => page.getByLabel('证件号码', { exact: true })
export const makeUpButton = (page: Page) => page.getByRole('button', { name: '编一个号码' })
export const shootButton = (page: Page) => page.getByRole('button', { name: /^(打开摄像头|拍照|重拍)$/ })
export const saveButton = (page: Page) => page.getByRole('button', { name: '保存' })
export const deleteButton = (page: Page, name: string) => page.getByRole('button', { name: `删除${name}` })
export const said = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text)
export const picture = (page: Page) => page.getByRole('img', { name: '要保存的照片' })
export const enrolled = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

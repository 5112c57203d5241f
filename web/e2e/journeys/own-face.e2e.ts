import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { drawPerson } from '../../../shared/test-people/draw-person.ts'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import type { Picture } from '../../../shared/test-people/paint.ts'
import { parseIdentityDocument } from '../../../shared/vocabulary/identity-document.ts'
import {
  deleteButton,
  enrolled,
  makeUpButton,
  nameField,
  numberField,
  picture,
  said,
  saveButton,
  shootButton,
} from '../pages/own-face.ts'
import { launchChromium } from '../world/chromium.ts'
import { writeY4m } from '../world/fake-camera.ts'
import { collectFaults } from '../world/faults.ts'
import { walkByKeyboard } from '../world/keyboard.ts'
import { inspect } from '../world/looks.ts'
import { outboxOrigin } from '../world/outbox.ts'

// The page is the machine's own, not the product's: it is opened beside it, without a line of one's own.
const before = drawPerson(drawnPeople.first, { seed: 5 })
let folder: string
let browser: Browser
let context: BrowserContext | undefined
let faults: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-face-'))
  await writeY4m(join(folder, 'camera.y4m'), greyOf(before))
  browser = await launchChromium({ camera: join(folder, 'camera.y4m') })
})
afterEach(async () => {
  await context?.close()
  expect(faults).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

async function openFaces(width = 1440, height = 900): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
  context.setDefaultTimeout(15_000)
  faults = await collectFaults(context, outboxOrigin())
  const page = await context.newPage()
  await page.goto(`${outboxOrigin()}/faces`)
  await page.getByRole('heading', { name: '用自己的脸试用人脸认证' }).waitFor()
  return page
}

it('somebody enrols their face before the camera by keys alone, and takes it back', async () => {
  const page = await openFaces()
  const { tabTo, type, press, unseen } = walkByKeyboard(page)
  await type(nameField(page), '李试用')
  await tabTo(makeUpButton(page))
  await press('Enter')
  const number = await numberField(page).inputValue()
  expect(parseIdentityDocument('resident-id', number)).toMatchObject({ ok: true })
  await tabTo(shootButton(page))
  await press('Enter')
  await page.getByRole('button', { name: '拍照' }).waitFor()
  await press('Enter')
  await picture(page).waitFor()
  await tabTo(saveButton(page))
  await press('Enter')
  await said(page, `用“李试用”和号码 ${number} 注册或登录账号`).waitFor()

  const { width, height, format } = await sharp(await savedPicture(page, '李试用')).metadata()
  expect({ width, height, format }).toEqual({ width: 640, height: 480, format: 'jpeg' })
  await expectUnmirrored(await savedPicture(page, '李试用'))
  expect(await camerasOn(page)).toBe(0)

  await tabTo(deleteButton(page, '李试用'))
  await press('Enter')
  await said(page, '李试用的照片和信息已删除。').waitFor()
  expect(await enrolled(page, '李试用').count()).toBe(0)
  expect(unseen()).toEqual([])
})

it('somebody enrols by a picture file, of which nothing but the picture is kept', async () => {
  const page = await openFaces(360, 740)
  await nameField(page).fill('周试用')
  await makeUpButton(page).click()
  await saveButton(page).click()
  await said(page, '请先拍照').waitFor()
  const file = page.getByLabel('选择图片文件')
  await file.setInputFiles({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
  await said(page, '这个文件打不开').waitFor()
  await file.setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await largeOnItsSide() })
  await picture(page).waitFor()
  await saveButton(page).click()
  await said(page, '已保存').waitFor()

  const saved = await savedPicture(page, '周试用')
  const { width, height, exif, orientation } = await sharp(saved).metadata()
  expect({ width, height, exif, orientation }).toEqual({
    width: 640,
    height: 480,
    exif: undefined,
    orientation: undefined,
  })
  expect(saved.length).toBeLessThan(200_000)
  await expectUnmirrored(saved)
  await deleteButton(page, '周试用').click()
  await said(page, '已删除').waitFor()
})

it('who has no camera to use is told what else they can do', async () => {
  const denying = await launchChromium({ camera: join(folder, 'camera.y4m'), cameraAnswer: 'denied' })
  try {
    const page = await denying.newPage()
    await page.goto(`${outboxOrigin()}/faces`)
    await shootButton(page).click()
    await said(page, '浏览器没有允许使用摄像头').waitFor()
    expect(await shootButton(page).textContent()).toBe('打开摄像头')
  } finally {
    await denying.close()
  }
})

it.each([
  [360, 740],
  [1440, 900],
])('anybody can read and use the page at %d×%d', async (width, height) => {
  const page = await openFaces(width, height)
  const wrong = await inspect(page, `own-face-${width}-empty`)
  await nameField(page).fill('赵试用')
  await makeUpButton(page).click()
  await shootButton(page).click()
  await page.getByRole('button', { name: '拍照' }).waitFor()
  wrong.push(...(await inspect(page, `own-face-${width}-camera`)))
  await shootButton(page).click()
  await picture(page).waitFor()
  await saveButton(page).click()
  await enrolled(page, '赵试用').waitFor()
  wrong.push(...(await inspect(page, `own-face-${width}-enrolled`)))
  await deleteButton(page, '赵试用').click()
  await said(page, '已删除').waitFor()
  expect(wrong).toEqual([])
})

async function savedPicture(page: Page, name: string): Promise<Buffer> {
  const source = await enrolled(page, name).getByRole('img').getAttribute('src')
  const response = await fetch(new URL(source ?? '', outboxOrigin()))
  return Buffer.from(await response.arrayBuffer())
}

/** It is the picture that was before the camera; the light falls on it from one side only. */
async function expectUnmirrored(jpeg: Buffer) {
  const drawn = greyOf(before)
  const asItIs = await sharp(jpeg).greyscale().raw().toBuffer()
  const mirrored = await sharp(jpeg).flop().greyscale().raw().toBuffer()
  expect(correlation(asItIs, drawn)).toBeGreaterThan(0.99)
  expect(correlation(mirrored, drawn)).toBeLessThan(0.99)
}

function correlation(one: Uint8Array, other: Uint8Array): number {
  const product = (left: Uint8Array, right: Uint8Array) => {
    const [leftMean, rightMean] = [mean(left), mean(right)]
    return left.reduce((sum, value, at) => sum + (value - leftMean) * ((right[at] ?? 0) - rightMean), 0)
  }
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other))
}
const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length

const camerasOn = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('video')].filter(({ srcObject }) => srcObject instanceof MediaStream)
        .length,
  )

function greyOf({ rgb, width, height }: Picture): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, pixel) =>
    Math.round(
      0.299 * (rgb[pixel * 3] ?? 0) + 0.587 * (rgb[pixel * 3 + 1] ?? 0) + 0.114 * (rgb[pixel * 3 + 2] ?? 0),
    ),
  )
}

/** As a phone writes what it photographed upright. */
const largeOnItsSide = () =>
  sharp(before.rgb, { raw: { width: before.width, height: before.height, channels: 3 } })
    .resize(1600)
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

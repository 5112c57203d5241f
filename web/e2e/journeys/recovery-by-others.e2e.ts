import { expect, it } from 'vitest'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { claim, giveRecoveryForm, showFace } from '../pages/recovery.ts'
import { waitForHeading } from '../pages/unit-registration-steps.ts'
import { useDevices } from '../world/devices.ts'
import { looking } from '../world/looks.ts'
import { messagesTo } from '../world/outbox.ts'
import { aPerson, type Person } from '../world/people.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'
import { recovering } from '../world/recovering.ts'

const { openPhone } = useDevices()
const { first } = drawnPeople

it('whose new phone is another account’s hears so in the form with the ways on, and takes another', async () => {
  const { neighbour } = recovering
  const person = aPerson()
  const page = await openPhone()
  const { faults, look } = looking(page, 'app')
  await page.goto('/recovery')
  await claim(page, person, neighbour.phone)
  await reads(page, '手机号已绑定账号。请换一个手机号，再重新获取短信验证码。')
  await look('recovery-phone-taken')
  const wayOn = page.getByRole('link', { name: '用这个手机号登录' })
  expect(await wayOn.getAttribute('href')).toBe('/sign-in/code')
  expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe(person.name)

  const { phone } = aPerson()
  await page.getByLabel('手机号', { exact: true }).fill(phone)
  await claim(page, person, phone)
  await waitForHeading(page, '人脸识别')
  expect(faults).toEqual([])
})

it('a wrong name and a wrong number are answered in the very same words, and the holder’s phone hears nothing', async () => {
  const { halfKnown: holder } = recovering
  const stranger = aPerson()
  const byName = await whatIsTold({ number: holder.number, name: `${stranger.name}${stranger.name}` })
  const byNumber = await whatIsTold({ number: stranger.number, name: holder.name })
  expect(byName.verdict).toMatchObject({ verdict: 'refused' })
  expect(byName.outcome).toContain('没有与填写内容一致的账号')
  expect(byNumber).toEqual(byName)
  expect(await messagesTo(`+86${holder.phone}`)).toEqual([])
})

/** While the authority knows nobody of that name and number, and once it knows them by their face. */
async function whatIsTold(claimed: Pick<Person, 'name' | 'number'>) {
  const page = await openPhone()
  await giveRecoveryForm(page, claimed, aPerson().phone)
  const onForm = await page.locator('main').innerText()
  const verdict = await showFace(page, first)
  await enrolPortrait(claimed, first)
  const again = { x: 30, y: -18, light: 1 }
  expect(await showFace(page, first, again)).toMatchObject({ verdict: 'certified' })
  await page.reload()
  await waitForHeading(page, '没有找到这样的账号')
  return { onForm, verdict, outcome: await page.locator('main').innerText() }
}

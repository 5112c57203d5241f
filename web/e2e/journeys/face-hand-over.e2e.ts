import { expect, it } from 'vitest'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { readHistory } from '../pages/account.ts'
import { certify, heading, told } from '../pages/certification.ts'
import { openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { candidates } from '../world/candidates.ts'
import { useDevices } from '../world/devices.ts'
import { filmOf } from '../world/face-film.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop, holdBeforeCameras, playBeforeCameras } = useDevices()
const { second } = drawnPeople

it('a unit is L3 once its legal representative, shown the code by the desktop, has done the face check on their own phone', async () => {
  await enrolPortrait(candidates.representative, second)
  const portal = await openDesktop()
  await openSignIn(portal, 'portal')
  await signInByPassword(portal, candidates.representedUnit)
  await waitForHome(portal, 'portal')
  await portal.goto('/portal/level/face')
  const code = portal.getByRole('img', { name: /人脸识别二维码/ })
  await code.waitFor()

  const phone = await openPhone()
  await holdBeforeCameras(portal, await code.screenshot())
  await phone.goto('/scan')
  await phone.getByRole('button', { name: '查看' }).click()
  await reads(portal, '手机已打开，正在办理')
  await heading(phone, '您是这家单位的法定代表人吗？').waitFor()
  await reads(phone, candidates.representedUnit.name)
  await phone.getByRole('button', { name: '是我，继续' }).click()
  await certify(phone, playBeforeCameras, (actions) => filmOf(second, actions))

  await told(phone, '认证成功')
  await heading(portal, '认证成功').waitFor()
  await portal.goto('/portal/level')
  await reads(portal, '您的账户当前可信等级为：L3')
  await portal.goto('/portal/security')
  expect((await readHistory(portal))[0]).toBe('通过人脸识别认证，可信等级为L3')
  await phone.goto('/')
  await phone.waitForURL('**/sign-in**')
}, 150_000)

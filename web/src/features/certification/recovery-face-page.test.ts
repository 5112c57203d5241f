import { beforeEach, expect, it } from 'vitest'
import { json } from '../../page.fixture.ts'
import { doAll, headingOf, JUDGE, noNetwork, openFaces } from './face-check-world.fixture.ts'
import './RecoveryFacePage.vue'

const recoveryId = 'r'.repeat(22)
const open = (judge: () => Response) =>
  openFaces({ at: '/recovery/face', holder: null, server: { [JUDGE]: judge } })
const pathOf = ({ router }: Awaited<ReturnType<typeof open>>) => router.currentRoute.value.path

beforeEach(() => localStorage.setItem('account-recovery', recoveryId))

it('whose face has passed is back at the recovery, and nobody asks whether to leave', async () => {
  const opened = await open(() => json({ verdict: 'certified', holder: null }))
  await doAll(opened)
  expect(opened.sentTo(JUDGE)).toMatchObject([{ recovery: recoveryId }])
  expect(pathOf(opened)).toBe('/recovery')
})

it('whose frames are still on their way is asked before leaving', async () => {
  const opened = await open(noNetwork)
  await doAll(opened)
  await opened.router.push('/recovery')
  expect(pathOf(opened)).toBe('/recovery/face')
  expect(headingOf(opened)).toBe('正在核对')
})

it('who has begun no recovery is led to its form', async () => {
  localStorage.clear()
  const { page } = await open(noNetwork)
  expect(page.get('a[href="/recovery"]').text()).toBe('找回账号')
})

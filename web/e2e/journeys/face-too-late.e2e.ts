import { expect, it } from 'vitest'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { agree, draw, heading, openCertification, startButton } from '../pages/certification.ts'
import { drawByProgram, sendByProgram } from '../pages/face-past-the-page.ts'
import { candidates } from '../world/candidates.ts'
import { useDevices } from '../world/devices.ts'
import { framesOf } from '../world/face-frames.ts'
import { filmOf, unasked } from '../world/face-film.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'

const { openPhone } = useDevices()
const THREE_MINUTES = 180_000

it('who lets three minutes go by is told so, draws other actions without agreeing again, and nothing filmed for the old ones counts', async () => {
  await enrolPortrait(candidates.late, drawnPeople.first)
  const phone = await openPhone()
  await openCertification(phone, candidates.late)
  await agree(phone)
  await draw(phone)
  const check = await drawByProgram(phone)
  const frames = await framesOf(filmOf(drawnPeople.first, check.actions, unasked))

  await heading(phone, '要做的动作').waitFor()
  await reads(phone, '这组动作的时间到了', { within: THREE_MINUTES + 10_000 })
  expect(await startButton(phone).isVisible()).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, check.at + THREE_MINUTES + 1_000 - Date.now()))
  const { body } = await sendByProgram(phone, check, frames)
  expect(body).toMatchObject({ verdict: 'try-again', reason: 'expired', failures: 0 })

  await draw(phone, phone.getByRole('button', { name: '换一组动作' }))
  await startButton(phone).waitFor()
}, 260_000)

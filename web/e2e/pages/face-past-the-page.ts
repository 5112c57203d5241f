import * as z from 'zod/mini'
import type { Page } from 'playwright-core'
import {
  agreeToFaceRecognition,
  judgeFaceCheck,
  startFaceCheck,
} from '../../../shared/contracts/certification.ts'
import { FACE_AGREEMENT_VERSION } from '../../../shared/contracts/consent.ts'
import { type FaceAction, faceActionSchema } from '../../../shared/vocabulary/face-action.ts'
import { askPast } from '../world/by-program.ts'
import type { Film } from '../world/face-film.ts'
import { framesOf, type SentFrames } from '../world/face-frames.ts'

/** By ticket, of a recovery, or whoever is signed in. */
interface Subject {
  handOver?: string
  recovery?: string
}

export const agreeByProgram = (page: Page, subject: Subject = {}) =>
  askPast(page, agreeToFaceRecognition, {
    ...subject,
    version: FACE_AGREEMENT_VERSION,
    givenBy: { who: 'person-of-14-or-over' },
  })

export interface Drawn {
  checkId: string
  actions: FaceAction[]
  at: number
}

export async function drawByProgram(
  page: Page,
  { insteadOf, ...subject }: Subject & { insteadOf?: string } = {},
): Promise<Drawn> {
  const { status, body } = await askPast(page, startFaceCheck, {
    ...subject,
    purpose: subject.recovery === undefined ? 'certify' : 'recover',
    excluded: [],
    ...(insteadOf !== undefined && { insteadOf }),
  })
  if (status !== 200) throw new Error(`nothing was drawn: ${String(body['code'])}`)
  const actions = z.array(faceActionSchema).parse(body['actions'])
  return { checkId: String(body['checkId']), actions, at: Date.now() }
}

/** Not before it could have been taken. */
export async function sendByProgram(
  page: Page,
  { checkId, at }: Drawn,
  frames: SentFrames,
  besides: Record<string, unknown> = {},
) {
  const takenAt = at + (frames.at(-1)?.at ?? 0)
  await new Promise((resolve) => setTimeout(resolve, takenAt - Date.now()))
  return askPast(page, judgeFaceCheck, { checkId, frames, ...besides })
}

/** What the judge says of a film that was made for what it asked. */
export async function verdictOn(
  page: Page,
  filmFor: (actions: readonly FaceAction[]) => Film,
  subject: Subject = {},
) {
  const check = await drawByProgram(page, subject)
  const { body } = await sendByProgram(page, check, await framesOf(filmFor(check.actions)), { ...subject })
  return body
}

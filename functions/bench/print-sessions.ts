import sharp from 'sharp'
import { faceThresholds } from '../certification/face-thresholds.ts'
import type { Frame } from '../certification/judge-session.ts'
import { remembering } from '../certification/remembering-engine.fixture.ts'
import type { FaceEngine, FaceTemplate } from '../domain/face-engine.ts'
import { meanTemplate } from '../domain/face-template.ts'
import { attack, type Attacked } from './attack-session.ts'
import { peopleIn, readPicture, told } from './picture-folder.ts'

const SESSIONS_A_PERSON = 6
const FRAMES = faceThresholds.capture.fewestFrames
const MS_A_FRAME = 100
const PORTRAIT_PICTURES = 3

/** Whole sessions in which a print is held before the camera: its pictures, in their order, as the frames. */
export async function printSessions(engine: FaceEngine, folder: string) {
  const people = await peopleIn(folder)
  const tell = told(`${folder}, people tried`, people.length)
  const attacked: Attacked[] = []
  for (const { files } of people) {
    const pictures = await Promise.all(files.map(readPicture))
    const mine = remembering(engine)
    const portrait = await portraitOf(mine, pictures)
    if (portrait)
      for (let session = 0; session < SESSIONS_A_PERSON; session += 1)
        attacked.push(await attack(mine, await framesFrom(pictures, session), portrait))
    tell()
  }
  return { sessions: attacked.length, passes: attacked.filter(({ passes }) => passes).length }
}

/** The most favourable there is: the print itself. */
async function portraitOf(
  engine: FaceEngine,
  pictures: readonly Uint8Array[],
): Promise<FaceTemplate | undefined> {
  const templates: FaceTemplate[] = []
  for (const picture of pictures.slice(0, PORTRAIT_PICTURES)) {
    const look = await engine.look(picture)
    if (look.ok && look.value.face) templates.push(await engine.embed(picture, look.value.face))
  }
  return templates.length > 0 ? meanTemplate(templates) : undefined
}

/** Another stretch of the pictures for each session; to and fro where there are too few of them. */
async function framesFrom(pictures: readonly Uint8Array[], session: number): Promise<Frame[]> {
  const spare = Math.max(0, pictures.length - FRAMES)
  const from = spare > 0 ? Math.round((session * spare) / (SESSIONS_A_PERSON - 1)) : session
  const frames: Frame[] = []
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const picture = pictures[bounced(from + frame, pictures.length)] ?? new Uint8Array()
    const again = frames.some(({ jpeg }) => jpeg === picture)
    frames.push({ at: frame * MS_A_FRAME, jpeg: again ? await anew(picture, frame) : picture })
  }
  return frames
}

const bounced = (at: number, length: number) => {
  const round = at % Math.max(1, 2 * length - 2)
  return round < length ? round : 2 * length - 2 - round
}

const anew = (picture: Uint8Array, frame: number) =>
  sharp(picture)
    .jpeg({ quality: 90 - frame })
    .toBuffer()
    // No picture, the second time too.
    .catch(() => picture)

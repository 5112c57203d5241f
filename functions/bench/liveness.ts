import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { type BodyPart, bodyParts } from '../../shared/vocabulary/face-action.ts'
import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import type { Frame } from '../certification/judge-session.ts'
import type { FaceEngine } from '../domain/face-engine.ts'
import { remembering } from '../certification/remembering-engine.fixture.ts'
import { attack, type Attacked, partsFound } from './attack-session.ts'
import { type PhotoAttack, photoAttacks } from '../../shared/test-people/moved-photo.ts'
import { movedPhoto } from '../certification/moved-photo.fixture.ts'
import { told } from './picture-folder.ts'

interface Options {
  data?: string
  /** 320×320 pictures of a clip. */
  framesOf: (file: string, framesASecond: number) => Promise<Frame[]>
}

interface Clip {
  file: string
  frames: Frame[]
  found: BodyPart[]
  expected?: BodyPart[]
}

/** A blink of a tenth of a second shows in two frames. */
const FRAMES_A_SECOND = 15
const LEAST_PHOTOS = 12
const manifestSchema = z.array(z.object({ file: z.string(), actions: z.array(z.string()) }))

/** Whether actions are found in the clips of a folder, and whether photographs, taken from them, can act. */
export async function measure({ data = '.', framesOf }: Options) {
  const engine = remembering(await wasmFaceEngine())
  const clips = await readClips(engine, data, framesOf)
  const attacks = await attackWithPhotos(engine, clips)
  const sessions = Object.values(attacks).flat()
  const passes = sessions.filter((each) => each.passes).length
  return {
    rows: [...clips.map(clipRow), ...photoAttacks.map((kind) => attackRow(kind, attacks[kind]))],
    limits: [
      {
        what: 'still-photo attacks that pass a whole session',
        measured: passes,
        unit: 'sessions',
        bound: 'at-most',
        limit: 0,
      },
      {
        what: 'still-photo attacks tried',
        measured: sessions.length,
        unit: 'sessions',
        bound: 'at-least',
        limit: 60,
      },
    ],
    json: {
      clips: clips.map(({ file, frames, found, expected }) => ({
        file,
        frames: frames.length,
        found: said(found),
        ...(expected ? { expected } : {}),
      })),
      attacks: Object.fromEntries(photoAttacks.map((kind) => [kind, figuresOf(attacks[kind])])),
    },
  }
}

async function readClips(engine: FaceEngine, data: string, framesOf: Options['framesOf']): Promise<Clip[]> {
  const expected = await readManifest(data)
  const files = (await readdir(data)).filter((file) => /\.(mp4|m4v|mov|webm)$/i.test(file)).sort()
  if (files.length === 0) throw new Error(`no clips (mp4, webm) in ${data}`)
  const tell = told('clips seen', files.length)
  const clips: Clip[] = []
  for (const file of files) {
    const frames = await framesOf(join(data, file), FRAMES_A_SECOND).catch((fault: unknown) => {
      process.stderr.write(`${file} cannot be read: ${String(fault)}\n`)
      return []
    })
    const wanted = expected.get(file)
    clips.push({
      file,
      frames,
      found: await partsFound(engine, frames),
      ...(wanted ? { expected: wanted } : {}),
    })
    tell()
  }
  return clips
}

async function readManifest(data: string): Promise<Map<string, BodyPart[]>> {
  const text = await readFile(join(data, 'manifest.json'), 'utf8').catch(() => '[]')
  return new Map(
    manifestSchema.parse(JSON.parse(text)).map(({ file, actions }) => [file, partsNamed(actions)]),
  )
}

/** However a manifest calls them: «blink», «turn-left», «mouth open». */
const partsNamed = (actions: readonly string[]): BodyPart[] =>
  bodyParts.filter((part) => actions.some((action) => names[part].test(action)))
const names: Record<BodyPart, RegExp> = {
  eyes: /eye|blink/i,
  mouth: /mouth/i,
  nod: /nod|pitch/i,
  turn: /turn|yaw|shake/i,
}

async function attackWithPhotos(engine: FaceEngine, clips: readonly Clip[]) {
  const photos = await takePhotos(engine, clips)
  const tell = told('photographs tried', photos.length * photoAttacks.length)
  const attacks = Object.fromEntries(photoAttacks.map((kind) => [kind, []])) as unknown as Record<
    PhotoAttack,
    Attacked[]
  >
  for (const photo of photos) {
    const look = await engine.look(photo)
    if (!look.ok || !look.value.face) continue
    const portrait = await engine.embed(photo, look.value.face)
    for (const kind of photoAttacks)
      attacks[kind].push(await attack(engine, await movedPhoto(photo, kind), portrait))
    tell()
  }
  return attacks
}

/** As good photographs as each clip has: frames in which there is a face, spread over it. */
async function takePhotos(engine: FaceEngine, clips: readonly Clip[]): Promise<Uint8Array[]> {
  const ofClips: Uint8Array[][] = []
  for (const { frames } of clips) {
    const withFace: Uint8Array[] = []
    for (const { jpeg } of frames) {
      const look = await engine.look(jpeg)
      if (look.ok && look.value.face) withFace.push(jpeg)
    }
    if (withFace.length > 0) ofClips.push(withFace)
  }
  const each = Math.max(2, Math.ceil(LEAST_PHOTOS / ofClips.length))
  const spread = Array.from({ length: each }, (_, at) => (at + 0.5) / each)
  return ofClips.flatMap((withFace) =>
    spread.flatMap((place) => withFace[Math.floor(place * withFace.length)] ?? []),
  )
}

const said = (found: readonly BodyPart[]) =>
  Object.fromEntries(bodyParts.map((part) => [part, found.includes(part)])) as Record<BodyPart, boolean>

const signs = (found: readonly BodyPart[], expected?: readonly BodyPart[]) =>
  Object.fromEntries(
    bodyParts.map((part) => {
      const sign = found.includes(part) ? 'found' : '–'
      return [part, expected?.includes(part) && !found.includes(part) ? 'MISSED' : sign]
    }),
  )

const clipRow = ({ file, frames, found, expected }: Clip) => ({
  what: file,
  of: frames.length,
  ...signs(found, expected),
  passes: '',
})

function figuresOf(attacked: readonly Attacked[]) {
  const with_ = (part: BodyPart) => attacked.filter(({ found }) => found.includes(part)).length
  const verdicts: Record<string, number> = {}
  for (const { verdict } of attacked) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  return {
    sessions: attacked.length,
    passes: attacked.filter(({ passes }) => passes).length,
    found: Object.fromEntries(bodyParts.map((part) => [part, with_(part)])),
    verdicts,
  }
}

function attackRow(kind: PhotoAttack, attacked: readonly Attacked[]) {
  const { sessions, passes, found } = figuresOf(attacked)
  return { what: `photo, ${kind}`, of: sessions, ...found, passes }
}

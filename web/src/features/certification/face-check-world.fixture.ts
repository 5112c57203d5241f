import { vi } from 'vitest'
import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import type { FaceCamera, FaceCameraFault, Glimpse } from '../../device/face/face-camera.ts'
import { json, mei, openPage, press, type Server, settle } from '../../page.fixture.ts'
// Loaded with the test file: on a busy machine the first test would wait for them.
import './CertificationPage.vue'
import './FacePage.vue'
import { actionTexts } from './verdict-texts.ts'
import { appRoutes } from './routes.ts'

export const ROUTE = '/api/face-checks/route'
export const AGREE = '/api/face-consents'
export const DRAW = '/api/face-checks'
export const JUDGE = '/api/face-checks/judge'

export const AGREED_AT = '2026-11-24T01:00:00.000Z'
const person = { maskedName: '陈**', documentKind: 'resident-id', maskedNumber: '440106********0048' }
export const ownRoute = {
  accountKind: 'personal',
  accountName: '陈**',
  level: 'L1',
  person,
  standing: { state: 'open' },
  consentedAt: AGREED_AT,
  isUnder14: false,
} as const
export const unitRoute = {
  ...ownRoute,
  accountKind: 'unit',
  accountName: '广州示范建筑工程有限公司',
} as const
export const firm = {
  ...mei,
  accountKind: 'unit',
  maskedName: unitRoute.accountName,
  documentKind: 'uscc',
} as const
export const certified = { verdict: 'certified', holder: { ...mei, level: 'L3' } } as const

const CHECK_IDS = ['check-0000000000000001', 'check-0000000000000002', 'check-0000000000000003']
export const noNetwork = () => {
  throw new TypeError('Failed to fetch')
}

interface Faces {
  route?: unknown
  actions?: readonly FaceAction[]
  server?: Server
  holder?: typeof mei | typeof firm | null
  at?: string
  /** The clock of the page. */
  now?: () => number
}

/** The page, a server that goes along, and somebody before a camera who does what they are asked. */
export async function openFaces({ actions = ['mouth-open', 'nod', 'turn-left'], ...world }: Faces = {}) {
  const ids = [...CHECK_IDS]
  const someone = somebody()
  const camera = vi.fn(async () => someone.camera)
  const opened = await openPage(appRoutes, {
    at: world.at ?? '/certification',
    holder: world.holder === undefined ? mei : world.holder,
    ...(world.now && { now: world.now }),
    faceCamera: {
      load: async (progress) => (await camera()).load(progress),
      open: async (video, watch) => (await camera()).open(video, watch),
    },
    server: {
      [ROUTE]: () => json(world.route ?? ownRoute),
      [AGREE]: () => json({ consentedAt: AGREED_AT }),
      [DRAW]: () => json({ checkId: ids.shift() ?? '', actions, expiresInMs: 180_000 }),
      [JUDGE]: () => json(certified),
      ...world.server,
    },
  })
  return { ...opened, ...someone, cameraAsked: camera }
}
export type Opened = Awaited<ReturnType<typeof openFaces>>

export const headingOf = ({ page }: Pick<Opened, 'page'>) => page.get('h1').text()
export const instructionOf = ({ page }: Pick<Opened, 'page'>) => page.get('.instruction').text()

/** From the page as it opens, consent given, to the camera. */
export async function begin({ page }: Pick<Opened, 'page'>) {
  await press(page, '下一步')
  await press(page, '开始人脸识别验证')
}

/** To the end of the capture, as whoever follows each instruction. */
export async function doAll(opened: Opened) {
  await begin(opened)
  await opened.follow()
}

type Face = NonNullable<Glimpse['face']>
const atRest: Face = {
  x: 0.5,
  y: 0.53,
  width: 0.45,
  yaw: 0,
  pitch: 0,
  roll: 0,
  mouthOpen: 0.05,
  eyesOpen: 0.5,
}
const poses: Readonly<Record<FaceAction, Partial<Face>>> = {
  'eyes-closed': { eyesOpen: 0.05 },
  'mouth-open': { mouthOpen: 0.8 },
  nod: { pitch: 0.3 },
  'turn-left': { yaw: 0.8 },
  'turn-right': { yaw: -0.8 },
}
const MS_BETWEEN_LOOKS = 110
const MS_BETWEEN_FRAMES = 80
const MOST_LOOKS = 200

/** Somebody before the camera; what they do is seen at every look, as fast as the test likes. */
function somebody() {
  let at = performance.now()
  let watch: Parameters<FaceCamera['open']>[1] | undefined
  const close = vi.fn(() => void (watch = undefined))

  const camera: FaceCamera = {
    load: async (progress) => progress(1),
    open: async (_video, watching) => {
      watch = watching
      return {
        close,
        frames: async (from, to) =>
          Array.from({ length: Math.floor((to - from) / MS_BETWEEN_FRAMES) }, (_, frame) => {
            const shownAt = from + frame * MS_BETWEEN_FRAMES
            return { at: shownAt, jpeg: new Blob([`frame ${String(shownAt)}`]) }
          }),
      }
    },
  }

  /** One look at this face; without one, at an empty room. */
  async function look(glimpse: Partial<Glimpse>) {
    at += MS_BETWEEN_LOOKS
    watch?.see({ at, faces: 1, brightness: 130, sharpness: 200, ...glimpse })
    await settleLook()
  }

  /** Does what is written, until the camera is closed. */
  async function follow() {
    for (let looks = 0; watch && looks < MOST_LOOKS; looks += 1)
      await look({ face: { ...atRest, ...asked() } })
    await settle()
  }

  async function lose(fault: FaceCameraFault) {
    watch?.lost(fault)
    await settle()
  }

  return { camera, close, look, follow, lose, isFilmed: () => watch !== undefined }
}

function asked(): Partial<Face> {
  const words = document.querySelector('.instruction')?.textContent
  const action = (Object.keys(actionTexts) as FaceAction[]).find((each) => actionTexts[each] === words)
  return action ? poses[action] : {}
}

const settleLook = async () => {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setTimeout(resolve, 0))
}

import { join } from 'node:path'
import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import { faceThresholds } from '../certification/face-thresholds.ts'
import { areaUnderCurve, type Scores } from './error-rates.ts'
import { printSessions } from './print-sessions.ts'
import { foldersIn, peopleIn, type PersonPictures, readPicture, told } from './picture-folder.ts'

const LIVE = 'live'
/** A session's risk is the middle one of about so many frames. */
const FRAMES = 5

/** How well the print risk tells `data/live` from each other folder of `data`: prints, replays, each by itself. */
export async function measure({ data = '.' }: { data?: string }) {
  const engine = await wasmFaceEngine()
  const riskOf = async (file: string) => {
    const picture = await readPicture(file)
    const look = await engine.look(picture)
    return look.ok && look.value.face ? engine.printRisk(picture, look.value.face) : undefined
  }
  const folders = await foldersIn(data)
  if (!folders.includes(LIVE)) throw new Error(`no folder ${LIVE} in ${data}`)
  const species = folders.filter((name) => name !== LIVE)
  const live = await risksIn(join(data, LIVE), riskOf)
  const attacks = []
  for (const name of species) {
    const folder = join(data, name)
    const whole = await printSessions(engine, folder)
    attacks.push({ species: name, whole, ...(await risksIn(folder, riskOf)) })
  }
  const point = faceThresholds.printRisk
  const figures = attacks.map((attack) => ({
    species: attack.species,
    pictures: attack.pictures.length,
    missed: attack.missed,
    whole: attack.whole,
    auc: areaUnderCurve(attack.pictures, live.pictures),
    apcer: shareUpTo(attack.pictures, point),
    session: { sessions: attack.sessions.length, apcer: shareUpTo(attack.sessions, point) },
  }))
  const bona = {
    pictures: live.pictures.length,
    missed: live.missed,
    bpcer: 1 - shareUpTo(live.pictures, point),
    session: { sessions: live.sessions.length, bpcer: 1 - shareUpTo(live.sessions, point) },
  }
  return {
    rows: figures.map((each) => ({
      species: each.species,
      'operating point': `risk > ${point}`,
      pictures: each.pictures,
      AUC: rounded(each.auc),
      APCER: percent(each.apcer),
      BPCER: percent(bona.bpcer),
      [`APCER, middle of ${FRAMES}`]: percent(each.session.apcer),
      [`BPCER, middle of ${FRAMES}`]: percent(bona.session.bpcer),
      'whole sessions': each.whole.sessions,
      passed: each.whole.passes,
      'no face, live': bona.missed,
      'no face, attack': each.missed,
    })),
    limits: figures.flatMap((each) => [
      {
        what: `${each.species}: accepted, by the middle risk of ${FRAMES} frames`,
        measured: each.session.apcer,
        unit: '(share)',
        bound: 'at-most' as const,
        limit: 0.07,
      },
      {
        what: `${each.species}: of ${each.whole.sessions} whole sessions passed`,
        measured: each.whole.passes,
        unit: 'sessions',
        bound: 'at-most' as const,
        limit: 0,
      },
    ]),
    json: { operatingPoint: point, live: bona, attacks: figures },
  }
}

async function risksIn(folder: string, riskOf: (file: string) => Promise<number | undefined>) {
  const people: PersonPictures[] = await peopleIn(folder)
  const tell = told(folder, people.flatMap(({ files }) => files).length)
  const pictures: number[] = []
  const sessions: number[] = []
  let missed = 0
  for (const { files } of people) {
    const own: number[] = []
    for (const file of files) {
      const risk = await riskOf(file)
      if (risk === undefined) missed += 1
      else own.push(risk)
      tell()
    }
    pictures.push(...own)
    for (let at = 0; at + FRAMES <= own.length; at += FRAMES)
      sessions.push(own.slice(at, at + FRAMES).sort((a, b) => a - b)[FRAMES >> 1] ?? 1)
  }
  return { pictures: sorted(pictures), sessions: sorted(sessions), missed }
}

const sorted = (values: number[]): Scores => Float64Array.from(values).sort()
const shareUpTo = (risks: Scores, point: number) =>
  risks.filter((risk) => risk <= point).length / risks.length
const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`)
const rounded = (value: number) => Math.round(value * 1000) / 1000

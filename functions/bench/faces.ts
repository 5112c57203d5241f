import { wasmFaceEngine } from '../adapters/face/wasm-face-engine.ts'
import { faceThresholds } from '../certification/face-thresholds.ts'
import type { FaceTemplate } from '../domain/face-engine.ts'
import { meanTemplate } from '../domain/face-template.ts'
import { type Descriptors, pairs, type Recogniser, templateErrors } from './comparisons.ts'
import { intervalOf, rateOf } from './confidence.ts'
import { equalErrorRate, falseAccepts, falseRejects, thresholdAt } from './error-rates.ts'
import { byDistance, openFaceApiDescriptor, USUAL_DISTANCE } from './faceapi-descriptor.ts'
import { cpuOf, peopleIn, type PersonPictures, readPicture, told } from './picture-folder.ts'

/** Whether the product tells the people of `data/person/*.jpg` apart, next to face-api.js's own descriptor. */
export async function measure({ data = '.' }: { data?: string }) {
  const people = await peopleIn(data)
  const pictures = people.flatMap(({ files }) => files).length
  const engine = await wasmFaceEngine()
  const ours = await describe(people, 'product', async (picture) => {
    const look = await engine.look(picture)
    if (!look.ok || !look.value.face) return undefined
    const { face } = look.value
    return inOne([await engine.glance(picture, face, 0), await engine.glance(picture, face, 1)])
  })
  const theirs = await describe(people, 'face-api.js', await openFaceApiDescriptor())
  const product = figuresOf(ours, byCosine, faceThresholds.identity.same)
  const baseline = figuresOf(theirs, byDistance, -USUAL_DISTANCE)
  return {
    rows: [
      rowOf(`product, cos ≥ ${faceThresholds.identity.same}`, product, ours.missed),
      rowOf(`face-api.js 128-d, distance ≤ ${USUAL_DISTANCE}`, baseline, theirs.missed),
    ],
    limits: limitsOf(product, ours.missed / pictures),
    json: {
      people: people.length,
      pictures,
      missed: ours.missed,
      product: product.json,
      baseline: baseline.json,
    },
  }
}

const NUMBERS = 512

/** As a portrait is known, by the mean of two looks; behind it the looks themselves. */
const inOne = (looks: readonly FaceTemplate[]) =>
  Float32Array.from([meanTemplate(looks), ...looks].flatMap((each) => [...each]))

const byCosine: Recogniser = {
  likeness(one, other) {
    let sum = 0
    for (let at = 0; at < NUMBERS; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0)
    return sum
  },
  /** As the judge takes it of a session's frames: their looks take turns. */
  mean: (several) =>
    meanTemplate(
      several.map((each, turn) => each.subarray((1 + (turn % 2)) * NUMBERS, (2 + (turn % 2)) * NUMBERS)),
    ),
}

type Described = Awaited<ReturnType<typeof describe>>

async function describe(
  people: readonly PersonPictures[],
  who: string,
  act: (picture: Uint8Array) => Promise<Float32Array | undefined>,
) {
  const tell = told(`${who} looked at`, people.flatMap(({ files }) => files).length)
  const descriptors: Float32Array[][] = []
  const times: number[] = []
  let missed = 0
  for (const { files } of people) {
    const own: Float32Array[] = []
    for (const file of files) {
      const picture = await readPicture(file)
      const { value, cpuMs } = await cpuOf(() => act(picture))
      times.push(cpuMs)
      if (value) own.push(value)
      else missed += 1
      tell()
    }
    descriptors.push(own)
  }
  return { descriptors: descriptors satisfies Descriptors, missed, cpuMs: median(times) }
}

function figuresOf({ descriptors, cpuMs }: Described, recogniser: Recogniser, threshold: number) {
  const { genuine, strangers } = pairs(descriptors, recogniser)
  const { people, rejects, accepts } = templateErrors(descriptors, recogniser, threshold)
  const frrAt = (far: number) => falseRejects(genuine, thresholdAt(strangers, far))
  const trials = [...rejects, ...accepts].reduce((sum, each) => sum + each.trials, 0)
  return {
    single: { far: falseAccepts(strangers, threshold), frr: falseRejects(genuine, threshold) },
    intervals: { far: intervalOf(accepts), frr: intervalOf(rejects) },
    json: {
      eer: equalErrorRate(genuine, strangers),
      frr: { '1e-2': frrAt(1e-2), '1e-3': frrAt(1e-3), '1e-4': frrAt(1e-4) },
      template: { far: rateOf(accepts), frr: rateOf(rejects), people, pairs: trials },
      cpu_ms: cpuMs,
    },
  }
}

type Figures = ReturnType<typeof figuresOf>

const percent = (share: number) => (Number.isNaN(share) ? NONE : `${(share * 100).toPrecision(3)} %`)
const power = (share: number) => (Number.isNaN(share) ? NONE : share.toExponential(1))
/** Too little to measure it by. */
const NONE = '–'

const rowOf = (who: string, { json, single, intervals }: Figures, missed: number) => ({
  recogniser: who,
  EER: percent(json.eer),
  'FRR at FAR 1e-2': percent(json.frr['1e-2']),
  '1e-3': percent(json.frr['1e-3']),
  '1e-4': percent(json.frr['1e-4']),
  'one on one FAR': power(single.far),
  'one on one FRR': percent(single.frr),
  'template FAR (95 %)': `${power(json.template.far)} (${intervals.far.map(power).join('–')})`,
  'template FRR (95 %)': `${percent(json.template.frr)} (${intervals.frr.map(percent).join('–')})`,
  'no face': missed,
  'CPU ms': Math.round(json.cpu_ms),
})

/** Fewer pairs than this cannot show one in a hundred thousand. */
const MANY = 300_000

function limitsOf({ json }: Figures, missed: number) {
  const { template, frr } = json
  const share = { unit: '(share)', bound: 'at-most' } as const
  return [
    {
      what: 'mean of three against a fourth, FAR',
      measured: template.far,
      ...share,
      limit: template.pairs >= MANY ? 1e-5 : 1e-3,
    },
    { what: 'mean of three against a fourth, FRR', measured: template.frr, ...share, limit: 0.025 },
    { what: 'one against one, FRR at FAR 1e-3', measured: frr['1e-3'], ...share, limit: 0.017 },
    { what: 'pictures without a found face', measured: missed, ...share, limit: 0.003 },
  ]
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

import type { Answered } from './browser.ts'
import { type Heard, type Question, questions } from './oracle-visits.ts'
import { adjusted, rankTest } from './rank-test.ts'
import type { Limit } from './report.ts'

/** Among all questions together: one run in a hundred fails by chance alone where nothing can be told. */
const ALPHA = 0.01

export function compare(heard: ReadonlyMap<Question, Heard>) {
  const asked = [...heard].sort(([a], [b]) => a.localeCompare(b))
  const tests = asked.map(([, { known, nobody }]) => rankTest(known.map(ms), nobody.map(ms)))
  const ps = adjusted(tests.map(({ p }) => p))
  const found = asked.map(([question, { known, nobody }], at) => ({
    question,
    answers: answersTo(question, [...known, ...nobody]),
    count: `${String(known.length)} + ${String(nobody.length)}`,
    known: median(known.map(ms)),
    nobody: median(nobody.map(ms)),
    knownSlower: tests[at]?.firstLarger ?? Number.NaN,
    p: tests[at]?.p ?? Number.NaN,
    pAdjusted: ps[at] ?? Number.NaN,
  }))
  return {
    rows: found.map((each) => ({
      question: each.question,
      asked: each.count,
      'known ms': rounded(each.known),
      'nobody ms': rounded(each.nobody),
      'difference ms': rounded(each.known - each.nobody),
      'known slower': rounded(each.knownSlower),
      p: rounded(each.p, 4),
      'p among all': rounded(each.pAdjusted, 4),
    })),
    limits: found.flatMap(limitsOf),
    json: { questions: found },
  }
}

const limitsOf = ({
  question,
  answers,
  pAdjusted,
}: {
  question: string
  answers: number
  pAdjusted: number
}): Limit[] => [
  { what: `${question}: different answers`, measured: answers, unit: 'answers', bound: 'at-most', limit: 1 },
  {
    what: `${question}: times that chance alone sets so far apart, p among all`,
    measured: rounded(pAdjusted, 4),
    unit: '',
    bound: 'at-least',
    limit: ALPHA,
  },
]

/** How many different answers there were, names of headers and length included; what differs in every answer aside. */
function answersTo(question: Question, answers: readonly Answered[]): number {
  const different = new Set(answers.map(asSeen))
  const expected = questions[question]
  for (const { status, body } of answers) {
    if (status !== expected && body['code'] !== expected)
      throw new Error(`${question} was answered ${String(status)} ${JSON.stringify(body)}`)
  }
  return different.size
}

function asSeen({ status, headers, body }: Answered): string {
  const { requestId, maskedPhone, ...rest } = body
  const shapes = [requestId, maskedPhone].map((text) => String(text).replaceAll(/[\da-f]/g, '#'))
  return JSON.stringify([status, Object.keys(headers).sort(), headers['content-length'], rest, shapes])
}

const ms = (answer: Answered) => answer.ms

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (place: number) => sorted[Math.floor(place)] ?? Number.NaN
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2
}

const rounded = (value: number, digits = 2) => Number(value.toFixed(digits))

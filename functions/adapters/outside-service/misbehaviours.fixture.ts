import {
  answers,
  type Behaviour,
  breaksOff,
  drips,
  floods,
  hangsUp,
  isSilent,
  sendsBomb,
} from './outside-service.fixture.ts'

/** How a service fails us, however right its answer would be, and how often it is asked in three tries. */
export const misbehaviours = (
  rightAnswer: string,
): [what: string, behaviour: Behaviour, requests: number][] => [
  ['hangs up', hangsUp, 3],
  ['breaks off in the middle of its answer', breaksOff, 3],
  ['is silent', isSilent, 3],
  ['lets its answer drip', drips, 3],
  ['fails', answers(500, rightAnswer), 3],
  ['is overloaded', answers(503, rightAnswer), 3],
  ['has a gateway before it that waits no longer', answers(504, rightAnswer), 3],
  ['asks for patience', answers(429, rightAnswer), 3],
  ['asks for more patience than we have', answers(429, '', { 'retry-after': '30' }), 1],
  ['is not where we ask', answers(404, rightAnswer), 1],
  ['does not understand us', answers(400, rightAnswer), 1],
  ['knows no such way to ask', answers(501, rightAnswer), 1],
  ['says nothing at all', answers(204), 1],
  ['sends us elsewhere', answers(302, '', { location: '/elsewhere' }), 1],
  ['sends us elsewhere with what we carry', answers(307, '', { location: '/elsewhere' }), 1],
  ['answers a page', answers(200, '<!doctype html>', { 'content-type': 'text/html' }), 1],
  ['does not say what it answers', answers(200, rightAnswer, {}), 1],
  ['answers what is no JSON', answers(200, rightAnswer.slice(0, -1)), 1],
  ['answers nothing', answers(200), 1],
  ['answers without end', floods, 1],
  ['answers 50 MB in a small parcel', sendsBomb, 1],
]

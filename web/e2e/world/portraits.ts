import { drawPerson } from '../../../shared/test-people/draw-person.ts'
import type { DrawnPerson } from '../../../shared/test-people/drawn-people.ts'
import type { Candidate } from './candidates.ts'
import { jpegOf } from './face-frames.ts'
import { outboxOrigin } from './outbox.ts'

/** From now on the authority has this face of theirs, as somebody enrols who tries the product out: another picture of another day. */
export async function enrolPortrait({ name, number }: Pick<Candidate, 'name' | 'number'>, face: DrawnPerson) {
  const portrait = await jpegOf(drawPerson(face, { x: 6, y: 4, seed: 20_261_125 }))
  const response = await fetch(`${outboxOrigin()}/faces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: outboxOrigin() },
    body: JSON.stringify({
      name,
      documentKind: 'resident-id',
      documentNumber: number,
      portrait: portrait.toString('base64'),
    }),
  })
  if (!response.ok) throw new Error(`nobody was enrolled: ${response.status} ${await response.text()}`)
}

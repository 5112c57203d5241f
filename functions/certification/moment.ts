import type { Face, Look } from '../domain/face-engine.ts'

/** One frame of a session, before anybody looks at it. */
export interface Stamp {
  /** Milliseconds by the phone's clock, which may begin anywhere. */
  at: number
  /** Of the frame's bytes: a camera never gives the same twice. */
  digest: string
}

/** One frame of a session, as the server saw it. */
export type Moment = Stamp & { look: Look }

/** A moment in which there is a face to speak of. */
export type FaceMoment = Moment & { face: Face }

export const withFace = <Of extends Moment>(moments: readonly Of[]): (Of & FaceMoment)[] =>
  moments.flatMap((moment) => (moment.look.face ? [{ ...moment, face: moment.look.face }] : []))

/** The value in the middle; 0 of none. */
export const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

export const rangeOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)

/** Uninterrupted stretches: a longer pause than `msOfPause` begins the next. */
export function takesOf<Of extends Stamp>(moments: readonly Of[], msOfPause: number): Of[][] {
  const takes: Of[][] = []
  for (const moment of moments) {
    const last = takes.at(-1)
    const before = last?.at(-1)
    if (last && before && moment.at - before.at <= msOfPause) last.push(moment)
    else takes.push([moment])
  }
  return takes
}

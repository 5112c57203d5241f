import type { Glimpse, GlimpsedFace } from '../../device/face/face-camera.ts'

/** A glimpse with one face in it. */
export type SeenMoment = Pick<GlimpsedFace, 'yaw' | 'pitch' | 'mouthOpen' | 'eyesOpen'> & { at: number }

export const momentsOf = (glimpses: readonly Glimpse[]): SeenMoment[] =>
  glimpses.flatMap(({ at, face, faces }) => (face && faces === 1 ? [{ at, ...face }] : []))

/** How a face is held before anything is asked: the middle of what was seen. */
export function restOf(moments: readonly SeenMoment[]): SeenMoment {
  const middle = (figure: keyof SeenMoment) => median(moments.map((moment) => moment[figure]))
  return {
    at: middle('at'),
    yaw: middle('yaw'),
    pitch: middle('pitch'),
    mouthOpen: middle('mouthOpen'),
    eyesOpen: middle('eyesOpen'),
  }
}

export const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

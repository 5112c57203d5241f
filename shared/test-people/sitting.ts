import { drawPerson } from './draw-person.ts'
import type { DrawnPerson } from './drawn-people.ts'
import { inLight } from './light.ts'
import type { Picture } from './paint.ts'
import type { Pose } from './pose.ts'

/** Where somebody sits, in pixels from the usual place, and in what light (light.ts): who comes again sits otherwise. */
export interface Sitting {
  x?: number
  y?: number
  light?: number
}

export const drawSitting = (person: DrawnPerson, pose: Pose, { x = 0, y = 0, light = 0 }: Sitting): Picture =>
  inLight(drawPerson(person, { ...pose, x: (pose.x ?? 0) + x, y: (pose.y ?? 0) + y }), light)

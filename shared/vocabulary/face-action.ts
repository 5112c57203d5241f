import * as z from 'zod/mini'

/** What a person can be asked to do before the camera; left and right are the person's own. */
export const faceActions = ['eyes-closed', 'mouth-open', 'nod', 'turn-left', 'turn-right'] as const
export type FaceAction = (typeof faceActions)[number]
export const faceActionSchema = z.enum(faceActions)

/** What a body may be unable to do; the person says so, and is asked for something else. */
export const bodyParts = ['eyes', 'mouth', 'nod', 'turn'] as const
export type BodyPart = (typeof bodyParts)[number]
export const bodyPartSchema = z.enum(bodyParts)

export const partOf: Readonly<Record<FaceAction, BodyPart>> = {
  'eyes-closed': 'eyes',
  'mouth-open': 'mouth',
  nod: 'nod',
  'turn-left': 'turn',
  'turn-right': 'turn',
}

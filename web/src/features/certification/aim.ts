import type { Glimpse, GlimpsedFace } from '../../device/face/face-camera.ts'
import type { AimHint } from './capture-state.ts'
import { guideLines } from './guide-lines.ts'

const { aim } = guideLines

/** What keeps this look from being good to start with. */
export function aimHint(glimpse: Glimpse): AimHint | undefined {
  const { face } = glimpse
  const seen = seenHint(glimpse)
  if (seen ?? !face) return seen
  if (Math.abs(face.x - 0.5) > aim.farthestAside || Math.abs(face.y - aim.middleY) > aim.farthestUpOrDown)
    return 'off-centre'
  if (Math.abs(face.yaw) > aim.mostYaw || Math.abs(face.roll) > aim.mostRoll) return 'turned-away'
  return glimpse.sharpness < aim.leastSharp ? 'blurred' : undefined
}

/** What hinders at any time, whatever the head does. */
export function seenHint({ face, faces, brightness }: Glimpse): AimHint | undefined {
  if (!face) return brightness < aim.darkest ? 'too-dark' : 'no-face'
  if (faces > 1) return 'several-faces'
  if (brightness < aim.darkest) return 'too-dark'
  if (brightness > aim.brightest) return 'too-bright'
  if (face.width < aim.narrowest) return 'too-far'
  return face.width > aim.widest ? 'too-near' : undefined
}

/** Whether it has stayed where it was. */
export const isHeldStill = (from: GlimpsedFace, to: GlimpsedFace) =>
  Math.abs(from.x - to.x) <= aim.mostDrift &&
  Math.abs(from.y - to.y) <= aim.mostDrift &&
  Math.abs(from.width - to.width) <= aim.mostDrift * 2

import type { NaturalPerson } from '../domain/account.ts'
import type { FaceEngine, FaceTemplate } from '../domain/face-engine.ts'
import type { IdentityAuthority } from '../domain/identity-authority.ts'
import { accept, refuse, type Result } from '../domain/result.ts'
import { faceThresholds } from './face-thresholds.ts'

/** The authority's portrait as what is compared with it; the picture itself goes no further. */
export async function fetchPortrait(
  authority: IdentityAuthority,
  engine: FaceEngine,
  person: NaturalPerson,
): Promise<Result<FaceTemplate, 'identity-not-confirmed' | 'portrait-unusable'>> {
  const answer = await authority.portraitOf(person)
  if (answer.answer === 'not-confirmed') return refuse('identity-not-confirmed')
  if (answer.answer === 'confirmed-without-portrait') return refuse('portrait-unusable')
  return templateOfPortrait(engine, answer.portrait)
}

/** One face, and large enough to know somebody by. */
export async function templateOfPortrait(
  engine: FaceEngine,
  portrait: Uint8Array,
): Promise<Result<FaceTemplate, 'portrait-unusable'>> {
  const look = await engine.look(portrait)
  if (!look.ok) return refuse('portrait-unusable')
  const { faces, face } = look.value
  if (faces !== 1 || !face || face.box.width < faceThresholds.identity.smallestPortrait)
    return refuse('portrait-unusable')
  return accept(await engine.embed(portrait, face))
}

import type { Challenge } from '../../domain/challenge.ts'
import { typedChallenge } from './typed-challenge.ts'

/** By the name that `CAPTCHA` gives: another challenge is put in place here, and stands in environment.ts by its name. */
const challenges = { typed: typedChallenge } as const satisfies Record<string, () => Challenge>

export const chosenChallenge = (name: keyof typeof challenges): Challenge => challenges[name]()

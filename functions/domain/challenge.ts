/** For whom it is made: a picture for eyes, a sound for ears. */
export type ChallengeForm = 'picture' | 'sound'

export type ShownChallenge =
  /** An SVG document, dark on transparent, made for a white ground. */
  | { form: 'picture'; picture: string }
  /** A WAV file. */
  | { form: 'sound'; sound: Uint8Array }

interface PosedChallenge {
  shown: ShownChallenge
  /** For `isSolvedBy` alone; kept sealed until somebody answers. */
  solution: string
}

/** Something that people solve easily and programs with effort. How often and for whom one is posed is not its concern. */
export interface Challenge {
  /** Another one each time. */
  pose(form: ChallengeForm): Promise<PosedChallenge>
  /** @param answer as typed */
  isSolvedBy(answer: string, solution: string): Promise<boolean>
}

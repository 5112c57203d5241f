import { randomInt } from 'node:crypto'
import type { Challenge, ShownChallenge } from '../../domain/challenge.ts'
import { drawCharacters } from './draw-characters.ts'
import { speakDigits } from './speak-digits.ts'
import { DIGITS } from './spoken-digits.ts'

/** Nothing here is taken for anything else: no 0 O Q, 1 I J, 9 G, S W Z, B. */
const CHARACTERS = '2345678ACDEFHKLMNPRTUVXY'
const CHARACTERS_DRAWN = 4
const DIGITS_SPOKEN = 6

/** Characters to read, or digits to hear, and to type. */
export const typedChallenge = (): Challenge => ({
  async pose(form) {
    const solution = form === 'picture' ? choose(CHARACTERS, CHARACTERS_DRAWN) : choose(DIGITS, DIGITS_SPOKEN)
    return { solution, shown: show(form, solution) }
  },
  isSolvedBy: async (answer, solution) => fold(answer) === solution,
})

const show = (form: ShownChallenge['form'], solution: string): ShownChallenge =>
  form === 'picture' ? { form, picture: drawCharacters(solution) } : { form, sound: speakDigits(solution) }

const choose = (from: string, count: number) =>
  Array.from({ length: count }, () => from.charAt(randomInt(from.length))).join('')

/** As typed on any keyboard: small letters, full-width letters, spaces. */
const fold = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

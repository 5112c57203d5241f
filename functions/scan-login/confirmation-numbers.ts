import { randomInt } from 'node:crypto'

const turned = (number: string) => number.charAt(1) + number.charAt(0)

/** No slip of eye or finger turns one into the other: not near (41, 47), not read backwards (27, 72). */
const looksApart = (a: string, b: string) => Math.abs(Number(a) - Number(b)) >= 10 && a !== turned(b)

/** Three two-digit numbers to choose from, visibly apart, and the one that is right. */
export function drawNumbers(): { numbers: string[]; number: string } {
  const numbers: string[] = []
  while (numbers.length < 3) {
    const drawn = String(randomInt(10, 100))
    if (numbers.every((each) => looksApart(each, drawn))) numbers.push(drawn)
  }
  return { numbers, number: numbers[randomInt(3)] ?? '' }
}

import { randomInt } from 'node:crypto'

const turned = (number: string) => number.charAt(1) + number.charAt(0)

/** Three two-digit numbers to choose from, none another read backwards (27, 72), and the one that is right. */
export function drawNumbers(): { numbers: string[]; number: string } {
  const numbers: string[] = []
  while (numbers.length < 3) {
    const drawn = String(randomInt(10, 100))
    if (!numbers.includes(drawn) && !numbers.includes(turned(drawn))) numbers.push(drawn)
  }
  return { numbers, number: numbers[randomInt(3)] ?? '' }
}

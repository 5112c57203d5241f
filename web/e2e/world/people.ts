const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export interface Person {
  name: string
  /** As others may see it. */
  maskedName: string
  /** Of a resident identity card; nobody's. */
  number: string
  /** As typed, mainland. */
  phone: string
  password: string
}

const SURNAMES = '赵钱孙李周吴郑王冯陈'
const GIVEN = '建国志强秀英海燕文博'

/** Somebody who has no account yet: a new number and a new phone at every call. */
export function aPerson(): Person {
  const random = (below: number) => Math.floor(Math.random() * below)
  const birthDate = `19${70 + random(29)}${pad(1 + random(12), 2)}${pad(1 + random(28), 2)}`
  const front = `440106${birthDate}${pad(random(1000), 3)}`
  const surname = SURNAMES.charAt(random(10))
  return {
    name: surname + GIVEN.slice(random(9)).slice(0, 2),
    maskedName: `${surname}**`,
    number: front + checkCharacter(front),
    phone: `13${pad(random(1_000_000_000), 9)}`,
    password: `塔吊-${pad(random(1_000_000), 6)}-Lantern`,
  }
}

const pad = (value: number, length: number) => String(value).padStart(length, '0')

function checkCharacter(front: string): string {
  const sum = Array.from(front).reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0)
  return '10X98765432'.charAt(sum % 11)
}

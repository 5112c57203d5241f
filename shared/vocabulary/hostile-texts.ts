/** mulberry32: the same numbers in [0, 1) for the same seed, so that a failing run can be repeated. */
export function seededRandom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What forms get: characters that mean something to a rule, others that look so, and broken ones. */
const SIGNS =
  '0123456789XxHMhmAaBDOIZ+-<>().,·•。  \t\n\0\'"\\/' +
  '０９Ｘｘ＋－　（）张三欧阳〇\uf900\u{2f800}𠮷𰻞\u00e9\u0308ßıŒʼ’٣๒Ⅷ①' +
  '\u200b\u200f\u202a\u202e\u2066\ufeff\u00ad\ue000\u{f0000}\ud800\udfff\u{10ffff}'
const PIECES = [
  ...Array.from(SIGNS),
  ...['😀', '👨‍👩‍👧', '440106', '19900101', '1380013', '+852', '0086', '91350100M0001TGQX', 'H1234567', 'John '],
]

/** Texts of 0 to 40 pieces, a few very long ones, and every lone character of the list. */
export function hostileTexts(seed: number, count = 4000): string[] {
  const random = seededRandom(seed)
  const piece = () => PIECES[Math.floor(random() * PIECES.length)] ?? ''
  const some = Array.from({ length: count }, () =>
    Array.from({ length: Math.floor(random() * 40) }, piece).join(''),
  )
  return [
    ...some,
    ...PIECES,
    ...['1', 'a', ' ', '张', '·', '\ud800', '-', "a'"].map((one) => one.repeat(1e6)),
  ]
}

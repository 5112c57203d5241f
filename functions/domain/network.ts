/** What stands for an address when tries are counted: IPv6 by its /64, since one line owns all of that. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const first = groups(head)
  const last = groups(tail ?? '')
  const filled = tail === undefined ? first : [...first, ...zeros(8 - first.length - last.length), ...last]
  return `${filled.slice(0, 4).join(':')}::/64`
}

const groups = (text: string) =>
  text === '' ? [] : text.split(':').map((group) => group.replace(/^0+(?=.)/, ''))
const zeros = (count: number) => Array<string>(Math.max(0, count)).fill('0')

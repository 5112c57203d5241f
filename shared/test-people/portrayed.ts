import { drawnPeople } from './drawn-people.ts'

/** Of whom the demonstration's authority keeps which drawn portrait: who holds another before the camera is not certified. */
export const portrayed = [
  { name: '陈晓岚', documentNumber: '440106199001010048', drawn: 'third' },
  { name: '黎家明', documentNumber: 'H00000001', drawn: 'first' },
  { name: '欧阳建国', documentNumber: '440305198505050078', drawn: 'second' },
] as const satisfies readonly { name: string; documentNumber: string; drawn: keyof typeof drawnPeople }[]

/** @param documentNumber of somebody the demonstration has a portrait of */
export function faceOf(documentNumber: string) {
  const found = portrayed.find((person) => person.documentNumber === documentNumber)
  if (!found) throw new Error(`nobody was drawn for ${documentNumber}`)
  return drawnPeople[found.drawn]
}

/** Draws the portraits anew: npx tsx functions/adapters/authority/portraits.generate.ts */
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { drawPerson } from '../../../shared/test-people/draw-person.ts'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'

/** Head and shoulders of the drawing, as a photograph for a document shows them. */
const CUT = { left: 170, top: 60, width: 300, height: 375 }
const SIZE = { width: 480, height: 600 }
// Another noise than any film's: the portrait is nobody's frame.
const SEED = 20_261_124

for (const [name, person] of Object.entries(drawnPeople)) {
  const { rgb, width, height } = drawPerson(person, { seed: SEED })
  await sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract(CUT)
    .resize(SIZE)
    .jpeg({ quality: 92 })
    .toFile(fileURLToPath(new URL(`portraits/${name}.jpg`, import.meta.url)))
}

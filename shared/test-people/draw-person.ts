import { seededRandom } from '../vocabulary/hostile-texts.ts'
import { drawFeatures } from './draw-features.ts'
import type { DrawnPerson } from './drawn-people.ts'
import { HEIGHT, place, type Placed, type Pose, WIDTH } from './pose.ts'
import {
  around,
  type Brush,
  type Canvas,
  ellipse,
  mix,
  openCanvas,
  type Picture,
  shade,
  soft,
} from './paint.ts'

const GRAIN = 7

/** A drawn person before a camera of 640×480. */
export function drawPerson(person: DrawnPerson, pose: Pose = {}): Picture {
  const canvas = openCanvas(WIDTH, HEIGHT, person.colours.background)
  const placed = place(person, pose)
  const rim = rimOf(person, placed)
  const brush: Brush = (box, colour, coverage) => {
    canvas.layer(box, colour, (x, y) => (rim(x, y) < 1 ? coverage(x, y) : 0))
  }
  drawBody(canvas, person, placed)
  drawSkin(brush, person, placed, rim)
  drawFeatures(brush, person, { ...placed, eyesShut: pose.blink === 1 })
  const random = seededRandom(pose.seed ?? 1)
  return canvas.finish(() => (random() - 0.5) * GRAIN)
}

/** 0 in the middle of the face, 1 at its rim. */
type Rim = (x: number, y: number) => number

function rimOf({ face }: DrawnPerson, { x, y, faceHeight }: Placed): Rim {
  return (atX: number, atY: number) => {
    const narrowing = atY > y ? 1 - face.taper * ((atY - y) / face.height) ** 2 : 1
    return Math.hypot((atX - x) / (face.width * narrowing), (atY - y) / faceHeight)
  }
}

function drawBody(canvas: Canvas, { colours, face }: DrawnPerson, { x, y }: Placed) {
  const shirt = ellipse(x, 500, 200, 120)
  canvas.layer(around(x, 500, 200, 120), colours.shirt, (atX, atY) => (shirt(atX, atY) < 1 ? 1 : 0))
  canvas.layer(
    { left: x - 45, right: x + 45, top: y + 70, bottom: 420 },
    mix(colours.skin, [60, 40, 30], 0.3),
    () => 1,
  )
  const top = ellipse(x, y - 30, face.width + 14, face.height + 2)
  canvas.layer(around(x, y - 30, face.width + 14, face.height + 2), colours.hair, (atX, atY) =>
    top(atX, atY) < 1 && atY < y + 10 ? 1 : 0,
  )
}

function drawSkin(brush: Brush, { colours, face, hair }: DrawnPerson, at: Placed, rim: Rim) {
  const all = around(at.x, at.y, face.width, at.faceHeight)
  const forehead = ellipse(at.x + face.light * 30, at.y - 55, 60, 40)
  const hairline = (x: number) => at.y - hair.line + 0.004 * hair.curve * (x - at.x) ** 2
  brush(all, colours.skin, () => 1)
  brush(all, shade(colours.skin, 0.5), (x, y) => soft(0.4, 1.05, rim(x, y)))
  brush(
    around(at.x + face.light * 30, at.y - 55, 60, 40),
    shade(colours.skin, 1.15),
    (x, y) => 0.7 * soft(1, 0, forehead(x, y)),
  )
  brush(all, shade(colours.skin, 0.75), (x) => 0.5 * soft(0, 1, (-face.light * (x - at.x)) / face.width))
  brush(all, colours.hair, (x, y) => (y < hairline(x) ? 0.97 : 0))
}

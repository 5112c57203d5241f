import type { Placed } from './pose.ts'
import type { DrawnPerson } from './drawn-people.ts'
import { around, type Brush, type Colour, ellipse, shade, soft } from './paint.ts'

const LINER: Colour = [30, 20, 18]
const LASHES: Colour = [40, 25, 22]
const EYE_WHITE: Colour = [228, 222, 215]
const PUPIL: Colour = [10, 10, 10]
const NOSTRIL: Colour = [50, 25, 20]
const INSIDE_MOUTH: Colour = [45, 15, 15]

/** All that moves when the person does: eyes, brows, nose, mouth. */
export function drawFeatures(brush: Brush, person: DrawnPerson, at: Placed & { eyesShut: boolean }) {
  drawCheeks(brush, person, at)
  drawBeard(brush, person, at)
  drawLines(brush, person, at)
  for (const side of [-1, 1] as const) {
    const eye = { side, x: at.featuresX + side * person.eyes.apart, y: at.featuresY - person.eyes.above }
    drawSocket(brush, person, eye)
    if (at.eyesShut) drawShutEye(brush, person, eye)
    else drawOpenEye(brush, person, eye)
    drawBrow(brush, person, { ...eye, y: at.featuresY - person.brows.above })
  }
  drawNose(brush, person, at)
  drawMouth(brush, person, at)
}

interface Eye {
  side: -1 | 1
  x: number
  y: number
}

function drawCheeks(brush: Brush, { colours: { skin } }: DrawnPerson, { featuresX, featuresY }: Placed) {
  const flushed: Colour = [skin[0], skin[1] * 0.8, skin[2] * 0.75]
  for (const side of [-1, 1]) {
    const x = featuresX + side * 46
    const cheek = ellipse(x, featuresY + 25, 24, 18)
    brush(around(x, featuresY + 25, 24, 18), flushed, (atX, atY) => 0.5 * soft(1, 0.1, cheek(atX, atY)))
  }
}

function drawBeard(brush: Brush, { colours, face, mouth, beard }: DrawnPerson, at: Placed) {
  if (beard === 0) return
  const begins = at.featuresY + mouth.below - 20
  brush(around(at.x, at.y, face.width, at.faceHeight), colours.hair, (x, y) => {
    const chin = soft(begins, begins + 10, y)
    const whiskers =
      soft(0.75, 0.95, Math.abs(x - at.x) / face.width) * soft(at.featuresY, at.featuresY + 20, y)
    return beard * (y > begins + 4 ? chin : whiskers)
  })
}

function drawLines(brush: Brush, { colours, face, hair, brows, nose, lines }: DrawnPerson, at: Placed) {
  if (!lines) return
  brush(around(at.featuresX, at.noseY + 13, 60, 17), shade(colours.skin, 0.6), (x, y) => {
    const beside = Math.abs(x - at.featuresX) - (nose.width + 4 + (y - at.noseY) * 0.45)
    return 0.5 * soft(2.5, 0.5, Math.abs(beside))
  })
  const forehead = {
    left: at.x - face.width,
    right: at.x + face.width,
    top: at.y - hair.line,
    bottom: at.featuresY - brows.above - 12,
  }
  brush(forehead, shade(colours.skin, 0.65), (_x, y) => {
    const turn = (((y - at.featuresY + brows.above + 22) % 9) + 9) % 9
    return 0.35 * soft(2, 0.5, Math.abs(turn - 4))
  })
}

function drawSocket(brush: Brush, { colours, eyes }: DrawnPerson, { x, y }: Eye) {
  const socket = ellipse(x, y - 4, eyes.width * 1.5, 17)
  brush(
    around(x, y - 4, eyes.width * 2, 23),
    shade(colours.skin, 0.6),
    (atX, atY) => eyes.socket * soft(1.3, 0.5, socket(atX, atY)),
  )
}

function drawOpenEye(brush: Brush, { colours, eyes }: DrawnPerson, { side, x, y }: Eye) {
  const box = around(x, y, eyes.width * 1.4, eyes.height * 2.6)
  const slanted = (shape: (atX: number, atY: number) => number) => (atX: number, atY: number) =>
    shape(atX, atY + (eyes.slant * side * (atX - x)) / eyes.width)
  const opening = slanted(ellipse(x, y, eyes.width, eyes.height))
  const fold = slanted(ellipse(x, y - 2, eyes.width * 1.1, eyes.height * 1.6))
  const within = (radius: number) => (atX: number, atY: number) =>
    opening(atX, atY) < 1 && Math.hypot(atX - x, atY - y) < radius ? 1 : 0
  brush(box, EYE_WHITE, (atX, atY) => (opening(atX, atY) < 1 ? 1 : 0))
  brush(box, colours.irises, within(eyes.iris))
  brush(box, PUPIL, within(eyes.iris * 0.42))
  brush(box, LINER, (atX, atY) => (opening(atX, atY) < 1 ? 0.5 * soft(0.2, -1, (atY - y) / eyes.height) : 0))
  brush(
    box,
    LINER,
    (atX, atY) => eyes.liner * soft(0.18, 0, Math.abs(opening(atX, atY) - 1)) * (atY < y ? 1 : 0.5),
  )
  if (eyes.fold)
    brush(box, shade(colours.skin, 0.55), (atX, atY) =>
      atY < y ? 0.5 * soft(0.12, 0, Math.abs(fold(atX, atY) - 1)) : 0,
    )
}

function drawShutEye(brush: Brush, { eyes }: DrawnPerson, { side, x, y }: Eye) {
  brush(around(x, y, eyes.width * 1.05, 16), LASHES, (atX, atY) => {
    const along = (side * (atX - x)) / eyes.width
    return soft(3, 0.5, Math.abs(atY - (y + 5 - along * along * 5 - eyes.slant * along)))
  })
}

function drawBrow(brush: Brush, { colours, eyes, brows }: DrawnPerson, { side, x, y }: Eye) {
  const halfWidth = eyes.width * 1.45
  brush(around(x, y, halfWidth, brows.arc + brows.height + 12), colours.brows, (atX, atY) => {
    const along = (side * (atX - x)) / halfWidth
    const middle = y - brows.arc * (1 - along * along) - brows.tilt * along
    return (
      0.9 * soft(brows.height, brows.height * 0.4, Math.abs(atY - middle) * (1 + 0.4 * Math.max(0, along)))
    )
  })
}

function drawNose(
  brush: Brush,
  { colours: { skin }, face, nose }: DrawnPerson,
  { noseX: x, noseY: y }: Placed,
) {
  const shadow = x - face.light * nose.width * 0.62
  const ridge = ellipse(x, y - 26, nose.width * 0.4, 28)
  const side = ellipse(shadow, y - 22, nose.width * 0.4, 26)
  const under = ellipse(x, y, nose.width, 5)
  for (const each of [-1, 1]) {
    const nostril = ellipse(x + each * nose.width * 0.45, y - 5, 4.5, 3)
    brush(
      around(x + each * nose.width * 0.45, y - 5, 6, 4),
      NOSTRIL,
      (atX, atY) => 0.8 * soft(1.2, 0.5, nostril(atX, atY)),
    )
  }
  brush(
    around(x, y - 26, nose.width * 0.4, 28),
    shade(skin, 1.15),
    (atX, atY) => 0.6 * soft(1, 0, ridge(atX, atY)),
  )
  brush(
    around(shadow, y - 22, nose.width * 0.4, 26),
    shade(skin, 0.65),
    (atX, atY) => 0.6 * soft(1, 0.3, side(atX, atY)),
  )
  brush(
    around(x, y, nose.width * 1.1, 6),
    shade(skin, 0.6),
    (atX, atY) => 0.5 * soft(1.1, 0.6, under(atX, atY)),
  )
}

function drawMouth(
  brush: Brush,
  { colours, mouth, moustache }: DrawnPerson,
  { featuresX: x, mouthY: y, open }: Placed,
) {
  if (moustache) {
    const middle = y - mouth.lips - 5 - open * 0.7
    const hair = ellipse(x, middle, mouth.width * 0.95, 5)
    brush(around(x, middle, mouth.width, 5), colours.hair, (atX, atY) => 0.9 * soft(1, 0.8, hair(atX, atY)))
  }
  const bent = (shape: (atX: number, atY: number) => number) => (atX: number, atY: number) =>
    shape(atX, atY + mouth.smile * ((atX - x) / mouth.width) ** 2)
  const lips = bent(ellipse(x, y, mouth.width, mouth.lips + open))
  const gap = bent(ellipse(x, y, mouth.width * 0.77, 1.6 + open))
  const box = around(x, y, mouth.width, mouth.lips + open + Math.abs(mouth.smile))
  brush(box, colours.lips, (atX, atY) => soft(1, 0.8, lips(atX, atY)))
  brush(box, INSIDE_MOUTH, (atX, atY) => (gap(atX, atY) < 1 ? 1 : 0))
}

import type { Colour } from './paint.ts'

/** Nobody's face: lengths in pixels of a 640×480 picture, measured from the middle of the face. */
export interface DrawnPerson {
  colours: Record<'skin' | 'lips' | 'hair' | 'brows' | 'irises' | 'background' | 'shirt', Colour>
  /** Half lengths; `taper` narrows the chin; `light` falls from −1 (left) to 1 (right). */
  face: { width: number; height: number; taper: number; light: number }
  hair: { line: number; curve: number }
  eyes: {
    apart: number
    above: number
    width: number
    height: number
    iris: number
    slant: number
    socket: number
    liner: number
    fold: boolean
  }
  brows: { above: number; arc: number; tilt: number; height: number }
  nose: { below: number; width: number }
  mouth: { below: number; width: number; lips: number; smile: number }
  /** 0 (none) to 1. */
  beard: number
  moustache: boolean
  lines: boolean
}

// Another colour does not make another person (likeness .95): the geometry has to differ.
const first: DrawnPerson = {
  colours: {
    skin: [200, 150, 115],
    lips: [185, 90, 90],
    hair: [60, 38, 24],
    brows: [42, 26, 16],
    irises: [40, 28, 20],
    background: [210, 210, 205],
    shirt: [187, 161, 199],
  },
  face: { width: 88.3, height: 126.5, taper: 0.3, light: -0.7 },
  hair: { line: 81.9, curve: -1.3 },
  eyes: {
    apart: 35,
    above: 16.4,
    width: 19.7,
    height: 8.8,
    iris: 7.4,
    slant: -2.7,
    socket: 0.2,
    liner: 0.8,
    fold: true,
  },
  brows: { above: 44.5, arc: 3.5, tilt: -0.8, height: 3.1 },
  nose: { below: 21, width: 17.4 },
  mouth: { below: 66.1, width: 35.7, lips: 6.6, smile: -1.1 },
  beard: 0,
  moustache: true,
  lines: false,
}

const second: DrawnPerson = {
  colours: {
    skin: [232, 190, 165],
    lips: [160, 80, 75],
    hair: [120, 55, 28],
    brows: [84, 38, 19],
    irises: [70, 60, 50],
    background: [150, 158, 165],
    shirt: [60, 81, 118],
  },
  face: { width: 81.5, height: 114.6, taper: 0.1, light: 0.2 },
  hair: { line: 70.4, curve: -1.2 },
  eyes: {
    apart: 39.5,
    above: 25,
    width: 14,
    height: 7.4,
    iris: 7.7,
    slant: 1.2,
    socket: 0.3,
    liner: 1,
    fold: false,
  },
  brows: { above: 38.1, arc: 1.9, tilt: -4.3, height: 5.5 },
  nose: { below: 19.3, width: 22.4 },
  mouth: { below: 59.7, width: 34, lips: 9.9, smile: -3.1 },
  beard: 0.8,
  moustache: true,
  lines: true,
}

const third: DrawnPerson = {
  colours: {
    skin: [222, 178, 150],
    lips: [190, 80, 85],
    hair: [28, 24, 26],
    brows: [40, 30, 28],
    irises: [30, 22, 18],
    background: [176, 196, 190],
    shirt: [150, 60, 60],
  },
  face: { width: 74, height: 104, taper: 0.06, light: 0.9 },
  hair: { line: 84.6, curve: -1.75 },
  eyes: {
    apart: 41.4,
    above: 30,
    width: 20.3,
    height: 9.7,
    iris: 5.5,
    slant: -0.4,
    socket: 0.42,
    liner: 0.88,
    fold: true,
  },
  brows: { above: 33.9, arc: 8.9, tilt: 2.7, height: 3.8 },
  nose: { below: 31.8, width: 28 },
  mouth: { below: 60.4, width: 31, lips: 7.9, smile: 1.6 },
  beard: 0,
  moustache: false,
  lines: false,
}

/** Three people for tests whom the real models find and tell apart. */
export const drawnPeople = { first, second, third }

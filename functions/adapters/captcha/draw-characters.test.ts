import { expect, it } from 'vitest'
import { drawCharacters } from './draw-characters.ts'

const fills = (svg: string) => [...svg.matchAll(/fill="#(\w{3})"/g)].map(([, grey = '']) => grey)

it('draws every character and some noise, as one picture without a script or a link', () => {
  const svg = drawCharacters('A2XY')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>(<path [^<>]*\/>)+<\/svg>$/)
  expect(fills(svg)).toHaveLength(4)
  expect(svg.match(/stroke=/g)).toHaveLength(4)
})

it('tells the text nowhere but in the shapes, and never draws the same picture twice', () => {
  const [first, second] = [drawCharacters('A2XY'), drawCharacters('A2XY')]
  expect(first.replaceAll(/ d="[^"]*"/g, '')).not.toContain('A2XY')
  expect(first).not.toBe(second)
})

it('draws dark enough for white ground: 7:1 or more', () => {
  const greys = Array.from({ length: 50 }, () => fills(drawCharacters('A2XY'))).flat()
  const contrast = (grey: string) => {
    const channel = parseInt(grey, 16) / 0xfff
    const luminance = channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    return 1.05 / (luminance + 0.05)
  }
  expect(Math.min(...greys.map(contrast))).toBeGreaterThan(7)
})

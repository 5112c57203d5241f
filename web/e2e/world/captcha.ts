import svgCaptcha from 'svg-captcha'

// As in svg-captcha-drawer.ts: the package draws a given text, which its types do not know.
const drawText = svgCaptcha as unknown as (text: string, options: Record<string, number>) => string
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789'

/** Reads our captcha as an eye would: by the outlines of its letters, left to right. */
export function readCaptcha(svg: string): string {
  return outlines(svg)
    .sort((a, b) => a.left - b.left)
    .map(({ strokes }) => known().get(strokes) ?? '?')
    .join('')
}

function outlines(svg: string) {
  const filled = [...svg.matchAll(/<path[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !tag.includes('fill="none"'))
  return filled.map((tag) => {
    const data = / d="([^"]*)"/.exec(tag)?.[1] ?? ''
    const numbers = [...data.matchAll(/-?[\d.]+/g)].map(Number)
    return {
      strokes: data.replaceAll(/[^A-Z]/g, ''),
      left: Math.min(...numbers.filter((_, at) => at % 2 === 0)),
    }
  })
}

let outlinesKnown: Map<string, string> | undefined

function known(): Map<string, string> {
  outlinesKnown ??= new Map(
    Array.from(CHARACTERS, (letter) => {
      const [outline] = outlines(drawText(letter, { noise: 0 }))
      return [outline?.strokes ?? '', letter]
    }),
  )
  return outlinesKnown
}

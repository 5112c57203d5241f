import svgCaptcha from 'svg-captcha'

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
    [...CHARACTERS].map((letter) => {
      const { data } = svgCaptcha.create({ size: 1, noise: 0, charPreset: letter })
      return [outlines(data)[0]?.strokes ?? '', letter]
    }),
  )
  return outlinesKnown
}

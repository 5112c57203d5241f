import svgCaptcha from 'svg-captcha'

// The package is a function that draws a given text; its types know only the forms which choose one by Math.random.
const drawText = svgCaptcha as unknown as (text: string, options: Record<string, number>) => string

/** An SVG document, dark on transparent, made for a white ground. Greys of 0 to 4 sixteenths: at least 9:1. */
export const drawCharacters = (text: string) =>
  drawText(text, { width: 160, height: 56, fontSize: 58, noise: 4 })

/** Makes a picture that a person reads easily and a program with effort. */
export interface CaptchaDrawer {
  /** @returns an SVG document, dark on transparent, made for a white ground */
  draw(text: string): string
}

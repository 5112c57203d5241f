import { h } from 'vue'

/** What a file of @lucide/vue tells of its icon. */
interface Icon {
  node: readonly (readonly [tag: string, attributes: Record<string, string>])[]
}

const drawing = {
  xmlns: 'http://www.w3.org/2000/svg',
  width: 24,
  height: 24,
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
}

/**
 * Takes createLucideIcon's place (vite.config.ts), which has a kilobyte for sizes, colours and strokes that are asked
 * for: an icon here is decoration, and of the size that its class says.
 */
export default ({ node }: Icon) =>
  () =>
    h(
      'svg',
      drawing,
      node.map(([tag, attributes]) => h(tag, attributes)),
    )

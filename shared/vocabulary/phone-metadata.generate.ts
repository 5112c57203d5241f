/** Writes phone-metadata.ts anew after an update of the package: npx tsx shared/vocabulary/phone-metadata.generate.ts */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MetadataJson } from 'libphonenumber-js/core'

const whole = fileURLToPath(import.meta.resolve('libphonenumber-js/metadata.max.json')).replace(/\.js$/, '')
const { version, countries } = JSON.parse(readFileSync(whole, 'utf8')) as MetadataJson
const { HK, MO, TW } = countries
const subset = {
  version,
  country_calling_codes: { 852: ['HK'], 853: ['MO'], 886: ['TW'] },
  countries: { HK, MO, TW },
}

writeFileSync(
  new URL('phone-metadata.ts', import.meta.url),
  `import type { MetadataJson } from 'libphonenumber-js/core'

/** The numbering plans of Hong Kong, Macau and Taiwan out of libphonenumber's; by phone-metadata.generate.ts. */
// prettier-ignore
export const phoneMetadata = ${JSON.stringify(subset)} as unknown as MetadataJson
`,
)

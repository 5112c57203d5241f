import { demonstrationUnits } from '../adapters/registry/demonstration-units.ts'

/** What somebody who tries the product out on one machine can register; never deployed. */
export const handler = async () => demonstrationUnits

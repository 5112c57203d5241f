import { createHash, timingSafeEqual } from 'node:crypto'
import type { BusinessRegistry, UnitClaim } from '../../domain/business-registry.ts'
import { personOnDocument } from '../person-on-document.ts'
import { demonstrationUnits } from './demonstration-units.ts'

/** In the place of the authority's registry, for one machine and for trials: knows the units it is given and no other. */
export function demonstrationBusinessRegistry(units = demonstrationUnits): BusinessRegistry {
  const known = units.map(fingerprint)
  return {
    async agrees(claim) {
      const asked = fingerprint(claim)
      // All four as one, and every unit looked at: not even the time says what differs.
      return known.reduce((agrees, unit) => timingSafeEqual(unit, asked) || agrees, false)
    },
  }
}

const fingerprint = ({ name, code, representative }: UnitClaim): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([unitNameOf(name), code, ...personOnDocument(representative)]))
    .digest()

/** A clerk types （） and () alike, and a space or none. */
const unitNameOf = (name: string) => name.replaceAll('（', '(').replaceAll('）', ')').replaceAll(/\s/g, '')

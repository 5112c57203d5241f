export interface Unit {
  name: string
  /** USCC; nobody's. */
  code: string
  representative: Representative
}
/** Their document is a resident identity card. */
interface Representative {
  name: string
  number: string
}

/** From now on the registry hangs up on whoever asks. */
export const takeRegistryDown = () => tell('PUT', '/down')
export const bringRegistryBack = () => tell('DELETE', '/down')

/** The registry knows this unit, exactly as it is written here, and will say so. */
export const enterIntoRegistry = ({ name, code, representative }: Unit) =>
  tell('PUT', '/units', {
    unit: { name, code },
    representative: {
      name: representative.name,
      document: { kind: 'resident-id', number: representative.number },
    },
  })

async function tell(method: 'PUT' | 'DELETE', path: string, body?: unknown) {
  const response = await fetch(registryOrigin() + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`the registry double answered ${response.status} to ${method} ${path}`)
}

function registryOrigin(): string {
  const origin = process.env['REGISTRY_ORIGIN']
  if (!origin) throw new Error('the product is not running: REGISTRY_ORIGIN is not set')
  return origin
}

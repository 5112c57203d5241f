import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { buildPages, pagesFolder } from './build-pages.ts'
import { certificateFor } from './certificate.ts'
import { createTable } from './create-table.ts'
import { unreadableDatabase } from './data-folder.ts'
import { startDynamodbLocal } from './dynamodb-local.ts'
import { claimPort, LOOPBACK } from './free-port.ts'
import { startGateway } from './gateway.ts'
import { startIamDouble } from './iam-double.ts'
import { bundleAll, type Task } from './load-functions.ts'
import { localEnvironment, newOriginSecret, type ServiceAccess } from './local-environment.ts'
import { ownFaces } from './own-faces.ts'
import { productFolders } from './product-folders.ts'
import { demonstrationPeople, demonstrationUnits, type SeededPerson, type SeededUnit } from './seed.ts'
import { runScheduled } from './run-scheduled.ts'
import { startSnsOutbox } from './sns-outbox.ts'
import { tableAs } from './table-as.ts'
import { unitsToRegister } from './units-to-register.ts'

const TABLE = 'yuejiantong'

interface ProductOptions {
  /** 0 for any free one. */
  port: number
  outboxPort: number
  /** This machine's address in the local network: pages over HTTPS, for phones too. Without it, for this machine only. */
  lanAddress?: string | undefined
  /** Without it nothing outlives the product. */
  dataFolder?: string | undefined
  /** Who has an account from the start; without it the demonstration people. */
  people?: readonly SeededPerson[] | undefined
  /** Which units have one; without it the demonstration's. */
  units?: readonly SeededUnit[] | undefined
  /** The registry to ask over HTTP; without it the demonstration's units. */
  registry?: ServiceAccess | undefined
  /** The identity authority to ask over HTTP; without it the demonstration's people. */
  authority?: ServiceAccess | undefined
  /** For a bench that counts calls: what stands between functions and database, given where the database is. */
  databaseSeenThrough?: (endpoint: string) => Promise<string>
  /** For a bench that counts requests a second: holding the rooms to their rights costs a fifth of a millisecond a call. */
  rights?: 'not-held'
  say?: (progress: string) => void
}

export interface Product {
  /** Of app and portal. */
  origin: string
  outbox: string
  /** For a person: what the demonstration registry knows and nobody has registered. */
  unitsToRegister: string[]
  /** The database ended by itself, and nothing works any more; never settles otherwise. */
  died: Promise<Error>
  stop: () => Promise<void>
}

type Closer = () => unknown

const asItIs = async (endpoint: string): Promise<string> => endpoint

/** The whole product in this process, with its database beside it. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const closers: Closer[] = []
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    return { ...(await assemble(options, closers)), stop }
  } catch (failure) {
    await stop()
    throw failure
  }
}

async function assemble(options: ProductOptions, closers: Closer[]) {
  const { lanAddress, say = () => undefined, databaseSeenThrough = asItIs } = options
  const folders = await productFolders(options.dataFolder)
  closers.push(folders.leave)
  const host = lanAddress === undefined ? LOOPBACK : '0.0.0.0'
  const port = await claimPort(options.port, '网页', host)
  const publicOrigin = `${lanAddress === undefined ? 'http://localhost' : `https://${lanAddress}`}:${String(port)}`

  const outbox = await startSnsOutbox({
    port: options.outboxPort,
    file: folders.outboxFile,
    faces: ownFaces(folders.faces, { passing: options.dataFolder === undefined }),
  })
  closers.push(outbox.stop)

  say('正在启动数据库、打包云函数……')
  const database = startDynamodbLocal({ dataFolder: folders.database }).then((started) => {
    closers.push(started.stop)
    return started
  })
  const parts = [database, bundleAll(folders.functions), buildPages(say)] as const
  // All are waited for even when one fails, so that nothing starts after the rest was stopped.
  await Promise.allSettled(parts)
  const [{ endpoint, died }, loadFunctions] = await Promise.all(parts)

  const seenThrough = await databaseSeenThrough(endpoint)
  const { databaseEndpoint, tableOf } = await withRights(seenThrough, options.rights, closers)

  const originSecret = newOriginSecret()
  const environment = localEnvironment({
    databaseEndpoint,
    smsEndpoint: `http://${LOOPBACK}:${String(outbox.port)}`,
    tableName: TABLE,
    masterKeyFile: folders.masterKeyFile,
    publicOrigin,
    originSecret,
    registry: options.registry,
    authority: options.authority,
    portraitsFolder: folders.faces,
  })
  Object.assign(process.env, environment)

  say('正在准备示范人员……')
  const { routes, timeoutsMs, seedPeople, listDemonstrationUnits, scheduled } = await loadFunctions(tableOf)
  const { people = demonstrationPeople, units = demonstrationUnits } = options
  await fillTable(seedPeople, { people, units }, folders.database)
  closers.push(runScheduled(scheduled))

  const certificate =
    lanAddress === undefined ? undefined : await certificateFor(lanAddress, folders.certificate)
  const gateway = await startGateway({
    port,
    host,
    publicOrigin,
    originSecret,
    routes,
    timeoutsMs,
    pagesFolder,
    certificate,
  })
  closers.push(gateway.stop)
  return {
    origin: publicOrigin,
    outbox: `http://localhost:${String(outbox.port)}`,
    unitsToRegister: unitsToRegister(await listDemonstrationUnits({})),
    died,
  }
}

/** Where functions find the database, and under which name they know the table: rooms under one of their own. */
async function withRights(endpoint: string, rights: ProductOptions['rights'], closers: Closer[]) {
  if (rights === 'not-held') return { databaseEndpoint: endpoint, tableOf: () => TABLE }
  const iam = await startIamDouble(endpoint)
  closers.push(iam.stop)
  const tableOf = (room?: string) => (room === undefined ? TABLE : tableAs(TABLE, room))
  return { databaseEndpoint: iam.endpoint, tableOf }
}

// Each costs a password hash and a transaction: a crowd at once would only wait.
const SEEDED_AT_ONCE = 50

async function fillTable(
  seedPeople: Task,
  { people, units }: { people: readonly SeededPerson[]; units: readonly SeededUnit[] },
  databaseFolder: string | undefined,
) {
  const client = new DynamoDBClient()
  try {
    await createTable(client, TABLE)
    for (let from = 0; from < people.length; from += SEEDED_AT_ONCE)
      await seedPeople({ people: people.slice(from, from + SEEDED_AT_ONCE) })
    await seedPeople({ units })
  } catch (fault) {
    throw fault instanceof Error && fault.name === 'InternalFailure'
      ? unreadableDatabase(databaseFolder)
      : fault
  } finally {
    client.destroy()
  }
}

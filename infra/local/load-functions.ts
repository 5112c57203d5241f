import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { entryPoints, localTasks, scheduledTasks } from '../../functions/entry-points.ts'
import { bundleEntry, bundleFunctions } from '../bundle-functions.ts'
import type { LambdaHandler } from './run-lambda.ts'

export type Task = (input: unknown) => Promise<unknown>

export interface LoadedFunctions {
  /** By route key: `POST /api/sign-in/password`. */
  routes: ReadonlyMap<string, LambdaHandler>
  /** By route key, where the usual does not do. */
  timeoutsMs: ReadonlyMap<string, number>
  seedPeople: Task
  listDemonstrationUnits: Task
  scheduled: readonly { run: Task; everyMinutes: number }[]
}

/** What Lambda would get, as files. @param folder must be new to this process: a module is loaded once by its name */
export async function bundleAll(folder: string) {
  const [rooms, tasks] = await Promise.all([
    bundleFunctions(join(folder, 'rooms')),
    Promise.all(localTasks.map(({ task, file }) => bundleEntry(task, file, join(folder, 'tasks', task)))),
  ])

  /**
   * Each reads process.env, as Lambda does: once, when it is loaded.
   * @param tableOf the name under which a room knows the table, or an operator's task
   */
  return async (tableOf: (room?: string) => string): Promise<LoadedFunctions> => {
    const handlers = new Map<string, LambdaHandler>()
    for (const { name, file } of rooms) handlers.set(name, await loadHandler(file, tableOf(name)))
    for (const { name, file } of tasks) handlers.set(name, await loadHandler(file, tableOf()))
    const handlerOf = (name: string) => handlers.get(name) ?? missing(name)
    const routes = entryPoints.flatMap(({ room, contracts }) =>
      contracts.map(({ method, path }) => [`${method} ${path}`, handlerOf(room)] as const),
    )
    const timeouts = entryPoints.flatMap(({ contracts, timeoutSeconds }) =>
      timeoutSeconds === undefined
        ? []
        : contracts.map(({ method, path }) => [`${method} ${path}`, timeoutSeconds * 1000] as const),
    )
    const taskOf = (name: string) => handlerOf(name) as unknown as Task
    return {
      routes: new Map(routes),
      timeoutsMs: new Map(timeouts),
      seedPeople: taskOf('seed-people'),
      listDemonstrationUnits: taskOf('list-demonstration-units'),
      scheduled: scheduledTasks.map(({ task, everyMinutes }) => ({ run: taskOf(task), everyMinutes })),
    }
  }
}

async function loadHandler(file: string, table: string): Promise<LambdaHandler> {
  process.env['TABLE_NAME'] = table
  const module = (await import(pathToFileURL(file).href)) as { handler: LambdaHandler }
  return module.handler
}

function missing(name: string): never {
  throw new Error(`there is no bundle of ${name}`)
}

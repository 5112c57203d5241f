import { pathToFileURL } from 'node:url'

/** Enters a bench that lives in another room: by its path, as handlers are, and not by an import. */
export const inFolder = <Module>(file: string) => import(pathToFileURL(file).href) as Promise<Module>

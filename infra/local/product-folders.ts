import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDataFolder } from './data-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { keepMasterKey } from './master-key-file.ts'

export interface ProductFolders {
  functions: string
  certificate: string
  masterKeyFile: string
  /** Of whoever enrolled with the demonstration's authority (own-faces.ts). */
  faces: string
  /** Without these two, texts and tables live in memory. */
  outboxFile?: string
  database?: string
  leave: () => void
}

/** What is kept lies in the data folder; without one there is a temporary folder, which goes with the product. */
export const productFolders = (dataFolder: string | undefined) =>
  dataFolder === undefined ? passingFolders() : keptFolders(dataFolder)

async function keptFolders(folder: string): Promise<ProductFolders> {
  checkDataFolder(folder)
  const leave = await lockFolder(folder)
  const kept = { outboxFile: join(folder, 'outbox.ndjson'), database: join(folder, 'dynamodb') }
  const folders = { ...foldersIn(folder), ...kept, leave }
  try {
    keepMasterKey(folders.masterKeyFile, folders.database)
  } catch (failure) {
    leave()
    throw failure
  }
  return folders
}

function passingFolders(): ProductFolders {
  const folder = mkdtempSync(join(tmpdir(), 'yuejiantong-'))
  const folders = foldersIn(folder)
  keepMasterKey(folders.masterKeyFile, undefined)
  return {
    ...folders,
    leave: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const foldersIn = (folder: string) => ({
  functions: join(folder, 'functions'),
  certificate: join(folder, 'certificate'),
  masterKeyFile: join(folder, 'master-key'),
  faces: join(folder, 'faces'),
})

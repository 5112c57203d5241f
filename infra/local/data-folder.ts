import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFailure } from './start-failure.ts'

/** Makes the folder if need be and writes there: permission bits say little (disks fill, root ignores them). */
export function checkDataFolder(folder: string) {
  const probe = join(folder, '.probe')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '未知错误'
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new StartFailure(`数据文件夹 ${folder} 不是文件夹，请移走同名的文件，或用 --data 换一个文件夹。`)
    }
    throw new StartFailure(
      `数据文件夹 ${folder} 无法写入（${code}），请检查权限和磁盘空间，或用 --data 换一个文件夹。`,
    )
  }
}

export const unreadableDatabase = (folder: string | undefined) =>
  new StartFailure(
    `数据文件夹 ${folder ?? ''} 里的数据库文件已损坏，无法读取，请用 --data 换一个文件夹，或把它移走以便从头开始。`,
  )

import { lockFolder } from './folder-lock.ts'

await lockFolder(process.argv[2] ?? '.')
console.log('held')
setInterval(() => undefined, 1000)

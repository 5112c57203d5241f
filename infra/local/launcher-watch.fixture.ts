import { onInputEnd } from './launcher-watch.ts'

onInputEnd(() => process.exit(7))
console.log('watching')
setTimeout(() => process.exit(0), 1500)

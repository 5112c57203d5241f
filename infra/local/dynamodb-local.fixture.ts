import { startDynamodbLocal } from './dynamodb-local.ts'

// Stands for any program that starts a database and then ends in whatever way.
await startDynamodbLocal({ dataFolder: process.argv[2] })
console.log('ready')
setInterval(() => undefined, 1000)

import { Annotations, App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { existsSync, rmSync } from 'node:fs'
import { bundleFunctions } from './bundle-functions.ts'
import { deployProduct } from './product.ts'
import { readStage } from './stage.ts'

const functionsFolder = 'dist/functions'
const pagesFolder = 'dist/web'

if (!existsSync(`${pagesFolder}/index.html`)) {
  throw new Error(`There are no pages in ${pagesFolder}: run «npm run build» first.`)
}
rmSync(functionsFolder, { recursive: true, force: true })
await bundleFunctions(functionsFolder)

const app = new App()
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
const stage = readStage(app)
deployProduct(app, stage, { functionsFolder, pagesFolder })

if (stage.businessRegistry === 'demonstration') {
  const why =
    'Units are checked against the demonstration: it knows made-up units only, and no real one can register. Name a service as businessRegistry (docs/business-registry.md) before people come.'
  Annotations.of(app).addWarningV2('yuejiantong:demonstration-registry', why)
}
if (`${process.platform}-${process.arch}` !== 'linux-x64') {
  const why =
    'The bundles hold the argon2 binary of this machine; Lambda runs linux-x64. Look, but deploy from there.'
  Annotations.of(app).addWarningV2('yuejiantong:foreign-binary', why)
}

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
const { api } = deployProduct(app, readStage(app), { functionsFolder, pagesFolder })

if (`${process.platform}-${process.arch}` !== 'linux-x64') {
  const why =
    'The bundles hold the argon2 binary of this machine; Lambda runs linux-x64. Look, but deploy from there.'
  // The CLI shows what is said of a stack, and nothing said of the app.
  Annotations.of(api).addWarningV2('yuejiantong:foreign-binary', why)
}

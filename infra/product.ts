import type { App } from 'aws-cdk-lib'
import { ApiStack } from './stacks/api-stack.ts'
import { DataStack } from './stacks/data-stack.ts'
import { PagesStack } from './stacks/pages-stack.ts'
import { WebStack } from './stacks/web-stack.ts'
import type { Stage } from './stage.ts'

interface Builds {
  /** As `bundleFunctions` writes them: a folder a room. */
  functionsFolder: string
  pagesFolder: string
}

/**
 * Each stack needs only those before it. The rooms must know the pages' origin and CloudFront the API's address, so
 * the bare API stands with CloudFront, and the rooms hang their routes on it from a later stack.
 */
export function deployProduct(app: App, stage: Stage, builds: Builds) {
  const env = { region: stage.region }
  const name = (part: string) => `yuejiantong-${stage.stage}-${part}`

  const data = new DataStack(app, name('data'), { env, stage, terminationProtection: true })
  const web = new WebStack(app, name('web'), { env, stage, alarmTopic: data.alarmTopic })
  const api = new ApiStack(app, name('api'), {
    env,
    stage,
    data,
    web,
    functionsFolder: builds.functionsFolder,
  })
  const pages = new PagesStack(app, name('pages'), {
    env,
    bucket: web.bucket,
    pagesFolder: builds.pagesFolder,
  })
  // New pages may ask what only the new functions answer.
  pages.addStackDependency(api)
  return { data, web, api, pages }
}

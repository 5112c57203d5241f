import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { entryPoints, scheduledTasks } from '../../functions/entry-points.ts'
import { deployProduct } from '../product.ts'
import { readStage } from '../stage.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** One resource as CloudFormation gets it. */
export interface Resource {
  id: string
  DeletionPolicy?: string
  DependsOn?: string[]
  Properties: object
}

/** The product as templates, with empty builds in place of bundles and pages. */
export function synthesise(context: Record<string, string> = {}) {
  // CDK's own rules take four seconds to load; `npm run synth` asks them.
  process.env['CDK_VALIDATION'] = 'false'
  const builds = emptyBuilds()
  const app = new App({
    outdir: join(builds.functionsFolder, 'cdk.out'),
    analyticsReporting: false,
    context: {
      stage: 'test',
      region: 'ap-southeast-1',
      businessRegistry: 'demonstration',
      identityAuthority: 'demonstration',
      '@aws-cdk/aws-iam:minimizePolicies': true,
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
      ...context,
    },
  })
  const stacks = deployProduct(app, readStage(app), builds)
  return {
    data: Template.fromStack(stacks.data),
    web: Template.fromStack(stacks.web),
    api: Template.fromStack(stacks.api),
    pages: Template.fromStack(stacks.pages),
    stacks,
  }
}

export const resourcesOf = (template: Template, type: string): Resource[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({ ...(resource as Resource), id }))

/** What lies in a template at `Some.Path.0.Deep`, or undefined. */
export const at = (tree: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], tree)

export const listAt = (tree: unknown, path: string): unknown[] => (at(tree, path) ?? []) as unknown[]

export interface Statement {
  Effect: 'Allow' | 'Deny'
  Action: string | string[]
  Resource: unknown
  Condition?: Record<string, Record<string, unknown>>
}
export const statementsIn = (policy: Resource | undefined): Statement[] =>
  listAt(policy, 'Properties.PolicyDocument.Statement') as Statement[]

function emptyBuilds() {
  const folder = mkdtempSync(join(tmpdir(), 'builds-'))
  folders.push(folder)
  for (const { room } of entryPoints) write(join(folder, room), 'index.mjs')
  for (const { task } of scheduledTasks) write(join(folder, task), 'index.mjs')
  write(join(folder, 'pages'), 'index.html')
  return { functionsFolder: folder, pagesFolder: join(folder, 'pages') }
}

function write(folder: string, file: string) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), '')
}

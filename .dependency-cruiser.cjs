const SDK = 'node_modules/@aws-sdk/'
const EDGE = '/(dynamodb|sns|kms|s3)-[^/]+\\.ts$'

/** Who may import whom. The folder tree says it; this file makes it so. */
module.exports = {
  forbidden: [
    rule('shared-imports-nothing-of-ours', { path: '^shared/' }, { path: '^(web|functions|infra)/' }),
    rule(
      'shared-uses-only-zod',
      {
        path: '^shared/',
        pathNot: ['\\.test\\.ts$', '\\.generate\\.ts$', '^shared/vocabulary/phone-(number|metadata)\\.ts$'],
      },
      { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    ),
    rule(
      'only-the-phone-number-knows-its-library',
      { path: '^shared/vocabulary/phone-(number|metadata)\\.ts$' },
      { path: 'node_modules/', pathNot: 'node_modules/(zod|libphonenumber-js)/' },
    ),
    rule('web-imports-only-shared', { path: '^web/' }, { path: '^(functions|infra)/' }),
    rule('functions-import-only-shared', { path: '^functions/' }, { path: '^(web|infra)/' }),
    rule(
      'infra-enters-by-the-door',
      { path: '^infra/' },
      { path: '^(functions|web)/', pathNot: '^functions/entry-points\\.ts$' },
    ),

    rule(
      'rooms-do-not-import-rooms',
      { path: '^functions/([^/]+)/', pathNot: '^functions/(domain|adapters|bench)/' },
      { path: '^functions/[^/]+/', pathNot: ['^functions/$1/', '^functions/(domain|adapters)/'] },
    ),
    rule(
      'only-entries-wire-adapters',
      {
        path: '^functions/[^/]+/',
        pathNot: ['^functions/(domain|adapters|bench)/', '/entry\\.ts$', '\\.(test|fixture)\\.ts$', EDGE],
      },
      { path: '^functions/adapters/' },
    ),
    rule(
      'only-tests-know-people-nobody-is',
      {
        path: '^(shared|functions|infra|web)/',
        pathNot: [
          '\\.(test|fixture|generate)\\.ts$',
          '^shared/test-people/',
          '^(functions|infra)/bench/',
          '^web/e2e/',
        ],
      },
      { path: '^shared/test-people/' },
    ),
    rule(
      'nobody-imports-a-bench',
      { path: '^(shared|functions|infra|web)/', pathNot: '^functions/bench/' },
      { path: '^functions/bench/' },
    ),
    rule(
      'domain-is-pure',
      { path: '^functions/domain/' },
      { path: '^functions/', pathNot: '^functions/domain/' },
    ),
    rule(
      'adapters-know-no-room',
      { path: '^functions/adapters/' },
      { path: '^functions/', pathNot: '^functions/(domain|adapters)/' },
    ),
    rule(
      'aws-only-at-the-edge',
      { path: '^functions/', pathNot: ['^functions/adapters/', EDGE] },
      { path: SDK },
    ),

    rule(
      'features-do-not-import-features',
      { path: '^web/src/features/([^/]+)/' },
      { path: '^web/src/features/[^/]+/', pathNot: '^web/src/features/$1/' },
    ),
    rule(
      'what-features-share-knows-no-feature',
      { path: '^web/src/(ui|device|api|session|offline)/' },
      { path: '^web/src/(features|app|portal)/' },
    ),
    rule(
      'ui-imports-nothing-of-ours',
      { path: '^web/src/ui/' },
      { path: '^(shared|web/src)/', pathNot: '^web/src/ui/' },
    ),
    rule('no-cycles', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^virtual:' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${process.cwd()}/tsconfig.json` },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.js'] },
  },
}

function rule(name, from, to) {
  return { name, severity: 'error', from, to }
}

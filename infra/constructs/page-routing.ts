import { Function, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { pageRoutes } from '../page-headers.ts'

/** `fileOf` of page-headers.ts once more: CloudFront runs this text and cannot import. A test holds the two together. */
export const pageRoutingCode = `var routes = ${JSON.stringify(pageRoutes)};
function handler(event) {
  var request = event.request;
  var path = request.uri;
  if (path.slice(path.lastIndexOf('/')).indexOf('.') >= 0) return request;
  request.uri = routes.find(function (route) {
    return path === route.under || path.indexOf(route.under + '/') === 0;
  }).page;
  return request;
}
`

export const pageRouting = (scope: Construct, id: string): Function =>
  new Function(scope, id, {
    code: FunctionCode.fromInline(pageRoutingCode),
    runtime: FunctionRuntime.JS_2_0,
    comment: 'The page that answers an address without a file ending',
  })

import type { IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { type Enrolment, enrolmentSchema } from '../../shared/contracts/enrolled-face.ts'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { identityDocumentRefusalText } from '../../shared/vocabulary/identity-document-texts.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import { personNameRefusalTexts } from '../../shared/vocabulary/person-name-texts.ts'
import { keptFaces } from './kept-faces.ts'
import type { Reply } from './local-page.ts'
import { ownFacesPage, ownFacesPolicy } from './own-faces-page.ts'
import { ownFacesScript } from './own-faces-script.ts'

/** A portrait of 1 MB in base64, and what stands around it. */
const LARGEST_BODY_BYTES = 1.4 * 1024 * 1024 + 4096

const headers = {
  'content-security-policy': ownFacesPolicy,
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/**
 * Where somebody who tries the product out enrols their own face with the demonstration's authority: `/faces`.
 * For a browser on this machine, and for no other page in it.
 */
export function ownFaces(folder: string, { passing }: { passing: boolean }) {
  const faces = keptFaces(folder)
  const list = () =>
    faces.all().map(({ id, name, documentKind, documentNumber, enrolledAt }) => ({
      id,
      name,
      documentKind,
      documentNumber,
      enrolledAt,
    }))

  async function enrol(request: IncomingMessage): Promise<Reply> {
    if (!isJson(request)) return said(415, '请在登记页面上保存。')
    // Node reads no more of a body than its announced length.
    if (!(Number(request.headers['content-length']) <= LARGEST_BODY_BYTES)) return said(413, TOO_LARGE)
    const given = enrolmentSchema.safeParse(await json(request).catch(() => undefined))
    if (!given.success) return said(422, whatIsWrong(given.error.issues[0]?.path[0]))
    const checked = check(given.data)
    if (typeof checked === 'string') return said(422, checked)
    const kept = faces.keep(checked, new Date())
    return kept ? asJson(201, { id: kept.id }) : said(409, '登记的人太多了，请先删除不用的。')
  }

  function picture(id: string): Reply {
    const face = faces.find(id)
    return face
      ? { status: 200, type: 'image/jpeg', body: Buffer.from(face.portrait, 'base64') }
      : said(404, '没有这张照片。')
  }

  async function read(pathname: string): Promise<Reply> {
    const shown = /^\/faces\/([0-9a-f]{32})\.jpg$/.exec(pathname)?.[1]
    if (shown !== undefined) return picture(shown)
    switch (pathname) {
      case '/faces':
        return { status: 200, type: 'text/html', body: ownFacesPage({ folder, passing }) }
      case '/faces/page.js':
        return { status: 200, type: 'text/javascript', body: await ownFacesScript() }
      case '/faces/list.json':
        return asJson(200, list())
      default:
        return nothingThere
    }
  }

  async function change(request: IncomingMessage, pathname: string): Promise<Reply> {
    if (!isOwnPage(request)) return said(403, '请在登记页面上操作。')
    if (request.method === 'POST' && pathname === '/faces') return enrol(request)
    const unwanted = /^\/faces\/([0-9a-f]{32})$/.exec(pathname)?.[1]
    if (request.method !== 'DELETE' || unwanted === undefined) return nothingThere
    faces.remove(unwanted)
    return { status: 204, type: 'text/plain', body: '' }
  }

  function answer(request: IncomingMessage, pathname: string): Promise<Reply> | Reply {
    if (!isFromHere(request)) return said(403, '这个页面只能在本机打开。')
    return request.method === 'GET' ? read(pathname) : change(request, pathname)
  }

  return async (request: IncomingMessage, pathname: string): Promise<Reply> => ({
    ...(await answer(request, pathname)),
    headers,
  })
}

const TOO_LARGE = '照片太大了，最大 1 MB，请换一张。'

const asJson = (status: number, body: unknown): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
})
const said = (status: number, message: string) => asJson(status, { message })
const nothingThere = said(404, '没有这个页面。')

/** A foreign name that was made to lead here (DNS rebinding) is not ours. */
function isFromHere({ headers: { host }, socket: { localPort } }: IncomingMessage): boolean {
  const names = ['localhost', '127.0.0.1', '[::1]']
  return names.some((name) => host === `${name}:${String(localPort)}`)
}

const isOwnPage = ({ headers: { host, origin } }: IncomingMessage) => origin === `http://${host ?? ''}`

/** A form of another page cannot send this without asking first, and nobody answers it. */
const isJson = ({ headers: { 'content-type': type } }: IncomingMessage) =>
  type?.split(';')[0]?.trim() === 'application/json'

/** As the form of a registration reads it, or what to tell the person. */
function check({ name, documentKind, documentNumber, portrait }: Enrolment): Enrolment | string {
  const parsedName = parsePersonName(name, { kind: documentKind })
  if (!parsedName.ok) return personNameRefusalTexts[parsedName.refusal]
  const document = parseIdentityDocument(documentKind, documentNumber)
  if (!document.ok) return identityDocumentRefusalText(document.refusal, documentKind)
  return { name: parsedName.value, documentKind, documentNumber: document.value.number, portrait }
}

function whatIsWrong(field: PropertyKey | undefined): string {
  if (field === 'name') return personNameRefusalTexts.empty
  if (field === 'documentKind') return '请选择居民身份证、港澳居民来往内地通行证或港澳居民居住证。'
  if (field === 'documentNumber') return identityDocumentRefusalText('empty')
  return '请先拍照，或选择一张不超过 1 MB 的 JPEG 照片。'
}

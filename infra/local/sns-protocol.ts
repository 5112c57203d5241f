import { randomUUID } from 'node:crypto'

/** The part of SNS's query protocol that a text message needs (API version 2010-03-31). */
export interface SnsReply {
  status: number
  xml: string
}

export interface Publication {
  phone: string
  text: string
}

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/'
const E164 = /^\+[1-9]\d{6,14}$/
const LONGEST_TEXT = 1600

/** What a form posted by the SDK asks to be sent, or SNS's own words for why not. */
export function readPublication(form: string): Publication | SnsReply {
  const fields = new URLSearchParams(form)
  if (fields.get('Action') !== 'Publish') return snsError(400, 'InvalidAction', 'Only Publish is spoken here')
  const [phone, text] = [fields.get('PhoneNumber') ?? '', fields.get('Message') ?? '']
  if (!E164.test(phone)) return invalid(`PhoneNumber Reason: ${phone} is not valid to publish to`)
  if (text === '') return invalid('Empty message')
  if (text.length > LONGEST_TEXT) return invalid('Message too long')
  return { phone, text }
}

export const published = (messageId: string): SnsReply => ({
  status: 200,
  xml: `<PublishResponse xmlns="${NAMESPACE}"><PublishResult><MessageId>${messageId}</MessageId></PublishResult>${metadata()}</PublishResponse>`,
})

export const deliveryFault = (): SnsReply =>
  snsError(500, 'InternalError', 'This phone was told to be refused')

const invalid = (reason: string) => snsError(400, 'InvalidParameter', `Invalid parameter: ${reason}`)

function snsError(status: number, code: string, message: string): SnsReply {
  const type = status < 500 ? 'Sender' : 'Receiver'
  const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
  return {
    status,
    xml: `<ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  }
}

const metadata = () => `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`

export const escapeXml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`)

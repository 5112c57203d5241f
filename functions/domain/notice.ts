import type { Account, AccountId } from './account.ts'
import type { AccountEvent } from './account-event.ts'
import type { SmsMessage } from './sms-message.ts'

export type HolderMessage = Exclude<SmsMessage, { kind: 'code' }>

/** What a holder is to be told by SMS: kept together with what it tells of, until it is told. */
export interface Notice {
  /** Of the history line and the kind of message; orders by time. */
  id: string
  accountId: AccountId
  /** E.164 */
  phone: string
  message: HolderMessage
  /** The recovery whose wait is counted from this message. */
  recoveryId?: string
}
export type NoticeRef = Pick<Notice, 'id' | 'accountId'>

/** From then on nobody is told any more: it is in the history. */
export const NOTICE_LIFE_MS = 24 * 60 * 60_000

/** So long whoever made it due has to tell it; from then on it is left over. */
export const NOTICE_IN_HAND_MS = 60_000

export const noticeRef = (
  { id, accountId }: Pick<AccountEvent, 'id' | 'accountId'>,
  kind: HolderMessage['kind'],
): NoticeRef => ({ id: `${id}~${kind}`, accountId })

/** @param phone to which it is told, for it need not be the account's any more */
export const noticeOf = (
  event: Pick<AccountEvent, 'id' | 'accountId'>,
  phone: Account['phone'],
  message: HolderMessage,
): Notice => ({ ...noticeRef(event, message.kind), phone, message })

export interface NoticeStore {
  /** Where what it tells of is more than one write. Every other is written in the transaction of what it tells of. */
  add(notice: Notice): Promise<void>
  /** It is told, or is not to be told any more. */
  settle(notice: Notice, toldAt?: Date): Promise<void>
}

export interface LeftOverNotices extends NoticeStore {
  /** Side by side: what nobody told in time, or could, the oldest first; of each as often as its age doubles. */
  leftOver(now: Date): readonly AsyncIterable<NoticeRef>[]
  /** Undefined where it is settled, or somebody else has it. Whoever has it has it for as long as it is old. */
  take(ref: NoticeRef, now: Date): Promise<Notice | undefined>
}

import type { Account, AccountId } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { Notice } from '../domain/notice.ts'
import type { Recoveries, RecoveredAccount, Recovery } from '../domain/recovery.ts'

/** A recovery whose account is known. */
export type ClaimedRecovery = Recovery & { account: RecoveredAccount }

interface Claiming {
  account: RecoveredAccount
  /** Of the link that stops it. */
  stopLinkId: string
  event: AccountEvent
  notice: Notice
}

export interface Effect {
  /** As it was just read. */
  account: Account
  passwordHash: string
  event: AccountEvent
  /** Where the account was on its way out. */
  undone?: AccountEvent
  notices: readonly Notice[]
}

/**
 * Every step is one write, or one transaction, whose condition is the state before. An account has one recovery at a
 * time that may take effect: the latest whose face has passed.
 */
export interface RecoveryStore extends Recoveries {
  /** Safe to repeat: one that is there and has not expired stays as it is. */
  add(recovery: Recovery, now: Date): Promise<void>
  /** From `face-passed`. */
  findNoAccount(id: string): Promise<void>
  /** From `face-passed`, in the epoch in which the account was read, with the link, the history line and the notice: from now on it is the account's. Whether it was. */
  claim(id: string, claiming: Claiming): Promise<boolean>
  /** Which recovery of this account may take effect. */
  currentOf(accountId: AccountId): Promise<string | undefined>
  findByLink(stopLinkId: string): Promise<string | undefined>
  /** From `claimed`: the password waits. Whether it does. */
  wait(recovery: ClaimedRecovery, passwordHash: string): Promise<boolean>
  /**
   * From `claimed` or `waiting`, while it is the account's, and that in the epoch in which it was claimed: the account
   * has new phone and password, all its sessions are over, a deregistration is undone, and the history says so; its
   * holder is told that, and no longer that it has begun. False
   * where something of this is no longer so, the holder was told meanwhile, or another account has claimed the new phone.
   */
  takeEffect(recovery: ClaimedRecovery, effect: Effect): Promise<boolean>
  /** From `claimed` or `waiting`, while it is the account's, with the history line; its holder need not be told of it. Whether it was. */
  stop(recovery: ClaimedRecovery, event: AccountEvent): Promise<boolean>
  /** From `claimed` or `waiting`, while it is the account's, with the history line: its time has come. Whether it was. */
  confirm(recovery: ClaimedRecovery, event: AccountEvent): Promise<boolean>
}

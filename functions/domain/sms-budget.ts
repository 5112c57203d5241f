/** What may be spent on messages in a day of China's calendar, whoever asks for them. */
export interface SmsBudget {
  /**
   * Takes one message from today's budget; false when nothing is left. A tenth is for notices alone: whoever has codes sent
   * until none is left keeps no holder from being told what happens to their account.
   */
  take(now: Date, what: 'code' | 'notice'): Promise<boolean>
}

/** What may be spent on messages in a day of China's calendar, whoever asks for them. */
export interface SmsBudget {
  /** Takes one message from today's budget; false when nothing is left. */
  take(now: Date): Promise<boolean>
}

/** What one cause changes in the account's item, and under which condition. */
export interface AccountChange {
  condition?: string
  set?: readonly string[]
  remove?: readonly string[]
  names?: Readonly<Record<string, string>>
  values?: Readonly<Record<string, unknown>>
}

/** Several causes in the one update that a transaction may make of an item. */
export function oneUpdate(changes: readonly AccountChange[]) {
  const [set, remove] = [
    changes.flatMap((each) => each.set ?? []),
    changes.flatMap((each) => each.remove ?? []),
  ]
  const names = Object.assign({}, ...changes.map((each) => each.names)) as Record<string, string>
  return {
    ConditionExpression: changes
      .flatMap(({ condition }) => (condition ? [`(${condition})`] : []))
      .join(' AND '),
    UpdateExpression: [
      ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
      ...(remove.length > 0 ? [`REMOVE ${remove.join(', ')}`] : []),
    ].join(' '),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: Object.assign({}, ...changes.map((each) => each.values)) as Record<
      string,
      unknown
    >,
  }
}

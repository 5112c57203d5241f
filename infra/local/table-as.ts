/**
 * The table's name as one room is told it. Who asks stands in the credentials in AWS; on one machine all functions have
 * the same, and a name of its own is what the environment can give each of them.
 */
export const tableAs = (table: string, room: string) => `${table}.${room}`

/** Without a room it is asked by an operator, or by a test for itself. */
export function readTableAs(name: string): { table: string; room: string | undefined } {
  const [table = '', room] = name.split('.')
  return { table, room }
}

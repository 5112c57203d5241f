/** Opens it when it is first needed and keeps it; what failed to open is tried again. */
export function openedOnce<Value>(open: () => Promise<Value>): () => Promise<Value> {
  let opening: Promise<Value> | undefined
  return () =>
    (opening ??= open().catch((fault: unknown) => {
      opening = undefined
      throw fault
    }))
}

/** Does it for each, so many at a time, in order of the list. */
export async function atOnce<Item, Done>(
  workers: number,
  items: readonly Item[],
  act: (item: Item, place: number) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  const left = items.entries()
  const work = async () => {
    for (const [place, item] of left) done[place] = await act(item, place)
  }
  await Promise.all(Array.from({ length: workers }, work))
  return done
}

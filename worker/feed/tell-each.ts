/**
 * What is told of each; one that cannot be told is logged and left out: it must cost no reader the others. `null` says that
 * there is nothing to tell of it.
 */
export function tellEach<Item, Told>(items: readonly Item[], tell: (item: Item) => Told | null): Told[] {
  const told: Told[] = []
  for (const item of items) {
    try {
      const each = tell(item)
      if (each !== null) told.push(each)
    } catch (error) {
      console.error(error)
    }
  }
  return told
}

/** The tables that an archive fills, each after those that it refers to. */
const TABLES = [
  'days',
  'day_texts',
  'groups',
  'actions',
  'action_texts',
  'action_days',
  'action_groups',
  'reports',
  'search_texts',
] as const

/** Every row of the public tables as an INSERT. */
export async function dumpRows(db: D1Database): Promise<string[]> {
  const statements: string[] = []
  for (const table of TABLES) {
    const { results } = await db.prepare(`select * from ${table}`).all()
    for (const row of results) {
      const columns = Object.keys(row).join(', ')
      statements.push(`insert into ${table} (${columns}) values (${Object.values(row).map(literal).join(', ')})`)
    }
  }
  return statements
}

/** A value of D1 as SQL writes it. */
function literal(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  throw new Error(`a row holds a ${typeof value}, which no column of ours has`)
}

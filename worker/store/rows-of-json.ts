import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/**
 * What a row is made of, a value for each column of a table in its order, for an INSERT … SELECT: what is named here, and for
 * every other column what stands there by itself.
 */
export function columnsOf(table: SQLiteTable, given: Readonly<Record<string, SQL>>): SQL {
  const values = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = given[name]
    if (value) return value
    return column.default === undefined || typeof column.default === 'object' ? sql`null` : sql`${column.default}`
  })
  return sql.join(values, sql`, `)
}

/** The same where a JSON value has most of them, under the names that the columns have here. */
export function columnsFromJson(table: SQLiteTable, json: SQL, given: Readonly<Record<string, SQL>>): SQL {
  const fromJson = Object.entries(getTableColumns(table)).map(([name, column]) => {
    // Names of our own schema: nothing in them needs to be escaped.
    const value = sql`${json} ->> ${sql.raw(`'$.${name}'`)}`
    const fallback = column.default
    const known = fallback !== undefined && typeof fallback !== 'object'
    return [name, known ? sql`coalesce(${value}, ${fallback})` : value] as const
  })
  return columnsOf(table, { ...Object.fromEntries(fromJson), ...given })
}

/**
 * Statements that make the search's index anew from `search_texts`, as one transaction: after rows were put in while it
 * was missing, and whenever it is doubted. It is the same table as in migrations/0003_search.sql.
 */
export const REBUILD_SEARCH_INDEX = [
  'DROP TABLE IF EXISTS search_index',
  `CREATE VIRTUAL TABLE search_index USING fts5 (words, content = 'search_texts', content_rowid = 'id', columnsize = 0,
  prefix = '1 2')`,
  "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
  "INSERT INTO search_index (search_index) VALUES ('rebuild')",
]

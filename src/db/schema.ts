/*
 * Times are milliseconds since 1970. Columns whose comment says "sealed" hold what seal() returned, bound to the table, the
 * column and the row's id. An id is random (128 bit) or a SHA-256 of a token that only the visitor's browser has.
 */

export * from './schema/audit.ts'
export * from './schema/casework.ts'
export * from './schema/identities.ts'
export * from './schema/journeys.ts'
export * from './schema/messages.ts'
export * from './schema/people.ts'

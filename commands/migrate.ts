// Brings a database's tables up to date: DATABASE_URL=… [DATABASE_TOKEN=…] npm run migrate
import { join } from 'node:path'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { connect } from '../src/db/client.ts'

/** Applies the migrations that the database does not have yet, all or none. */
export async function migrateDatabase(url: string, token?: string): Promise<void> {
  await migrate(connect(url, token), { migrationsFolder: join(import.meta.dirname, '../migrations') })
}

if (import.meta.main) {
  const { DATABASE_URL, DATABASE_TOKEN } = process.env
  if (!DATABASE_URL) {
    console.error('Say which database: DATABASE_URL=… npm run migrate (with DATABASE_TOKEN=… where it asks for one).')
    process.exit(1)
  }
  try {
    await migrateDatabase(DATABASE_URL, DATABASE_TOKEN)
    console.log('The database is up to date.')
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    console.error(`The database could not be brought up to date: ${cause instanceof Error ? cause.message : cause}`)
    process.exit(1)
  }
}

import type { AuditTables } from './audit-tables.ts'
import type { JobTables } from './job-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { RegistryTables } from './registry-tables.ts'

/** Every table of the database, as migrations make them. */
export interface Schema extends RegistryTables, PeopleTables, AuditTables, JobTables {}

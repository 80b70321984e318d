import { type Migration, sql } from 'kysely'

const BATCH_ENDS = sql`
  -- A batch cancelled while a line of it is under way has not ended yet.
  alter table batch drop constraint batch_check1;
  alter table batch add constraint batch_ends check (
    case state when 'running' then finished_at is null when 'done' then finished_at is not null else true end
  );
  create index batch_ending on batch (id) where state = 'cancelled' and finished_at is null;
`

/** Lets a batch be cancelled before it has ended. */
export const batchEndsMigration: Migration = {
  up: async (db) => {
    await BATCH_ENDS.execute(db)
  },
}

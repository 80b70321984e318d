import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import { AUDIT_ACTIONS } from '../../core/audit/audit-entry.ts'
import {
  MOST_TIMES,
  TRACED_ACTIONS,
  TRACED_AUTHORITIES,
  type TracedDoing,
} from '../../core/audit/holder-trace.ts'
import { type CalendarDay, isCalendarDay } from '../../core/calendar-day.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { Schema } from './schema.ts'

/** Whose doings, and from which day on towards the past. */
export interface DoingsAsked {
  readonly neph: Neph
  readonly nephHash: Buffer
  /** Null begins with the latest day. */
  readonly before: CalendarDay | null
  readonly most: number
}

/**
 * Counts what the trace of a file shows, in the database, by whole days in Europe/Paris, the latest first. What the
 * trace never shows is not counted, so that nothing that is done often hides the rest.
 *
 * Lines that say the same but for their instant are counted first, and read once: a hundred thousand take half a second
 * of a processor.
 */
export async function tracedDoings(db: Kysely<Schema>, asked: DoingsAsked): Promise<readonly TracedDoing[]> {
  const { rows } = await sql`
    with minute as (${minutesOf(asked)}),
    doing as (
      select day, said, sum(lines)::int as count, case when count(*) <= ${MOST_TIMES}
        then array_agg(minute order by minute) else array[min(minute), max(minute)] end as times
      from minute group by day, said),
    shown as (
      select day, count, times, action, outcome, role, service, "caseNumber", basis, kind, "signedInBy"
      from doing, lateral json_to_record(concat('{', said, '}')::json) as line (action text, outcome text, role text,
        service text, "caseNumber" text, basis text, kind text, neph text, "signedInBy" text)
      where ${isShown(asked)}),
    placed as (
      select *, count(*) over (order by day desc) as upto, count(*) over (partition by day) as of_day from shown)
    select * from placed where upto - of_day < ${asked.most} order by day desc`.execute(db)
  return rows.flatMap((row) => DOING.safeParse(row).data ?? [])
}

/** Takes a body of ours apart, `{"at":"…","action":…,"salt":"…"}`: no value holds a quote that is not escaped. */
function minutesOf({ nephHash, before }: DoingsAsked) {
  return sql`
    select substr(body, 8, 10) as day, substr(body, 19, 5) as minute,
      substr(split_part(body, ',"salt":"', 1), 35) as said, count(*) as lines
    from audit_line
    where neph_hash = ${nephHash} and body like '{"at":"%' and (${before}::text is null or substr(body, 8, 10) < ${before}::text)
    group by 1, 2, 3`
}

/** The body decides, not the columns beside it: nobody's line is shown to another. */
function isShown({ neph }: DoingsAsked) {
  const { holder, anonymous } = TRACED_ACTIONS
  return sql`neph = ${neph} and (role = 'holder' and action = any(${[...holder]}::text[])
    or role = 'anonymous' and action = any(${[...anonymous]}::text[])
    or role = any(${[...TRACED_AUTHORITIES]}::text[]) and outcome = 'granted')`
}

const text = z.string().nullable()

const DOING = z.object({
  day: z.string().refine(isCalendarDay),
  action: z.enum(AUDIT_ACTIONS),
  outcome: z.enum(['granted', 'refused', 'failed']),
  role: z.enum(['holder', 'anonymous', ...TRACED_AUTHORITIES]),
  service: text,
  caseNumber: text,
  basis: text,
  kind: text,
  signedInBy: z.enum(['franceconnect', 'account']).nullable(),
  count: z.number(),
  times: z.array(z.string()),
})

import * as z from 'zod'
import { ESTABLISHMENT_MODES, INFRACTION_CLASSES } from '../../core/licence/licence-event.ts'
import { RULE_ARTICLES } from '../../core/licence/points-movement.ts'
import { daySchema, instantSchema, named } from './api-schema.ts'

const day = daySchema.nullable()
const text = z.string().nullable()
const points = z.int().min(0).max(12)
const rule = z.enum(Object.keys(RULE_ARTICLES))
const interval = z
  .strictObject({ from: daySchema, before: daySchema })
  .meta({ description: 'Half-open: `from` is inside, `before` is not.' })
const standing = { balance: points, cap: points }
const causes = z.array(z.string()).meta({ description: 'Ids of the infractions it follows from.' })

/** `GET /api/v1/me/points`. */
export const ownPointsSchema = named(
  'Points',
  z.strictObject({
    at: daySchema,
    dataAsOf: instantSchema,
    ...standing,
    licenceFrom: day,
    invalidatedOn: day,
    voluntaryStageFrom: day,
    probations: z.array(
      z.strictObject({
        kind: z.enum(['standard', 'aac']),
        start: daySchema,
        end: daySchema,
        state: z.enum(['running', 'completed', 'interrupted']),
      }),
    ),
  }),
)

const movement = named(
  'Movement',
  z.strictObject({
    day: daySchema,
    rule,
    article: z.string(),
    delta: z.int(),
    ...standing,
    limit: text,
    interval: interval.nullable(),
    causes,
  }),
)

const letter = z.strictObject({ reference: z.string(), sentOn: daySchema, notifiedOn: day })

/** An event of a file, as the history tells it; what else the registry holds of it stays there. */
export const eventSchema = named(
  'Event',
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('infraction'),
      id: z.string(),
      label: z.string(),
      article: z.string(),
      place: z.string(),
      class: z.enum(INFRACTION_CLASSES),
      points,
      committedOn: daySchema,
      committedAt: text,
      establishedBy: z.enum(ESTABLISHMENT_MODES),
      establishedOn: daySchema,
    }),
    z.strictObject({
      type: z.literal('stage'),
      case: z.int().min(1).max(4),
      from: daySchema,
      to: daySchema,
      centre: z.string(),
    }),
    letter.extend({ type: z.literal('letter') }),
    z.strictObject({ type: z.literal('licence-obtained'), on: daySchema }),
    z.strictObject({
      type: z.literal('mention'),
      kind: z.string(),
      nature: text,
      label: text,
      authority: text,
      on: day,
      from: day,
      to: day,
    }),
  ]),
)

/** `GET /api/v1/me/points/history`. */
export const ownHistorySchema = named(
  'PointsHistory',
  z.strictObject({
    from: daySchema,
    at: daySchema,
    ...standing,
    before: z.strictObject(standing).nullable(),
    lines: z.array(
      z.strictObject({
        day: day.meta({ description: 'Null for a mention without any date.' }),
        event: eventSchema.nullable(),
        movements: z.array(movement),
        letters: z.array(letter),
      }),
    ),
  }),
)

/** `GET /api/v1/me/points/calendar`. */
export const ownCalendarSchema = named(
  'PointsCalendar',
  z.strictObject({
    at: daySchema,
    ...standing,
    forecasts: z
      .array(
        z.strictObject({
          day: daySchema,
          points,
          ...standing,
          rule,
          article: z.string(),
          condition: z.strictObject({
            code: z.enum(['NO_POINTS_INFRACTION', 'LICENCE_STILL_VALID']),
            interval: interval.nullable(),
          }),
          causes,
        }),
      )
      .meta({ description: 'What is to come if nothing else happens; never facts.' }),
  }),
)

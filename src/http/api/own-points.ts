import type { RequestHandler } from 'express'
import type * as z from 'zod'
import { parisDateTime } from '../../core/calendar-day.ts'
import type { EventReference } from '../../core/licence/points-input.ts'
import type { Forecast } from '../../core/licence/restitution-calendar.ts'
import type { OwnFilePorts } from '../../service/driver/own-file.ts'
import { readOwnPoints } from '../../service/driver/read-own-points.ts'
import { ownFileRequest } from '../driver/driver-request.ts'
import type { ownCalendarSchema, ownPointsSchema } from './points-schema.ts'

/** What the endpoints of the own points need. */
export type OwnPointsPorts = OwnFilePorts & { readonly now: () => Date }

/** `GET /api/v1/me/points`: the balance of the day, with the dates that matter beside it. */
export function getOwnPoints(ports: OwnPointsPorts): RequestHandler {
  return async (_request, response) => {
    const asked = ownFileRequest(response, ports.now)
    const { ledger } = await readOwnPoints(ports, asked)
    const { at, balance, cap, licenceFrom, invalidatedOn, voluntaryStageFrom, probations } = ledger
    const answer: z.infer<typeof ownPointsSchema> = {
      at,
      dataAsOf: parisDateTime(asked.at),
      ...{ balance, cap, licenceFrom, invalidatedOn, voluntaryStageFrom },
      probations: probations.map(({ kind, start, end, state }) => ({ kind, start, end, state })),
    }
    response.json(answer)
  }
}

/** `GET /api/v1/me/points/calendar`: what comes back and when, if nothing else happens. */
export function getOwnCalendar(ports: OwnPointsPorts): RequestHandler {
  return async (_request, response) => {
    const { ledger, calendar } = await readOwnPoints(ports, ownFileRequest(response, ports.now))
    const { at, balance, cap } = ledger
    const answer: z.infer<typeof ownCalendarSchema> = {
      ...{ at, balance, cap },
      forecasts: calendar.map(forecastView),
    }
    response.json(answer)
  }
}

/** Names the events that something follows from; those without an id cannot be named. */
export function causeIds(causes: readonly EventReference[]): string[] {
  return causes.flatMap(({ id }) => (id === null ? [] : [id]))
}

function forecastView({ day, points, balance, cap, rule, article, condition, causes }: Forecast) {
  const interval = 'interval' in condition ? condition.interval : null
  return {
    ...{ day, points, balance, cap, rule, article },
    condition: { code: condition.code, interval },
    causes: causeIds(causes),
  }
}

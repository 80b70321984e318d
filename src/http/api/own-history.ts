import type { RequestHandler } from 'express'
import type * as z from 'zod'
import { type HistoryLine, UNDATED } from '../../core/documents/rii-history.ts'
import {
  isInfraction,
  isLetter,
  isLicenceObtained,
  isStage,
  type Letter,
  type LicenceEvent,
} from '../../core/licence/licence-event.ts'
import type { Movement } from '../../core/licence/points-movement.ts'
import { readOwnHistory } from '../../service/driver/read-own-history.ts'
import { ownFileRequest } from '../driver/driver-request.ts'
import { causeIds, type OwnPointsPorts } from './own-points.ts'
import type { eventSchema, ownHistorySchema } from './points-schema.ts'

/** `GET /api/v1/me/points/history`: ten years, newest first, each line with what it did to the points. */
export function getOwnHistory(ports: OwnPointsPorts): RequestHandler {
  return async (_request, response) => {
    const { from, before, lines, ledger } = await readOwnHistory(ports, ownFileRequest(response, ports.now))
    const { at, balance, cap } = ledger
    const answer: z.infer<typeof ownHistorySchema> = {
      ...{ from, at, balance, cap, before },
      lines: lines.map(lineView),
    }
    response.json(answer)
  }
}

function lineView({ day, event, movements, letters }: HistoryLine) {
  return {
    day: day === UNDATED ? null : day,
    event: event && eventView(event),
    movements: movements.map(movementView),
    letters: letters.map(letterView),
  }
}

function movementView({ day, rule, article, delta, balance, cap, limit, interval, causes }: Movement) {
  return { day, rule, article, delta, balance, cap, limit, interval, causes: causeIds(causes) }
}

function letterView({ reference, sentOn, notifiedOn }: Letter) {
  return { reference, sentOn, notifiedOn: notifiedOn ?? null }
}

/** Field by field: a record may hold more than the API tells. */
function eventView(event: LicenceEvent): z.infer<typeof eventSchema> {
  if (isInfraction(event)) {
    const { id, label, article, place, points, committedOn, establishedBy, establishedOn } = event
    return {
      type: 'infraction',
      ...{ id, label, article, place, points, committedOn, establishedBy, establishedOn },
      class: event.class,
      committedAt: event.committedAt ?? null,
    }
  }
  if (isStage(event)) {
    const { from, to, centre } = event
    return { type: 'stage', case: event.case, from, to, centre }
  }
  if (isLetter(event)) return { type: 'letter', ...letterView(event) }
  if (isLicenceObtained(event)) return { type: 'licence-obtained', on: event.on }
  const { kind, nature = null, label = null, authority = null } = event
  const days = { on: event.on ?? null, from: event.from ?? null, to: event.to ?? null }
  return { type: 'mention', kind, nature, label, authority, ...days }
}

import type { RequestHandler } from 'express'
import type * as z from 'zod'
import { parisDateTime } from '../../core/calendar-day.ts'
import { DRIVING_RIGHT_BY_STATE } from '../../core/licence/licence-state.ts'
import type { OwnFilePorts } from '../../service/driver/own-file.ts'
import { readOwnLicence } from '../../service/driver/read-own-licence.ts'
import { ownFileRequest } from '../driver/driver-request.ts'
import type { ownLicenceSchema } from './licence-schema.ts'

/** `GET /api/v1/me/licence`: identity, state and categories; points are no part of it. */
export function getOwnLicence(ports: OwnFilePorts & { readonly now: () => Date }): RequestHandler {
  return async (_request, response) => {
    const asked = ownFileRequest(response, ports.now)
    const { neph, obtainedOn, state, holder, categories } = await readOwnLicence(ports, asked)
    const answer: z.infer<typeof ownLicenceSchema> = {
      neph,
      dataAsOf: parisDateTime(asked.at),
      obtainedOn,
      state: { label: state.state, drivingRight: DRIVING_RIGHT_BY_STATE[state.state] },
      holder,
      categories: categories.map(({ code, validUntil, restrictions, authority, inForce, ...category }) => ({
        code,
        obtainedOn: category.obtainedOn,
        validUntil,
        restrictions,
        authority,
        inForce,
      })),
    }
    response.json(answer)
  }
}

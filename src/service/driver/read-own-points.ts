import { parisDay } from '../../core/calendar-day.ts'
import { type PointsReading, readPoints } from '../read-points.ts'
import type { OwnFilePorts, OwnFileRequest } from './own-file.ts'

/** Reads the own points as they stand on the day of the request; an audit line is left. */
export function readOwnPoints(ports: OwnFilePorts, { holder, at }: OwnFileRequest): Promise<PointsReading> {
  return readPoints(ports, { neph: holder.neph, requester: holder, clocks: { at: parisDay(at) }, at })
}

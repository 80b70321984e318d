import { type Neph, parseNeph } from '../../core/licence/neph.ts'
import { OrderError } from './order-error.ts'

/** What one line of a batch asks for. */
export interface Order {
  readonly kind: 'ADCS' | 'RII'
  readonly neph: Neph
  readonly recipientSiren: string | null
}

/** Where the columns stand; null where there is none. */
export interface OrderColumns {
  readonly kind: number
  readonly neph: number
  readonly siren: number | null
}

/** The columns of a file without a line of names. */
export const PLAIN_COLUMNS: OrderColumns = { kind: 0, neph: 1, siren: 2 }

const KINDS: Readonly<Record<string, Order['kind']>> = { adcs: 'ADCS', rii: 'RII' }

/**
 * Reads the names of the columns; null where the line is no such line, for nothing but a name is called `kind`.
 *
 * @throws {OrderError} ORDER_MALFORMED when there is no column of file numbers
 */
export function readColumns(cells: readonly string[]): OrderColumns | null {
  const names = cells.map((cell) => cell.toLowerCase())
  const [kind, neph, siren] = ['kind', 'neph', 'siren'].map((name) => names.indexOf(name))
  if (kind === undefined || kind < 0) return null
  if (neph === undefined || neph < 0)
    throw new OrderError('ORDER_MALFORMED', 'expected columns kind,neph[,siren]: neph is missing', {
      missing: 'neph',
    })
  return { kind, neph, siren: siren === undefined || siren < 0 ? null : siren }
}

/**
 * Reads what a line asks for.
 *
 * @throws {OrderError} ORDER_MALFORMED, ORDER_KIND_UNKNOWN
 * @throws {NephError}
 */
export function readOrder(cells: readonly string[], columns: OrderColumns): Order {
  const most = Math.max(columns.kind, columns.neph, columns.siren ?? 0) + 1
  if (cells.slice(most).some((cell) => cell !== ''))
    throw new OrderError('ORDER_MALFORMED', `expected at most ${most} columns, found ${cells.length}`, {
      most,
      found: cells.length,
    })
  const [kind, neph] = [cells[columns.kind], cells[columns.neph]]
  if (kind === undefined || neph === undefined)
    throw new OrderError('ORDER_MALFORMED', `expected kind,neph[,siren], found ${cells.length} columns`, {
      found: cells.length,
    })
  const name = kind.toLowerCase()
  const known = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  if (known === undefined) throw new OrderError('ORDER_KIND_UNKNOWN', 'expected adcs or rii')
  const siren = columns.siren === null ? '' : (cells[columns.siren] ?? '').replace(/\s/g, '')
  return { kind: known, neph: parseNeph(neph), recipientSiren: siren === '' ? null : siren }
}

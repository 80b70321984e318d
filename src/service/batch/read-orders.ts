import { CodedError } from '../../errors.ts'
import type { OrderLine } from './issue-lines.ts'
import { OrderError } from './order-error.ts'
import { orderLines } from './order-lines.ts'
import { type Order, readOrder } from './read-order.ts'

/** A line of a batch: what it orders, or the code of why that cannot be told. */
export type ReadLine = { readonly line: number } & (
  | { readonly order: Order; readonly error: null }
  | { readonly order: null; readonly error: string }
)

/** Few enough that a batch is taken in one transaction, and told in a few pages. */
export const MOST_ORDERS = 10_000

/**
 * Reads every line of a batch that is to be done later; a line at fault is told and the rest is read.
 *
 * @throws {OrderError} ORDERS_MISSING, TOO_MANY_ORDERS; ORDER_MALFORMED when there is no column of file numbers
 */
export async function readOrders(
  lines: AsyncIterable<OrderLine> | Iterable<OrderLine>,
): Promise<readonly ReadLine[]> {
  const read: ReadLine[] = []
  for await (const { line, cells, columns } of orderLines(lines)) {
    if (read.length === MOST_ORDERS)
      throw new OrderError('TOO_MANY_ORDERS', `expected at most ${MOST_ORDERS} orders, found more`)
    try {
      if (cells === null) throw new OrderError('LINE_UNREADABLE', 'expected a line of CSV in UTF-8')
      read.push({ line, order: readOrder(cells, columns), error: null })
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      read.push({ line, order: null, error: error.code })
    }
  }
  if (read.length === 0) throw new OrderError('ORDERS_MISSING', 'expected at least one order, found none')
  return read
}

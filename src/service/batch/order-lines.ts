import type { OrderLine } from './issue-lines.ts'
import { type OrderColumns, PLAIN_COLUMNS, readColumns } from './read-order.ts'

/**
 * Gives the lines that are orders, with the columns in which they are written: blank lines are none, nor is a first
 * line of names.
 *
 * @throws {OrderError} ORDER_MALFORMED when there is no column of file numbers
 */
export async function* orderLines(
  lines: AsyncIterable<OrderLine> | Iterable<OrderLine>,
): AsyncGenerator<OrderLine & { readonly columns: OrderColumns }> {
  let columns: OrderColumns | null = null
  for await (const { line, cells } of lines) {
    if (cells?.every((cell) => cell === '')) continue
    const names: OrderColumns | null = columns === null && cells !== null ? readColumns(cells) : null
    columns ??= names ?? PLAIN_COLUMNS
    if (names === null) yield { line, cells, columns }
  }
}

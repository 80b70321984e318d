import type { Requester } from '../../core/access/requester.ts'
import { CodedError } from '../../errors.ts'
import { inOrder } from './in-order.ts'
import type { IssueOrder, OrderedDocument } from './issue-order.ts'
import { OrderError } from './order-error.ts'
import { orderLines } from './order-lines.ts'
import { readOrder } from './read-order.ts'

/** A line of orders: its cells; null where it is no line of CSV. */
export interface OrderLine {
  readonly line: number
  readonly cells: readonly string[] | null
}

/** What became of a line. */
export type LineResult = { readonly line: number } & (
  | { readonly document: Omit<OrderedDocument, 'pdf'>; readonly file: string }
  | { readonly error: Pick<CodedError, 'code' | 'message' | 'evidence'> }
)

export interface IssueLinesPorts {
  /** Issues once for each id; see `issueOrder`. */
  issue(order: IssueOrder): Promise<OrderedDocument>
  /** The id that the document of a line has, at each attempt the same. */
  documentIdOf(line: number): string
  /** Keeps a document; what it was kept as is told. */
  keep(line: number, document: OrderedDocument): Promise<string>
  /** Tells faults of the line from those of the world, after which going on is of no use. */
  isOfLine(error: CodedError): boolean
  now(): Date
}

export interface IssueLinesSettings {
  readonly requester: Requester
  readonly atOnce: number
  /** Lines that were done before. */
  readonly isDone: (line: number) => boolean
}

/**
 * Issues a document for each line, several at a time, and gives the results in the order of the lines. A line at
 * fault is told and the rest goes on; a fault of the world ends the batch, so that it can be taken up again there.
 *
 * A first line of names is none of the orders.
 */
export async function* issueLines(
  ports: IssueLinesPorts,
  lines: AsyncIterable<OrderLine>,
  { requester, atOnce, isDone }: IssueLinesSettings,
): AsyncGenerator<LineResult> {
  async function* orders() {
    for await (const order of orderLines(lines)) if (!isDone(order.line)) yield order
  }
  yield* inOrder(orders(), atOnce, async ({ line, cells, columns }): Promise<LineResult> => {
    try {
      if (cells === null) throw new OrderError('ORDER_MALFORMED', 'expected a line of CSV')
      const order = readOrder(cells, columns)
      const request = { ...order, requester, at: ports.now(), lint: 'symbol' } as const
      const document = await ports.issue({ documentId: ports.documentIdOf(line), request })
      const { pdf: _, ...told } = document
      return { line, document: told, file: await ports.keep(line, document) }
    } catch (error) {
      if (!(error instanceof CodedError) || !ports.isOfLine(error)) throw error
      const { code, message, evidence } = error
      return { line, error: { code, message, evidence } }
    }
  })
}

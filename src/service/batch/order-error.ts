import { CodedError } from '../../errors.ts'

export type OrderErrorCode =
  /** A line that is no line of CSV, or lacks a column. */
  | 'ORDER_MALFORMED'
  | 'ORDER_KIND_UNKNOWN'
  /** A line so long, or in such bytes, that it is not one of ours. */
  | 'LINE_UNREADABLE'
  /** No order among the lines. */
  | 'ORDERS_MISSING'
  | 'TOO_MANY_ORDERS'
  /** Each process that took the line up ended before it had done it. */
  | 'LINE_ABANDONED'
  /** Another process is at work on the batch of this folder. */
  | 'BATCH_BUSY'
  /** The folder holds a batch already. */
  | 'BATCH_EXISTS'
  /** The folder holds the batch of another file. */
  | 'BATCH_DIFFERS'
  /** The document of the order was withdrawn since. */
  | 'DOCUMENT_WITHDRAWN'

/** Why a line of a batch, or the whole batch, is not done. Never quotes a value of a line. */
export class OrderError extends CodedError<OrderErrorCode> {
  override readonly name = 'OrderError'
}

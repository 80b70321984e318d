import type * as z from 'zod'
import type { ErrorCode } from '../../error-code.ts'
import type { OperationId, OperationTag } from '../../wording/pages/api-docs.ts'

/** A value of the path, the query or a header. */
export interface OperationParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: z.ZodType
  readonly example?: string
}

/** A body by its media type; without a schema it is bytes. */
export interface OperationBody {
  readonly type: string
  readonly schema?: z.ZodType
  readonly example?: unknown
}

/** An answer of success, or one that tells how the service stands. */
export interface OperationAnswer {
  readonly status: number
  readonly bodies: readonly OperationBody[]
  readonly headers?: readonly string[]
}

/** One operation of the API, from which the document, its page and the contract tests are made. */
export interface Operation {
  readonly id: OperationId
  readonly method: 'get' | 'post'
  readonly path: string
  readonly tag: OperationTag
  /** Whether a driver has to be signed in. */
  readonly session: boolean
  /** Whether a program has to bring an operator's key. */
  readonly operatorKey?: true
  readonly parameters?: readonly OperationParameter[]
  readonly requestBodies?: readonly OperationBody[]
  readonly answers: readonly OperationAnswer[]
  /** Codes of the problems that are its own; 500 is everybody's. */
  readonly problems: readonly ErrorCode[]
  /** Whether requests are counted and told by RateLimit headers. */
  readonly isLimited?: boolean
}

import type { ValidationPorts } from '../../service/clerk/validate-document.ts'

/** What the pages of clerks need to answer. */
export interface ClerkPorts extends ValidationPorts {
  readonly now: () => Date
}

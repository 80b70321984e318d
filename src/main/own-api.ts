import type { OwnApiPorts } from '../http/api/api-routes.ts'
import type { ServiceMetrics } from '../http/metrics.ts'
import { timeIssuing } from '../http/metrics-counting.ts'
import type { Issuing } from '../main.ts'
import { refusalOfSeal } from '../service/driver/refusal-of-seal.ts'
import { issueDocument } from '../service/issue-document.ts'
import type { IssueCompleting } from '../service/issue-once.ts'
import { databaseIdempotency } from '../storage/database/database-idempotency.ts'
import { databaseOwnDocuments } from '../storage/database/database-own-documents.ts'
import type { Judging } from './people-routes.ts'

/** Joins what the API needs to serve drivers over the registry. */
export function ownApi(
  { registry, issuePorts }: Issuing,
  publicUrl: string,
  metrics: ServiceMetrics,
  judging: Pick<Judging, 'currentTrust' | 'environment'>,
): OwnApiPorts {
  const { db, keys, records, audit } = registry
  const issue: IssueCompleting = async (request, completed) =>
    issueDocument(await issuePorts(), request, completed)
  return {
    ...{ records, audit, publicUrl, refusalOf: refusalOfSeal(judging, judging.environment) },
    now: () => new Date(),
    documents: databaseOwnDocuments(db, keys),
    idempotency: databaseIdempotency(db, keys),
    issue: timeIssuing(metrics, issue),
  }
}

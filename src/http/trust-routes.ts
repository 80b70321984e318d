import { Router } from 'express'
import { getAuditHeads } from './audit-heads.ts'
import { lookUpTrustFiles } from './certificate-lookup.ts'
import { allowOnly } from './tell-problem.ts'
import { getTrustFile, listTrustFiles } from './trust-files.ts'
import { getWithdrawalList, JOSE, WITHDRAWAL_FILE, type WithdrawalListOf } from './withdrawal-list.ts'

/**
 * What verifiers need to trust us; `headsFile` is where signed heads of the audit are kept, null where none are. Without
 * `withdrawalListOf` the withdrawal lists are those of the folder of keys.
 */
export function trustRoutes(
  keysDir: string,
  headsFile: string | null,
  withdrawalListOf?: WithdrawalListOf,
): Router {
  const certificate = /^[A-Z0-9]{4}(_[A-Z0-9]{4})?\.pem$/
  const read = allowOnly('GET', 'HEAD')
  const files = (form: RegExp, type: string) => getTrustFile(keysDir, form, type)
  const trustList = files(/^tsl\.xml$/, 'application/xml')
  const auditKeys = files(/^audit\.pem$/, 'application/x-pem-file')
  const router = Router()
  router
    .route('/trust/certificates')
    .get(lookUpTrustFiles(keysDir, certificate), listTrustFiles(keysDir, certificate))
    .all(read)
  router.route('/trust/certificates/:file').get(files(certificate, 'application/x-pem-file')).all(read)
  router
    .route('/trust/crl/:file')
    .get(files(/^[A-Z0-9]{4}\.crl$/, 'application/pkix-crl'))
    .all(read)
  router
    .route('/trust/withdrawals/:file')
    .get(withdrawalListOf ? getWithdrawalList(withdrawalListOf) : files(WITHDRAWAL_FILE, JOSE))
    .all(read)
  if (headsFile !== null) router.route('/trust/audit-heads').get(getAuditHeads(headsFile)).all(read)
  router
    .route('/trust/:file')
    .get((request, response, next) => {
      const send = request.params.file === 'audit.pem' ? auditKeys : trustList
      return send(request, response, next)
    })
    .all(read)
  return router
}

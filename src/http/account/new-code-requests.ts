import type { NewCodeRequests } from '../../service/account/account-ports.ts'
import type { HolderRequests } from '../../service/driver/holder-requests.ts'
import { NEW_CODE_REQUEST } from '../../wording/pages/driver-account.ts'

/** Asks for new codes where operators see requests, and the holder sees that one is on its way. */
export function newCodeRequests(requests: HolderRequests): NewCodeRequests {
  return {
    async ask(neph, at) {
      await requests.open(neph, 'sign-in-trouble', NEW_CODE_REQUEST, at)
    },
  }
}

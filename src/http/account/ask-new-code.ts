import type { AskNewCode } from '../../service/account/account-ports.ts'
import { NEW_CODE_REQUEST } from '../../wording/pages/driver-account.ts'

/** Asks for new codes where operators see requests, and the holder sees that one is on its way. */
export const askNewCode: AskNewCode = async (requests, neph, at) => {
  await requests.open(neph, { subject: 'sign-in-trouble', text: NEW_CODE_REQUEST }, at, null)
}

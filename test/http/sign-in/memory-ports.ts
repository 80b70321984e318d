import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts'
import type { Neph } from '../../../src/core/licence/neph.ts'
import { DEMONSTRATION_HABILITATIONS } from '../../../src/identity/simulator/proconnect-personas.ts'
import type { AuditLog } from '../../../src/service/ports.ts'
import type {
  FranceConnectLinks,
  Habilitations,
  HolderNotice,
  HolderNotices,
} from '../../../src/service/sign-in/sign-in-ports.ts'

/** Ports whose database adapters are proved elsewhere, with what they were told. */
export function memoryPorts() {
  const lines: AuditEntry[] = []
  const bound = new Map<string, Neph>()
  const left: (HolderNotice & { readonly neph: Neph })[] = []
  const audit: AuditLog = { append: async (line) => void lines.push(line) }
  const links: FranceConnectLinks = {
    find: async (sub) => bound.get(sub) ?? null,
    ofLicence: async (neph) => ([...bound.values()].includes(neph) ? { linkedAt: new Date(0) } : null),
    bind: async (sub, neph, _at, line) => {
      if ([...bound].some(([other, held]) => held === neph && other !== sub)) return false
      bound.set(sub, neph)
      lines.push(line)
      return true
    },
    cutOfLicence: async (neph, _at, line) => {
      const sub = [...bound].find(([, held]) => held === neph)?.[0]
      if (sub === undefined) return null
      bound.delete(sub)
      lines.push(line)
      return { linkedAt: new Date(0) }
    },
    cut: async (sub, _at, line) => {
      bound.delete(sub)
      lines.push(line)
    },
  }
  const notices: HolderNotices = {
    leave: async (neph, notice) => void left.push({ ...notice, neph }),
    leaveOnce: async (neph, notice) => {
      if (!left.some((one) => one.neph === neph && one.code === notice.code)) left.push({ ...notice, neph })
    },
  }
  const habilitations: Habilitations = {
    find: async ({ identityProviderId, uid, siret }) => {
      const found = DEMONSTRATION_HABILITATIONS.find(
        (known) =>
          known.identityProviderId === identityProviderId && known.uid === uid && known.siret === siret,
      )
      return found === undefined ? null : { ...found, revoked: false }
    },
  }
  return { lines, bound, left, audit, links, notices, habilitations }
}

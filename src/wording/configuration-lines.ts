import type { ConfigurationFault } from '../settings/read-setting.ts'
import { fillSentence } from './details/fill-sentence.ts'
import { errorLine, technicalDetail } from './error-detail.ts'
import { SETTING_FAULTS_FR } from './setting-faults.fr.ts'

/** Says each fault of a configuration in a line that begins with the name of its setting. */
export function configurationLines(
  faults: readonly ConfigurationFault[],
  language?: string,
): readonly string[] {
  if (language?.toLowerCase().startsWith('en'))
    return faults.map(({ setting, message }) => `${setting}: ${message}`)
  return faults.map((fault) => `${fault.setting} : ${inFrench(fault)}`)
}

function inFrench({ message, fault, error }: ConfigurationFault): string {
  if (error !== undefined) return errorLine(error)
  const said = fault && fillSentence(SETTING_FAULTS_FR[fault.kind], fault.values, sayInFrench)
  return said ?? technicalDetail(message)
}

const sayInFrench = (name: string, value: unknown): string =>
  name === 'choices' ? String(value).replaceAll(' or ', ' ou ') : String(value)

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { withDesk } from '../main/with-desk.ts'
import { readSettings } from '../settings.ts'
import { parseArguments } from './arguments.ts'
import { auditHeadsFile } from './audit-places.ts'
import type { CommandOutput } from './command.ts'
import { EXIT } from './exit-code.ts'
import { inputMissing } from './read-input.ts'
import { UsageError } from './usage-error.ts'
import { checkNothingLost, writeFileWhole } from './write-file.ts'

const SERVER_TOOLS = 'la base est sur un serveur PostgreSQL : pg_dump et pg_restore la sauvegardent'

/** `permis backup --out FILE.tar.gz`: copies the embedded database as of one instant, while it serves. */
export async function backupCommand(args: readonly string[]): Promise<CommandOutput> {
  const { values } = parseArguments(args, {
    out: { type: 'string' },
    force: { type: 'boolean' },
    json: { type: 'boolean' },
  })
  if (values.out === undefined) throw new UsageError('option manquante : --out')
  const file = resolve(values.out)
  await checkNothingLost(file, values.force)
  const copy = await withDesk(readSettings(process.env), new Date(), (desk) => desk.backUp())
  if (copy === null) throw new UsageError(SERVER_TOOLS)
  await writeFileWhole(file, copy)
  return {
    exit: EXIT.done,
    json: { file, bytes: copy.length },
    text: `Copie de la base : ${values.out}\nGardez à part le dossier des clés (data.key : sans elle, rien ne se déchiffre) et audit-heads.ndjson.\n`,
  }
}

/** `permis restore FILE.tar.gz`: puts a copy where no database is yet; nothing is ever written over. */
export async function restoreCommand(args: readonly string[]): Promise<CommandOutput> {
  const { positionals } = parseArguments(args, { json: { type: 'boolean' } }, { names: ['FICHIER'] })
  const [file = ''] = positionals
  const settings = readSettings(process.env)
  const { dataDir, databaseUrl } = settings
  if (databaseUrl !== null) throw new UsageError(SERVER_TOOLS)
  const copy = await readFile(file).catch((cause: unknown) => {
    throw inputMissing(file, cause)
  })
  const { restoreCopy } = await import('../storage/restore-copy.ts')
  await restoreCopy(dataDir, file, copy)
  return {
    exit: EXIT.done,
    json: { file: resolve(file), dataDir },
    text: restoredText(dataDir, auditHeadsFile(settings)),
  }
}

function restoredText(dataDir: string, heads: string): string {
  return `Base restaurée dans ${dataDir}
Vérifiez le journal avec les têtes gardées à part le jour de la copie : npx permis audit verify --heads FICHIER
(sans --heads : celles de ${heads}). Des têtes plus récentes que la copie font dire
« fin du journal coupée » : une copie plus ancienne qu’elles l’explique, les lignes écrites depuis n’y sont pas.
`
}

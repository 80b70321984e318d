import { pino } from 'pino'
import { openIssuingQueue } from '../main/issuing-queue.ts'
import { withIssuing } from '../main.ts'
import { readSettings } from '../settings.ts'
import { ownFolders } from './workshop.ts'

/** Issues what the queue holds, and tells what becomes of each line on standard output; until it is killed. */
async function workUntilKilled(folder: string, url: string): Promise<void> {
  const settings = readSettings({ ...ownFolders(folder), DATABASE_URL: url })
  await withIssuing(settings, new Date(), async (issuing) => {
    await openIssuingQueue(issuing, pino(), (outcome) => void process.stdout.write(`${outcome}\n`))
    await new Promise((_resolve) => setInterval(() => {}, 60_000))
  })
}

const [folder = '', url = ''] = process.argv.slice(2)
await workUntilKilled(folder, url)

import { join, relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'

/** Modules that reach for the machine, and what does the same in a browser. */
const STAND_INS: Readonly<Record<string, string>> = {
  'src/scan/decode-picture.ts': 'src/web/reader/decode-picture.ts',
  'src/scan/rework-picture.ts': 'src/web/reader/rework-picture.ts',
  'src/scan/thread-clock.ts': 'src/web/reader/thread-clock.ts',
  'src/scan/zxing-module.ts': 'src/web/reader/zxing-module.ts',
}

/**
 * Puts the browser's way of decoding pictures and starting engines in the place of the service's, so that all the rest
 * of the reading is the same code. A module of Node that is still asked for stops the build.
 */
export function browserStandIns(root: string): Plugin {
  return {
    name: 'browser-stand-ins',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        const asked = relative(root, join(resolveDir, path)).split(sep).join('/')
        const standIn = STAND_INS[asked]
        return standIn === undefined ? undefined : { path: join(root, standIn) }
      })
    },
  }
}

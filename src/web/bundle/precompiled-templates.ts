import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import Handlebars from 'handlebars'

/**
 * Gives `templates:<name>` as a module: the partial `templates/pages/partials/<name>.hbs` compiled here, because the
 * page may not compile anything itself (no `unsafe-eval`).
 */
export function precompiledTemplates(root: string): Plugin {
  return {
    name: 'precompiled-templates',
    setup(build) {
      build.onResolve({ filter: /^templates:/ }, ({ path }) => ({
        path: join(root, 'templates', 'pages', 'partials', `${path.slice('templates:'.length)}.hbs`),
        namespace: 'template',
      }))
      build.onLoad({ filter: /\.hbs$/, namespace: 'template' }, async ({ path }) => {
        const template = await readFile(path, 'utf8')
        const spec = Handlebars.precompile(template, { strict: true, preventIndent: true })
        return {
          contents: `import runtime from 'handlebars/runtime'\nexport const fill = runtime.template(${spec})`,
          resolveDir: root,
          watchFiles: [path],
        }
      })
    },
  }
}

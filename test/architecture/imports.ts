import { builtinModules } from 'node:module'
import type { Fault, SourceFile, SourceImport } from './source-file.ts'

/**
 * Who may know whom (design.md section 1): `http, cli → service → core`; adapters → `core` and `service/ports.ts`.
 * A file belongs to the zone of its longest prefix; what a zone may import is again given by prefixes.
 */
const FOUNDATION = ['errors.ts', 'core/calendar-day.ts']
/** What is said to people, and how; commands, pages and documents share it. */
const WORDING = ['wording']
/** Keys and secrets on disk: two adapters keep them the same way. */
const PRIVATE_FILES = 'private-file.ts'
const ADAPTERS = [
  'batch/',
  'pdf/',
  'scan/',
  'signing/',
  'storage/',
  'identity/',
  'handover/',
  'mail/',
] as const

interface Zone {
  readonly zone: string
  readonly may: readonly string[]
  /** Known as types only, so that nothing of them runs. */
  readonly mayAsTypes?: readonly string[]
}

const ZONES: readonly Zone[] = [
  { zone: 'errors.ts', may: [] },
  { zone: 'core/calendar-day.ts', may: ['errors.ts'] },
  { zone: 'core/seal/', may: FOUNDATION },
  { zone: 'core/licence/', may: FOUNDATION },
  { zone: 'core/trust/', may: [...FOUNDATION, 'core/seal/signature.ts'] },
  { zone: 'core/symbol/', may: [] },
  { zone: 'core/documents/', may: [...FOUNDATION, 'core/seal/', 'core/licence/'] },
  { zone: 'core/access/', may: FOUNDATION, mayAsTypes: ['core/documents/'] },
  { zone: 'core/audit/', may: [...FOUNDATION, 'core/trust/hex.ts'], mayAsTypes: ['core/access/'] },
  { zone: 'core/identity/', may: [...FOUNDATION, 'core/licence/'] },
  { zone: 'core/account/', may: [...FOUNDATION, 'core/licence/', 'core/identity/fold-name.ts'] },
  {
    zone: 'core/verification/',
    may: [...FOUNDATION, 'core/seal/', 'core/licence/', 'core/trust/', 'core/documents/', 'core/access/'],
  },
  { zone: 'service/', may: ['errors.ts', 'core/'] },
  ...ADAPTERS.map((zone) => ({
    zone,
    may: ['errors.ts', 'core/', 'service/ports.ts', PRIVATE_FILES, ...WORDING],
    // The ports of a procedure stand beside it.
    mayAsTypes: ['service/'],
  })),
  { zone: PRIVATE_FILES, may: ['errors.ts'] },
  {
    zone: 'http/',
    may: ['errors.ts', 'core/', 'service/', 'web/trust-snapshot.ts', 'web/pasted-seal.ts', ...WORDING],
    mayAsTypes: ['settings', 'error-code.ts'],
  },
  {
    // The reader of the page reads files with the code of the service, and shows reports with its view.
    zone: 'web/',
    may: ['errors.ts', 'core/', 'scan/', 'http/report-view.ts', ...WORDING],
  },
  {
    zone: 'cli/',
    may: [
      'errors.ts',
      'core/',
      'service/',
      'http/',
      'settings',
      'main',
      'demonstration-registry.ts',
      'verification-trust.ts',
      'document-signing.ts',
      ...WORDING,
      ...ADAPTERS,
    ],
    mayAsTypes: ['error-code.ts'],
  },
  { zone: 'wording', may: ['core/', ...WORDING], mayAsTypes: ['error-code.ts', 'service/', 'settings'] },
  { zone: 'error-code.ts', may: [], mayAsTypes: ['core/', 'service/', ...ADAPTERS] },
  { zone: 'settings', may: ['errors.ts', 'settings', PRIVATE_FILES] },
  {
    zone: 'document-signing.ts',
    may: ['errors.ts', 'core/', 'pdf/', 'signing/', 'storage/'],
    mayAsTypes: ['settings', 'service/ports.ts'],
  },
  { zone: 'index.ts', may: ['errors.ts', 'core/'] },
  { zone: 'demonstration-registry.ts', may: ['settings', 'storage/'] },
  { zone: 'verification-trust.ts', may: ['errors.ts', 'core/', 'signing/', 'service/ports.ts'] },
  {
    // The benchmark is an entry of its own: it joins the parts as main.ts does, to measure them.
    zone: 'bench/',
    may: [
      'errors.ts',
      'core/',
      'service/',
      'http/',
      'settings',
      'main',
      'verification-trust.ts',
      'document-signing.ts',
      ...WORDING,
      ...ADAPTERS,
    ],
  },
  {
    zone: 'main',
    may: [
      'main',
      'errors.ts',
      PRIVATE_FILES,
      'core/',
      'service/',
      'http/',
      'settings',
      'demonstration-registry.ts',
      'verification-trust.ts',
      'document-signing.ts',
      ...WORDING,
      ...ADAPTERS,
    ],
  },
]

/** An import that the zones forbid and that is meant all the same. */
export interface StatedException {
  readonly from: string
  readonly to: string
  readonly because: string
}

/** Each with its reason; one that no import needs any more is a fault, too. */
export const STATED_EXCEPTIONS: readonly StatedException[] = [
  {
    from: 'scan/read-pdf-evidence.ts',
    to: 'pdf/read-signatures.ts',
    because:
      'the evidence of a PDF is one sheet of facts: codes seen on its pages, signatures written in its file',
  },
  {
    from: 'scan/file-kind.ts',
    to: 'pdf/reading/object-headers.ts',
    because: 'a picture that opens as a PDF is told by what makes a PDF, wherever that is looked for',
  },
]

/** Packages that core may use: pure, and bundled for browsers with it. */
const CORE_PACKAGES: readonly string[] = ['zod']

/** Finds imports that go against the direction, and files that belong to no zone. */
export function forbiddenImports(
  source: SourceFile,
  exceptions: readonly StatedException[] = STATED_EXCEPTIONS,
): readonly Fault[] {
  const zone = zoneOf(source.path)
  if (zone === null)
    return [{ path: source.path, line: 1, message: 'belongs to no zone of test/architecture/imports.ts' }]
  const stated = (to: string) =>
    exceptions.some((exception) => exception.from === source.path && exception.to === to)
  return source.imports
    .filter(({ target }) => target !== null)
    .filter((found) => !mayImport(zone, found) && !stated(found.target ?? ''))
    .map(({ target, line, typeOnly }) => ({
      path: source.path,
      line,
      message: `${zone.zone} must not import ${target}${typeOnly ? ', even as a type' : ''}`,
    }))
}

/** Finds stated exceptions that no file makes use of. */
export function idleExceptions(
  sources: readonly SourceFile[],
  exceptions: readonly StatedException[] = STATED_EXCEPTIONS,
): readonly StatedException[] {
  return exceptions.filter(
    ({ from, to }) =>
      !sources.some(({ path, imports }) => path === from && imports.some(({ target }) => target === to)),
  )
}

/** Finds what core and the library must not load: built-in modules, packages beside the pure ones, lazy code. */
export function impureImports({ path, imports }: SourceFile): readonly Fault[] {
  if (!path.startsWith('core/') && path !== 'index.ts' && path !== 'errors.ts') return []
  const fault = ({ line }: SourceImport, message: string) => ({ path, line, message })
  return imports.flatMap((found) => {
    if (found.dynamic) return [fault(found, `core imports nothing dynamically, found ${found.request}`)]
    if (found.target !== null) return []
    if (found.request.startsWith('node:') || builtinModules.includes(found.request))
      return [fault(found, `core imports nothing of Node, found ${found.request}`)]
    return CORE_PACKAGES.includes(found.request)
      ? []
      : [fault(found, `core uses no package ${found.request}`)]
  })
}

/** Finds relative imports without the extension that Node and browsers need. */
export function looseImports({ path, imports }: SourceFile): readonly Fault[] {
  return imports
    .filter(({ target }) => target !== null && !/\.(ts|json)$/.test(target))
    .map(({ line, request }) => ({
      path,
      line,
      message: `expected an import that ends in .ts, found ${request}`,
    }))
}

/** Finds rings of files that load each other; types may go in rings, for they vanish. */
export function importRings(sources: readonly SourceFile[]): readonly Fault[] {
  const loads = new Map(sources.map((source) => [source.path, source.imports.filter(isLoaded)]))
  const settled = new Set<string>()
  const faults: Fault[] = []
  const visit = (path: string, trail: readonly string[]) => {
    for (const { target, line } of loads.get(path) ?? []) {
      if (target === null || settled.has(target)) continue
      const start = [...trail, path].indexOf(target)
      if (start < 0) visit(target, [...trail, path])
      else
        faults.push({
          path,
          line,
          message: `closes a ring: ${[...[...trail, path].slice(start), target].join(' → ')}`,
        })
    }
    settled.add(path)
  }
  for (const { path } of sources) if (!settled.has(path)) visit(path, [])
  return faults
}

const isLoaded = ({ typeOnly, dynamic, target }: SourceImport) => target !== null && !typeOnly && !dynamic

function zoneOf(path: string): Zone | null {
  const zones = ZONES.filter(({ zone }) => path.startsWith(zone))
  return zones.sort((one, other) => other.zone.length - one.zone.length)[0] ?? null
}

function mayImport({ zone, may, mayAsTypes = [] }: Zone, { target, typeOnly }: SourceImport): boolean {
  if (target === null) return true
  const inside = zone.endsWith('/') && target.startsWith(zone)
  return inside || [...may, ...(typeOnly ? mayAsTypes : [])].some((prefix) => target.startsWith(prefix))
}

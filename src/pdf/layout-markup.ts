import { defaultFontFiles, type FontFiles, type FontSet, loadFonts } from './fonts/load-fonts.ts'
import { layoutFlow } from './layout/layout-blocks.ts'
import type { LayoutContext } from './layout/layout-context.ts'
import { paginate } from './layout/paginate.ts'
import type { Paint } from './layout/paint.ts'
import { pageFrame, runningPaints } from './layout/running-blocks.ts'
import { readSpecimen } from './layout/specimen.ts'
import type { StructureElement } from './layout/structure-element.ts'
import { type MarkupElement, parseMarkup } from './markup/parse-markup.ts'
import { RenderingError } from './rendering-error.ts'
import { page, textStyles } from './style.ts'
import { loadColorProfile } from './writing/color-profile.ts'

/** What layout needs beside the markup. */
export interface LayoutOptions {
  /** Side of the 2D-Doc symbol in modules, known before its text is signed. */
  readonly sealModules: number
  /** The faces to set text in; Source Sans 3 unless said otherwise. */
  readonly fonts?: FontFiles
}

/** A document whose every line has its place; give it to `writePdf`, as often as wished. */
export interface LaidOutDocument {
  readonly pageCount: number
  readonly sealModules: number
  readonly pages: readonly (readonly Paint[])[]
  readonly structure: StructureElement
  readonly fonts: FontSet
  /** The ICC profile of the colours, deflated. */
  readonly colorProfile: Uint8Array
}

/**
 * Lays out markup (templates/README.md) on A4 pages.
 *
 * Nothing ever runs over the edges: what cannot fit is cut between letters or refused. The page count is
 * known here, before the seal that must state it is signed.
 *
 * @throws {RenderingError} for unknown markup and for characters that the fonts do not hold.
 */
export async function layoutMarkup(markup: string, options: LayoutOptions): Promise<LaidOutDocument> {
  const [fonts, colorProfile] = await Promise.all([
    loadFonts(options.fonts ?? defaultFontFiles),
    loadColorProfile(),
  ])
  const document = parseMarkup(markup)
  const structure: StructureElement = { role: 'Document', facts: {}, children: [] }
  const context = firstContext(fonts, options.sealModules)
  const specimen = readSpecimen(document, fonts, structure)
  const pages = layoutPages(document, context, structure)
  checkHeadings(pages.flat())
  return {
    pageCount: pages.length,
    sealModules: options.sealModules,
    structure,
    fonts,
    colorProfile,
    pages: pages.map((paints, index) => [
      ...(specimen?.paintsOf(index) ?? []),
      ...paints,
      ...runningPaints(document, { number: index + 1, count: pages.length }, context),
    ]),
  }
}

function firstContext(fonts: FontSet, sealModules: number): LayoutContext {
  return {
    fonts,
    sealModules,
    limit: 0,
    tone: null,
    page: null,
    paragraph: textStyles.body,
    align: 'left',
    layoutFlow,
  }
}

function layoutPages(
  document: MarkupElement,
  context: LayoutContext,
  structure: StructureElement,
): Paint[][] {
  const first = pageFrame(document, 0, context)
  const following = pageFrame(document, 1, context)
  const limit = Math.min(first.bottom - first.top, following.bottom - following.top)
  const area = { x: page.left, width: page.width - page.left - page.right }
  const body = document.children.find((child) => typeof child !== 'string' && child.name === 'body')
  if (body === undefined || typeof body === 'string')
    throw new RenderingError('BAD_MARKUP', '<document> has no <body>')
  const slices = layoutFlow(body, context.paragraph, area, { ...context, limit }, structure)
  return paginate(slices, (index) => (index === 0 ? first : following))
}

/** PDF/UA-1 §7.4.2: headings begin at the first level and skip none on the way down. */
function checkHeadings(paints: readonly Paint[]): void {
  let level = 0
  for (const paint of paints) {
    if (paint.kind !== 'heading') continue
    if (paint.level > level + 1)
      throw new RenderingError('BAD_MARKUP', `<h${paint.level}> follows a heading of level ${level}`)
    level = paint.level
  }
}

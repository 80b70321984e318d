import type { Glyph } from './font-face.ts'

/** Writes the CMap by which readers turn glyphs back into text (ISO 32000-1 §9.10.3); the first character of a glyph wins. */
export function toUnicodeMap(glyphs: ReadonlyMap<number, Glyph>): string {
  const characters = new Map<string, string>()
  for (const [code, glyph] of glyphs)
    if (!characters.has(glyph.hex)) characters.set(glyph.hex, code.toString(16).padStart(4, '0'))
  const lines = [...characters].map(([glyph, code]) => `<${glyph}> <${code}>`)
  const sections = []
  for (let start = 0; start < lines.length; start += 100) {
    const section = lines.slice(start, start + 100)
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

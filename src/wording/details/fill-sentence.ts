/** What an error or a fault carries beside its code. */
export type Evidence = Readonly<Record<string, unknown>>

/** Says one piece of evidence; null where it has no words for it. */
export type SayValue = (name: string, value: unknown) => string | null

const PLACE = /\{(\w+)\}/g

/** Fills the places `{name}` of the first sentence for which everything is at hand; null where there is none. */
export function fillFirst(sentences: readonly string[], evidence: Evidence, say: SayValue): string | null {
  for (const sentence of sentences) {
    const filled = fillSentence(sentence, evidence, say)
    if (filled !== null) return filled
  }
  return null
}

/** Fills the places `{name}` of a sentence; null where a value is missing. */
export function fillSentence(sentence: string, evidence: Evidence, say: SayValue): string | null {
  let isWhole = true
  const filled = sentence.replace(PLACE, (_, name: string) => {
    const said = Object.hasOwn(evidence, name) ? say(name, evidence[name]) : null
    if (said === null) isWhole = false
    return said ?? ''
  })
  return isWhole ? filled : null
}

/**
 * Finds an element of the page by its id.
 *
 * @throws {TypeError} when the template has no such element: the script is not made for this page then
 */
export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new TypeError(`the page has no ${kind.name} #${id}`)
}

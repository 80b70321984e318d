import { element } from './element.ts'

/** Lets a file be dropped anywhere on the form, or pasted as a picture; it is read here, not sent. */
export function wireDrop(judgeFile: (file: File) => Promise<void>): void {
  const zone = element('drop', HTMLDivElement)
  const page = element('ask', HTMLDivElement)
  page.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    zone.classList.add('over')
  })
  page.addEventListener('dragleave', () => zone.classList.remove('over'))
  page.addEventListener('drop', (event) => {
    event.preventDefault()
    zone.classList.remove('over')
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) void judgeFile(file)
  })
  document.addEventListener('paste', (event) => {
    const file = event.clipboardData?.files[0]
    if (file === undefined || page.hidden) return
    event.preventDefault()
    void judgeFile(file)
  })
}

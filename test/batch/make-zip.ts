import { deflateRawSync } from 'node:zlib'

/** An entry of an archive made for a test; what is declared may be a lie. */
export interface MadeEntry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly stored?: boolean
  readonly encrypted?: boolean
  readonly link?: boolean
  /** Unpacked size declared, where it is not the true one. */
  readonly declares?: number
  readonly method?: number
}

/** Makes a ZIP archive (APPNOTE 6.3) with any names and declarations. */
export function makeZip(entries: readonly MadeEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const data = entry.stored ? Buffer.from(entry.bytes) : deflateRawSync(entry.bytes)
    const facts = factsOf(entry, data.length, name.length)
    const file = Buffer.concat([signature(0x04034b50), facts, Buffer.alloc(0), name, data])
    directory.push(
      Buffer.concat([signature(0x02014b50), Buffer.from([0x14, 3]), facts, tail(entry, offset), name]),
    )
    files.push(file)
    offset += file.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, list, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** Version, flags, method, time, date, checksum (none reads it), sizes, lengths: the same in both places. */
function factsOf(entry: MadeEntry, packed: number, nameLength: number): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE((entry.encrypted ? 1 : 0) | 0x800, 2)
  facts.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4)
  facts.writeUInt16LE(0x21, 8)
  facts.writeUInt32LE(packed, 14)
  facts.writeUInt32LE(entry.declares ?? entry.bytes.length, 18)
  facts.writeUInt16LE(nameLength, 22)
  return facts
}

function tail({ link }: MadeEntry, offset: number): Buffer {
  const bytes = Buffer.alloc(14)
  bytes.writeUInt32LE(((link ? 0o120_777 : 0o100_644) << 16) >>> 0, 6)
  bytes.writeUInt32LE(offset, 10)
  return bytes
}

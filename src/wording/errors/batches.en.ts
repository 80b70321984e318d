import type { ErrorCode } from '../../error-code.ts'
import type { ErrorWording } from './error-wording.ts'

/** Sentences for the error codes of judging and issuing documents in bulk, in English. */
export const BATCHES_ERRORS_EN = {
  // handing in several documents
  ARCHIVE_UNREADABLE: {
    title: 'Neither a folder nor a ZIP archive that can be read',
    advice: 'Hand in a folder, or a ZIP archive without a password.',
  },
  ARCHIVE_TOO_LARGE: {
    title: 'The archive holds too many files or too much data',
    advice: 'Split it into several archives.',
  },
  ARCHIVE_BOMB: {
    title: 'The archive is compressed beyond measure',
    advice: 'It was not opened: make it again from the documents themselves.',
  },
  ENTRY_ENCRYPTED: {
    title: 'The file is encrypted in the archive',
    advice: 'Make the archive again without a password.',
  },
  ENTRY_NAME_UNSAFE: {
    title: 'The name of the file leads out of the archive',
    advice: 'Make the archive again with ordinary names, without ".." or a root.',
  },
  ENTRY_UNREADABLE: {
    title: 'The file is damaged in the archive, or compressed in a way that is not read',
    advice: 'Make the archive again as an ordinary ZIP.',
  },
  FILE_UNREADABLE: { title: 'The file could not be opened', advice: 'Check that it may be read.' },
  LINK_NOT_FOLLOWED: {
    title: 'It is a symbolic link, which is not followed',
    advice: 'Put the document itself into the folder.',
  },
  // issuing several documents
  ORDER_MALFORMED: {
    title: 'The line is no order that can be read',
    advice: 'A line is kind,neph or kind,neph,siren: adcs,051227308989.',
  },
  ORDER_KIND_UNKNOWN: { title: 'This kind of document is not known', advice: 'Write adcs or rii.' },
  LINE_UNREADABLE: {
    title: 'The line is too long, or not UTF-8',
    advice: 'Save the file as UTF-8, one order or record a line.',
  },
  ORDERS_MISSING: {
    title: 'The batch holds no order',
    advice: 'A line is written kind,neph or kind,neph,siren: adcs,051227308989.',
  },
  TOO_MANY_ORDERS: {
    title: 'The batch holds too many orders',
    advice: 'At most 10,000 in one batch: send several.',
  },
  QUEUE_FULL: {
    title: 'Too many orders of this key wait already',
    advice: 'Wait until batches under way have ended, then try again.',
  },
  LINE_ABANDONED: {
    title: 'The line was given up after several tries that were cut off',
    advice: 'Nothing was issued for it. Order it again, and tell the operator.',
  },
  BATCH_BUSY: {
    title: 'Another command is at work on this batch',
    advice: 'Wait until it has ended.',
  },
  BATCH_EXISTS: {
    title: 'The folder holds a batch already',
    advice: 'Go on with it by --resume, or name another folder.',
  },
  BATCH_DIFFERS: {
    title: 'The folder holds the batch of another file',
    advice: 'Go on with the same file, or name another folder.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorWording>>

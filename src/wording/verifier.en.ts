import type { VerifierWording } from './verifier-wording.ts'

export const VERIFIER_EN: VerifierWording = {
  language: 'en',
  form: {
    title: 'Verify a document',
    lead: 'The answer tells whether it was altered, who it is from, whether it is in force, and whether its holder may drive the category that you name.',
    ask: '1. What you want to know',
    documentTitle: '2. The document',
    document: 'Document',
    dropHere: 'Choose the PDF you received, a photo or a scan, or drop it here.',
    formats: 'PDF, PNG, JPEG, WebP or TIFF, 20 MB at most.',
    pasteTitle: 'Paste the text of the code',
    paste: 'Text of the 2D-Doc code',
    pasteHint: 'As a code reader shows it; it begins with DC.',
    category: 'Category to check (optional)',
    noCategory: 'None',
    siren: 'SIREN of my company (optional)',
    sirenHint: 'Tells whether a statement bound to a recipient was made for you.',
    here: 'Verify in this browser',
    hereHint: 'The document is read and judged in your browser: it does not leave this device.',
    byServer: 'Verify by the server',
    byServerHint:
      'The file is sent to this service, read in memory, then forgotten. Choose it if your browser cannot read the file.',
    law: 'Employers, insurers, rental firms: the law forbids you to ask for or keep a full statement (RII) or a number of points (C. route L223-7). Ask for a secured attestation of the right to drive (ADCS).',
    reading: 'Reading…',
    readingPdf: 'Reading the PDF…',
    trust: 'Public keys and revocations in use:',
    trustMissing: 'The public keys of the issuers could not be loaded.',
    offlineReady: 'This page now works without a connection.',
    errorCode: 'Error code',
  },
  camera: {
    title: 'Or show it to the camera',
    start: 'Use the camera',
    stop: 'Stop the camera',
    device: 'Camera',
    torch: 'Light',
    still: 'Take a picture and read it',
    hint: 'The pictures stay in your browser. Frame the square code; it is read as soon as it is sharp.',
    starting: 'Opening the camera…',
    searching: 'Looking for a code: place it in the middle of the picture.',
    closer: 'Come closer: the code is too small in the picture.',
    unreadable: 'Code seen but not readable: hold still, avoid glare, or take a picture.',
    part: 'One code of several was read: show the other codes of the document.',
    stillReading: 'Reading the picture…',
    stillNothing: 'No code was read in this picture. Come closer, give more light and try again.',
    stopped: 'The camera is off.',
    hidden: 'The camera was stopped because the page was no longer visible.',
    denied:
      'Access to the camera is refused. Allow it for this site in the settings of the browser (icon left of the address), or choose a file.',
    none: 'No camera was found on this device. Choose a file or paste the text of the code.',
    busy: 'The camera does not answer: another program may be using it. Close that and try again.',
    insecure: 'The camera is available at an https address only.',
    unnamed: 'Camera',
  },
  result: {
    title: 'Result of the verification',
    judgedOn: 'Verified on',
    judgedHere: 'in this browser; the document was not sent',
    judgedByServer: 'by the server, which kept nothing',
    rests: 'Based on:',
    why: 'Why',
    next: 'What to do',
    driving: 'May the holder drive?',
    drivingNone: 'No, no category.',
    nextNoVehicle: 'Do not entrust a vehicle to this person.',
    drivingNotAsked: 'You asked about no category. To know, verify again and choose one.',
    drivingWithheld: 'The answer is reserved like the content of the document: ask for an ADCS.',
    nextWithheld: 'Do not keep this document nor note anything of it; ask for an ADCS.',
    nextNoEnd: 'This document tells the situation at its date; ask for a recent one if it is old.',
    compare: 'To compare with the document',
    compareHint:
      'Tick each value that you find unchanged on the document. A single difference: do not accept the document.',
    compared: 'values compared out of',
    differs: 'Accents and long values may be missing in the code.',
    checks: 'All checks',
    technical: 'Technical details',
    codes: 'Codes found',
    page: 'Page',
    sealVersion: 'Version of 2D-Doc',
    sealCertificate: 'Certificate',
    sealCertificateNamed: 'Certificate named (not proved)',
    codeRead: 'Code read',
    valuesOfTheSeal: 'What the code certifies',
    sealIssuer: 'Issuer of the certificate',
    signedOn: 'Signed on',
    environment: 'Environment',
    print: 'Print this result',
    again: 'Verify another document',
    state: 'State of the licence',
    withheld: 'Content not disclosed',
    unalteredTest: 'No alteration was found, but its signature is a test.',
    signed: 'Verified by (name, date, signature):',
  },
  faults: {
    TRUST_UNAVAILABLE: {
      title: 'The public keys of the issuers are missing',
      advice: 'Connect to the Internet once, then try again.',
    },
    READER_UNAVAILABLE: {
      title: 'Your browser could not read this document',
      advice: 'Try again, or choose “Verify by the server”.',
    },
    NOT_IN_BROWSER: {
      title: 'Your browser cannot read this picture',
      advice: 'Choose “Verify by the server”, or save the picture as JPEG or PNG.',
    },
    SIREN_MALFORMED: {
      title: 'This SIREN is wrong',
      advice: 'A SIREN has nine digits, the last of which checks the others.',
    },
  },
  next: {
    integrity: {
      passed: 'Compare the certified values with the document and with an identity document all the same.',
      failed:
        'Do not accept this document. Ask the driver for the original PDF, as downloaded, and verify that one.',
      undetermined: 'Ask for the original PDF, or take a sharp picture of the whole code.',
    },
    issuer: {
      passed: null,
      failed: 'Do not accept this document: ask for a statement delivered by the official service.',
      undetermined:
        'Connect to the Internet to renew the public keys and try again; otherwise ask for a recent ADCS.',
    },
    status: {
      passed: 'Ask for another statement once this one has expired.',
      failed: 'Ask for a new statement: it is free and immediate.',
      undetermined: 'Ask for a recent statement: it is free and immediate.',
    },
  },
  nextByReason: {
    NO_SIGNING_CERTIFICATE_FOUND:
      'Connect to the Internet to renew the public keys and try again; otherwise ask for a recent ADCS.',
    CLOCK_BEHIND: 'Set date and time of this device, or connect to the Internet, then try again.',
    NO_CODE: 'Frame the square code closely, flat and without glare, or ask for the original PDF.',
    CODE_PART_MISSING: 'Hand in all pages at once.',
    ISSUED_FOR_ANOTHER: 'Ask the driver for a statement made for your SIREN.',
    RECIPIENT_NOT_DECLARED: 'Give your SIREN and verify again.',
    PAGE_COUNT_DIFFERS: 'Ask for the whole document.',
    MULTIPLE_SEALS: 'Verify each document by itself.',
    REVOCATION_STALE: 'Connect to the Internet to renew the list, then try again.',
    WITHDRAWAL_LIST_STALE: 'Connect to the Internet to renew the list, then try again.',
    DOCUMENT_WITHDRAWN: 'Ask the driver for a new document: it can be obtained online, free of charge.',
    TRUST_LIST_STALE: 'Connect to the Internet to renew the list, then try again.',
    NOT_YET_ISSUED: 'Check date and time of this device, then try again.',
  },
  nextForDriving: {
    yes: 'Read the restrictions and the end of validity of the category on the original, signed PDF.',
    no: 'Do not entrust a vehicle of this category to this person.',
    unknown: 'Do not conclude: ask for a recent ADCS, or turn to the authority.',
  },
  listAge: (issuer, day, days) =>
    `list ${issuer} of ${day}, ${days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`}`,
  codeRead: ({ page, position, quality, step }) =>
    [
      `page ${page}`,
      ...(position === null
        ? []
        : [
            `${percent(position.x)} from the left and ${percent(position.y)} from the top`,
            `${percent(position.width)} of the width`,
          ]),
      ...(quality === undefined ? [] : [`error correction left ${percent(quality)}`]),
      ...(step === undefined ? [] : [`reading step “${step}”`]),
    ].join(', '),
  clock: {
    'device-wrong': (device, used) =>
      `The clock of this device is wrong: it shows ${device}. The answer is given for the time of the service, ${used} (time of Paris). Set date and time of the device.`,
    'device-behind': (device, used) =>
      `The clock of this device is slow: it shows ${device}, while data received are of ${used} (time of Paris). Without a connection nobody can tell whether the document is still in force. Set date and time of the device.`,
    unchecked: (device) =>
      `Without a connection the answer is given for the time of this device, which could not be checked: ${device} (time of Paris). Make sure that it is right.`,
  },
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

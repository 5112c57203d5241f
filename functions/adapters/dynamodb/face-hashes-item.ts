export const faceHashesPartition = (personKey: string) => `FACE_HASHES#${personKey}`

/** Behind every time: the first in a query from the newest, and so never older than the hashes read with it. */
export const FACE_HASHES_VERSION = 'VERSION'

/** The same password from every keyboard: NFKC (NIST SP 800-63B-4 §3.1.1.2). */
export const normalizePassword = (text: string) => text.normalize('NFKC')

/** 128 random bits, base64url. */
export type AccountId = string & { readonly brand: 'AccountId' }

/** In whose hands the screen is: a phone is its owner's, a desk may be anybody's. */
export type Place = 'phone' | 'desk'

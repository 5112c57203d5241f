/** In a sentence no line ends within it: browsers do not break at U+2060. */
export const hotline = '020-\u206087250708'

/** What any call may come back with, beside the refusals of its own contract. */
export const commonRefusalTexts = {
  offline: '没有连上网络，不知道刚才的内容有没有送到。请检查网络后再按一次，不会重复办理。',
  unavailable: `系统暂时没有办成。请稍后再按一次，不会重复办理；多次不成功，请致电 ${hotline}。`,
  'signed-out': '登录已结束，请重新登录。',
} as const

/** What any call may come back with, beside the refusals of its own contract. */
export const commonRefusalTexts = {
  offline: '没有连上网络，刚才的内容没有提交。请检查网络后再试。',
  unavailable: '系统暂时没能办成，刚才的内容没有生效。请稍后再试；多次不成功，请致电 020-87250708。',
  'signed-out': '登录已结束，请重新登录。',
} as const

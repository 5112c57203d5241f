import type { AccountEventType } from './account-event.ts'

/** What each event is called in the holder's history. */
export const accountEventTexts: Readonly<Record<AccountEventType, string>> = {
  registered: '注册账号',
  'signed-in-by-password': '密码登录',
  'signed-in-by-code': '短信验证码登录',
  'signed-in-by-scan': '扫码登录电脑端',
  'scan-login-declined': '拒绝了一次扫码登录',
  'scan-login-wrong-number': '扫码登录选错数字，已作废',
  'sign-in-disowned': '结束了一次非本人登录',
  'signed-out': '退出登录',
  'session-ended': '结束了一处登录',
  'other-sessions-ended': '结束了其他所有登录',
  'password-reset': '重置密码，所有登录已退出',
  'phone-verified': '重新验证了手机号',
  'phone-changed': '更换手机号，其他登录已退出',
  'information-changed': '修改账号信息，其他登录已退出',
  'face-consent-given': '同意《粤建通人脸识别功能协议》',
  'face-consent-withdrawn': '撤回了对人脸识别的同意',
  'face-handed-over': '人脸识别交由另一部手机办理',
  'certified-by-face': '通过人脸识别认证，可信等级为L3',
  'face-check-refused': '一次人脸识别没有通过，不是账号本人',
  'face-problem-reported': '向帮助台报告人脸识别没有通过',
  'deregistration-asked': '申请注销账号，所有登录已退出',
  'deregistration-undone': '登录账号，注销申请已撤销',
  'data-exported': '查看并导出了本账号的全部信息',
}

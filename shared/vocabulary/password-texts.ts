import type { PasswordRefusal } from './password.ts'

/** What to tell a person whose new password was refused. */
export const passwordRefusalTexts: Readonly<Record<PasswordRefusal, string>> = {
  'too-short': '密码至少8位，请设置长一些的密码。',
  'too-long': '密码最多128位，请设置短一些的密码。',
  'wrong-characters': '密码中有无法识别的字符，请重新输入。',
  common: '这个密码太常见，容易被猜到，请换一个。',
  'contains-name': '密码中不能有您的姓名或单位名称，请换一个。',
  'contains-number': '密码中不能有您的证件号码、出生日期或证件号码的最后6位，请换一个。',
  'contains-phone': '密码中不能有您的手机号，请换一个。',
}

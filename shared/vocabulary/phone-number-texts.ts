import type { PhoneNumberRefusal } from './phone-number.ts'

/** What to tell a person whose phone number was refused. */
export const phoneNumberRefusalTexts: Readonly<Record<PhoneNumberRefusal, string>> = {
  empty: '请输入手机号。',
  'wrong-characters': '手机号只能是数字，港澳台号码前可加“+”。请核对后重新输入。',
  'wrong-length': '手机号应为11位；香港、澳门、台湾手机号请在前面加+852、+853或+886。',
  'fixed-line': '这是固定电话，收不到短信验证码，请输入手机号。',
  'number-unknown': '没有这样的手机号，请核对后重新输入。',
  'region-unsupported': '目前只支持中国内地、香港、澳门、台湾的手机号，请换一个手机号。',
}

import type { UnitNameRefusal } from './unit-name.ts'

/** What to tell a person whose unit's name was refused. */
export const unitNameRefusalTexts: Readonly<Record<UnitNameRefusal, string>> = {
  empty: '请输入单位名称。',
  'too-short': '单位名称至少2个字，请按营业执照上的名称填写。',
  'too-long': '单位名称最多100个字，请按营业执照上的名称填写。',
  'private-use': '单位名称中有其他设备无法显示的自造字，请换用系统输入法输入；仍无法输入的，请联系客服。',
  'wrong-characters': '单位名称中有不能使用的字符，请按营业执照上的名称填写。',
}

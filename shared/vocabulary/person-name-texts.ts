import type { PersonNameRefusal } from './person-name.ts'

/** What to tell a person whose name was refused. */
export const personNameRefusalTexts: Readonly<Record<PersonNameRefusal, string>> = {
  empty: '请输入姓名。',
  'too-short': '姓名至少2个字，请按证件上的姓名填写。',
  'too-long': '姓名最多60个字，请按证件上的姓名填写。',
  digits: '姓名中不能有数字，请按证件上的姓名填写。',
  'private-use':
    '姓名中有其他设备无法显示的自造字，请换用系统输入法的手写或生僻字输入；仍无法输入的，请联系客服。',
  'space-between-characters': '姓名的汉字之间不要留空格，请删去空格。',
  'separator-misplaced': '姓名中的间隔点、标点或空格位置不对，请按证件上的姓名填写。',
  'latin-not-allowed': '请填写证件上的汉字姓名。',
  'wrong-characters': '姓名中有不能使用的字符，请按证件上的姓名填写。',
}

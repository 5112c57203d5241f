import type { InformationField } from './information-field.ts'

export const informationFieldTexts: Readonly<Record<InformationField, string>> = {
  name: '姓名',
  document: '证件',
  'unit-name': '单位名称',
  representative: '法定代表人',
  agent: '经办人',
}

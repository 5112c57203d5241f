import type { editInformation } from '../../../../shared/contracts/edit-information.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'
import { proofLapsed } from '../../api/holder-proof-texts.ts'

export const editInformationTexts: Readonly<Record<RefusalTo<typeof editInformation>, string>> = {
  ...commonRefusalTexts,
  'proof-unknown': proofLapsed,
  'proof-expired': proofLapsed,
  'nothing-changed': '填写的内容与现在登记的相同，没有需要修改的。',
  'too-many-tries': '今天提交修改的次数太多，为保护账号，请过后再试。',
  'name-not-valid': '姓名与证件类型对不上，请照新证件上的姓名一并修改。',
  'document-not-valid': '证件号码填写有误，请核对后重新输入。',
  'document-already-bound': '此证件已绑定账户，请直接登录',
  'unit-name-not-valid': '单位名称填写有误，请照营业执照填写全称。',
  'representative-not-valid': '法定代表人的姓名或证件号码填写有误，请核对后重新输入。',
  'agent-not-valid':
    '经办人的姓名或证件填写有误，或经办人就是法定代表人。两者是同一人的，请选择“不再设经办人”。',
  'agent-phone-not-valid': '经办人的手机号填写有误，请核对后重新输入。',
  'unit-mismatch': '公司信息错误',
  'registry-unavailable': '市场监督管理部门的系统暂时没有答复，信息没有修改。请稍后再提交一次。',
  'too-many-lookups': '今天核对单位信息的次数太多，请过后再试。',
}

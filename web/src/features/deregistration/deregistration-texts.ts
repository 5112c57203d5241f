import type {
  confirmDeregistration,
  startDeregistration,
} from '../../../../shared/contracts/deregistration.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts } from '../../api/common-refusal-texts.ts'
import { proofLapsed } from '../../api/holder-proof-texts.ts'

export const startTexts: Readonly<Record<RefusalTo<typeof startDeregistration>, string>> = {
  ...commonRefusalTexts,
  'phone-not-valid': '手机号填写有误，请核对后重新输入。',
  'code-wrong': '短信验证码不正确，请核对后重新输入。',
  'code-expired': '短信验证码已过期，请重新获取。',
  'code-tries-spent': '短信验证码输错次数太多，为保护账号，暂停一会儿。到时请重新获取验证码。',
  'not-proven': '证件号码、密码和绑定的手机号没有核对成功。请核对后重新获取短信验证码。',
  'too-many-tries': '核对的次数太多，为保护账号，请稍后再试。',
}

export const confirmTexts: Readonly<Record<RefusalTo<typeof confirmDeregistration>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，不知道是否已经申请。请连上网络后再点一次，不会重复申请。',
  'proof-unknown': proofLapsed,
  'proof-expired': proofLapsed,
}

/** What is lost with an account of its kind. */
export const consequences = {
  personal: [
    '不能再用这个账号登录粤建通和各个业务系统。',
    '可信等级和人脸识别认证一并作废；重新注册后要重新认证。',
    '账号记录、登录设备、已同意的协议和人脸识别留下的图片指纹都会删除。',
    '证件号码和手机号解除绑定，可以重新注册或绑定其他账号。',
  ],
  unit: [
    '单位和经办人不能再用这个账号登录粤建通和各个业务系统。',
    '单位的可信等级一并作废；重新注册后要由法定代表人重新认证。',
    '法定代表人和经办人的信息、账号记录、登录设备和已同意的协议都会删除。',
    '统一社会信用代码和手机号解除绑定，可以重新注册或绑定其他账号。',
  ],
} as const

import type { exportAccount, OwnData } from '../../../../shared/contracts/own-data.ts'
import { accountKindNames } from '../../../../shared/vocabulary/account-kind.ts'
import { deviceNames } from '../../../../shared/vocabulary/device-texts.ts'
import { identityDocumentKinds } from '../../../../shared/vocabulary/identity-document-entries.ts'
import type { RefusalTo } from '../../api/call.ts'
import { commonRefusalTexts, hotline } from '../../api/common-refusal-texts.ts'
import { holderWords } from '../../session/holder-words.ts'
import { writeDate, writeDateTime } from '../../ui/date-words.ts'

type SentReport = OwnData['faceReports'][number]

export const exportTexts: Readonly<Record<RefusalTo<typeof exportAccount>, string>> = {
  ...commonRefusalTexts,
  offline: '没有连上网络，内容没有取到。',
  unavailable: `内容暂时没有取到，请稍后再试；多次不成功，请致电 ${hotline}。`,
  'password-wrong': '密码不正确，请重新输入。',
  'too-many-tries': '次数太多，为保护账号，请稍后再试。',
}

/** The account's own part, in full. */
export function ownFacts({ account }: OwnData) {
  const words = holderWords[account.kind]
  return [
    { name: '账号类型', value: accountKindNames[account.kind] },
    { name: words.name, value: account.name },
    { name: '证件类型', value: identityDocumentKinds[account.documentKind].name },
    { name: words.number, value: account.documentNumber },
    { name: '手机号', value: account.phone },
    { name: '手机号最近验证', value: writeDateTime(account.phoneVerifiedAt) },
    { name: '可信等级', value: `${account.level}（${writeDate(account.levelSince)}起）` },
    { name: '注册时间', value: writeDateTime(account.registeredAt) },
    ...(account.hasGuardian ? [{ name: '监护人', value: '已同意人脸识别（监护人信息不在此显示）' }] : []),
    ...(account.representative ? [{ name: '法定代表人', value: account.representative.maskedName }] : []),
    ...(account.agent ? [{ name: '经办人', value: account.agent.maskedName }] : []),
  ]
}

/** Those that count still, oldest first. */
export const failedChecks = ({ failedFaceChecks, failedRecoveries }: OwnData) =>
  [
    ...failedFaceChecks.map((at) => ({ what: '认证', at })),
    ...failedRecoveries.map((at) => ({ what: '找回账号', at })),
  ].toSorted((one, other) => one.at.localeCompare(other.at))

/** Of one report to the help desk, all that it says. */
export function reportFacts({ sentAt, person, failures, remark, keptUntil, ...from }: SentReport) {
  return [
    { name: '发送时间', value: writeDateTime(sentAt) },
    { name: '报告的问题', value: '人脸识别没有通过' },
    ...failures.map(({ at, text }, place) => ({
      name: `第 ${String(place + 1)} 次`,
      value: `${writeDateTime(at)}，${text}`,
    })),
    { name: '补充说明', value: remark === '' ? '没有填写' : remark },
    { name: '姓名', value: person.name },
    { name: identityDocumentKinds[person.documentKind].name, value: person.maskedNumber },
    { name: '所用设备', value: `${deviceNames[from.device]}，${from.browser}，${from.system}` },
    { name: '授权说明', value: `${from.consent} 版` },
    { name: '保存到', value: `${writeDate(keptUntil)}，到期自动删除` },
  ]
}

/** `粤建通-我的信息-2026-11-26.json` */
export const fileName = ({ exportedAt }: OwnData) => `粤建通-我的信息-${exportedAt.slice(0, 10)}.json`

import type { CodePurpose } from '../../../shared/contracts/one-time-code.ts'
import type { MessageLanguage } from '../../../shared/vocabulary/message-language.ts'
import { CODE_LIFE_MS } from '../../domain/one-time-code.ts'
import type { SmsMessage } from '../../domain/sms-message.ts'
import { chinaTime } from './china-time.ts'
import { clip, plainLatin } from './gsm-text.ts'

type MessageOf<Kind extends SmsMessage['kind']> = Extract<SmsMessage, { kind: Kind }>
type Words = { [Kind in SmsMessage['kind']]: (message: MessageOf<Kind>) => string }

const MINUTES = String(CODE_LIFE_MS / 60_000)
const HOTLINE = '020-87250708'
/** Of a name we did not choose: with it a notice stays within two messages of 67 characters. */
const LONGEST_PLACE = 16

const simplifiedPurposes: Record<CodePurpose, string> = {
  register: '注册账号',
  'sign-in': '登录',
  'reset-password': '重置密码',
  recover: '找回账号',
  'verify-phone': '验证手机号',
  'change-phone': '更换手机号',
  'new-phone': '绑定新手机号',
  'edit-information': '修改账号信息',
  leave: '注销账号',
}
const simplified: Words = {
  code: ({ code, purpose }) =>
    `【粤建通】验证码${code}，用于${simplifiedPurposes[purpose]}，${MINUTES}分钟内有效。请勿告诉任何人，工作人员也不会索要。`,
  'new-browser': ({ at, where }) =>
    `【粤建通】您的账号${chinaTime(at).chinese}在新设备登录（${[...placeOf(where), where.browser, where.system].join('，')}）。非本人操作请立即重置密码，或致电${HOTLINE}。`,
  'deregistration-asked': ({ at, endsAt }) =>
    `【粤建通】您的账号已于${chinaTime(at).chinese}申请注销，将于${chinaTime(endsAt).chinese}注销。在此之前登录即撤销。非本人操作请立即登录并重置密码。`,
  'deregistration-undone': ({ at }) =>
    `【粤建通】您的账号已于${chinaTime(at).chinese}登录，注销申请已撤销。非本人操作请立即重置密码，或致电${HOTLINE}。`,
  'recovery-begun': ({ at, where, link }) =>
    `【粤建通】${chinaTime(at).chinese}有人刷脸找回您的账号（${placeOf(where).join()}）。不是您，请打开 ${link} 停止，或致电${HOTLINE}。`,
  'account-recovered': ({ at }) =>
    `【粤建通】您的账号已于${chinaTime(at).chinese}找回，密码和手机号已更换，所有登录均已退出。非本人操作请立即致电${HOTLINE}。`,
  'password-reset': ({ at }) =>
    `【粤建通】您的密码已于${chinaTime(at).chinese}重置，所有登录均已退出。非本人操作请立即致电${HOTLINE}。`,
  'phone-changed': ({ at }) =>
    `【粤建通】您的账号已于${chinaTime(at).chinese}更换绑定手机，本号码不再用于登录。非本人操作请立即“找回账号”，或致电${HOTLINE}。`,
  'phone-bound': ({ at }) =>
    `【粤建通】本号码已于${chinaTime(at).chinese}绑定为您账号的手机号。非本人操作请致电${HOTLINE}。`,
}

const traditionalPurposes: Record<CodePurpose, string> = {
  register: '註冊帳號',
  'sign-in': '登入',
  'reset-password': '重設密碼',
  recover: '找回帳號',
  'verify-phone': '驗證手機號碼',
  'change-phone': '更換手機號碼',
  'new-phone': '綁定新手機號碼',
  'edit-information': '修改帳號資料',
  leave: '註銷帳號',
}
const traditional: Words = {
  code: ({ code, purpose }) =>
    `【粵建通】驗證碼${code}，用於${traditionalPurposes[purpose]}，${MINUTES}分鐘內有效。請勿告訴任何人，工作人員也不會索取。`,
  'new-browser': ({ at, where }) =>
    `【粵建通】您的帳號${chinaTime(at).chinese}在新裝置登入（${[...placeOf(where), where.browser, where.system].join('，')}）。非本人操作請立即重設密碼，或致電+86-${HOTLINE.slice(1)}。`,
  'deregistration-asked': ({ at, endsAt }) =>
    `【粵建通】您的帳號已於${chinaTime(at).chinese}申請註銷，將於${chinaTime(endsAt).chinese}註銷。在此之前登入即撤銷。非本人操作請立即登入並重設密碼。`,
  'deregistration-undone': ({ at }) =>
    `【粵建通】您的帳號已於${chinaTime(at).chinese}登入，註銷申請已撤銷。非本人操作請立即重設密碼，或致電+86-${HOTLINE.slice(1)}。`,
  'recovery-begun': ({ at, where, link }) =>
    `【粵建通】${chinaTime(at).chinese}有人刷臉找回您的帳號（${placeOf(where).join()}）。不是您，請開啟 ${link} 停止，或致電+86-${HOTLINE.slice(1)}。`,
  'account-recovered': ({ at }) =>
    `【粵建通】您的帳號已於${chinaTime(at).chinese}找回，密碼和手機號碼已更換，所有登入均已登出。非本人操作請立即致電+86-${HOTLINE.slice(1)}。`,
  'password-reset': ({ at }) =>
    `【粵建通】您的密碼已於${chinaTime(at).chinese}重設，所有登入均已登出。非本人操作請立即致電+86-${HOTLINE.slice(1)}。`,
  'phone-changed': ({ at }) =>
    `【粵建通】您的帳號已於${chinaTime(at).chinese}更換綁定手機，本號碼不再用於登入。非本人操作請立即「找回账号」，或致電+86-${HOTLINE.slice(1)}。`,
  'phone-bound': ({ at }) =>
    `【粵建通】本號碼已於${chinaTime(at).chinese}綁定為您帳號的手機號碼。非本人操作請致電+86-${HOTLINE.slice(1)}。`,
}

const englishPurposes: Record<CodePurpose, string> = {
  register: 'register an account',
  'sign-in': 'sign in',
  'reset-password': 'reset your password',
  recover: 'recover your account',
  'verify-phone': 'verify your phone number',
  'change-phone': 'change your phone number',
  'new-phone': 'bind this phone number',
  'edit-information': 'correct your account',
  leave: 'close your account',
}
const english: Words = {
  code: ({ code, purpose }) =>
    `Yuejiantong: ${code} is your code to ${englishPurposes[purpose]}, valid ${MINUTES} minutes. Tell nobody: our staff will never ask for it.`,
  'new-browser': ({ at, where }) =>
    `Yuejiantong: new sign-in ${chinaTime(at).english}, ${[where.browser, where.system, where.network].map(latinName).join(', ')}. Not you? Reset your password or call +86-${HOTLINE.slice(1)}.`,
  'deregistration-asked': ({ endsAt }) =>
    `Yuejiantong: your account will be deleted ${chinaTime(endsAt).english}. Signing in before then undoes it. Not you? Sign in now and reset your password.`,
  'deregistration-undone': ({ at }) =>
    `Yuejiantong: sign-in ${chinaTime(at).english}, so your account will not be deleted. Not you? Reset your password or call +86-${HOTLINE.slice(1)}.`,
  'recovery-begun': ({ at, link }) =>
    `Yuejiantong: someone is recovering your account by face (${chinaTime(at).english}). Not you? Stop it: ${link} or call +86-${HOTLINE.slice(1)}.`,
  'account-recovered': ({ at }) =>
    `Yuejiantong: your account was recovered ${chinaTime(at).english}; password and phone are new. Not you? Call +86-${HOTLINE.slice(1)} now.`,
  'password-reset': ({ at }) =>
    `Yuejiantong: your password was reset ${chinaTime(at).english} and every sign-in was ended. Not you? Call +86-${HOTLINE.slice(1)} now.`,
  'phone-changed': ({ at }) =>
    `Yuejiantong: your account left this number ${chinaTime(at).english}. Not you? Recover your account in the app or call +86-${HOTLINE.slice(1)} now.`,
  'phone-bound': ({ at }) =>
    `Yuejiantong: this number was bound to your account ${chinaTime(at).english}. Not you? Call +86-${HOTLINE.slice(1)}.`,
}

/** As English as it goes, and short: the whole stays one message. */
const latinName = (text: string) => clip(plainLatin(text), 20)

/** The network says a place in its own way; without one the address, its end hidden, has to do. */
const placeOf = ({ place, network }: MessageOf<'new-browser'>['where']) => [
  place === null ? network : clip(place, LONGEST_PLACE),
]

const languages: Record<MessageLanguage, Words> = {
  'zh-Hans': simplified,
  'zh-Hant': traditional,
  en: english,
}

/** One message where it can be: 70 characters of Chinese (UCS-2), 160 of English (GSM 03.38). */
export function smsText(message: SmsMessage, language: MessageLanguage): string {
  const words = languages[language]
  switch (message.kind) {
    case 'code':
      return words.code(message)
    case 'new-browser':
      return words['new-browser'](message)
    case 'recovery-begun':
      return words['recovery-begun'](message)
    case 'account-recovered':
      return words['account-recovered'](message)
    case 'password-reset':
      return words['password-reset'](message)
    case 'deregistration-asked':
      return words['deregistration-asked'](message)
    case 'deregistration-undone':
      return words['deregistration-undone'](message)
    case 'phone-changed':
      return words['phone-changed'](message)
    case 'phone-bound':
      return words['phone-bound'](message)
  }
}

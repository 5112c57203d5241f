import * as z from 'zod/mini'

/** How well it is proven who holds the account (可信等级), weakest first. */
export const trustLevelSchema = z.enum(['L1', 'L2', 'L3'])
export type TrustLevel = z.infer<typeof trustLevelSchema>

const RANKS: Readonly<Record<TrustLevel, number>> = { L1: 1, L2: 2, L3: 3 }

/** Whether a level suffices where another is asked for (R6, R24). */
export const atLeast = (level: TrustLevel, asked: TrustLevel) => RANKS[level] >= RANKS[asked]

/** What each level is called, how it is reached, and what it opens (R6, R8, R11, R24). */
export const trustLevels: Readonly<Record<TrustLevel, { name: string; reachedBy: string; opens: string }>> = {
  L1: {
    name: '已注册',
    reachedBy: '完成账号注册',
    opens: '可以使用用户中心；完成账号认证后才能登录业务系统办理业务。',
  },
  L2: {
    name: '已认证（材料或承诺书）',
    reachedBy: '在电脑端“账号等级认证”提交证件材料或承诺书，并通过审核',
    opens: '可以登录业务系统，要求L3的业务系统除外；请使用“手机号+验证码”方式登录。',
  },
  L3: {
    name: '已认证（人脸识别）',
    reachedBy: '通过人脸识别认证',
    opens: '可以登录全部业务系统。',
  },
}

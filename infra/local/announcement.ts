import { toString as drawQr } from 'qrcode'
import { demonstrationPeople, demonstrationUnits } from './seed.ts'

interface Announced {
  origin: string
  outbox: string
  unitsToRegister: readonly string[]
  /** Whether a phone can reach the origin. */
  onLan: boolean
}

/** What a person at the terminal needs to know once everything runs. */
export async function announcement({ origin, outbox, unitsToRegister, onLan }: Announced): Promise<string> {
  return [
    '',
    '粤建通已启动：',
    `  手机端：${origin}/`,
    `  PC 端：${origin}/portal/`,
    `  短信发件箱：${outbox}/（验证码在这里看，只有本机能打开）`,
    '',
    '示范人员和单位（均为虚构，可直接登录）：',
    ...demonstrationPeople.map(
      ({ name, level, documentNumber, phone, password }) =>
        `  ${level} ${name} 证件号 ${documentNumber} 手机 ${phone} 密码 ${password}`,
    ),
    ...demonstrationUnits.map(
      ({ unitName, level, unitCode, phone, password }) =>
        `  ${level} ${unitName} 统一社会信用代码 ${unitCode} 手机 ${phone} 密码 ${password}`,
    ),
    '',
    ...howToCertify(outbox, onLan),
    '',
    '可以拿来注册的示范单位（均为虚构）：',
    ...unitsToRegister.map((unit) => `  ${unit}`),
    '',
    ...(onLan ? await forPhone(origin) : ['要用手机打开：npm start -- --host']),
    '按 Ctrl-C 停止。',
    '',
  ].join('\n')
}

function howToCertify(outbox: string, onLan: boolean): string[] {
  const names = demonstrationPeople.map(({ name }) => name).join('、')
  return [
    '试用人脸认证：',
    `  ${names}的证件照是画出来的，世上没有人长这样：用真人的脸认证，一定不通过。`,
    `  要用自己的脸通过：先打开 ${outbox}/faces 留一张照片（只有本机能打开，照片只存在本机），`,
    '  再用同样的姓名和证件号码注册账号；也可以在那里填示范人员或单位法定代表人的，直接登录那个账号认证。',
    ...(onLan ? ['  手机打不开这个页面：请在本机用摄像头拍照，或选择一张照片，再到手机上认证。'] : []),
  ]
}

async function forPhone(origin: string): Promise<string[]> {
  const qr = await drawQr(`${origin}/`, { type: 'utf8', margin: 3 })
  return [
    '手机连接同一网络后扫码打开（证书是本机自签的，手机提示不受信任时请选择继续访问）：',
    ...qr.split('\n').map(blackOnWhite),
  ]
}

// In the colours of a dark terminal the code would be inverted, which many phones cannot read.
const blackOnWhite = (line: string) => `\x1b[30;107m${line}\x1b[0m`

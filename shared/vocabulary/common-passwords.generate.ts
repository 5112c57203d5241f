/** Writes common-passwords.ts anew: npx tsx shared/vocabulary/common-passwords.generate.ts */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What people in China use beside the list, which was collected elsewhere: love words, 520, 1314, keyboard walks. */
const CHINESE = `
5201314520 52013140 520131400 520520520 1314520520 13145201314 5201314a a5201314 5201314abc 5201314qq qq5201314
woaini1314 woaini520 woaini521 woaini123 woaini1234 woaini123456 woaini5201314 woaini13 iloveyou520 520woaini
woaiwojia woaibaba woaimama woailaopo woailaogong woaizhongguo woshishui woaiwoziji aini1314 wo123456 aini5201314
zhang123 zhang123456 wang123456 wangwei123 liwei123 li123456 zhangwei zhangwei123 zhangsan lisi1234 wangfang xiaoming
123456abc abc123456 abc12345 a1234567 a12345678 a123456789 a1234567890 aa123456 aa123456789 aaa123456 abcd123456
123456aa 123456qq 123456789a 123456789q 123456789qq 1234567890a q123456789 qq123456 qq1234567 qq12345678 qq123456789
qwe123456 qwe123123 asd123456 asd123123 zxc123456 zxc123123 as123456 zz123456 wang1234 w123456789 z123456789
l123456789 1q2w3e4r5t 1qaz2wsx3edc 1qaz@wsx 1qaz!qaz qaz123456 147258369 147852369 159357456 123654789 112233445566
11223344 00000000 88888888 66666666 99999999 168168168 16888888 18181818 1234abcd abcd1234 admin888 admin123456
password1 p@ssw0rd p@ssword passw0rd qwer1234 qwerasdf asdf1234 asdfasdf zxcvbnm123 123qweasd 123qweasdzxc
qweasdzxc 1234qwer 12345qwert 111222333 123123123 123321123 321321321 19491001 20080808 tiantian1 xiaoxiao1
dearbook 22222222 33333333 44444444 55555555 77777777 guangdong guangzhou shenzhen1 guangdong123 guangzhou123
yuejiantong yuejiantong123 yuejiantong1 yjt123456 gdcic123 gdcic123456 gdjs123456 jianshe123
`

const list = join(
  dirname(createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/package.json')),
  'src/passwords.json',
)
const known = JSON.parse(readFileSync(list, 'utf8')) as string[]
// A shorter one is refused for its length.
const entries = [...known, ...CHINESE.trim().split(/\s+/)].filter((password) => password.length >= 8)
const sorted = [...new Set(entries.map((password) => password.toLowerCase()))].sort()

let previous = ''
const frontCoded = sorted.map((password) => {
  let shared = 0
  while (shared < 25 && shared < previous.length && password[shared] === previous[shared]) shared++
  previous = password
  return String.fromCharCode(65 + shared) + password.slice(shared)
})

writeFileSync(
  new URL('common-passwords.ts', import.meta.url),
  `/**
 * ${String(sorted.length)} commonly used passwords of 8 characters and more: those among the 49,233 of @zxcvbn-ts/language-common
 * (MIT licence), and what people in China use. Packed as common-password.ts says; by common-passwords.generate.ts.
 */
export const FRONT_CODED_PASSWORDS =
  // prettier-ignore
  ${JSON.stringify(frontCoded.join(''))}
`,
)

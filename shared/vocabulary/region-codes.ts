/**
 * The first four digits (province and prefecture) of every GB/T 2260 code a citizen number can begin with.
 *
 * People keep the code of their first issue for life, so abolished prefectures count as much as today's: the
 * 地区 of 1980–2003 (xx21…), Hainan under Guangdong (4410, 4421, 4422) and as a province without prefectures
 * (4600), Chongqing under Sichuan (5102), 沙市 (4204), 东川 (5302), county-level cities directly under
 * a province (xx90), and prefectures made since. Drawn from the Ministry of Civil Affairs' yearly lists of
 * 1980, 1988, 1990 and 1997, the revisions of 2002–2016, and the changes after (5406).
 * Gaps within a range are closed: refusing a real person is the worse error, and the check digit finds
 * 10 slips in 11 whatever stands here. For the same reason the county digits are free but for `00`.
 */
const PREFECTURES: Readonly<Record<string, string>> = {
  11: '01-02', // 北京
  12: '01-02', // 天津
  13: '01-11 21-30 90', // 河北
  14: '01-11 21-27 90', // 山西
  15: '01-09 21-29 90', // 内蒙古
  21: '01-14 21-22 90', // 辽宁
  22: '01-08 21-24 90', // 吉林
  23: '01-12 21-27 90', // 黑龙江
  31: '01-02', // 上海
  32: '01-13 21-27 90', // 江苏
  33: '01-11 21-28 90', // 浙江
  34: '01-18 21-29 90', // 安徽
  35: '01-09 21-28 90', // 福建
  36: '01-11 21-26 90', // 江西
  37: '01-17 21-29 90', // 山东
  41: '01-17 21-30 90', // 河南
  42: '01-13 21-28 90', // 湖北
  43: '01-13 21-31 90', // 湖南
  44: '01-20 21-29 51-53 90', // 广东
  45: '01-14 21-28 90', // 广西
  46: '00-04 90', // 海南
  50: '01-03', // 重庆
  51: '01-20 21-39 90', // 四川
  52: '01-06 21-27 90', // 贵州
  53: '01-09 21-35 90', // 云南
  54: '01-06 21-27', // 西藏
  61: '01-10 21-27 90', // 陕西
  62: '01-12 21-30 90', // 甘肃
  63: '01-02 21-28 90', // 青海
  64: '01-05 21-22 90', // 宁夏
  65: '01-05 21-32 40-43 90', // 新疆
}

/** Cities that have, or had while numbers were given out, no county under them: 东莞 441900, 沙市 420400… */
const WITHOUT_COUNTIES = /^(?:420[3-6]|440[34679]|4419|4420|460[234]|5302|6202)$/

/** Whether six digits can be the address code of a citizen number of the mainland (GB 11643-1999, 地址码). */
export function isMainlandRegion(code: string) {
  const prefecture = Number(code.slice(2, 4))
  const exists = (PREFECTURES[code.slice(0, 2)] ?? '').split(' ').some((range) => {
    const [from = '', to = from] = range.split('-')
    return from !== '' && prefecture >= Number(from) && prefecture <= Number(to)
  })
  return exists && (code.slice(4) !== '00' || WITHOUT_COUNTIES.test(code.slice(0, 4)))
}

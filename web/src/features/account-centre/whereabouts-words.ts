import type { Whereabouts } from '../../../../shared/contracts/scan-login.ts'

/** `Windows 10 · Chrome 138 · 广东广州 · 203.0.113.*` */
export const writeWhereabouts = ({ system, browser, place, network }: Whereabouts) =>
  [system, browser, place ?? '地点未知', network].join(' · ')

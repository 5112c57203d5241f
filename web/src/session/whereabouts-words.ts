import type { Whereabouts } from '../../../shared/contracts/scan-login.ts'

/** `Windows 10 · Chrome 138`: what a person calls the device. */
export const writeDevice = ({ system, browser }: Whereabouts) => `${system} · ${browser}`

/** `广东广州 · 203.0.113.*` */
export const writePlace = ({ place, network }: Whereabouts) => `${place ?? '地点未知'} · ${network}`

/** `Windows 10 · Chrome 138 · 广东广州 · 203.0.113.*` */
export const writeWhereabouts = (where: Whereabouts) => `${writeDevice(where)} · ${writePlace(where)}`

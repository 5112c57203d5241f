import type { Device } from './device.ts'

export const deviceNames: Readonly<Record<Device, string>> = {
  phone: '手机',
  tablet: '平板电脑',
  computer: '电脑',
  unknown: '未知设备',
}

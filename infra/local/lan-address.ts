import { networkInterfaces } from 'node:os'
import { StartFailure } from './start-failure.ts'

// Bridges and tunnels of container and VPN software: no phone is there.
const NOT_A_NETWORK = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|tailscale|wg)/

/** This machine's IPv4 address in the network that a phone shares with it. */
export function lanAddress(): string {
  const found = Object.entries(networkInterfaces())
    .filter(([name]) => !NOT_A_NETWORK.test(name))
    .flatMap(([, addresses = []]) => addresses)
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  if (!found) throw new StartFailure('没有找到局域网地址，请先连接到和手机相同的网络，或去掉 --host。')
  return found.address
}

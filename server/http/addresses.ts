import type { NetworkInterfaceInfo } from 'node:os'
import type { AddressChoice, AddressOption } from '../../shared/protocol.ts'

export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** Where phones reach this server: found, and chosen by the trainer when there are several. */
export interface Addresses {
  readonly choice: () => AddressChoice
  /** False when it is not one of the options. */
  readonly choose: (origin: string) => boolean
}

export interface AddressSources {
  readonly interfaces: () => Interfaces
  readonly port: () => number
  readonly publicUrl: string | null
  /** What the server listens on; the loopback is reached by nobody else. */
  readonly host: string
  /** In ms, from whenever. */
  readonly now: () => number
}

/** Asking the system takes as long as making a view, and each view asks. */
const rememberedMs = 2000

/** The choice lasts as long as the process: networks change between two sessions. */
export function createAddresses(sources: AddressSources): Addresses {
  let chosen: string | null = null
  const isAlone = /^(localhost|127\.|::1$)/u.test(sources.host)
  let remembered: Interfaces = {}
  let until = -Infinity
  const interfaces = () => {
    if (isAlone) return {}
    if (sources.now() >= until) {
      remembered = sources.interfaces()
      until = sources.now() + rememberedMs
    }
    return remembered
  }
  const options = () => addressOptions(interfaces(), sources.port(), sources.publicUrl)
  return {
    choice: () => {
      const found = options()
      const kept = found.find(({ origin }) => origin === chosen)
      return { chosen: (kept ?? found[0])?.origin ?? '', options: found }
    },
    choose: (origin) => {
      if (!options().some((option) => option.origin === origin)) return false
      chosen = origin
      return true
    }
  }
}

/** Interfaces that lead to other machines of the room come first, those of containers and tunnels last. */
export function addressOptions(
  interfaces: Interfaces,
  port: number,
  publicUrl: string | null
): readonly AddressOption[] {
  const lan = Object.entries(interfaces)
    .flatMap(([via, addresses]) => (addresses ?? []).map((address) => ({ via, ...address })))
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .toSorted((a, b) => distance(a) - distance(b))
    .map(({ via, address }) => ({ origin: `http://${address}:${port}`, via }))
  // Elsewhere pages of ours would be those of a stranger.
  const found = publicUrl === null ? lan : [{ origin: publicUrl, via: 'public' }]
  // Phones cannot reach this: shown only when there is nothing else, with a warning.
  return found.length > 0 ? found : [{ origin: `http://localhost:${port}`, via: 'local' }]
}

/** Names of interfaces that lead to containers, virtual machines and tunnels, on Linux, macOS and Windows. */
const virtual =
  /^(docker|veth|br-|virbr|vboxnet|virtualbox|vmnet|vmware|bridge\d|tun|tap|wg|wireguard|openvpn|tailscale|zt|zerotier|utun|lxc|lxd|cni|podman|bluetooth)/iu

function distance({ via, address }: { via: string; address: string }): number {
  if (virtual.test(via)) return 4
  if (address.startsWith('169.254.')) return 3
  if (!isPrivate(address)) return 2
  return /^(wl|wifi|wi-fi|wlan)/iu.test(via) ? 0 : 1
}

function isPrivate(address: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/u.test(address)
}

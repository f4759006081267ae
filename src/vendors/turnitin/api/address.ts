import { urlIn } from '../../../domain/url.ts'

/** Hosts under which Turnitin and iThenticate serve their tenants (docs/reference/turnitin.md#address-and-key). */
const turnitinHosts = ['turnitin.com', 'turnitinuk.com', 'turnitin.dev', 'turnitin.org', 'tii-sandbox.com']

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/**
 * The address of a tenant's API from what an admin pasted, with or without `/api`, or a sentence that says what is
 * wrong with it. `allowHost` lets an emulator on this machine take the vendor's place.
 */
export function turnitinAddress(pasted: string, allowHost: string | null): { baseUrl: string } | { problem: string } {
  const trimmed = pasted
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/api(\/v1)?$/, '')
  const url = urlIn(trimmed)
  if (!url) return { problem: 'TURNITIN_BASE_URL is not an address; it looks like https://your-name.turnitin.com.' }
  const { protocol, hostname, host, username, port, pathname } = url
  const emulator = allowHost !== null && [hostname, host].includes(allowHost)
  if (emulator && !loopback.includes(hostname)) {
    return { problem: 'TURNITIN_ALLOW_HOST is only for an emulator on this machine: 127.0.0.1 or localhost.' }
  }
  if (!emulator && protocol !== 'https:') return { problem: 'TURNITIN_BASE_URL does not begin with https://.' }
  if (!emulator && !isTurnitin(hostname)) {
    return {
      problem: `TURNITIN_BASE_URL leads to ${hostname}, which is not a host of Turnitin (${turnitinHosts.join(', ')}).`,
    }
  }
  if (username || pathname !== '/' || (port && !emulator)) {
    return { problem: 'TURNITIN_BASE_URL holds more than https:// and a host name.' }
  }
  return { baseUrl: `${protocol}//${host}/api/v1` }
}

/** Whether a host belongs to Turnitin. */
export function isTurnitin(hostname: string): boolean {
  return turnitinHosts.some((suffix) => hostname === suffix || hostname.endsWith(`.${suffix}`))
}

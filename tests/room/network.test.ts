import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { networkOf, subscriber } from '../../server/room/network.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  networkOf({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  } as unknown as IncomingMessage)

describe('an address as a key', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:CB00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:cb00:7107', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['2002:cb00:7107:1234::1', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
    ['no address', 'no address']
  ])('of %s is %s', (address, expected) => {
    expect(subscriber(address)).toBe(expected)
  })

  it('is the same for all that one subscriber can write, and tells none of it', () => {
    const one = from('2001:db8:1:2::1')
    expect(from('2001:db8:1:2:ffff::7')).toBe(one)
    expect(from('::1', '2001:db8:1:2::8')).toBe(one)
    expect(from('127.0.0.1', 'made up, [2001:db8:1:2::9]:50123')).toBe(one)
    expect(from('2001:db8:1:3::1')).not.toBe(one)
    expect(one).not.toMatch(/2001|db8/u)
    expect(from('::ffff:127.0.0.1', '203.0.113.7:50123')).toBe(from('203.0.113.7'))
    // Only a proxy on this machine is believed.
    expect(from('203.0.113.7', '198.51.100.1')).toBe(from('203.0.113.7'))
  })
})

/** Lifetime of a device token. */
const days = 90

/** Age check: the device id is a UUIDv7 and carries its time. */
export function isDeviceIdGood(deviceId: string, now: number): boolean {
  const knownSince = Number.parseInt(deviceId.replaceAll('-', '').slice(0, 12), 16)
  return now - knownSince < days * 86_400_000
}

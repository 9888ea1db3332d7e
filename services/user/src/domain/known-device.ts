/** How long a device stays known after a sign-in. */
const days = 90

/** The id of a device is a UUIDv7, so it says itself since when the device is known. */
export function isDeviceIdGood(deviceId: string, now: number): boolean {
  const knownSince = Number.parseInt(deviceId.replaceAll('-', '').slice(0, 12), 16)
  return now - knownSince < days * 86_400_000
}

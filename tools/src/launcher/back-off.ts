/** How long to wait before starting again something that has ended so many times in a row: 250 ms, doubling to 10 s. */
export const backOffMs = (failures: number): number => Math.min(250 * 2 ** Math.max(0, failures - 1), 10_000)

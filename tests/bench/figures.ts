/** Minimum, median and maximum of some runs, in the unit given. */
export function report(what: string, unit: string, runs: readonly number[]): void {
  const sorted = [...runs].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN).toFixed(2);
  console.log(`${what}: median ${at(0.5)} ${unit} (${at(0)} to ${at(1)}, ${runs.length} runs)`);
}

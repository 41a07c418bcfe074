/**
 * How many random cases a property test tries, and for how long: few by default, so that the suite stays quick on a busy
 * machine. `PROPERTY_RUNS=20 vitest run … --testTimeout 600000` tries twenty times as many.
 */
export function propertyRuns(usual: number): { numRuns: number; interruptAfterTimeLimit: number } {
  const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
  const wanted = Number(process?.env["PROPERTY_RUNS"] ?? 1);
  const times = wanted > 0 ? wanted : 1;
  return { numRuns: Math.ceil(usual * times), interruptAfterTimeLimit: 2500 * times };
}

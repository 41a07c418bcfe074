/**
 * How many random cases a property test tries. Few by default, so that the suite stays quick; PROPERTY_RUNS=20 tries
 * twenty times as many.
 */
export function propertyRuns(usual: number): number {
  const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
  const times = Number(process?.env["PROPERTY_RUNS"] ?? 1);
  return Math.ceil(usual * (times > 0 ? times : 1));
}

/** The text of a file below tests/fixtures. Without Node's types, so that nothing in `shared` compiles against them. */
export function readFixture(path: string): string {
  const { process } = globalThis as unknown as {
    process: { getBuiltinModule(id: "node:fs"): { readFileSync(path: string, encoding: "utf8"): string } };
  };
  const { dirname } = import.meta as unknown as { dirname: string };
  return process.getBuiltinModule("node:fs").readFileSync(`${dirname}/../../../tests/fixtures/${path}`, "utf8");
}

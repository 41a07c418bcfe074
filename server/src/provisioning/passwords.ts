/**
 * First passwords. They are made here, written to one file that only the operator can read, and handed out on paper or in person; the
 * server keeps their hashes. They never reach a log or the screen.
 */
import { randomInt } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { csvLine } from "@pendamping/shared/csv";

/** Without what is mistaken for something else when it is read aloud or copied from paper: 0 o 1 l i. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** "k7mp-x2qd-9ftw": twelve of 31 letters, some 59 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join("");
  return [group(), group(), group()].join("-");
}

export interface FirstPassword {
  readonly username: string;
  readonly name: string;
  readonly password: string;
}

/** Writes a new file with mode 0600, on disk when it returns. @throws where the file exists or cannot be written. */
export function writePasswords(path: string, passwords: readonly FirstPassword[]): void {
  const file = openSync(path, "wx", 0o600);
  try {
    const lines = [
      ["username", "name", "password"],
      ...passwords.map((each) => [each.username, each.name, each.password]),
    ];
    writeSync(file, `${lines.map(csvLine).join("\n")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
